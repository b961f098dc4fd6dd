"""Engine problem codes and the facts each one carries. No sentences: desktop writes those."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.problems_data import DATA_CODES

RUN_CODES: dict[str, tuple[str, ...]] = {
    "ENVIRONMENT_NOT_CHECKED": ("run",),
    "RUN_NOT_FOUND": ("run",),
    "RUN_FOLDER_GONE": ("run",),  # moved or deleted while its engine worked
    "RUN_ALREADY_ACTIVE": ("run",),
    "RUN_ALREADY_FINISHED": ("run",),
    "JOB_INVALID": ("file", "errors"),
    "DEVICE_NOT_AVAILABLE": ("device",),
    # tried: rungs of contract.ladder that were taken before; times: how many
    "GPU_OUT_OF_MEMORY": (
        *("device", "total_bytes", "free_bytes", "requested_bytes", "step"),
        *("tried", "times", "other_process", "other_bytes"),
    ),
    "HOST_OUT_OF_MEMORY": ("step", "requested_bytes", "free_bytes", "tried", "times"),
    "DISK_FULL": ("path", "free_bytes", "step"),
    "DISK_LOW": ("path", "free_bytes", "needed_bytes"),
    "FOLDER_NOT_WRITABLE": ("path",),
    # lines: the first of `rows`, as `name:number` where there are several files
    "LOSS_NOT_FINITE": ("step", "value", "lines", "rows"),
    # before anything was learned, and no single row is to blame
    "LOSS_BROKEN_AT_START": ("value", "lines"),
    "LOSS_ZERO_AT_START": ("step",),
    "LOSS_STUCK_AT_ZERO": ("step", "times"),  # with no gradient either; else it is a warning
    # after the rate was lowered as often as allowed
    "TRAINING_DIVERGED": ("step", "value", "times", "learning_rate"),
    "NOTHING_TRAINS": ("step",),
    "HALF_TRAINS": ("step",),
    "ALL_LABELS_MASKED": ("rows", "max_length"),
    "NO_TRAINABLE_LAYERS": ("target_modules", "found"),
    "GRADIENT_CHECK_FAILED": ("cosine", "floor"),
    "CHECKPOINT_DAMAGED": ("path", "file", "fallback_step"),
    "QUANTIZED_COPY_DAMAGED": ("path", "file"),
    "DATA_CHANGED": ("path", "expected_sha256", "found_sha256"),
    "DATA_CHANGED_SNAPSHOT_USED": ("path", "reason", "rows"),
    "MODEL_CHANGED": ("path", "file"),
    # were: settings with their values of back then, as in a job file
    "JOB_CHANGED": ("file", "were"),
    "MODEL_LOAD_FAILED": ("path", "error"),
    "PRECISION_NOT_SUPPORTED": ("precision", "device", "compute_capability"),
    "ENGINE_ERROR": ("error", "where"),
    "BASE_WEIGHTS_CHANGED": ("expected_sha256", "found_sha256"),
}
"""Code -> the names of the facts it carries, for everything around a run."""

CODES: dict[str, tuple[str, ...]] = {**RUN_CODES, **DATA_CODES}
"""Every code the engine may raise."""


class Problem(Exception):
    """A refusal or a failure that a person can act on: a code and its facts, never a sentence.

    Raises:
        KeyError: if `code` is not in `CODES`, so that no code can miss its sentence.
    """

    def __init__(self, code: str, /, **facts: Any) -> None:
        if code not in CODES:
            raise KeyError(code)
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"

    def to_json(self) -> dict[str, Any]:
        """`{"code", "facts"}`, as it stands in events and on the command line."""
        return {"code": self.code, "facts": dict(self.facts)}


def problem_from_json(document: Mapping[str, Any]) -> Problem:
    """The problem that `Problem.to_json` described."""
    return Problem(str(document["code"]), **dict(document.get("facts", {})))
