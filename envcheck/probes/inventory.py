"""Asks the engine's own interpreter what it is and what is installed, and reads its answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from envcheck import switch
from envcheck.deadline import Answer, ask
from envcheck.facts import Distribution, Interpreter, Observed, not_recorded, unknown
from envcheck.lockfile import normalise
from envcheck.probes import probe_script
from envcheck.scrub import scrubbed

SOURCE = "engine"
DEADLINE_S = 30.0
"""0.4 s on a quiet machine with its files in memory; a cold hard disk needs half a minute."""
EXAMPLES = 5
"""Of paths kept in facts; the numbers beside them count all."""
T = TypeVar("T")


@dataclass(frozen=True)
class Inventory:
    """One answer of the engine's interpreter. Paths are relative to the environment."""

    interpreter: Observed[Interpreter]
    distributions: Observed[tuple[Distribution, ...]]
    leftovers: Observed[tuple[str, ...]]
    startup_files: Observed[tuple[str, ...]]
    """All of them, listed by a RECORD or not."""
    recorded_startup_files: frozenset[str] = field(default=frozenset())
    missing: frozenset[str] = field(default=frozenset())
    """Every missing file of a RECORD."""
    changed: frozenset[str] = field(default=frozenset())
    headers: Observed[bool] = field(default_factory=not_recorded)
    """Whether its Python has `Python.h`."""

    @property
    def damaged(self) -> frozenset[str]:
        """Every missing or changed file of a RECORD."""
        return self.missing | self.changed


def take(env: Path, environ: Mapping[str, str]) -> Inventory:
    """Start the engine's interpreter in isolation and let it look at its own packages."""
    script = str(Path(probe_script.__file__).absolute())
    python = str(switch.interpreter(env))
    command = [python, "-I", "-S", "-B", script, str(env)]
    return read(ask(command, DEADLINE_S, scrubbed(environ)))


def read(answer: Answer) -> Inventory:
    """What an answer says; its first line may have come without its second."""
    first, second = _documents(answer.stdout)
    why = answer.reason or _why_silent(answer)
    distributions: list[Mapping[str, Any]] = second.get("distributions", [])
    return Inventory(
        interpreter=_observed(first, lambda: _interpreter(first), why),
        distributions=_observed(second, lambda: tuple(map(_distribution, distributions)), why),
        leftovers=_observed(second, lambda: tuple(second["leftovers"]), why),
        startup_files=_observed(second, lambda: tuple(second["startup_files"]), why),
        recorded_startup_files=_paths(distributions, "startup_files"),
        missing=_paths(distributions, "missing"),
        changed=_paths(distributions, "changed"),
        headers=_observed(first, lambda: bool(first["headers"]), why),
    )


def silent(reason: str) -> Inventory:
    """Nothing known, and why."""
    return read(Answer(reason, None, "", ""))


def _documents(stdout: str) -> tuple[dict[str, Any], dict[str, Any]]:
    documents: list[dict[str, Any]] = []
    for line in stdout.splitlines()[:2]:
        try:
            document = json.loads(line)
        except ValueError:  # cut off by the deadline
            break
        documents.append(document if isinstance(document, dict) else {})
    first, second = (*documents, {}, {})[:2]
    return first, second


def _observed(said: object, read_it: Callable[[], T], why: str) -> Observed[T]:
    """The value where something was said about it; an answer that lacks a part is none."""
    if not said:
        return unknown(SOURCE, why)
    try:
        return Observed(read_it(), SOURCE)
    except (KeyError, TypeError, ValueError):
        return unknown(SOURCE, "answer not understood")


def _interpreter(document: Mapping[str, Any]) -> Interpreter:
    return Interpreter(str(document["version"]), int(document["bits"]), str(document["isolation"]))


def _distribution(document: Mapping[str, Any]) -> Distribution:
    missing, changed = list(document["missing"]), list(document["changed"])
    return Distribution(
        name=normalise(document["name"]),
        version=document["version"],
        location=document["location"],
        metadata=document["metadata"],
        files=document["files"],
        missing=len(missing),
        changed=len(changed),
        examples=tuple((missing + changed)[:EXAMPLES]),
        modules=tuple(document["modules"]),
        requires=tuple(document["requires"]),
    )


def _paths(distributions: list[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(path for one in distributions for path in one.get(key, ()))


def _why_silent(answer: Answer) -> str:
    """`exit code 127: …` with the last thing that it complained of."""
    if answer.exit_code == 0:
        return "answer not understood"
    complaints = [line.strip() for line in answer.stderr.splitlines() if line.strip()]
    return ": ".join([f"exit code {answer.exit_code}", *complaints[-1:]])[:200]
