"""What the chart is given: the follower's history as curves, a part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.runs.adjust_words import adjust_words
from desktop.runs.follow import RunFollower
from desktop.runs.run_view import RunView

if TYPE_CHECKING:
    from desktop.widgets.chart_data import LossData
    from desktop.widgets.chart_series import Array

POINTS_AT_ONCE = 10_000  # some 10 ms


class ChartFeed:
    """Hands over what is new since the last time."""

    def __init__(self, follower: RunFollower) -> None:
        self._follower = follower
        self._taken = 0
        self._generation = -1
        self._fresh: LossData | None = None

    def into(self, data: LossData) -> bool:
        """Take over new points; True once all are. Of a history that begins anew the old curve
        stays until the new one is whole."""
        view = self._follower.view
        if self._generation != self._follower.generation:
            self._generation, self._taken = self._follower.generation, 0
            self._fresh = type(data)()
        if not self._add_points(self._fresh or data, view):
            return False
        if self._fresh is not None:
            data.take_over(self._fresh)
            self._fresh = None
        data.set_evals((p.step, p.loss) for p in view.evals if p.split == "validation")
        data.set_checkpoints(mark.step for mark in view.checkpoints)
        self._mark_changes(data, view)
        return True

    def _add_points(self, data: LossData, view: RunView) -> bool:
        thinned = self._follower.is_thinned
        data.set_span(len(view.steps)) if thinned else data.set_total_steps(view.total_steps)
        part = slice(self._taken, self._taken + POINTS_AT_ONCE)
        data.add_losses(_points(view, part), view.rates[part], view.times[part])
        self._taken = min(part.stop, len(view.steps))
        return self._taken == len(view.steps)

    def _mark_changes(self, data: LossData, view: RunView) -> None:
        from desktop.widgets.chart_data import StepMark

        data.changes = [
            StepMark(mark.step, adjust_words(mark, view).mark) for mark in view.adjustments
        ]


def curves_of(view: RunView) -> LossData:
    """A whole history as curves."""
    from desktop.widgets.chart_data import LossData

    data = LossData()
    data.set_span(len(view.steps))
    data.add_losses(_points(view, slice(None)), view.rates, view.times)
    data.set_evals((p.step, p.loss) for p in view.evals if p.split == "validation")
    return data


def _points(view: RunView, part: slice) -> Array:
    """Shape (n, 2): step and loss of a part of the history."""
    import numpy as np  # the window opens without it

    return np.column_stack([view.steps[part], view.losses[part]])
