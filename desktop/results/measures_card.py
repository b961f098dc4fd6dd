"""Before and after on the rows that were kept aside: loss and perplexity, side by side."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from desktop import format as fmt
from desktop.theme import Weight, color, px
from desktop.widgets.basics import Align, clear, col, holder, label, muted, row, rule, strong

RIGHT = Align.AlignRight | Align.AlignVCenter


class MeasuresCard(QFrame):
    """A small table: measure, before, after, change, both on one line.

    Args of `show_numbers` are as the `finished` event gives them: {"loss", "perplexity"}.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(18), px(10), px(18), px(10))
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnMinimumWidth(0, px(120))
        self._grid.setColumnStretch(4, 1)

    def show_numbers(
        self, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> None:
        """Show both measures; a number that is missing is a dash."""
        clear(self._grid)
        self._heads()
        loss, perplexity = self.tr("Validation loss"), self.tr("Perplexity")
        lower = self.tr("lower is better")
        self._measure(1, loss, lower, _number(before, "loss"), _number(after, "loss"))
        about = self.tr("tokens it hesitates between")
        pair = _number(before, "perplexity"), _number(after, "perplexity")
        self._measure(3, perplexity, about, *pair)
        self._grid.setRowStretch(5, 1)

    def _heads(self) -> None:
        words = (self.tr("Measure"), self.tr("Before"), self.tr("After"), self.tr("Change"))
        for column, word in enumerate(words):
            self._grid.addWidget(_head(word, right=column > 0), 0, column)

    def _measure(
        self, line: int, name: str, note: str, before: float | None, after: float | None
    ) -> None:
        self._grid.addWidget(rule(), line, 0, 1, 5)
        words = col(strong(name), muted(note, 0.88, wrap=True), spacing=1)
        self._grid.addWidget(holder(words), line + 1, 0)
        texts = (_text(before), _text(after), _change(before, after))
        inks = ("text2", "text", _ink(before, after))
        for column, (text, ink) in enumerate(zip(texts, inks, strict=True), start=1):
            weight = Weight.DemiBold if column == 2 else Weight.Medium
            made = label(text, ink, weight=weight, tabular=True, align=RIGHT)
            self._grid.addWidget(made, line + 1, column)
        if before is not None and after is not None:
            self._grid.addWidget(_Pair(before, after), line + 1, 4)


class _Pair(QWidget):
    """Before as a grey square and after as a blue disc on one scale from zero."""

    def __init__(self, before: float, after: float) -> None:
        super().__init__()
        self._pair = before, after
        # The picture repeats the numbers: where the page is narrow it gives its place to them.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(26))

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, side = self.height() / 2, px(7)
        if self.width() < px(40):
            return
        room = self.width() - 2 * side
        most = max(self._pair) or 1.0
        first, last = (side + room * value / most for value in self._pair)
        painter.setPen(QPen(color("border"), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.setPen(QPen(color("outline"), 2))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        _draw_mark(painter, "before", QPointF(first, middle))
        _draw_mark(painter, "after", QPointF(last, middle))


def swatch(which: str, word: str) -> QWidget:
    """A word of the legend with its mark; "before" and "after" differ in shape and in colour."""
    return holder(row(Mark(which), muted(word, 0.88), spacing=5))


class Mark(QWidget):
    """Before: a grey square. After: a blue disc."""

    def __init__(self, which: str) -> None:
        super().__init__()
        self._which = which
        self.setFixedSize(px(12), px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_mark(painter, self._which, QPointF(self.width() / 2, self.height() / 2))


def _draw_mark(painter: QPainter, which: str, at: QPointF) -> None:
    half = px(4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("control" if which == "before" else "accent"))
    if which == "before":
        painter.drawRoundedRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), 1, 1)
    else:
        painter.drawEllipse(at, half + 1, half + 1)


def _head(text: str, *, right: bool) -> QLabel:
    made = muted(text, 0.88)
    if right:
        made.setAlignment(RIGHT)
    return made


def _number(numbers: Mapping[str, Any] | None, name: str) -> float | None:
    value = (numbers or {}).get(name)
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        return None
    return float(value)


def _text(value: float | None) -> str:
    """Three digits that matter: 0.046, 1.05, 848.6."""
    if value is None:
        return fmt.NONE
    return fmt.decimal(value, 3 if abs(value) < 1 else 2 if abs(value) < 100 else 1)


def _change(before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return fmt.NONE
    change = after - before
    sign = "−" if change < 0 else "+" if change > 0 else ""
    return sign + _text(abs(change))


def _ink(before: float | None, after: float | None) -> str:
    if before is None or after is None or before == after:
        return "text2"
    return "success" if after < before else "danger"
