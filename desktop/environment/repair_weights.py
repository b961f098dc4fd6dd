"""How long each stage of a repair is expected to take, and how far a stage is: pure arithmetic.

The seconds are weights of one progress line; only their proportions matter. Measured on a machine
with two cores: 71 packages of 1.4 GB install in 10-17 s and compile in 20 s, hashing them takes
5 s, the first imports 20 s, the parts of the proof 20 s.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.environment.repair_view import Stage

FETCH_BYTES_PER_S = 8e6
"""A home connection of 64 Mbit/s."""
HASH_BYTES_PER_S = 300e6
"""Wheels of the store are hashed again before they are used."""
UNPACK_BYTES_PER_S = 60e6
COMPILE_S_PER_PACKAGE = 0.3
PROVE_S = 60.0
PROVE_BYTES_PER_S = 270e6
MOST_BY_TIME = 0.9
LOOK_S, SWITCH_S = 1.5, 0.5
USUAL_PACKAGES, USUAL_FETCH_BYTES, USUAL_DISK_BYTES = 70, 500e6, 1.4e9
"""Of the row for the processor: before a plan is known."""

_INSTALL = {"wait": (0.0, 0.0), "python": (0.0, 0.04), "unpack": (0.04, 0.5), "compile": (0.5, 1.0)}
_PROVE = {
    "hash": (0.0, 0.1),
    "import": (0.1, 0.5),
    "imports": (0.1, 0.5),
    "torch": (0.1, 0.18),
    "numpy": (0.18, 0.19),
    "accelerate": (0.19, 0.2),
    "datasets": (0.2, 0.24),
    "bitsandbytes": (0.24, 0.34),
    "transformers": (0.34, 0.4),
    "peft": (0.4, 0.42),
    "gradio": (0.42, 0.7),  # the proof's own process starts in it
    "gpu_init": (0.68, 0.7),
    "quantise": (0.7, 0.72),
    "forward": (0.72, 0.74),
    "backward": (0.74, 0.76),
    "evaluate_then_train": (0.76, 0.78),
    "optimizer_8bit": (0.78, 0.79),
    "sanity": (0.79, 0.82),
    "chat_page": (0.82, 1.0),
}
"""By the seconds that each took on two cores; the steps of the proof count nothing."""
_RANGES: Mapping[str, Mapping[str, tuple[float, float]]] = {"install": _INSTALL, "prove": _PROVE}
"""Stage -> step -> where it begins and ends within its stage."""


def stage_seconds(plan: Mapping[str, Any] | None) -> dict[str, float]:
    """Stage -> seconds that it is expected to take."""
    known = plan or {}
    packages = _number(known, "packages", USUAL_PACKAGES)
    usual_fetch = _number(known, "download_bytes", USUAL_FETCH_BYTES)
    fetch, disk = _number(known, "to_fetch_bytes", usual_fetch), _disk_bytes(known)
    return {
        "look": LOOK_S,
        "fetch": 1.0 + fetch / FETCH_BYTES_PER_S + disk / 3 / HASH_BYTES_PER_S,
        "install": 1.0 + disk / UNPACK_BYTES_PER_S + packages * COMPILE_S_PER_PACKAGE,
        "prove": PROVE_S + disk / PROVE_BYTES_PER_S,
        "switch": SWITCH_S,
    }


def share_of_stage(stage: Stage) -> float:
    """0 to 1, from the numbers of its newest progress event."""
    counted = _counted(stage)
    ranges = _RANGES.get(stage.name)
    if ranges is None:
        return counted
    if stage.step not in ranges:
        return counted if stage.total or stage.total_bytes else 0.0
    begin, end = ranges[stage.step]
    return begin + (end - begin) * counted


def share_by_time(stage: Stage, expected_s: float) -> float:
    """How far a step that counts nothing should be by now; it stops short of its end."""
    begin, end = _RANGES.get(stage.name, {}).get(stage.step, (0.0, 0.0))
    if stage.total or stage.total_bytes or end <= begin or not stage.seconds:
        return 0.0
    passed = stage.seconds - stage.step_began
    return begin + (end - begin) * min(MOST_BY_TIME, passed / ((end - begin) * expected_s))


def _counted(stage: Stage) -> float:
    """Bytes are evener than files, where they are known."""
    if stage.total_bytes:
        return min(1.0, stage.done_bytes / stage.total_bytes)
    return min(1.0, stage.done / stage.total) if stage.total else 0.0


def _disk_bytes(plan: Mapping[str, Any]) -> float:
    return _number(plan, "disk_bytes", USUAL_DISK_BYTES)


def _number(plan: Mapping[str, Any], name: str, otherwise: float) -> float:
    value = plan.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        return otherwise
    return float(value)
