"""Draws the loss curves.

Raw training loss faint, its bias-corrected mean on top, validation dashed with points, names
written on the lines instead of a legend, checkpoints standing on the axis, changed settings as
dashed lines from foot to top. An earlier run differs in colour, dash and points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QWheelEvent

from desktop.format import decimal
from desktop.theme import Weight, color, font, hex_color, px, theme
from desktop.widgets import chart_parts as parts
from desktop.widgets.chart_data import LossData, push_apart, spread_apart
from desktop.widgets.chart_marks import ChangeLines
from desktop.widgets.chart_series import (
    Array,
    loss_range,
    thin_evenly,
    thin_to_extremes,
)

# Its exit hook walks over Qt objects that are already gone; Qt deletes ours with their parents.
pg.setConfigOptions(antialias=True, exitCleanup=False)

SMOOTH_POINT_PX = 2  # a smooth line needs no more than a point every other pixel
CHECKPOINT_GAP_PX = 7  # nearer marks would run into one another
LEFT_AIR_PX = 6  # so that the point at step 0 is not cut by the axis
OTHER = "part4"
LONGEST_NAME = 24  # letters of an earlier run's name beside its line
End = tuple[float, float]


class LossPlot(pg.PlotWidget):
    """A picture of `LossData`; it keeps no numbers of its own.

    Attributes:
        log: whether the loss axis is logarithmic.
        by_time: whether the lower axis shows time of training instead of steps.
        loss_range: lowest and highest loss in view, in nats per token.

    Signals:
        pointed: the mouse is over this step.
        left: the mouse is elsewhere.
        pressed_change: number of a changed setting whose line was pressed.
    """

    pointed = Signal(float)
    left = Signal()
    pressed_change = Signal(int)

    def __init__(self) -> None:
        self._axes = {"bottom": parts.StepAxis("bottom"), "left": parts.LossAxis("left")}
        super().__init__(background=hex_color("surface"), axisItems=self._axes)
        self.log = self.by_time = False
        self.loss_range = (0.0, 1.0)
        self._data = LossData()
        self._set_up_frame()
        self._add_curves()
        self._cursor = self._add(parts.upright(color("text2", 0.7), 1))
        self._cursor.hide()
        self._names = tuple(self._add(parts.words(token)) for token in ("accent", "series2", OTHER))
        self._changes = ChangeLines(self._add)

    # -- drawing ------------------------------------------------------------------------------

    def draw(self, data: LossData) -> None:
        """Show the curves as they are now."""
        self._data = data
        self._axes["left"].log = self.log
        self._axes["bottom"].by_time = self.by_time
        self._find_range(data)
        self._show_range(self._reach(data))
        columns = max(2, int(self._inner().width()))
        losses = self._heights(data.series.losses)
        steps = self._across(data, data.series.steps)
        self._raw.setData(*thin_to_extremes(steps, losses, columns))
        smoothed = self._heights(data.series.smoothed)
        self._smooth.setData(*thin_evenly(steps, smoothed, columns // SMOOTH_POINT_PX))
        evals = self._draw_evals(data, self._eval, self._dots)
        other = self._draw_other(data.other[1] if data.other else None, columns)
        self._draw_checkpoints([float(at) for at in self._across(data, data.checkpoints)])
        self._place_names([_end(steps, smoothed), evals, other])
        places = [float(at) for at in self._across(data, [mark.step for mark in data.changes])]
        self._changes.draw(places, [mark.words for mark in data.changes], self._box())

    def highlight(self, number: int | None) -> None:
        """Make the line of one changed setting stand out."""
        self._changes.highlight(number)

    def show_cursor(self, step: float | None) -> None:
        """Stand the crosshair on a step; None takes it away."""
        self._cursor.setVisible(step is not None)
        if step is not None:
            self._cursor.setPos(float(self._across(self._data, [step])[0]))

    def x_of(self, step: float) -> float:
        """Pixels from this widget's left edge to a step."""
        at = float(self._across(self._data, [step])[0])
        return float(self._box().mapViewToDevice(QPointF(at, 0)).x())

    def name_room(self) -> float:
        """Pixels that the names need to the right of the lines' ends."""
        metrics = QFontMetricsF(font(0.9, Weight.DemiBold))
        return max(metrics.horizontalAdvance(name) for name in self._words()) + px(14)

    # -- parts --------------------------------------------------------------------------------

    def _set_up_frame(self) -> None:
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chart around it takes the keys
        item = self.getPlotItem()
        item.hideButtons()
        for axis in self._axes.values():
            axis.setZValue(-1000)  # the grid lies under the curves
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.setContentsMargins(0, 4, 0, 0)
        item.getViewBox().setDefaultPadding(0)

    def _add_curves(self) -> None:
        style = parts.Style
        self._raw = self._add(parts.line(parts.faint("accent"), 1.0 / theme.text_scale))  # fast
        self._other = self._add(parts.line(color(OTHER, 0.75), 1.4, style.DotLine))
        self._other_eval = self._add(parts.line(color(OTHER), 1.6, style.DashDotLine))
        self._other_dots = self._add(parts.points("s", 7, OTHER, ring=True))
        self._smooth = self._add(parts.line(color("accent"), 2.2))
        self._smooth.setSegmentedLineMode("on")  # joined wide lines cost several times as much
        self._other.setSegmentedLineMode("off")  # single pieces would not show their dots
        self._eval = self._add(parts.line(color("series2"), 2.0, style.DashLine))
        self._dots = self._add(parts.points("o", 8, "series2", ring=True))
        self._marks = self._add(parts.points("t1", 9, "success"))

    def _add(self, item: Any) -> Any:
        self.addItem(item, ignoreBounds=True)
        return item

    def _words(self) -> list[str]:
        series, other = self._data.series, self._data.other
        training = self.tr("training")
        if len(series):
            training = f"{training} {decimal(series.smoothed[-1], 2)}"
        name = other[0] if other else ""
        short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        return [training, self.tr("validation"), short]

    def _box(self) -> Any:
        return self.getPlotItem().getViewBox()

    def _inner(self) -> Any:
        return self._box().sceneBoundingRect()

    def _across(self, data: LossData, steps: Sequence[float] | Array) -> Array:
        """Places on the lower axis."""
        found = data.time_of(steps) if self.by_time else steps
        return np.asarray(found, dtype=float)

    def _heights(self, losses: Array) -> Array:
        """Losses as heights on the axis; on a log axis nothing lies far below the range."""
        if not self.log:
            return losses
        return np.log10(np.maximum(losses, self.loss_range[0] / 10))

    def _find_range(self, data: LossData) -> None:
        first = float(data.series.smoothed[0]) if len(data.series) else None
        shown = [loss for _, loss in data.evals]
        if data.other:
            other = data.other[1]
            shown += [loss for _, loss in other.evals] or list(other.series.smoothed[-1:])
        self.loss_range = loss_range(data.series.losses, shown, first, log=self.log)

    def _reach(self, data: LossData) -> float:
        """How far the lower axis goes: to the newest point of the run, or of the other's."""
        ends = [float(self._across(data, [data.last_step])[0])]
        if data.other:
            ends.append(float(self._across(data.other[1], [data.other[1].last_step])[0]))
        return max(1.0, *ends)

    def _show_range(self, last: float) -> None:
        """From 0 to the last step, and as much more as the names on the lines need."""
        room = self.name_room()
        width = max(self._inner().width(), room + 60)
        air = px(LEFT_AIR_PX)
        per_px = last / (width - room - air)
        low, high = self._heights(np.array(self.loss_range))
        self.setXRange(-air * per_px, last + room * per_px, padding=0)
        self.setYRange(float(low), float(high), padding=0)

    def _per_px(self) -> tuple[float, float]:
        (left, right), (low, high) = self._box().viewRange()
        inner = self._inner()
        return (right - left) / max(1.0, inner.width()), (high - low) / max(1.0, inner.height())

    def _draw_evals(self, data: LossData, curve: Any, dots: Any) -> End | None:
        """A validation line and its points; returns where it ends."""
        steps = self._across(data, [step for step, _ in data.evals])
        evals = self._heights(np.array([loss for _, loss in data.evals], dtype=float))
        curve.setData(steps, evals)
        dots.setData(steps, evals)
        return _end(steps, evals)

    def _draw_other(self, other: LossData | None, columns: int) -> End | None:
        data = other or LossData()
        steps, smoothed = self._across(data, data.series.steps), data.series.smoothed
        heights = self._heights(smoothed)
        self._other.setData(*thin_evenly(steps, heights, columns // SMOOTH_POINT_PX))
        return self._draw_evals(data, self._other_eval, self._other_dots) or _end(steps, heights)

    def _draw_checkpoints(self, places: list[float]) -> None:
        across, up = self._per_px()
        shown: list[float] = []
        for place in places:
            if not shown or place - shown[-1] >= CHECKPOINT_GAP_PX * across:
                shown.append(place)
        foot = self._box().viewRange()[1][0] + px(6) * up
        self._marks.setData(shown, [foot] * len(shown))

    def _place_names(self, ends: list[End | None]) -> None:
        """Write each line's name at its end, pushed apart where they would overlap."""
        across, up = self._per_px()
        low, high = self._box().viewRange()[1]
        gap = self._names[0].textItem.boundingRect().height() * up
        room = (low + gap, high - gap / 2)
        known = [end for end in ends if end]
        heights = [min(max(end[1], room[0]), room[1]) for end in known]
        if len(known) == 2:
            heights = list(push_apart(heights[0], heights[1], gap, *room))
        elif len(known) > 2:
            heights = spread_apart(heights, gap, *room)
        placed = iter(heights)
        for item, end, word in zip(self._names, ends, self._words(), strict=True):
            item.setVisible(end is not None)
            if end:
                item.setText(word)
                item.setPos(end[0] + px(8) * across, next(placed))

    # -- mouse: no panning, no zooming, so that the page under the chart scrolls -----------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scene = self.mapToScene(event.position().toPoint())
        over = self._changes.at(scene, self._box())
        self.setCursor(
            Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor
        )
        x = float(self._box().mapSceneToView(scene).x())
        self.pointed.emit(self._data.step_at(x) if self.by_time else x)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        over = self._changes.at(self.mapToScene(event.position().toPoint()), self._box())
        if over is not None:
            self.pressed_change.emit(over)
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


def _end(steps: Array, heights: Array) -> End | None:
    return (float(steps[-1]), float(heights[-1])) if len(steps) else None
