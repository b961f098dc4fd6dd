"""Where the marks of the chart's axes stand. Pure arithmetic: no Qt, no numpy."""

from __future__ import annotations

import itertools
import math

NICE = (1.0, 2.0, 5.0)
SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800)
"""Round spans of time; from an hour on whole hours, from a day on whole days."""
HOUR_S, DAY_S = 3600, 86400
LOG_CHOICES = ((1, 1.5, 2, 3, 4, 5, 6, 8), (1, 2, 3, 5), (1, 2, 5), (1, 3), (1,))
"""Leading digits that may be marked on a logarithmic axis, from many to few."""


def linear_ticks(low: float, high: float, most: int) -> list[float]:
    """At most `most` round values between low and high, 1, 2 or 5 times a power of ten apart."""
    if not high > low or most < 1:
        return []
    step = _round_step((high - low) / most)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def whole_ticks(low: float, high: float, most: int) -> list[float]:
    """Like `linear_ticks`, for counts: never between two whole numbers, never below zero."""
    ticks = linear_ticks(max(0.0, low), high, most)
    return [tick for tick in ticks if abs(tick - round(tick)) < 1e-9]


def time_ticks(low: float, high: float, most: int) -> list[float]:
    """At most `most` round times between low and high, in seconds from 0."""
    low = max(0.0, low)
    if not high > low or most < 1:
        return []
    least = (high - low) / most
    hours = [HOUR_S * n for n in (1, 2, 3, 6, 12)] + [DAY_S * n for n in (1, 2, 5, 10, 30)]
    step = next((s for s in (*SECONDS, *hours) if s >= least), None) or _round_step(least)
    return [index * step for index in range(math.ceil(low / step), math.floor(high / step) + 1)]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """At most `most` marks between low and high, spread evenly to the eye on a log scale."""
    if not 0 < low < high:
        return []
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for digits in LOG_CHOICES:
        ticks = [d * 10.0**k for k in decades for d in digits if low <= d * 10.0**k <= high]
        if len(ticks) < 3:
            return linear_ticks(low, high, most)  # hardly more than a factor of two is in view
        if len(ticks) <= most:
            return ticks
    return ticks[:: math.ceil(len(ticks) / most)]


def decimals_for(ticks: list[float]) -> int:
    """Digits after the point that tell neighbouring marks apart; 0 to 6."""
    if len(ticks) < 2:
        return 2
    gap = min(b - a for a, b in itertools.pairwise(ticks))
    return max(0, min(6, -math.floor(math.log10(gap) + 1e-9))) if gap > 0 else 2


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next((n * power for n in NICE if n * power >= least * (1 - 1e-9)), 10 * power)
