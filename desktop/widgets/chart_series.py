"""The numbers behind the loss chart: growing, smoothing, thinning, choosing the range. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np

Array: TypeAlias = Any
"""A numpy array of float64; its shape stands in the docstrings."""

SPAN_SHARE = 25
"""The smoothed line averages over about 1/25 of the run: the shape stays, the noise goes."""
SPAN_SMALLEST, SPAN_LARGEST, SPAN_UNKNOWN = 5, 400, 30
CLIP_PERCENT = 1.0
"""Percent of the raw values that may lie outside the range at either end."""
BEGINNING_SHARE = 2.0
"""The first value may stretch the range to this many times its height."""
FEW_POINTS = 20
"""Below this many points a percentile says nothing: every point is shown."""


def span_for(total_steps: int | None) -> int:
    """Steps that the smoothing averages over; fixed for a run, so that the line never jumps."""
    if not total_steps:
        return SPAN_UNKNOWN
    return max(SPAN_SMALLEST, min(SPAN_LARGEST, total_steps // SPAN_SHARE))


class LossSeries:
    """Training loss by step: appended to while training, cut back when a run is resumed.

    Smoothing is an exponential mean with bias correction (Adam's, arXiv 1412.6980, section 3):
    without it the first points would be pulled towards zero.

    Attributes:
        span: steps that the mean reaches back; keep = 1 - 2 / (span + 1).
    """

    def __init__(self, span: int = SPAN_UNKNOWN) -> None:
        self.span = span
        self._count = 0
        self._rows: Array = np.empty((256, 5))  # step, loss, smoothed, learning rate, time

    def __len__(self) -> int:
        return self._count

    @property
    def steps(self) -> Array:
        """Shape (n,); rising, without repeats."""
        return self._rows[: self._count, 0]

    @property
    def losses(self) -> Array:
        """Shape (n,), nats per token."""
        return self._rows[: self._count, 1]

    @property
    def smoothed(self) -> Array:
        """Shape (n,), nats per token."""
        return self._rows[: self._count, 2]

    @property
    def rates(self) -> Array:
        """Shape (n,), learning rate; NaN where it was not reported."""
        return self._rows[: self._count, 3]

    @property
    def times(self) -> Array:
        """Shape (n,), seconds of training until each step; NaN where it is not known."""
        return self._rows[: self._count, 4]

    def extend(
        self,
        points: Sequence[tuple[float, float]] | Array,
        rates: Sequence[float | None] = (),
        times: Sequence[float] = (),
    ) -> None:
        """Append (step, loss) pairs; a step at or before the one before it rewinds to it first.

        Values that are not finite are left out: the engine reports them as a problem.

        Args:
            rates: the learning rate of each point, None where unknown; empty if none is known.
            times: seconds of training until each point; empty if none is known.
        """
        if not len(points):
            return
        pairs = np.array(points, dtype=float).reshape(-1, 2)
        unknown = np.full(len(pairs), np.nan)
        known = np.array(rates, dtype=float) if len(rates) else unknown
        when = np.array(times, dtype=float) if len(times) else unknown
        rows = np.column_stack([pairs, np.zeros(len(pairs)), known, when])
        rows = rows[np.isfinite(rows[:, 1])]
        for part in np.split(rows, np.flatnonzero(np.diff(rows[:, 0]) <= 0) + 1):
            if len(part):
                self._append(part)

    def rewind(self, step: float) -> None:
        """Forget everything after `step`; a resumed run does those steps again."""
        self._count = int(np.searchsorted(self.steps, step, side="right"))

    def _append(self, rows: Array) -> None:
        """Append rows whose steps rise."""
        if self._count and rows[0, 0] <= self._rows[self._count - 1, 0]:
            self.rewind(rows[0, 0] - 1)
        start, end = self._count, self._count + len(rows)
        while end > len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        keep = 1 - 2 / (self.span + 1)
        before = self._rows[start - 1, 2] * (1 - keep**start) if start else 0.0
        means = running_mean(rows[:, 1], keep, before)
        rows[:, 2] = means / (1 - keep ** np.arange(start + 1, end + 1, dtype=float))
        self._rows[start:end] = rows
        self._count = end


def running_mean(values: Array, keep: float, before: float) -> Array:
    """m[i] = keep * m[i-1] + (1 - keep) * values[i], with m[-1] = `before`; shape (n,).

    In blocks, m[i] = keep^(i+1) * (before + (1 - keep) * cumsum(values / keep^(i+1))); a block ends
    before keep^i gets so small that dividing by it would cost digits.
    """
    size = max(1, int(math.log(1e-6) / math.log(keep)))
    powers = keep ** np.arange(1, size + 1, dtype=float)
    means = np.empty_like(values)
    for start in range(0, len(values), size):
        block = values[start : start + size]
        shrink = powers[: len(block)]
        means[start : start + size] = shrink * (before + (1 - keep) * np.cumsum(block / shrink))
        before = float(means[min(start + size, len(values)) - 1])
    return means


def thin_to_extremes(x: Array, y: Array, columns: int) -> tuple[Array, Array]:
    """At most about two points per pixel column, the lowest and the highest: no spike is lost.

    Args:
        x, y: shape (n,), x rising.
        columns: pixels across.
    """
    if columns < 1 or len(x) <= 2 * columns:
        return x, y
    size = math.ceil(len(x) / columns)
    whole = len(x) // size * size
    blocks = y[:whole].reshape(-1, size)
    starts = np.arange(0, whole, size)
    chosen = np.stack([starts + blocks.argmin(1), starts + blocks.argmax(1)], 1)
    index = np.concatenate([np.sort(chosen, 1).ravel(), np.arange(whole, len(x))])
    return x[index], y[index]


def thin_evenly(x: Array, y: Array, most: int) -> tuple[Array, Array]:
    """At most `most` points of a smooth line, the first and the last among them."""
    if most < 2 or len(x) <= most:
        return x, y
    index = np.linspace(0, len(x) - 1, most).round().astype(int)
    return x[index], y[index]


def loss_range(
    losses: Array, evals: Iterable[float], first: float | None = None, *, log: bool
) -> tuple[float, float]:
    """Lowest and highest loss to show: nearly all raw values and every evaluation.

    One spike among a hundred values stays outside, so that it does not flatten the rest. Where the
    line begins (`first`) is shown too, unless that alone would flatten the rest.
    """
    fixed = np.array([v for v in evals if math.isfinite(v)], dtype=float)
    values = losses[losses > 0] if log else losses
    fixed = fixed[fixed > 0] if log else fixed
    if len(values) >= FEW_POINTS:
        values = _without_outliers(values)
    shown = np.concatenate([values, fixed])
    if not len(shown):
        return (0.1, 10.0) if log else (0.0, 1.0)
    low, high = float(shown.min()), float(shown.max())
    if first is not None and high < first <= low + BEGINNING_SHARE * (high - low):
        high = first
    return _padded(low, high, log=log)


def _without_outliers(values: Array) -> Array:
    """The lowest and the highest value after a share of the values at either end is left out.

    Not `np.percentile`: its first call imports numpy.ma, 80 ms in the middle of a paint.
    """
    out = int(len(values) * CLIP_PERCENT / 100)
    ends = (out, len(values) - 1 - out)
    return np.partition(values, ends)[list(ends)]


def _padded(low: float, high: float, *, log: bool) -> tuple[float, float]:
    """A little air above and below; a flat line gets a range of its own."""
    if log:
        factor = max((high / low) ** 0.06, 1.02)
        return low / factor, high * factor
    air = max((high - low) * 0.06, abs(high) * 0.02) or 1e-6
    return low - air, high + air


def clips(losses: Array, low: float, high: float) -> bool:
    """Whether some raw value lies outside the range, which the caption then says."""
    return bool(len(losses)) and bool((losses.min() < low) or (losses.max() > high))
