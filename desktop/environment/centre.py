"""A narrow column in the middle of the page, and the ant with a few words at its top."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop import icons
from desktop.theme import Weight, px
from desktop.widgets.basics import Item, add_items, col, holder, label, muted, row

WIDTH = 720


class Centre(QWidget):
    """At most 720 design pixels wide."""

    def __init__(self) -> None:
        super().__init__()
        self._items = col(spacing=16)
        column = holder(self._items)
        column.setMaximumWidth(px(WIDTH))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, px(8), 0, px(8))
        layout.addStretch(1)
        layout.addWidget(column, 1000)
        layout.addStretch(1)

    def add(self, *items: Item) -> None:
        """Add items at the end of the column; None is left out."""
        add_items(self._items, [item for item in items if item is not None])


def ant_head(head: str, sentence: str) -> QWidget:
    """Who speaks, and what this is about."""
    ant = QLabel()
    ant.setPixmap(icons.logo(56))
    ant.setFixedSize(px(56), px(56))
    name = label(head, scale=1.5, weight=Weight.DemiBold, wrap=True)
    return holder(row(ant, (col(name, muted(sentence, 1.0, wrap=True), spacing=4), 1), spacing=18))
