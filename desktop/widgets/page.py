"""The frame of a page: header, a body that scrolls, and where a wizard needs it a footer."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.theme import px
from desktop.widgets.boxes import Item, ScrollBody, add_items, col, fill, holder, row
from desktop.widgets.controls import Pill
from desktop.widgets.text import muted, title


class Header(QWidget):
    """Title, one sentence under it, a state pill beside it, actions at the right.

    Where the actions leave too little room for the words they move under them.
    """

    def __init__(
        self, head: str, sentence: str = "", *actions: QWidget, pill: Pill | None = None
    ) -> None:
        super().__init__()
        self.title = title(head)
        self.sentence = muted(sentence, 1.0, wrap=True)
        beside: list[Item] = [self.title, *([pill] if pill else []), None]
        words = col(row(*beside, spacing=12), self.sentence, spacing=4)
        self._actions = holder(row(None, *actions, spacing=8))
        self._actions.setVisible(bool(actions))
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self._layout, ((words, 1), self._actions), 0, 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._actions.sizeHint().width() + px(300)
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


class Page(QWidget):
    """Margins of 32/24, 16 between cards; the body scrolls, the footer stays."""

    def __init__(self, *items: Item, footer: QWidget | None = None, spacing: int = 16) -> None:
        super().__init__()
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = col(*items, margins=(32, 24, 32, 24), spacing=spacing)
        self.scroller = ScrollBody(self.body)
        outer.addWidget(self.scroller, 1)
        if footer is not None:
            outer.addWidget(footer)

    def add(self, *items: Item) -> None:
        """Add items at the end of the body."""
        add_items(self.body, items)
