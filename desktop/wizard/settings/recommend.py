"""What a preset proposes for these rows, this model and this computer.

Pure. The inspected file gives rows and token lengths, the inspected model gives its shape, the
environment check gives the memory; where file or model are missing there is no proposal, and the
fields' own defaults count. The memory plan decides rows at once and checkpointing; the rows of one
update never change with the card.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast, get_args

from desktop.wizard.data.length_bins import block_tokens, trained_rows
from desktop.wizard.draft import DEFAULTS, Draft
from desktop.wizard.machine import Machine
from desktop.wizard.settings.room import (
    Placement,
    counted_row,
    longest_row,
    mean_row,
    place,
    scales_loss,
)
from engine.contract import presets
from engine.contract.memory import ModelShape
from engine.contract.preset_reasons import Reason, plan_reasons

OFFERED: tuple[str, ...] = ("quick", "balanced", "thorough")

_KIND_OF_DATA: dict[str, presets.Kind] = {
    "chat": "chat",
    "instruction": "instruct",
    "qa_with_context": "extract",
    "classification": "classify",
    "multiple_choice": "classify",
    "preference": "chat",
    "unpaired_preference": "chat",
    "text": "text",
}
LARGE_FROM_PARAMETERS = 500_000_000
"""From here on a model whose rows are not known yet is counted with checkpointing."""
ALPHA, RANK, RSLORA = "method.lora_alpha", "method.r", "method.use_rslora"
CHECKPOINTING = "training.gradient_checkpointing"
PATIENCE = "evaluation.early_stopping_patience"
LEAST_ROWS_TO_STOP_BY = 20
"""Kept aside; with fewer a measurement moves by chance more than by learning (recipes.md,
section 5)."""
ROWS_AT_ONCE = "training.per_device_train_batch_size"
SUMMED = "training.gradient_accumulation_steps"


@dataclass(frozen=True)
class Recommendation:
    """A preset's proposal; empty where file or model are not known yet."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """Dotted path -> value."""
    plan: presets.PresetPlan | None = None
    train_rows: int = 0
    held_out_rows: int = 0
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    """Dotted path -> why this value."""
    shape: presets.RunShape | None = None


def recommend(
    preset: str,
    report: Mapping[str, Any],
    model: Mapping[str, Any],
    draft: Draft,
    measured: Mapping[str, Any] | None = None,
    room: Machine | None = None,
) -> Recommendation:
    """The proposal of `preset` for an inspected file, an inspected model and a device's memory.

    `measured` are values (by dotted path) that were found by trying, for this preset, file and
    model: they count more than a formula. What was set by hand moves only what depends on it: alpha
    moves the learning rate, rows at once move how many are summed.
    """
    shape = run_shape(report, model, draft, room)
    if shape is None:
        return Recommendation()
    usual = presets.plan(shape, _preset(preset))
    if measured:
        usual = _as_measured(usual, measured, shape)
    length, limit_reason = _longest_row(report, model, room)
    mean = mean_row(report, {"training.max_length": length})
    placed = place(model, usual, counted_row(report, length), room, usual_tokens=mean)
    held_out = trained_rows(report, length) - shape.rows
    values = _values(usual, placed, length, held_out)
    few_aside = not draft.validation_path and held_out < LEAST_ROWS_TO_STOP_BY
    if few_aside:
        values[PATIENCE] = None
    reasons = _reasons(shape, usual, placed, report) | {"training.max_length": limit_reason}
    if few_aside or PATIENCE not in reasons:
        reasons[PATIENCE] = patience_reason(preset, values.get(PATIENCE), few_aside)
    if measured:
        values = {**values, "training.warmup_steps": None, **measured}
        reasons |= {path: Reason("MEASURED") for path in measured}
    values |= _moved_by_hand(values, draft, usual.batch)
    return Recommendation(values, usual, shape.rows, held_out, reasons, shape)


def run_shape(
    report: Mapping[str, Any],
    model: Mapping[str, Any],
    draft: Draft,
    room: Machine | None = None,
) -> presets.RunShape | None:
    """What the formulas need; None while file or model are not known well enough."""
    lengths, kept = report.get("lengths"), int(report.get("rows_kept", 0))
    if not lengths or not model.get("hidden_size") or kept < 1:
        return None
    limit, _ = _longest_row(report, model, room)
    block, kept = block_tokens(report, limit), trained_rows(report, limit)
    held_out = 0 if draft.validation_path else presets.hold_out(kept)
    return presets.RunShape(
        rows=kept - held_out,
        answer_tokens=float(block or lengths.get("supervised_mean") or lengths["mean"]),
        row_tokens=float(block or lengths["mean"]),
        hidden_size=int(model["hidden_size"]),
        linear_in_out_sum=max(1, int(model.get("linear_in_out_sum") or 1)),
        parameters=max(1, int(model.get("parameters") or 1)),
        family=str(model.get("family") or ""),
        kind=kind_of(report),
        half_precision_scaled=scales_loss(room),
    )


def kind_of(report: Mapping[str, Any]) -> presets.Kind:
    """The recipe's word for the kind of rows that the desk found."""
    return _KIND_OF_DATA.get(str(report.get("kind")), "instruct")


def rows_per_update(values: Mapping[str, Any]) -> int:
    """Rows that one correction of the adapter is made from."""
    known = {**DEFAULTS, **values}
    return max(1, int(known[ROWS_AT_ONCE]) * int(known[SUMMED]))


def _longest_row(
    report: Mapping[str, Any], model: Mapping[str, Any], room: Machine | None
) -> tuple[int, Reason]:
    """The row limit: the 99th percentile, within the model's context and the card."""
    lengths = report["lengths"]
    context = model.get("context_tokens") or None
    p99 = int(lengths.get("p99") or lengths.get("max") or 0)
    shape = ModelShape.from_facts(model)
    card = longest_row(shape, room) if room is not None and shape is not None else None
    limit = max(8, presets.max_length_for(p99, context_tokens=context, card_tokens=card))
    facts = {"limit": limit, "p99": p99}
    if card is not None and limit == card:
        return limit, Reason("LENGTH_CARD", facts)
    if context is not None and limit == context:
        return limit, Reason("LENGTH_CONTEXT", facts)
    return limit, Reason("LENGTH_P99", facts)


def _values(
    plan: presets.PresetPlan, placed: Placement, max_length: int, held_out: int
) -> dict[str, Any]:
    parts = presets.job_parts(plan, rows_that_fit=placed.rows)
    flat = {f"{part}.{name}": v for part, values in parts.items() for name, v in values.items()}
    flat.pop("method.type")
    flat["training.max_length"] = max_length
    flat[CHECKPOINTING] = placed.checkpointing
    flat[f"{CHECKPOINTING}_every"] = placed.every
    flat[f"{CHECKPOINTING}_offload"] = placed.offload
    flat["dataset.validation_rows"] = held_out
    return flat


def _moved_by_hand(values: Mapping[str, Any], draft: Draft, usual_batch: int) -> dict[str, Any]:
    """What follows from changes by hand, so that strength and rows of one update stay."""
    now = {**DEFAULTS, **values, **draft.changed}
    moved: dict[str, Any] = {}
    if now[RSLORA]:
        moved[ALPHA] = round(presets.ALPHA / math.sqrt(now[RANK]), 2)
    if ROWS_AT_ONCE in draft.changed and SUMMED not in draft.changed:
        moved[SUMMED] = now[SUMMED] = max(1, round(usual_batch / now[ROWS_AT_ONCE]))
    alpha = draft.changed.get(ALPHA, moved.get(ALPHA, values[ALPHA]))
    acting = presets.effective_alpha(float(alpha), int(now[RANK]), bool(now[RSLORA]))
    factor = presets.ALPHA / acting * math.sqrt(rows_per_update(now) / usual_batch)
    if abs(factor - 1) > 0.005:  # rounding of an rsLoRA alpha is no change of strength
        moved["training.learning_rate"] = presets.two_digits(
            min(1.0, values["training.learning_rate"] * factor)
        )
    return moved


def _as_measured(
    plan: presets.PresetPlan, measured: Mapping[str, Any], shape: presets.RunShape
) -> presets.PresetPlan:
    """The plan that measured values amount to."""
    batch = rows_per_update(measured)
    epochs = float(measured["training.num_train_epochs"])
    return replace(
        plan,
        batch=batch,
        epochs=epochs,
        steps=math.ceil(epochs * math.ceil(shape.rows / batch)),
        r=int(measured["method.r"]),
        learning_rate=float(measured["training.learning_rate"]),
    )


def _reasons(
    shape: presets.RunShape,
    plan: presets.PresetPlan,
    placed: Placement,
    report: Mapping[str, Any],
) -> dict[str, Reason]:
    kept = int(report.get("rows_kept", 0))
    held_out = kept - shape.rows
    return plan_reasons(shape, plan) | {
        ROWS_AT_ONCE: placed.rows_reason,
        CHECKPOINTING: placed.checkpointing_reason,
        f"{CHECKPOINTING}_every": placed.every_reason,
        f"{CHECKPOINTING}_offload": placed.offload_reason,
        "dataset.validation_rows": Reason(
            "HOLD_OUT" if held_out else "HOLD_OUT_NONE", {"rows": held_out, "of": kept}
        ),
    }


def patience_reason(preset: str, patience: int | None, few_aside: bool) -> Reason:
    """Why a run may stop early, or may not."""
    if patience is not None:
        return Reason("PATIENCE", {"patience": patience})
    if preset == "quick":
        return Reason("PATIENCE_QUICK")
    if few_aside:
        return Reason("PATIENCE_FEW_ROWS", {"least": LEAST_ROWS_TO_STOP_BY})
    return Reason("PATIENCE_NONE")


def _preset(name: str) -> presets.PresetName:
    known = name if name in get_args(presets.PresetName) else "balanced"
    return cast(presets.PresetName, known)
