"""Draws the loss curves; the only importer of pyqtgraph (0.7 s and 54 MB: import it late).

Raw training loss faint, its bias-corrected mean on top, validation dashed with points, names
written on the lines instead of a legend, checkpoints standing on the axis.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QWheelEvent

from desktop.format import decimal, number
from desktop.theme import Weight, color, font, hex_color, px, theme
from desktop.widgets.chart_axis import decimals_for, linear_ticks, log_ticks, whole_ticks
from desktop.widgets.chart_data import LossData, push_apart
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
FAINT = 0.32  # share of its colour that the raw line keeps
LEFT_AIR_PX = 6  # so that the point at step 0 is not cut by the axis
TICK_PX = (80, 60)  # a mark every so many pixels at most, across and upwards


class LossPlot(pg.PlotWidget):
    """A picture of `LossData`; it keeps no numbers of its own.

    Attributes:
        log: whether the loss axis is logarithmic.
        loss_range: lowest and highest loss in view, in nats per token.

    Signals:
        pointed: the mouse is over this step.
        left: the mouse is elsewhere.
    """

    pointed = Signal(float)
    left = Signal()

    def __init__(self) -> None:
        self._axes = {"bottom": _StepAxis("bottom"), "left": _LossAxis("left")}
        super().__init__(background=hex_color("surface"), axisItems=self._axes)
        self.log = False
        self.loss_range = (0.0, 1.0)
        self._set_up_frame()
        self._raw = self._curve(_faint("accent"), 1.0 / theme.text_scale)  # one pixel: fast
        self._smooth = self._curve(color("accent"), 2.2)
        self._smooth.setSegmentedLineMode("on")  # joined wide lines cost several times as much
        self._eval = self._curve(color("series2"), 2.0, dash=True)
        self._dots = self._scatter("o", 8, "series2", ring=True)
        self._marks = self._scatter("t1", 9, "success")
        self._cursor = pg.InfiniteLine(angle=90, pen=pg.mkPen(color("text2", 0.7), width=1))
        self._cursor.hide()
        self.addItem(self._cursor, ignoreBounds=True)
        self._names = (self._name("accent"), self._name("series2"))

    # -- drawing ------------------------------------------------------------------------------

    def draw(self, data: LossData) -> None:
        """Show the curves as they are now."""
        self._axes["left"].log = self.log
        first = float(data.series.smoothed[0]) if len(data.series) else None
        evals_only = [loss for _, loss in data.evals]
        self.loss_range = loss_range(data.series.losses, evals_only, first, log=self.log)
        self._show_range(data.last_step)
        columns = max(2, int(self._inner().width()))
        steps, losses = data.series.steps, self._heights(data.series.losses)
        self._raw.setData(*thin_to_extremes(steps, losses, columns))
        smoothed = self._heights(data.series.smoothed)
        self._smooth.setData(*thin_evenly(steps, smoothed, columns // SMOOTH_POINT_PX))
        eval_steps = np.array([step for step, _ in data.evals], dtype=float)
        evals = self._heights(np.array([loss for _, loss in data.evals], dtype=float))
        self._eval.setData(eval_steps, evals)
        self._dots.setData(eval_steps, evals)
        self._draw_checkpoints(data.checkpoints)
        self._place_names(_end(steps, smoothed), _end(eval_steps, evals))

    def show_cursor(self, step: float | None) -> None:
        """Stand the crosshair on a step; None takes it away."""
        self._cursor.setVisible(step is not None)
        if step is not None:
            self._cursor.setPos(step)

    def x_of(self, step: float) -> float:
        """Pixels from this widget's left edge to a step."""
        box = self.getPlotItem().getViewBox()
        return float(box.mapViewToDevice(QPointF(step, 0)).x())

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

    def _curve(self, ink: QColor, width: float, *, dash: bool = False) -> Any:
        style = Qt.PenStyle.DashLine if dash else Qt.PenStyle.SolidLine
        curve = pg.PlotCurveItem(pen=pg.mkPen(ink, width=width * theme.text_scale, style=style))
        self.addItem(curve, ignoreBounds=True)
        return curve

    def _scatter(self, symbol: str, size: int, token: str, *, ring: bool = False) -> Any:
        pen = pg.mkPen(hex_color("surface"), width=1.5) if ring else pg.mkPen(None)
        brush = pg.mkBrush(hex_color(token))
        item = pg.ScatterPlotItem(symbol=symbol, size=px(size), brush=brush, pen=pen)
        self.addItem(item, ignoreBounds=True)
        return item

    def _name(self, token: str) -> Any:
        item = pg.TextItem("", color=color(token), anchor=(0, 0.5), fill=hex_color("surface"))
        item.textItem.document().setDocumentMargin(1)
        item.setFont(font(0.9, Weight.DemiBold))
        item.setZValue(10)
        self.addItem(item, ignoreBounds=True)
        return item

    def _words(self) -> tuple[str, str]:
        return self.tr("training"), self.tr("validation")

    def _inner(self) -> Any:
        return self.getPlotItem().getViewBox().sceneBoundingRect()

    def _heights(self, losses: Array) -> Array:
        """Losses as heights on the axis; on a log axis nothing lies far below the range."""
        if not self.log:
            return losses
        return np.log10(np.maximum(losses, self.loss_range[0] / 10))

    def _show_range(self, last_step: float) -> None:
        """From 0 to the last step, and as much more as the names on the lines need."""
        room = self.name_room()
        width = max(self._inner().width(), room + 60)
        air = px(LEFT_AIR_PX)
        per_px = max(1.0, last_step) / (width - room - air)
        low, high = self._heights(np.array(self.loss_range))
        self.setXRange(-air * per_px, max(1.0, last_step) + room * per_px, padding=0)
        self.setYRange(float(low), float(high), padding=0)

    def _per_px(self) -> tuple[float, float]:
        (left, right), (low, high) = self.getPlotItem().getViewBox().viewRange()
        inner = self._inner()
        return (right - left) / max(1.0, inner.width()), (high - low) / max(1.0, inner.height())

    def _draw_checkpoints(self, steps: list[float]) -> None:
        across, up = self._per_px()
        shown: list[float] = []
        for step in steps:
            if not shown or step - shown[-1] >= CHECKPOINT_GAP_PX * across:
                shown.append(step)
        foot = self.getPlotItem().getViewBox().viewRange()[1][0] + px(6) * up
        self._marks.setData(shown, [foot] * len(shown))

    def _place_names(
        self, train: tuple[float, float] | None, evals: tuple[float, float] | None
    ) -> None:
        """Write each line's name at its end, pushed apart where they would overlap."""
        across, up = self._per_px()
        low, high = self.getPlotItem().getViewBox().viewRange()[1]
        gap = self._names[0].textItem.boundingRect().height() * up
        room = (low + gap, high - gap / 2)
        if train and evals:
            heights = push_apart(train[1], evals[1], gap, *room)
            train, evals = (train[0], heights[0]), (evals[0], heights[1])
        for item, end, word in zip(self._names, (train, evals), self._words(), strict=True):
            item.setVisible(end is not None)
            if end:
                item.setText(word)
                item.setPos(end[0] + px(8) * across, min(max(end[1], room[0]), room[1]))

    # -- mouse: no panning, no zooming, so that the page under the chart scrolls -----------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box = self.getPlotItem().getViewBox()
        where = box.mapSceneToView(self.mapToScene(event.position().toPoint()))
        self.pointed.emit(float(where.x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


class _Axis(pg.AxisItem):
    """Quiet axis: numbers in the person's language, no tick strokes."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.setTextPen(hex_color("text2"))
        self.setStyle(tickLength=0, tickFont=font(0.85, tabular=True), tickTextOffset=px(6))

    def most_ticks(self, size: float) -> int:
        """As many marks as `size` pixels can hold."""
        return max(2, int(size / px(TICK_PX[self.orientation == "left"])))


class _StepAxis(_Axis):
    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.setPen(pg.mkPen(hex_color("border")))

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        return [(1.0, whole_ticks(low, high, self.most_ticks(size)))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [number(round(value)) for value in values]


class _LossAxis(_Axis):
    log = False

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.setPen(pg.mkPen(None))
        self.setTickPen(pg.mkPen(color("border"), width=1))
        self.setGrid(150)  # of 255: there when looked for

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        most = self.most_ticks(size)
        if not self.log:
            return [(1.0, linear_ticks(low, high, most))]
        return [(1.0, [float(np.log10(tick)) for tick in log_ticks(10**low, 10**high, most)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self.log:
            return [QLocale().toString(float(10**value), "g", 3) for value in values]
        digits = max(1, decimals_for(values))
        return [decimal(value, digits) for value in values]


def _faint(token: str) -> QColor:
    """A token mixed into the surface. A see-through pen would cost five times the time to draw."""
    ink, ground = color(token), color("surface")

    def mixed(part: int, under: int) -> int:
        return round(FAINT * part + (1 - FAINT) * under)

    return QColor(
        mixed(ink.red(), ground.red()),
        mixed(ink.green(), ground.green()),
        mixed(ink.blue(), ground.blue()),
    )


def _end(steps: Array, heights: Array) -> tuple[float, float] | None:
    return (float(steps[-1]), float(heights[-1])) if len(steps) else None
