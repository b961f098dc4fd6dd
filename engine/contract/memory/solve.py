"""The plan solved backwards: the longest row and the largest batch that fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from engine.contract.memory.calibration import Calibration
from engine.contract.memory.plan import plan
from engine.contract.memory.setup import Setup
from engine.contract.memory.shape import ModelShape

LENGTH_STEP = 64
"""Row limits are offered in these steps, as the presets do."""
MOST_TOKENS, MOST_ROWS = 1 << 20, 4096


@lru_cache(maxsize=1024)
def largest_length(
    shape: ModelShape, setup: Setup, budget_bytes: int, calibration: Calibration | None = None
) -> int:
    """The longest row, in tokens, that keeps the total within the budget; 0 if none does.

    A multiple of 64 from 64 on, at most the model's context.
    """
    most = min(shape.context_tokens or MOST_TOKENS, MOST_TOKENS)

    def fits(tokens: int) -> bool:
        longer = replace(setup, row_tokens=tokens)
        return plan(shape, longer, calibration).total_bytes <= budget_bytes

    found = _largest(fits, most)
    return found - found % LENGTH_STEP if found > LENGTH_STEP else found


@lru_cache(maxsize=1024)
def largest_batch(
    shape: ModelShape, setup: Setup, budget_bytes: int, calibration: Calibration | None = None
) -> int:
    """The most rows at once that keep the total within the budget; 0 if not even one does."""

    def fits(rows: int) -> bool:
        return plan(shape, replace(setup, rows=rows), calibration).total_bytes <= budget_bytes

    return _largest(fits, MOST_ROWS)


def _largest(fits: Callable[[int], bool], most: int) -> int:
    """The largest number up to `most` that fits, where everything below it fits too."""
    if not fits(1):
        return 0
    low, high = 1, 2
    while high <= most and fits(high):
        low, high = high, 2 * high
    high = min(high, most + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
