"""What the loss chart is drawn with: numbers as pixels, lines, points, words, marks of the axes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from desktop.format import decimal, duration, number, scientific
from desktop.theme import Weight, color, font, px, theme
from desktop.widgets.chart_axis import (
    decimals_for,
    linear_ticks,
    log_ticks,
    time_ticks,
    whole_ticks,
)

FAINT = 0.32  # share of its colour that the raw line keeps
ACROSS_PX, UP_PX = 80, 60  # a mark every so many pixels at most
RING_PX = 1.5  # parts a point from the line below
Style = Qt.PenStyle
Mark = tuple[float, str]
"""A place on an axis, in the axis's numbers, and what is written there."""


@dataclass(frozen=True)
class Frame:
    """Where numbers stand: `left` to `right` and `low` to `high` fill `inner`, in pixels."""

    inner: QRectF
    left: float = 0.0
    right: float = 1.0
    low: float = 0.0
    high: float = 1.0

    def x(self, place: Any) -> Any:
        """Pixels from the widget's left edge; a number or an array."""
        per_unit = self.inner.width() / (self.right - self.left)
        return self.inner.left() + (place - self.left) * per_unit

    def y(self, height: Any) -> Any:
        """Pixels from the widget's top; a number or an array."""
        per_unit = self.inner.height() / (self.high - self.low)
        return self.inner.bottom() - (height - self.low) * per_unit

    def place_at(self, x: float) -> float:
        """The other way round: what stands so many pixels from the left edge."""
        per_px = (self.right - self.left) / self.inner.width()
        return self.left + (x - self.inner.left()) * per_px


def pen(ink: QColor, width: float, style: Style = Style.SolidLine) -> QPen:
    """A pen whose width grows with the person's text."""
    made = QPen(ink, width * theme.text_scale, style)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def outline(x: Any, y: Any) -> QPolygonF:
    """A line through these pixels; x, y: arrays of shape (n,)."""
    return QPolygonF([QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)])


def draw_points(painter: QPainter, line: QPolygonF, shape: str, size: int, token: str) -> None:
    """A "circle" or a "square" at each point of a line, or a "triangle" without a ring."""
    ring = QPen(color("surface"), RING_PX) if shape != "triangle" else QPen(Style.NoPen)
    painter.setPen(ring)
    painter.setBrush(color(token))
    half = px(size) / 2
    box = QRectF(-half, -half, 2 * half, 2 * half)
    for point in line.toList():
        if shape == "circle":
            painter.drawEllipse(point, half, half)
        elif shape == "square":
            painter.drawRect(box.translated(point))
        else:
            corners = [box.bottomLeft(), QPointF(0, -half), box.bottomRight()]
            painter.drawPolygon(QPolygonF([corner + point for corner in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def name_font() -> QFont:
    """Of the names at the lines' ends."""
    return font(0.9, Weight.DemiBold)


def change_font() -> QFont:
    """Of the words beside changed settings."""
    return font(0.85, Weight.Medium)


def axis_font() -> QFont:
    """Of the numbers on the axes: all digits equally wide."""
    return font(0.85, tabular=True)


def words_size(text: str, face: QFont) -> tuple[float, float]:
    """Width and height in pixels of words on their ground."""
    metrics = QFontMetricsF(face)
    return metrics.horizontalAdvance(text) + 2, metrics.height() + 2


def draw_words(painter: QPainter, box: QRectF, text: str, face: QFont, ink: QColor) -> None:
    """Words on the ground of the card, so that lines do not run through them."""
    painter.fillRect(box, color("surface"))
    painter.setFont(face)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def step_marks(left: float, right: float, width: float, *, by_time: bool) -> list[Mark]:
    """Steps, or seconds of training, on the lower axis of `width` pixels."""
    most = _most(width, ACROSS_PX)
    if by_time:
        times = time_ticks(left, right, most)
        return [(tick, duration(tick) if tick else number(0)) for tick in times]
    return [(tick, number(round(tick))) for tick in whole_ticks(left, right, most)]


def loss_marks(low: float, high: float, height: float, *, log: bool) -> list[Mark]:
    """Nats per token on the left axis of `height` pixels; on a log axis powers of ten."""
    most = _most(height, UP_PX)
    if log:
        ticks = log_ticks(10**low, 10**high, most)
        return [(math.log10(tick), QLocale().toString(tick, "g", 3)) for tick in ticks]
    ticks = linear_ticks(low, high, most)
    if low < 0 <= high:  # air under a curve that ends near zero: no loss is below it
        ticks = [tick for tick in ticks if tick >= 0]
    return list(zip(ticks, _loss_words(ticks), strict=True))


def _loss_words(ticks: Sequence[float]) -> list[str]:
    """Decimals that tell neighbours apart; powers of ten where those would be a row of noughts."""
    largest = max((abs(tick) for tick in ticks), default=0.0)
    decimals = decimals_for(list(ticks))
    if largest < 1e6 and decimals < 6:
        return [decimal(tick, decimals if largest >= 1000 else max(1, decimals)) for tick in ticks]
    gap = min((b - a for a, b in itertools.pairwise(ticks)), default=largest) or 1.0
    digits = math.floor(math.log10(largest or 1.0)) - math.floor(math.log10(gap) + 1e-9)
    return [scientific(tick, max(1, digits)) if tick else number(0) for tick in ticks]


def widest(marks: Sequence[Mark]) -> float:
    """Pixels that the longest of these words takes."""
    metrics = QFontMetricsF(axis_font())
    return max((metrics.horizontalAdvance(text) for _, text in marks), default=0.0)


def uncut(frame: Frame, marks: Sequence[Mark]) -> list[Mark]:
    """The marks of the lower axis whose words do not reach over the chart's right edge."""
    metrics, edge = QFontMetricsF(axis_font()), frame.inner.right()
    return [
        (place, text)
        for place, text in marks
        if frame.x(place) + metrics.horizontalAdvance(text) / 2 <= edge
    ]


def draw_axes(painter: QPainter, frame: Frame, below: list[Mark], beside: list[Mark]) -> None:
    """Quiet axes: a faint line at each loss, numbers in the person's language, no strokes."""
    inner, grid = frame.inner, QColor(color("border"))
    grid.setAlphaF(0.6)  # there when looked for
    painter.setFont(axis_font())
    tall = painter.fontMetrics().height()
    for height, text in beside:
        y = round(frame.y(height)) + 0.5
        painter.setPen(QPen(grid, 1))
        painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
        painter.setPen(color("text2"))
        box = QRectF(0, y - tall, inner.left() - px(6), 2 * tall)
        painter.drawText(box, int(_RIGHT), text)
    foot = round(inner.bottom()) + 0.5
    painter.setPen(QPen(color("border"), 1))
    painter.drawLine(QPointF(inner.left(), foot), QPointF(inner.right(), foot))
    painter.setPen(color("text2"))
    for place, text in below:
        box = QRectF(frame.x(place) - ACROSS_PX, foot + px(4), 2 * ACROSS_PX, tall)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), text)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _most(size: float, each: int) -> int:
    """As many marks as `size` pixels can hold."""
    return max(2, int(size / px(each)))


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
