"""What the rows that travel with the app are trained with on the starter model: found by trying.

The balanced preset is `engine.starter.starter_job`, the job of the command line's first run; the
others differ from it where their purpose does. Measured with `engine.starter.measure`: right
answers to the 102 held-out questions (the table stands in this folder's README).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop.wizard.settings.fields import SETTINGS

_DIFFERS: Mapping[str, Mapping[str, Any]] = {
    "quick": {
        "training.num_train_epochs": 1.5,
        "training.learning_rate": 7e-3,
        "training.lr_scheduler_type": "linear",
        "evaluation.eval_steps": 48,
    },
    "balanced": {},
    "thorough": {
        "training.num_train_epochs": 10,
        "method.r": 32,
    },
}


@cache
def sample_values(preset: str) -> Mapping[str, Any] | None:
    """Dotted path -> value for the sample with the starter; None for a preset never measured."""
    from engine.starter import starter_job  # standard library only, and rarely needed

    differs = _DIFFERS.get(preset)
    if differs is None:
        return None
    job = starter_job()
    parts = ("method", "quantization", "training", "evaluation")
    flat = {f"{part}.{name}": value for part in parts for name, value in job[part].items()}
    flat["training.gradient_accumulation_steps"] = 1
    known = {path: value for path, value in flat.items() if path in SETTINGS}
    return {**known, **differs}
