"""Changed settings on the loss chart: a dashed line from foot to top with a few words at its head.

Words that would run into one another stand one under the other; where three rows are not enough
the line stands alone, and its card says the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from desktop.theme import color, px
from desktop.widgets import chart_parts as parts

ROWS = 3
NEAR_PX = 7
"""So near to a line a press means it."""


class ChangeLines:
    """The lines and their words.

    Attributes:
        lines: pixels from the widget's left edge, one for each change.
        lit: number of the change that stands out.
    """

    def __init__(self) -> None:
        self.lines: list[float] = []
        self.lit: int | None = None
        self._words: Sequence[str] = ()
        self._boxes: list[QRectF | None] = []
        self._inner = QRectF()

    def place(self, lines: list[float], words: Sequence[str], inner: QRectF) -> None:
        """Stand a line at each place, with its words; `inner` is where the curves are."""
        self.lines, self._words, self._inner = lines, words, inner
        ends = [float("-inf")] * ROWS
        self._boxes = [self._box(x, text, ends) for x, text in zip(lines, words, strict=True)]

    def draw(self, painter: QPainter) -> None:
        """The lines first, so that none runs through another's words."""
        ink, top, foot = color("warning"), self._inner.top(), self._inner.bottom()
        for number, x in enumerate(self.lines):
            lit = number == self.lit
            style = parts.Style.SolidLine if lit else parts.Style.DashLine
            painter.setPen(parts.pen(ink, 2.4 if lit else 1.0, style))
            painter.drawLine(QPointF(x, foot), QPointF(x, top))
        for box, text in zip(self._boxes, self._words, strict=True):
            if box is not None:
                parts.draw_words(painter, box, text, parts.change_font(), ink)

    def at(self, place: QPointF) -> int | None:
        """The line, or the words, under a place of the widget."""
        if not self._inner.contains(place):
            return None
        for number, (x, box) in enumerate(zip(self.lines, self._boxes, strict=True)):
            over = box is not None and box.contains(place)
            if over or abs(place.x() - x) <= px(NEAR_PX):
                return number
        return None

    def _box(self, x: float, text: str, ends: list[float]) -> QRectF | None:
        """Right of its line in the first row with room; left of it at the edge of the chart."""
        width, height = parts.words_size(text, parts.change_font())
        gap = px(5)
        fits_right = x + gap + width <= self._inner.right()
        start = x + gap if fits_right else max(self._inner.left(), x - gap - width)
        row = next((n for n in range(ROWS) if start >= ends[n] + gap), None)
        if row is None:
            return None
        ends[row] = start + width
        return QRectF(start, self._inner.top() + px(2) + row * height, width, height)
