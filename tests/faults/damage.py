"""Rounds of random damage to a real engine: is every file named, and does one repair cure it?"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from envcheck import switch
from envcheck.probes import probe_env
from tests.faults.mutations import Mutation, mutate

CODE = Path(__file__).resolve().parents[2]


@dataclass
class Found:
    """What the deep check named, over all rounds."""

    mutations: int = 0
    unnamed: list[str] = field(default_factory=list)
    """Damaged files that the deep check did not name."""
    false_alarms: list[str] = field(default_factory=list)
    """Files that it named although nobody had touched them."""
    seconds: list[float] = field(default_factory=list)
    """Of each deep look, imports and proof not included."""


def rounds(home: Path, count: int, each: int, backup: Path, seed: int = 0) -> Found:
    """Damage `each` files of the engine in use, look, put them back; `count` times."""
    env = switch.current(home / "envs")
    if env is None:
        raise FileNotFoundError(home / "envs" / switch.CURRENT)
    found = Found()
    for number in range(count):
        done = mutate(env, each, seed + number, backup)
        try:
            look(home, done, found)
        finally:
            for mutation in done:
                mutation.undo(env)
    return found


def look(home: Path, done: list[Mutation], found: Found) -> None:
    """One deep look at what `done` has damaged."""
    began = time.monotonic()
    facts = probe_env.probe(home, CODE, os.environ, deep=True)
    found.seconds.append(time.monotonic() - began)
    named = {bad.path for bad in (facts.tree.value.files if facts.tree.value else ())}
    damaged = {mutation.path: mutation.kind for mutation in done}
    found.mutations += len(done)
    found.unnamed += [f"{kind} {path}" for path, kind in damaged.items() if path not in named]
    found.false_alarms += sorted(named - damaged.keys())
