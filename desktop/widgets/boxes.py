"""Layouts and frames: rows, columns, cards, and the part of a page that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import px
from desktop.widgets.text import restyle

Item: TypeAlias = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
Margins: TypeAlias = int | tuple[int, int, int, int]


def add_items(layout: QBoxLayout, items: Sequence[Item]) -> None:
    """Add to a layout: a widget, a layout, an int (fixed gap), None (stretch), (item, stretch)."""
    for item in items:
        stretch = 0
        if isinstance(item, tuple):
            item, stretch = item
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(px(item))
        elif isinstance(item, QLayout):
            layout.addLayout(item, stretch)
        else:
            layout.addWidget(item, stretch)


def fill(layout: QBoxLayout, items: Sequence[Item], margins: Margins, spacing: int) -> None:
    """Set a layout's margins and spacing in design pixels and add its items."""
    layout.setContentsMargins(*_margins(margins))
    layout.setSpacing(px(spacing))
    add_items(layout, items)


def row(*items: Item, margins: Margins = 0, spacing: int = 8) -> QHBoxLayout:
    layout = QHBoxLayout()
    fill(layout, items, margins, spacing)
    return layout


def col(*items: Item, margins: Margins = 0, spacing: int = 8) -> QVBoxLayout:
    layout = QVBoxLayout()
    fill(layout, items, margins, spacing)
    return layout


def holder(layout: QLayout, name: str = "") -> QWidget:
    """A bare widget around a layout."""
    made = QWidget()
    made.setLayout(layout)
    if name:
        made.setObjectName(name)
    return made


def frame(role: str, layout: QLayout | None = None, margins: Margins = 16) -> QFrame:
    """A QFrame that the style sheet dresses by its role."""
    made = QFrame()
    made.setProperty("role", role)
    if layout is not None:
        made.setLayout(layout)
        layout.setContentsMargins(*_margins(margins))
    return made


def card(*items: Item, margins: Margins = 16, spacing: int = 8, role: str = "card") -> QFrame:
    """A surface with one hairline around it, its items in a column."""
    return frame(role, col(*items, spacing=spacing), margins)


def rule() -> QFrame:
    """A hairline between two rows."""
    return frame("rule")


def set_tone(widget: QFrame, tone: str) -> None:
    """Change the meaning ("ok", "warn", "bad", "info", "off") of a bar or pill."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        restyle(widget)


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class ScrollBody(QScrollArea):
    """A page body that scrolls when the window is small."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        body = _Body()
        body.setObjectName("page")
        body.setLayout(layout)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(px(16))  # Qt's own is higher, and would squeeze what stands above


class _Body(QWidget):
    """Content whose height follows from its width.

    The least height of wrapped labels is the one at their least width, far too much; the scroll
    area asks `heightForWidth` as well and takes the larger of the two.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def _margins(margins: Margins) -> tuple[int, int, int, int]:
    if isinstance(margins, int):
        margins = (margins,) * 4
    return (px(margins[0]), px(margins[1]), px(margins[2]), px(margins[3]))
