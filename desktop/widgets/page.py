"""The frame of a page: header, a body that scrolls, and where a wizard needs it a footer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import px
from desktop.widgets.boxes import Item, ScrollBody, add_items, col, holder, row
from desktop.widgets.controls import Pill
from desktop.widgets.flow import flow
from desktop.widgets.stacking import Stacking
from desktop.widgets.text import muted, title

NARROW = 640
WORDS, LONG_WORDS = 300, 520
"""Room for the words of a header beside its actions: at least, and as much a long name may ask."""


def side_margin(width: int) -> int:
    """Left and right margin of a page of this width, in pixels."""
    return px(32 if width >= px(NARROW) else 16)


class Header(Stacking):
    """Title, one sentence under it, a state pill beside it, actions at the right.

    Where the actions leave too little room for the words they move under them, in several lines if
    one is too short.
    """

    def __init__(
        self, head: str, sentence: str = "", *actions: QWidget, pill: Pill | None = None
    ) -> None:
        self.title = title(head)
        self.sentence = muted(sentence, 1.0, wrap=True)
        beside: list[Item] = [self.title, *([pill] if pill else []), None]
        self._top = row(*beside, spacing=12)
        words = holder(col(self._top, self.sentence, spacing=4))
        self._actions = flow(actions)
        super().__init__([(words, 1), self._actions], least=0, spacing=12)
        self._layout.setAlignment(self._actions, Qt.AlignmentFlag.AlignVCenter)
        self._actions.setVisible(bool(actions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle()

    def event(self, event: QEvent) -> bool:
        """Another name, another state or other actions may want other places."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def _settle(self) -> None:
        named = self._top.sizeHint().width() + px(12)
        words = min(max(px(WORDS), named), px(LONG_WORDS))
        self._arrange(self.width() < self._actions.sizeHint().width() + words)


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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow pages give their margins to the content."""
        super().resizeEvent(event)
        side = side_margin(self.width())
        now = self.body.contentsMargins()
        if now.left() != side:
            self.body.setContentsMargins(side, now.top(), side, now.bottom())

    def add(self, *items: Item) -> None:
        """Add items at the end of the body."""
        add_items(self.body, items)
