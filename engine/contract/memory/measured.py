"""What was measured on this computer: `<home>/cache/measured.json`, a handful of small entries.

An entry belongs to one device, one model shape, one way of keeping the weights, one engine. The
file may be deleted at any time: it is made again by the next measurement.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from engine.contract.atomic import write_json_atomic
from engine.contract.memory.calibration import HEAP_CHANCE, Calibration
from engine.contract.memory.plan import plan
from engine.contract.memory.setup import Setup
from engine.contract.memory.shape import ModelShape

FILE = "measured.json"
MOST_ENTRIES = 200
"""Oldest out."""


class Where(Protocol):
    """A device with its engine, as `desktop.wizard.machine.Machine` describes it."""

    @property
    def device(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def engine(self) -> str: ...


@dataclass(frozen=True)
class Measured:
    """Two real steps at two lengths."""

    tokens: tuple[int, int]
    """Tokens in memory at once: rows times row length."""
    peak_bytes: tuple[int, int]
    seconds: tuple[float, float] = (0.0, 0.0)
    """Of one step: forward and backward of that batch."""
    setup: Mapping[str, Any] | None = None
    """The fields of the `Setup` that was measured."""


def key(shape: ModelShape, setup: Setup, where: Where) -> str:
    """What an entry belongs to; checkpointing is part of it, for the slope is another one."""
    about = asdict(shape)
    about.pop("context_tokens")
    sizes = hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()[:16]
    parts = (
        where.device,
        where.name,
        where.engine[:16],
        shape.family,
        sizes,
        setup.quantization,
        setup.precision(shape),
        _recomputing(setup),
        "packed" if setup.packed else "padded",
    )
    return "|".join(parts)


def _recomputing(setup: Setup) -> str:
    if not setup.checkpointing:
        return "plain"
    every = f" every {setup.checkpoint_every}" if setup.checkpoint_every > 1 else ""
    return f"checkpointing{every}{' offload' if setup.offload else ''}"


def calibration_for(
    cache: Path, shape: ModelShape, setup: Setup, where: Where
) -> Calibration | None:
    """The correction for this plan from what was measured, or None."""
    measured = lookup(cache, key(shape, setup, where))
    return None if measured is None else calibration_of(measured, shape, setup)


def calibration_of(measured: Measured, shape: ModelShape, setup: Setup) -> Calibration:
    """Measured against computed, both for the setup that was measured."""
    then = replace(setup, **_fields(measured.setup or {}))
    few, many = measured.tokens
    if few == many == then.tokens:  # a run: its rows were those of the setup, of many lengths too
        computed = (plan(shape, then),) * 2
    else:
        computed = (plan(shape, _even(then, few)), plan(shape, _even(then, many)))
    chance = HEAP_CHANCE if then.device == "cpu" else 0.0
    return Calibration.from_plans(computed, measured.peak_bytes, chance)


def _even(setup: Setup, tokens: int) -> Setup:
    """As many tokens at once in rows of one length, as a probe lays them."""
    return replace(setup, row_tokens=max(1, tokens // setup.rows), mean_tokens=None)


def lookup(cache: Path, wanted: str) -> Measured | None:
    """One entry; a file that is missing or damaged holds none."""
    entry = _entries(cache).get(wanted)
    try:
        return None if entry is None else _read(entry)
    except (KeyError, TypeError, ValueError):
        return None


def store(cache: Path, wanted: str, measured: Measured) -> None:
    """Keep an entry, newest last."""
    entries = dict(_entries(cache))
    entries.pop(wanted, None)
    entries[wanted] = asdict(measured)
    kept = dict(list(entries.items())[-MOST_ENTRIES:])
    cache.mkdir(parents=True, exist_ok=True)
    write_json_atomic(cache / FILE, {"v": 1, "entries": kept})


def _read(entry: Mapping[str, Any]) -> Measured:
    return Measured(
        tokens=_pair(entry["tokens"], int),
        peak_bytes=_pair(entry["peak_bytes"], int),
        seconds=_pair(entry.get("seconds") or (0.0, 0.0), float),
        setup=entry.get("setup"),
    )


def _pair(values: Sequence[Any], kind: Any) -> Any:
    first, second = values
    return kind(first), kind(second)


def _fields(known: Mapping[str, Any]) -> dict[str, Any]:
    """Those fields of a stored setup that this version has."""
    names = Setup.__dataclass_fields__
    found = {name: value for name, value in known.items() if name in names}
    if isinstance(found.get("targets"), list):
        found["targets"] = tuple(found["targets"])
    return found


def _entries(cache: Path) -> Mapping[str, Any]:
    file = cache / FILE
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        return {}
    return _entries_as_of(str(file), changed)


@lru_cache(maxsize=4)
def _entries_as_of(file: str, changed_ns: int) -> Mapping[str, Any]:
    try:
        document = json.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    entries = document.get("entries") if isinstance(document, dict) else None
    return entries if isinstance(entries, dict) else {}
