"""Whether a model fits this computer with the rows and settings of the draft: the bridge to
`engine.contract.memory`. Pure arithmetic, far below a millisecond; no file but the measurements.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from desktop import paths
from desktop.wizard.draft import DEFAULTS, Draft
from desktop.wizard.machine import Machine, machine
from desktop.wizard.settings.recommend import LARGE_FROM_PARAMETERS, recommend
from desktop.wizard.settings.room import counted_row, mean_row
from engine.contract import memory
from engine.contract.memory import MemoryPlan, ModelShape, Setup
from engine.contract.memory.measured import calibration_for

LENGTH, BATCH = "training.max_length", "training.per_device_train_batch_size"
CHECKPOINTING = "training.gradient_checkpointing"
EVERY = f"{CHECKPOINTING}_every"


class Checker(Protocol):
    """As much of `EnvironmentChecker` as is needed."""

    report: dict[str, Any] | None


@dataclass(frozen=True)
class Fit:
    """A plan against a device's memory."""

    plan: MemoryPlan
    machine: Machine
    shape: ModelShape
    setup: Setup
    badge: memory.Badge
    ways: Mapping[str, MemoryPlan] = field(default_factory=dict)
    """`full`, `lora`, `qlora`: the same rows in three ways."""
    nearest: Mapping[str, int] = field(default_factory=dict)
    """`max_length` and `batch` that would fit, each alone; a key is absent where none does.
    Empty where the plan fits as it is."""

    @property
    def free_bytes(self) -> int:
        return self.machine.free_bytes

    @property
    def total_bytes(self) -> int:
        """Of the device, whoever holds it."""
        return self.machine.total_bytes

    @property
    def measured(self) -> bool:
        """Whether two real steps on this computer corrected the arithmetic."""
        return self.plan.measured

    @property
    def trainable_parameters(self) -> int:
        return memory.trainable_parameters(self.shape, self.setup)

    def badge_of(self, way: str) -> memory.Badge:
        """The badge of one of the three ways."""
        return memory.badge(self.ways[way].total_bytes, self.free_bytes)


def fit(session: Any, checker: Checker, facts: Mapping[str, Any] | None = None) -> Fit | None:
    """The chosen model, or the one of `facts` (an inspected model, a catalogue entry), here.

    Another model than the chosen one is counted with what its own preset would propose, and with
    what was set by hand. None where the model or the device is not known well enough.
    """
    here = machine(checker.report, asked_device(session.draft))
    report = session.model.report if facts is None else facts
    shape = ModelShape.from_facts(report)
    if here is None or shape is None:
        return None
    values = _values(session, report, here)
    setup = setup_for(values, session.data.report, here)
    calibration = calibration_for(paths.cache_dir(session.home), shape, setup, here)
    counted = memory.plan(shape, setup, calibration)
    found = memory.badge(counted.total_bytes, here.free_bytes)
    return Fit(
        plan=counted,
        machine=here,
        shape=shape,
        setup=setup,
        badge=found,
        ways=memory.ways(shape, setup, calibration),
        nearest={} if found == "fits" else _nearest(shape, setup, here, calibration),
    )


def asked_device(draft: Draft) -> str:
    """Where the person wants the run to compute; no preset proposes it."""
    return str(draft.value("training.device", {}))


def setup_for(values: Mapping[str, Any], report: Mapping[str, Any], here: Machine) -> Setup:
    """The memory plan's setup from values by dotted path and an inspected file's report."""
    tokens, learned = counted_row(report, int(values[LENGTH]))
    return Setup.from_values(
        values,
        device=here.device,
        row_tokens=tokens,
        mean_tokens=mean_row(report, values) or None,
        has_bf16=here.has_bf16,
        learned_share=min(1.0, learned / tokens),
    )


def _values(session: Any, facts: Mapping[str, Any], here: Machine) -> dict[str, Any]:
    """What a draft would hold with this model: defaults, its preset's proposal, set by hand."""
    draft: Draft = session.draft
    if facts is session.model.report:
        proposed: Mapping[str, Any] = session.recommendation().values
    else:
        proposed = recommend(draft.preset, session.data.report, facts, draft, room=here).values
    if not proposed:  # no rows yet: what the presets do with large models
        large = int(facts.get("parameters") or 0) >= LARGE_FROM_PARAMETERS
        proposed = {CHECKPOINTING: large, BATCH: 1 if large else DEFAULTS[BATCH]}
    return {**DEFAULTS, **proposed, **draft.changed}


def _nearest(
    shape: ModelShape, setup: Setup, here: Machine, calibration: memory.Calibration | None
) -> dict[str, int]:
    """The largest values of the two settings that fit with room to spare."""
    budget = int(memory.FITS_SHARE * here.free_bytes)
    found = {
        "max_length": memory.largest_length(shape, setup, budget, calibration),
        "batch": memory.largest_batch(shape, setup, budget, calibration),
    }
    return {name: value for name, value in found.items() if value > 0}
