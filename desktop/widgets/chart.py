"""Draws the loss curves.

Raw training loss faint, its bias-corrected mean on top, validation dashed with points, names
written on the lines instead of a legend, checkpoints standing on the axis, changed settings as
dashed lines from foot to top. An earlier run differs in colour, dash and points.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop import format
from desktop.theme import color, px, theme
from desktop.widgets import chart_parts as parts
from desktop.widgets.chart_data import LossData, push_apart, spread_apart
from desktop.widgets.chart_marks import ChangeLines
from desktop.widgets.chart_series import (
    Array,
    loss_range,
    thin_evenly,
    thin_to_extremes,
)

SMOOTH_POINT_PX = 2  # a smooth line needs no more than a point every other pixel
CHECKPOINT_GAP_PX = 7  # nearer marks would run into one another
LEFT_AIR_PX = 6  # so that the point at step 0 is not cut by the axis
TOP_PX, NUMBERS_GAP_PX, NAME_GAP_PX = 6, 8, 8
OTHER = "part4"
NAME_TOKENS = ("accent", "series2", OTHER)
LONGEST_NAME = 24  # letters of an earlier run's name beside its line
Style = parts.Style


class LossPlot(QWidget):
    """A picture of `LossData`; it keeps no numbers of its own.

    Drawn once into a pixmap by `draw`, so that a crosshair that moves over it costs one line.

    Attributes:
        log: whether the loss axis is logarithmic.
        by_time: whether the lower axis shows time of training instead of steps.
        loss_range: lowest and highest loss in view, in nats per token.
        frame: what is in view, and where.
        names: where each line's name stands: training, validation, the earlier run.
        below: the marks of the lower axis.
        changes: the lines of changed settings.

    Signals:
        pointed: the mouse is over this step.
        left: the mouse is elsewhere.
        pressed_change: number of a changed setting whose line was pressed.
    """

    pointed = Signal(float)
    left = Signal()
    pressed_change = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.log = self.by_time = False
        self.loss_range = (0.0, 1.0)
        self.frame = parts.Frame(QRectF(0, 0, 1, 1))
        self.names: list[QRectF | None] = [None, None, None]
        self.below: list[parts.Mark] = []
        self.changes = ChangeLines()
        self._beside: list[parts.Mark] = []
        self._data = LossData()
        self._picture: QPixmap | None = None
        self._cursor: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chart around it takes the keys
        self.setMouseTracking(True)

    # -- drawing ------------------------------------------------------------------------------

    def draw(self, data: LossData) -> None:
        """Show the curves as they are now."""
        self._data = data
        self._find_range(data)
        self._frame(self._reach(data))
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(color("surface"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts.draw_axes(painter, self.frame, self.below, self._beside)
        painter.setClipRect(self.frame.inner)
        self._draw_all(painter, data)
        painter.end()
        self._picture = picture
        self.update()

    def highlight(self, number: int | None) -> None:
        """Make the line of one changed setting stand out."""
        self.changes.lit = number
        if self._picture is not None:
            self.draw(self._data)

    def show_cursor(self, step: float | None) -> None:
        """Stand the crosshair on a step; None takes it away."""
        self._cursor = step
        self.update()

    def x_of(self, step: float) -> float:
        """Pixels from this widget's left edge to a step."""
        return float(self.frame.x(self._across(self._data, [step])[0]))

    def name_room(self) -> float:
        """Pixels that the names need to the right of the lines' ends."""
        widths = [parts.words_size(name, parts.name_font())[0] for name in self._words()]
        return max(widths) + px(NAME_GAP_PX + 6)

    # -- parts --------------------------------------------------------------------------------

    def _draw_all(self, painter: QPainter, data: LossData) -> None:
        columns = max(2, int(self.frame.inner.width()))
        steps = self._across(data, data.series.steps)
        raw = self._line(*thin_to_extremes(steps, data.series.losses, columns))
        # A width that stays one: wider lines have to be joined, at several times the cost.
        _stroke(painter, raw, parts.pen(parts.faint("accent"), 1.0 / theme.text_scale))
        other = self._draw_other(painter, data.other[1] if data.other else LossData(), columns)
        mean = self._line(*thin_evenly(steps, data.series.smoothed, columns // SMOOTH_POINT_PX))
        _stroke(painter, mean, parts.pen(color("accent"), 2.2))
        evals = self._evals(data)
        _stroke(painter, evals, parts.pen(color("series2"), 2.0, Style.DashLine))
        parts.draw_points(painter, evals, "circle", 8, "series2")
        parts.draw_points(painter, self._checkpoints(data), "triangle", 9, "success")
        places = self._across(data, [mark.step for mark in data.changes])
        lines = self.frame.x(places).tolist()
        self.changes.place(lines, [mark.words for mark in data.changes], self.frame.inner)
        self.changes.draw(painter)
        if mean.size() == 1:  # no line yet, or ever
            parts.draw_points(painter, mean, "circle", 8, "accent")
        self._draw_names(painter, [mean, evals, other])

    def _draw_other(self, painter: QPainter, data: LossData, columns: int) -> QPolygonF:
        """An earlier run; returns the line that its name is written on."""
        steps = self._across(data, data.series.steps)
        mean = self._line(*thin_evenly(steps, data.series.smoothed, columns // SMOOTH_POINT_PX))
        _stroke(painter, mean, parts.pen(color(OTHER, 0.75), 1.4, Style.DotLine))
        evals = self._evals(data)
        _stroke(painter, evals, parts.pen(color(OTHER), 1.6, Style.DashDotLine))
        parts.draw_points(painter, evals, "square", 7, OTHER)
        return evals if evals.size() else mean

    def _draw_names(self, painter: QPainter, lines: list[QPolygonF]) -> None:
        """Write each line's name at its end, pushed apart where they would overlap."""
        inner, face, words = self.frame.inner, parts.name_font(), self._words()
        gap = parts.words_size(words[0], face)[1]
        lowest, highest = gap, inner.height() - gap / 2
        ends = [line.last() if line.size() else None for line in lines]
        heights = [inner.bottom() - end.y() for end in ends if end is not None]
        kept = [min(max(height, lowest), highest) for height in heights]
        if len(kept) == 2:
            kept = list(push_apart(kept[0], kept[1], gap, lowest, highest))
        elif len(kept) > 2:
            kept = spread_apart(kept, gap, lowest, highest)
        placed = iter(kept)
        self.names = [None] * len(lines)
        for at, (end, text) in enumerate(zip(ends, words, strict=True)):
            if end is not None:
                middle = inner.bottom() - next(placed)
                width, height = parts.words_size(text, face)
                box = QRectF(end.x() + px(NAME_GAP_PX), middle - height / 2, width, height)
                parts.draw_words(painter, box, text, face, color(NAME_TOKENS[at]))
                self.names[at] = box

    def _words(self) -> list[str]:
        series, other = self._data.series, self._data.other
        training = self.tr("training")
        if len(series):
            training = f"{training} {format.loss(float(series.smoothed[-1]), 2)}"
        name = other[0] if other else ""
        short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        return [training, self.tr("validation"), short]

    def _line(self, places: Array, losses: Array) -> QPolygonF:
        return parts.outline(self.frame.x(places), self.frame.y(self._heights(losses)))

    def _evals(self, data: LossData) -> QPolygonF:
        losses = np.array([loss for _, loss in data.evals], dtype=float)
        return self._line(self._across(data, [step for step, _ in data.evals]), losses)

    def _checkpoints(self, data: LossData) -> QPolygonF:
        shown: list[float] = []
        for x in self.frame.x(self._across(data, data.checkpoints)).tolist():
            if not shown or x - shown[-1] >= CHECKPOINT_GAP_PX:
                shown.append(x)
        foot = self.frame.inner.bottom() - px(6)
        return QPolygonF([QPointF(x, foot) for x in shown])

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

    def _frame(self, last: float) -> None:
        """From 0 to the last step, and as much more as the names on the lines need."""
        low, high = (float(end) for end in self._heights(np.array(self.loss_range)))
        tall = parts.words_size("0", parts.axis_font())[1]
        height = max(10.0, self.height() - px(TOP_PX) - tall - px(NUMBERS_GAP_PX))
        self._beside = parts.loss_marks(low, high, height, log=self.log)
        start = parts.widest(self._beside) + px(NUMBERS_GAP_PX)
        room, air = self.name_room(), px(LEFT_AIR_PX)
        width = max(self.width() - start, room + air + 60)
        per_px = last / (width - room - air)
        left, right = -air * per_px, last + room * per_px
        self.frame = parts.Frame(QRectF(start, px(TOP_PX), width, height), left, right, low, high)
        marks = parts.step_marks(left, right, width, by_time=self.by_time)
        self.below = parts.uncut(self.frame, marks)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self._cursor is not None:
            x = round(self.x_of(self._cursor)) + 0.5
            painter.setPen(QPen(color("text2", 0.7), 1))
            inner = self.frame.inner
            painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()))
        painter.end()

    # -- mouse: no panning, no zooming, so that the page under the chart scrolls -----------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.changes.at(event.position())
        self.setCursor(
            Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor
        )
        place = self.frame.place_at(event.position().x())
        self.pointed.emit(self._data.step_at(place) if self.by_time else place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else the release goes to whoever took the press

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        over = self.changes.at(event.position())
        if over is not None:
            self.pressed_change.emit(over)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


def _stroke(painter: QPainter, line: QPolygonF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawPolyline(line)
