"""Changed settings on the loss chart: a dashed line from foot to top with a few words at its head.

Words that would run into one another stand one under the other; where three rows are not enough
the line stands alone, and its card says the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPointF

from desktop.theme import color, px, theme
from desktop.widgets import chart_parts as parts

ROWS = 3
NEAR_PX = 7
"""So near to a line a press means it."""


class ChangeLines:
    """The lines and their words; `add` puts an item on the plot."""

    def __init__(self, add: Callable[[Any], Any]) -> None:
        self._add = add
        self._lines: list[Any] = []
        self._texts: list[Any] = []
        self._shown = 0
        self._lit: int | None = None

    def draw(self, places: Sequence[float], words: Sequence[str], box: Any) -> None:
        """Stand a line at each place, with its words; `box` is the plot's view box."""
        while len(self._lines) < len(places):
            self._lines.append(self._add(parts.upright(color("warning"), 1)))
            self._texts.append(self._add(parts.words("warning", anchor=(0, 0), bold=False)))
        self._shown = len(places)
        ends = [float("-inf")] * ROWS
        for at, (line, text) in enumerate(zip(self._lines, self._texts, strict=True)):
            line.setVisible(at < self._shown)
            text.setVisible(at < self._shown)
            if at < self._shown:
                line.setPos(places[at])
                text.setText(words[at])
                self._place(text, places[at], ends, box)
        self._paint()

    def highlight(self, number: int | None) -> None:
        """Draw one line stronger than the others."""
        self._lit = number
        self._paint()

    def at(self, scene: QPointF, box: Any) -> int | None:
        """The line, or the words, under a place of the scene."""
        if not box.sceneBoundingRect().contains(scene):
            return None
        for at in range(self._shown):
            x = box.mapViewToScene(QPointF(self._lines[at].value(), 0)).x()
            text = self._texts[at]
            over = text.isVisible() and text.sceneBoundingRect().contains(scene)
            if over or abs(scene.x() - x) <= px(NEAR_PX):
                return at
        return None

    def _place(self, text: Any, place: float, ends: list[float], box: Any) -> None:
        """Right of its line in the first row with room; left of it at the edge of the chart."""
        (left, right), (low, high) = box.viewRange()
        inner = box.sceneBoundingRect()
        per_px = (right - left) / max(1.0, inner.width())
        size = text.textItem.boundingRect()
        width, gap = size.width() * per_px, px(5) * per_px
        fits_right = place + gap + width <= right
        start = place + gap if fits_right else max(left, place - gap - width)
        row = next((n for n in range(ROWS) if start >= ends[n] + gap), None)
        text.setVisible(row is not None)
        if row is not None:
            ends[row] = start + width
            up = (high - low) / max(1.0, inner.height())
            text.setPos(start, high - (px(2) + row * size.height()) * up)

    def _paint(self) -> None:
        for at, line in enumerate(self._lines):
            pen = line.pen
            lit = at == self._lit
            style = parts.Style.SolidLine if lit else parts.Style.DashLine
            pen.setStyle(style)
            pen.setWidthF((2.4 if lit else 1.0) * theme.text_scale)
            line.setPen(pen)
