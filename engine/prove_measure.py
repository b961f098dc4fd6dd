"""What a part of the 4-bit proof reports, and how two results are compared."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

COSINE_FLOOR = 0.999
"""Between a gradient and the true one. Repacked weights gave 0.04 to 0.17."""
GRADIENT_ERROR: Mapping[str, float] = {"fp32": 1e-3, "fp16": 2e-2, "bf16": 4.4e-2}
"""Relative; 4.4 % is what a cosine of 0.999 amounts to. It sees a wrong length too. Measured on a
processor: 7e-7, 2.4e-3, 1.6e-2."""


@dataclass(frozen=True)
class Measured:
    """What a part found."""

    measured: float
    limit: float
    passed: bool
    error: str = ""
    """What differs, where the number alone does not say it."""


def at_most(measured: float, limit: float) -> Measured:
    """A number that must not be larger; what is not a number is."""
    return Measured(measured, limit, measured <= limit)


def agreement(
    found: Mapping[str, torch.Tensor], truth: Mapping[str, torch.Tensor], precision: str
) -> Measured:
    """Direction and length of each kind of gradient; the smallest cosine is the number."""
    limit = GRADIENT_ERROR[precision]
    cosines = {kind: cosine(found[kind], truth[kind]) for kind in truth}
    errors = {kind: relative(found[kind], truth[kind]) for kind in truth}
    wrong = [
        f"{kind}: relative error {error:.3g}"
        for kind, error in errors.items()
        if not (error <= limit and cosines[kind] >= COSINE_FLOOR)
    ]
    lowest = -largest([-cosine for cosine in cosines.values()])
    return Measured(lowest, COSINE_FLOOR, not wrong, ", ".join(wrong))


def cosine(found: torch.Tensor, truth: torch.Tensor) -> float:
    """Cosine between two vectors; nan where one is not a number or of another length."""
    if found.shape != truth.shape:
        return math.nan
    from torch.nn.functional import cosine_similarity

    return float(cosine_similarity(found.double().cpu(), truth.double().cpu(), dim=0))


def relative(found: torch.Tensor, truth: torch.Tensor) -> float:
    """Length of the difference against the length of the truth; nan where shapes differ."""
    if found.shape != truth.shape:
        return math.nan
    found, truth = found.detach().double().cpu(), truth.detach().double().cpu()
    return float((found - truth).norm() / truth.norm())


def worst_block(found: torch.Tensor, truth: torch.Tensor, size: int) -> float:
    """The largest relative error of `size` neighbours; nan where shapes differ."""
    if found.shape != truth.shape:
        return math.nan
    whole = truth.numel() // size * size
    right = truth.float().flatten()[:whole].reshape(-1, size)
    wrong = found.float().flatten()[:whole].reshape(-1, size) - right
    return float((wrong.norm(dim=1) / right.norm(dim=1)).max())


def largest(numbers: list[float]) -> float:
    """`max` that does not lose what is not a number."""
    return math.nan if any(map(math.isnan, numbers)) else max(numbers)
