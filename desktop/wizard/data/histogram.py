"""Rows by length as small bars, with the limit as a dashed line.

Painted here: thirty bars need no chart library. The mouse or the arrow keys pick a bar; the line
under it says what a limit there would cut.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import format
from desktop.language import translate
from desktop.theme import color, font, px
from desktop.wizard.data.length_bins import Bar, Lengths, marks

HEIGHT, AXIS, HEAD = 96, 20, 20
LEAST_BAR = 2.0


class Histogram(QWidget):
    """Bars of `lengths` against a limit.

    Signals:
        picked: index of the bar under the mouse or the keys; -1 for none.
    """

    picked = Signal(int)

    def __init__(self, lengths: Lengths, limit: int, description: str) -> None:
        super().__init__()
        self.bars: list[Bar] = lengths.bars(limit)
        self._limit = limit
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(translate("Length", "Rows by their length in tokens"))
        self.setAccessibleDescription(description)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def at(self) -> int:
        """The bar that is picked; -1 for none."""
        return self._at

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(HEIGHT + AXIS))

    def pick(self, index: int) -> None:
        """Pick a bar; -1 for none."""
        index = max(-1, min(index, len(self.bars) - 1))
        if index != self._at:
            self._at = index
            self.picked.emit(index)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(0.84, tabular=True))
        self._paint_bars(painter)
        self._paint_axis(painter)
        if self._limit:
            self._paint_limit(painter)
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bars(self, painter: QPainter) -> None:
        most = max((bar.rows for bar in self.bars), default=0) or 1
        room = float(px(HEIGHT - HEAD))
        step = self.width() / len(self.bars)
        for index, bar in enumerate(self.bars):
            least = LEAST_BAR if bar.rows else 1.0
            height = max(least, room * bar.rows / most)
            box = QRectF(index * step, px(HEIGHT) - height, max(1.0, step - 2), height)
            beyond = self._limit and bar.first >= self._limit
            ink = "border" if not bar.rows else "series2" if beyond else "accent"
            if index == self._at:
                painter.fillRect(
                    QRectF(box.left(), px(HEAD), box.width(), room), color("accent_soft2")
                )
            painter.fillRect(box, color(ink))

    def _paint_axis(self, painter: QPainter) -> None:
        end, open_end = marks(self.bars)
        painter.setPen(color("text2"))
        box = QRectF(0, px(HEIGHT), self.width(), px(AXIS))
        words = translate("Length", "{tokens}+ tokens") if open_end else translate(
            "Length", "{tokens} tokens"
        )  # fmt: skip
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, bottom | Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(
            box, bottom | Qt.AlignmentFlag.AlignRight, words.format(tokens=format.number(end))
        )

    def _paint_limit(self, painter: QPainter) -> None:
        end, open_end = marks(self.bars)
        bars = len(self.bars) - (1 if open_end else 0)
        x = self.width() / len(self.bars) * bars * min(1.0, self._limit / max(1, end))
        painter.setPen(QPen(color("series2"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(int(x), 0, int(x), px(HEIGHT))
        words = translate("Length", "limit {tokens}").format(tokens=format.number(self._limit))
        width = painter.fontMetrics().horizontalAdvance(words)
        left = x + px(6) if x + px(8) + width < self.width() else x - px(6) - width
        painter.drawText(QRectF(left, 0, width + 2, px(HEAD)), Qt.AlignmentFlag.AlignTop, words)

    # ------------------------------------------------------------ mouse and keys
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pick(int(event.position().x() / max(1.0, self.width() / len(self.bars))))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.pick(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pick(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Left: max(0, self._at - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.bars) - 1,
            Qt.Key.Key_Escape: -1,
        }
        if event.key() in moves:
            self.pick(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
