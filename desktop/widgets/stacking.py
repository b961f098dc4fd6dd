"""Things beside each other that move under each other where the page is narrow.

This is what lets one layout serve a wide screen, 1024 x 640 and text at 200 %.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop import tokens
from desktop.theme import px
from desktop.widgets.boxes import Item, fill

_Direction = QBoxLayout.Direction


class Stacking(QWidget):
    """A row while it is at least `least` design pixels wide, else a column, `centered` or not."""

    def __init__(
        self, items: Sequence[Item], *, least: int, spacing: int = 16, centered: bool = False
    ) -> None:
        super().__init__()
        self._least = px(least)
        self._layout = QBoxLayout(_Direction.LeftToRight, self)
        fill(self._layout, items, 0, spacing)
        if centered:
            for at in range(self._layout.count()):
                item = self._layout.itemAt(at)
                if item is not None:
                    item.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    @property
    def stacked(self) -> bool:
        return self._layout.direction() == _Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest item alone; the height follows from the width."""
        count = self._layout.count()
        items = [item for i in range(count) if (item := self._layout.itemAt(i)) is not None]
        return QSize(max((item.minimumSize().width() for item in items), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() < self._least)

    def _arrange(self, stacked: bool) -> None:
        if stacked != self.stacked:
            wanted = _Direction.TopToBottom if stacked else _Direction.LeftToRight
            self._layout.setDirection(wanted)


class Shelf(Stacking):
    """Equal cards."""

    def __init__(self, cards: Sequence[QWidget], *, least: int = 230, spacing: int = 16) -> None:
        super().__init__([(made, 1) for made in cards], least=least * len(cards), spacing=spacing)


class Columns(Stacking):
    """A wide left and a narrow right column; below `STACK_BELOW` the right one moves under it.

    The decision follows the width of the window, so that it falls at the same place on every page.
    """

    def __init__(
        self, left: QWidget, right: QWidget, right_width: int = 322, *, spacing: int = 16
    ) -> None:
        super().__init__([(left, 1), right], least=0, spacing=spacing)
        self._left, self._right = left, right
        self._right_width = px(right_width)
        right.setFixedWidth(self._right_width)

    def minimumSizeHint(self) -> QSize:
        sides = (self._left, self._right)
        return QSize(max(side.minimumSizeHint().width() for side in sides), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.window().width() < px(tokens.STACK_BELOW))

    def _arrange(self, stacked: bool) -> None:
        if stacked == self.stacked:
            return
        super()._arrange(stacked)
        if stacked:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)  # Qt's "no limit"
        else:
            self._right.setFixedWidth(self._right_width)
