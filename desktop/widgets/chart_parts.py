"""What the loss chart is drawn with: axes, lines, points, words. With `chart.py` the only importer
of pyqtgraph (0.7 s and 54 MB: import it late)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor

from desktop.format import decimal, duration, number
from desktop.theme import Weight, color, font, hex_color, px, theme
from desktop.widgets.chart_axis import (
    decimals_for,
    linear_ticks,
    log_ticks,
    time_ticks,
    whole_ticks,
)

FAINT = 0.32  # share of its colour that the raw line keeps
TICK_PX = (80, 60)  # a mark every so many pixels at most, across and upwards
Style = Qt.PenStyle


def line(ink: QColor, width: float, style: Style = Style.SolidLine) -> Any:
    """A curve without points yet."""
    return pg.PlotCurveItem(pen=pg.mkPen(ink, width=width * theme.text_scale, style=style))


def points(symbol: str, size: int, token: str, *, ring: bool = False) -> Any:
    """Points without places yet; a ring parts them from the line below."""
    pen = pg.mkPen(hex_color("surface"), width=1.5) if ring else pg.mkPen(None)
    brush = pg.mkBrush(hex_color(token))
    return pg.ScatterPlotItem(symbol=symbol, size=px(size), brush=brush, pen=pen)


def words(token: str, *, anchor: tuple[float, float] = (0, 0.5), bold: bool = True) -> Any:
    """Words on the chart, on the ground of the card so that lines do not run through them."""
    item = pg.TextItem("", color=color(token), anchor=anchor, fill=hex_color("surface"))
    item.textItem.document().setDocumentMargin(1)
    item.setFont(font(0.9 if bold else 0.85, Weight.DemiBold if bold else Weight.Medium))
    item.setZValue(10)
    return item


def upright(ink: QColor, width: float, style: Style = Style.SolidLine) -> Any:
    """A line from the foot of the chart to its top."""
    return pg.InfiniteLine(angle=90, pen=pg.mkPen(ink, width=width, style=style))


class _Axis(pg.AxisItem):
    """Quiet axis: numbers in the person's language, no tick strokes."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.setTextPen(hex_color("text2"))
        self.setStyle(tickLength=0, tickFont=font(0.85, tabular=True), tickTextOffset=px(6))

    def most_ticks(self, size: float) -> int:
        """As many marks as `size` pixels can hold."""
        return max(2, int(size / px(TICK_PX[self.orientation == "left"])))


class StepAxis(_Axis):
    """Steps, or seconds of training."""

    by_time = False

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.setPen(pg.mkPen(hex_color("border")))

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        ticks = time_ticks if self.by_time else whole_ticks
        return [(1.0, ticks(low, high, self.most_ticks(size)))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self.by_time:
            return [duration(value) if value else number(0) for value in values]
        return [number(round(value)) for value in values]


class LossAxis(_Axis):
    """Nats per token, linear or logarithmic."""

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


def faint(token: str) -> QColor:
    """A token mixed into the surface. A see-through pen would cost five times the time to draw."""
    ink, ground = color(token), color("surface")

    def mixed(part: int, under: int) -> int:
        return round(FAINT * part + (1 - FAINT) * under)

    return QColor(
        mixed(ink.red(), ground.red()),
        mixed(ink.green(), ground.green()),
        mixed(ink.blue(), ground.blue()),
    )
