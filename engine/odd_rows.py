"""Which rows are not finite by themselves: they are to blame, not the adapter."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from engine.stepper import Stepper

OTHERS = 4
"""Rows of later steps that are looked at where no row of a step is finite: if none of them is
either, the adapter is to blame."""


def to_blame(stepper: Stepper, step: int) -> list[int]:
    """Numbers of the step's rows whose own loss or gradient is not finite; empty if that says
    nothing about rows, because all others are not finite either."""
    numbers = stepper.rows_of(step)
    odd = [number for number in numbers if is_odd(stepper, number)]
    if odd and len(odd) == len(numbers) and not _any_finite(stepper, step, set(numbers)):
        return []
    return odd


def is_odd(stepper: Stepper, number: int) -> bool:
    """Whether one row alone has a loss or a gradient that is not a number. Moves nothing."""
    parameters = [p for p in stepper.model.parameters() if p.requires_grad]
    batch = stepper.batch_of([number])
    stepper.model.train()
    with batch.reading(stepper.model):
        loss = batch.row_losses(stepper.model).sum() / max(1, batch.tokens)
        if not math.isfinite(float(loss.detach())):
            return True
        gradients = torch.autograd.grad(loss, parameters, allow_unused=True)
    return not all(bool(torch.isfinite(g).all()) for g in gradients if g is not None)


def _any_finite(stepper: Stepper, step: int, known: set[int]) -> bool:
    seen = 0
    for later in range(step + 1, step + 1 + OTHERS):
        for number in stepper.rows_of(later):
            if number not in known and seen < OTHERS:
                seen += 1
                if not is_odd(stepper, number):
                    return True
    return False
