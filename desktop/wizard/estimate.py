"""How long a run is, in updates: from the settings and the rows. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.wizard.data.length_bins import trained_rows
from desktop.wizard.draft import DEFAULTS, Draft
from desktop.wizard.settings.recommend import Recommendation
from engine.contract.presets import hold_out

DEFAULT_SHARE = 0.1
"""The share that stands for the recipe's own rule (`engine/data/split.py`)."""
EVALS_PER_RUN = 10
"""What the engine does where the job says nothing (`engine/train.py`)."""


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
    values = {**DEFAULTS, **recommendation.values, **changed}
    limit = int(values["training.max_length"])
    kept = trained_rows(report, limit)
    if not kept:
        return None
    if values["dataset.too_long"] == "drop":
        kept = max(1, kept - rows_over(report, limit))
    if (at_most := values["dataset.max_rows"]) is not None:
        kept = min(kept, int(at_most))
    held_out = 0 if draft.validation_path else _held_out(values, kept)
    rows = max(1, kept - held_out)
    at_once = values["training.per_device_train_batch_size"]
    batch = max(1, at_once * values["training.gradient_accumulation_steps"])
    per_epoch = math.ceil(rows / batch)
    updates = max(1, math.ceil(round(per_epoch * values["training.num_train_epochs"], 6)))
    if (most := values["training.max_steps"]) is not None:
        updates = min(updates, most)
    return RunLength(rows, held_out, batch, updates, updates / per_epoch)


def rows_over(report: Mapping[str, Any], limit: int) -> int:
    """Rows with more tokens than the limit: counted from the lengths where the report has them.

    None of running text, which is laid in blocks: nothing of it is cut or left out.
    """
    lengths = report.get("lengths") or {}
    if "blocks" in lengths:
        return 0
    if counts := lengths.get("counts"):
        return sum(int(rows) for tokens, rows in counts if int(tokens) > limit)
    known = lengths.get("max_length") == limit or limit < int(lengths.get("max") or 0)
    return int(lengths.get("over_max_length") or 0) if known else 0


def _held_out(values: Mapping[str, Any], kept: int) -> int:
    """As the engine splits: the share of a tenth means the recipe's rule."""
    wanted = values["dataset.validation_rows"]
    share = values["dataset.validation_fraction"]
    if wanted is None:
        wanted = hold_out(kept) if share == DEFAULT_SHARE else round(kept * share)
    return max(0, min(int(wanted), kept - 1))
