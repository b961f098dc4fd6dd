"""How long a run is, in updates: from the settings and the rows. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.wizard.draft import Draft
from desktop.wizard.recommend import Recommendation


@dataclass(frozen=True)
class RunLength:
    """What the settings amount to."""

    train_rows: int
    held_out_rows: int
    batch: int
    """Rows in one update."""
    updates: int
    epochs: float


def run_length(
    draft: Draft, recommendation: Recommendation, report: Mapping[str, Any]
) -> RunLength | None:
    """The length of the run; None while the file is not known."""
    kept = int(report.get("rows_kept", 0))
    if not kept:
        return None
    values = recommendation.values

    def value(path: str) -> Any:
        return draft.value(path, values)

    held_out = 0 if draft.validation_path else _held_out(value, kept)
    rows = max(1, kept - held_out)
    batch = max(
        1,
        value("training.per_device_train_batch_size")
        * value("training.gradient_accumulation_steps"),
    )
    per_epoch = math.ceil(rows / batch)
    updates = max(1, round(per_epoch * value("training.num_train_epochs")))
    if (most := value("training.max_steps")) is not None:
        updates = min(updates, most)
    return RunLength(rows, held_out, batch, updates, updates / per_epoch)


def _held_out(value: Any, kept: int) -> int:
    wanted = value("dataset.validation_rows")
    if wanted is None:
        wanted = round(kept * value("dataset.validation_fraction"))
    return min(int(wanted), kept - 1)
