"""How long a run is, in updates: from the settings and the rows. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.wizard.draft import DEFAULTS, Draft
from desktop.wizard.settings.recommend import Recommendation


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
    """The length of the run as it is set now; None while the file is not known."""
    return _length(draft, recommendation, report, draft.changed)


def preset_length(
    draft: Draft, recommendation: Recommendation, report: Mapping[str, Any]
) -> RunLength | None:
    """The length that a preset alone gives, without what was changed by hand."""
    return _length(draft, recommendation, report, {})


def _length(
    draft: Draft,
    recommendation: Recommendation,
    report: Mapping[str, Any],
    changed: Mapping[str, Any],
) -> RunLength | None:
    kept = int(report.get("rows_kept", 0))
    if not kept:
        return None
    values = {**DEFAULTS, **recommendation.values, **changed}
    held_out = 0 if draft.validation_path else _held_out(values, kept)
    rows = max(1, kept - held_out)
    at_once = values["training.per_device_train_batch_size"]
    batch = max(1, at_once * values["training.gradient_accumulation_steps"])
    per_epoch = math.ceil(rows / batch)
    updates = max(1, round(per_epoch * values["training.num_train_epochs"]))
    if (most := values["training.max_steps"]) is not None:
        updates = min(updates, most)
    return RunLength(rows, held_out, batch, updates, updates / per_epoch)


def _held_out(values: Mapping[str, Any], kept: int) -> int:
    wanted = values["dataset.validation_rows"]
    if wanted is None:
        wanted = round(kept * values["dataset.validation_fraction"])
    return min(int(wanted), kept - 1)
