"""What of a job cannot change once steps were made: another rank, scale or base would read the
numbers of a checkpoint as something else. Everything else (rates, epochs, limits of memory, when to
measure) may be edited in `job.json` between two starts, and counts from the next one on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from engine.contract.problems import Problem
from engine.contract.spec import JobSpec

LASTING = {
    "method": ("type", "r", "lora_alpha", "target_modules", "use_rslora"),
    "quantization": ("type", "bnb_4bit_use_double_quant"),
    "training": ("seed", "per_device_train_batch_size", "gradient_accumulation_steps"),
}
"""Part of a job -> its settings that last. A base model may move to another folder, and changed
data ends a run by rules of its own: both are told by their content."""
ROWS = tuple(f"training.{name}" for name in LASTING["training"][1:])
"""Only their product lasts: a step's number tells its rows by it, and with another one rows of the
epoch would be seen twice or never."""


def lasting(spec: JobSpec) -> dict[str, Any]:
    """Their values, by the names of a job file (`method.r`)."""
    document = spec.model_dump(mode="json")
    return {
        f"{part}.{name}": document[part][name]
        for part, names in LASTING.items()
        for name in names
        if name in document[part]
    }


def hold_against(before: Mapping[str, Any], spec: JobSpec, file: str) -> None:
    """Refuse a job whose lasting settings are others than those its steps were made with.

    Args:
        before: `lasting` of back then; empty, or without the rows of an update, for checkpoints of
            earlier versions, which did not keep it.
        file: the job file, for the person who edited it.

    Raises:
        Problem: JOB_CHANGED, with the settings as they were, each as it stands in a job file.
    """
    now = lasting(spec)
    names = sorted(before.keys() | now.keys()) if before else []
    if not before.keys() >= set(ROWS) or _rows(before) == _rows(now):
        names = [name for name in names if name not in ROWS]
    other = [name for name in names if before.get(name) != now.get(name)]
    if other:
        were = [f"{name} = {json.dumps(before.get(name))}" for name in other]
        raise Problem("JOB_CHANGED", file=file, were=were)


def _rows(settings: Mapping[str, Any]) -> int:
    """Rows of an update."""
    return math.prod(int(settings[name]) for name in ROWS)
