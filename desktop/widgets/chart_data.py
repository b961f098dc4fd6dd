"""What the loss chart and its table know of one run: training loss, validation, checkpoints."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from desktop.widgets.chart_series import Array, LossSeries, span_for


@dataclass(frozen=True)
class StepMark:
    """Something that was changed at a step; its words stand beside a line through the chart."""

    step: float
    words: str


class LossData:
    """The curves of one run.

    Attributes:
        series: training loss, smoothed loss and learning rate by step.
        evals: (step, validation loss), rising by step.
        checkpoints: committed steps, rising.
        changes: settings that were changed on the way.
        other: an earlier run to compare with, and what it is called.
        revision: grows when points were taken back; what was copied from here is then stale.
    """

    def __init__(self) -> None:
        self.series = LossSeries()
        self.evals: list[tuple[float, float]] = []
        self.checkpoints: list[float] = []
        self.changes: list[StepMark] = []
        self.other: tuple[str, LossData] | None = None
        self.revision = 0

    def set_total_steps(self, total: int | None) -> None:
        """Fix the reach of the smoothing before the first point; later calls change nothing."""
        if not len(self.series):
            self.series.span = span_for(total)

    def set_span(self, points: int) -> None:
        """The reach of the smoothing where only every so many steps are known."""
        if not len(self.series):
            self.series.span = span_for(points)

    def add_losses(
        self,
        points: Sequence[tuple[float, float]] | Array,
        rates: Sequence[float | None] = (),
        times: Sequence[float] = (),
    ) -> None:
        """Append (step, loss) pairs, with the rate of each update and its time where known."""
        if len(points) and len(self.series) and points[0][0] <= self.series.steps[-1]:
            self.revision += 1
        self.series.extend(points, rates, times)

    def set_evals(self, evals: Iterable[tuple[float, float]]) -> None:
        """Every validation loss so far; a step measured twice keeps the later value."""
        fresh = sorted({float(s): float(v) for s, v in evals if math.isfinite(v)}.items())
        self.revision += fresh[: len(self.evals)] != self.evals
        self.evals = fresh

    def set_checkpoints(self, steps: Iterable[float]) -> None:
        """Every committed checkpoint so far."""
        self.checkpoints = sorted(set(steps))

    def take_over(self, fresh: LossData) -> None:
        """Show other points of the same run from now on, all at once."""
        self.series, self.evals, self.checkpoints = fresh.series, fresh.evals, fresh.checkpoints
        self.revision += 1

    @property
    def knows_times(self) -> bool:
        """Whether steps can be told apart by their time."""
        times = self.series.times
        return bool(len(times)) and bool(times[-1] > 0)

    def time_of(self, steps: Any) -> Array:
        """Seconds of training until these steps; shape as `steps`."""
        known, times = self.series.steps, self.series.times
        if not len(known):
            return np.zeros_like(np.asarray(steps, dtype=float))
        known, times = np.concatenate([[0.0], known]), np.concatenate([[0.0], times])
        return np.interp(steps, known, times)

    def step_at(self, second: float) -> float:
        """The step that was being done after so many seconds of training."""
        known = np.concatenate([[0.0], self.series.steps])
        return float(np.interp(second, np.concatenate([[0.0], self.series.times]), known))

    @property
    def last_step(self) -> float:
        """The newest step with any value; 0 before the first."""
        return max([0.0, *self.series.steps[-1:], *[step for step, _ in self.evals[-1:]]])

    def known_steps(self) -> Array:
        """Every step with a training or a validation loss, rising; shape (n,)."""
        steps = self.series.steps
        missing = [step for step, _ in self.evals if self.row_of(step) is None]
        return np.insert(steps, np.searchsorted(steps, missing), missing) if missing else steps

    def row_of(self, step: float) -> int | None:
        """Index of a step in the training series."""
        at = int(np.searchsorted(self.series.steps, step))
        found = at < len(self.series) and float(self.series.steps[at]) == step
        return at if found else None

    def eval_at(self, step: float) -> float | None:
        """Validation loss measured at exactly this step."""
        at = bisect.bisect_left(self.evals, (step, -math.inf))
        found = at < len(self.evals) and self.evals[at][0] == step
        return self.evals[at][1] if found else None


def nearest(known: Array, step: float) -> float:
    """The value of the rising, not empty `known` that is closest to `step`."""
    at = min(int(np.searchsorted(known, step)), len(known) - 1)
    before = max(0, at - 1)
    return float(known[before] if abs(known[before] - step) <= abs(known[at] - step) else known[at])


def spread_apart(heights: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Heights between low and high, at least `gap` apart, in their order, little moved.

    Where there is not room enough for all, the upper ones reach beyond `high`.
    """
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    placed = list(heights)
    floor = low
    for at in order:
        placed[at] = floor = max(min(heights[at], high), floor)
        floor += gap
    ceiling = high
    for at in reversed(order):
        placed[at] = max(min(placed[at], ceiling), low)
        ceiling = placed[at] - gap
    return placed


def push_apart(
    first: float, second: float, gap: float, low: float, high: float
) -> tuple[float, float]:
    """Two heights between low and high, at least `gap` apart, as near to where they were as can be.

    Their order stays. Where low and high are less than `gap` apart, only the order is kept.
    """
    first, second = (min(max(value, low), high) for value in (first, second))
    if abs(first - second) >= gap:
        return first, second
    middle = min(max((first + second) / 2, low + gap / 2), max(high - gap / 2, low + gap / 2))
    under, over = middle - gap / 2, middle + gap / 2
    return (over, under) if first > second else (under, over)
