"""What a preset proposes for these rows and this model: the bridge to `engine.contract.presets`.

Pure. The inspected file gives rows and token lengths, the inspected model gives its shape; where
one of them is missing there is no proposal, and the fields' own defaults count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from desktop.wizard.draft import Draft
from engine.contract import presets

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
TOKENS_AT_ONCE = 4096
"""Rows times their longest length that a card of 8 GB holds beside a 7B model in 4 bit with
gradient checkpointing (QLoRA's published runs stay below it); smaller models take the whole batch.
The rows of one update stay the same: the rest is summed."""


@dataclass(frozen=True)
class Recommendation:
    """A preset's proposal; empty where file or model are not known yet."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """Dotted path -> value."""
    plan: presets.PresetPlan | None = None
    train_rows: int = 0
    held_out_rows: int = 0


def recommend(
    preset: str,
    report: Mapping[str, Any],
    model: Mapping[str, Any],
    draft: Draft,
    measured: Mapping[str, Any] | None = None,
) -> Recommendation:
    """The proposal of `preset` for an inspected file and an inspected model.

    `measured` are values (by dotted path) that were found by trying, for the balanced preset of
    this very file and model: they count more than a formula.
    """
    lengths = report.get("lengths")
    kept = int(report.get("rows_kept", 0))
    if not lengths or not model.get("hidden_size") or kept < 1:
        return Recommendation()
    held_out = 0 if draft.validation_path else presets.hold_out(kept)
    shape = presets.RunShape(
        rows=kept - held_out,
        answer_tokens=float(lengths.get("supervised_mean") or lengths["mean"]),
        row_tokens=float(lengths["mean"]),
        hidden_size=int(model["hidden_size"]),
        linear_in_out_sum=max(1, int(model.get("linear_in_out_sum") or 1)),
        parameters=max(1, int(model.get("parameters") or 1)),
        family=str(model.get("family") or ""),
        kind=_KIND_OF_DATA.get(str(report.get("kind")), "instruct"),
    )
    alpha = float(draft.changed.get("method.lora_alpha", presets.ALPHA))
    plan = presets.plan(shape, _preset(preset), lora_alpha=alpha)
    max_length = presets.max_length_for(
        int(lengths["p99"]), context_tokens=model.get("context_tokens") or None
    )
    values = _values(plan, shape, max_length, held_out)
    if measured and preset == "balanced":
        values = {**values, "training.warmup_steps": None, **measured}
    return Recommendation(values, plan, shape.rows, held_out)


def _values(
    plan: presets.PresetPlan, shape: presets.RunShape, max_length: int, held_out: int
) -> dict[str, Any]:
    large = shape.parameters >= LARGE_FROM_PARAMETERS
    fit = max(1, TOKENS_AT_ONCE // max_length) if large else None
    parts = presets.job_parts(plan, rows_that_fit=fit)
    flat = {f"{part}.{name}": v for part, values in parts.items() for name, v in values.items()}
    flat.pop("method.type")
    flat["method.lora_alpha"] = presets.ALPHA  # the person's own alpha is a change against this
    flat["training.max_length"] = max_length
    flat["training.gradient_checkpointing"] = large
    flat["dataset.validation_rows"] = held_out
    return flat


def _preset(name: str) -> presets.PresetName:
    known = name if name in get_args(presets.PresetName) else "balanced"
    return cast(presets.PresetName, known)
