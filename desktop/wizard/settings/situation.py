"""Everything that is known and set, as one value that pure decisions are made from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.wizard.draft import DEFAULTS
from desktop.wizard.estimate import EVALS_PER_RUN, RunLength, run_length
from desktop.wizard.machine import Machine
from desktop.wizard.settings.recommend import Recommendation, kind_of, rows_per_update
from engine.contract import presets
from engine.contract.memory import ModelShape


@dataclass(frozen=True)
class Situation:
    """A draft with its file, its model and its computer."""

    values: Mapping[str, Any]
    """Dotted path -> the value that counts now."""
    recommended: Mapping[str, Any]
    """Dotted path -> the recommended value, or the field's default."""
    report: Mapping[str, Any] = field(default_factory=dict)
    model: Mapping[str, Any] = field(default_factory=dict)
    machine: Machine | None = None
    length: RunLength | None = None
    plan: presets.PresetPlan | None = None
    own_rows_to_measure: bool = False
    """Whether a file of its own measures the progress."""

    @classmethod
    def of(cls, session: Any) -> Situation:
        """The situation of a wizard's session."""
        proposed: Recommendation = session.recommendation()
        return cls(
            values={**DEFAULTS, **proposed.values, **session.draft.changed},
            recommended={**DEFAULTS, **proposed.values},
            report=session.data.report,
            model=session.model.report,
            machine=session.machine,
            length=run_length(session.draft, proposed, session.data.report),
            plan=proposed.plan,
            own_rows_to_measure=bool(session.draft.validation_path),
        )

    @property
    def shape(self) -> ModelShape | None:
        """The model's sizes, where they are known."""
        return ModelShape.from_facts(self.model)

    @property
    def kind(self) -> presets.Kind:
        return kind_of(self.report)

    @property
    def checks(self) -> Mapping[str, Any]:
        """What was checked on every rendered row (`report["lengths"]["checks"]`)."""
        return (self.report.get("lengths") or {}).get("checks") or {}

    @property
    def is_running_text(self) -> bool:
        """Whether the rows are text without questions, learned in blocks."""
        return self.report.get("kind") == "text"

    @property
    def strength(self) -> float:
        """K of the learning rate as it is set now."""
        return presets.strength(
            float(self.values["training.learning_rate"]),
            rows_per_update(self.values),
            lora_alpha=float(self.values["method.lora_alpha"]),
            r=int(self.values["method.r"]),
            use_rslora=bool(self.values["method.use_rslora"]),
        )

    @property
    def rate_verdict(self) -> presets.RateVerdict:
        """Whether the learning rate suits; the recommended one always does."""
        moves = (
            *("training.learning_rate", "method.lora_alpha", "method.r", "method.use_rslora"),
            "training.per_device_train_batch_size",
            "training.gradient_accumulation_steps",
        )
        hidden = int(self.model.get("hidden_size") or 0)
        if not hidden or all(self.values[path] == self.recommended[path] for path in moves):
            return "ok"
        family = str(self.model.get("family") or "")
        return presets.rate_verdict(self.strength, hidden, family, self.kind)

    def quality(self, code: str) -> Mapping[str, Any]:
        """One check of the data desk; empty where it was not made."""
        checks = (self.report.get("quality") or {}).get("checks") or ()
        return next((check for check in checks if check.get("code") == code), {})

    def changed(self, path: str) -> bool:
        return bool(self.values[path] != self.recommended[path])


def measurements(now: Situation) -> int | None:
    """How often the rows kept aside are measured after the start; None where that is not known."""
    if now.length is None:
        return None
    every = now.values["evaluation.eval_steps"] or max(2, now.length.updates // EVALS_PER_RUN)
    return math.ceil(now.length.updates / every)
