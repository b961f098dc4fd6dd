"""How moments are kept where the job says `auto`: 32 bit if they fit, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.contract.memory import ModelShape, Setup, plan
from engine.contract.memory.plan import TIGHT_SHARE
from engine.limits import Optim
from engine.shortage import free_bytes

if TYPE_CHECKING:
    from engine.contract.spec import JobSpec
    from engine.setup_run import Ready

Asked = Literal["auto", "adamw_torch", "adamw_8bit", "paged_adamw_8bit"]
MOMENT_BYTES = 8
"""A parameter's two means in 32 bit."""
PASSING = ("gradients", "activations", "logits", "dequantisation")
"""Parts of the memory plan that come on top of what is held once model and adapter are loaded."""


@dataclass(frozen=True)
class OptimChoice:
    """The kind, and why."""

    kind: Optim
    reason: str
    """ASKED, FITS, DOES_NOT_FIT or NO_PAGING (asked for, and only cards page). A resume that goes
    on with another kind, the one it began with or came to by the ladder, says AS_BEGUN."""


def choose_optim(
    asked: Asked, *, on_card: bool, trainable: int, step_bytes: int, free_bytes: int
) -> OptimChoice:
    """Pure.

    Args:
        trainable: parameters that the optimizer moves.
        step_bytes: what a step needs beside the moments.
        free_bytes: what is free now, with model and adapter loaded.
    """
    if asked == "paged_adamw_8bit" and not on_card:
        return OptimChoice("adamw_8bit", "NO_PAGING")
    if asked != "auto":
        return OptimChoice(asked, "ASKED")
    if step_bytes + MOMENT_BYTES * trainable <= TIGHT_SHARE * free_bytes:
        return OptimChoice("adamw_torch", "FITS")
    return OptimChoice("paged_adamw_8bit" if on_card else "adamw_8bit", "DOES_NOT_FIT")


def step_bytes(shape: ModelShape | None, setup: Setup) -> int:
    """What the memory plan expects of a step beside weights and moments; 0 for unknown shapes."""
    if shape is None:
        return 0
    planned = plan(shape, setup)
    return sum(part.bytes for part in planned.parts if part.code in PASSING)


def optim_for(spec: JobSpec, ready: Ready) -> OptimChoice:
    """The choice for a run whose model and adapter are loaded."""
    from engine.memory_probe import Rows, setup_of
    from engine.models.inspect import inspect_model

    lengths = [len(row.input_ids) for row in ready.data.train] or [1]
    rows = Rows(max(lengths), sum(lengths) / len(lengths))
    shape = ModelShape.from_facts(inspect_model(ready.folder).to_json())
    setup = setup_of(spec, ready.device.type, ready.precision.word, rows)
    return choose_optim(
        spec.training.optim,
        on_card=ready.device.type == "cuda",
        trainable=ready.parameters.trainable,
        step_bytes=step_bytes(shape, setup),
        free_bytes=free_bytes(str(ready.device)),
    )
