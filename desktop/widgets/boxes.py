"""Layouts and frames: rows, columns, cards, and columns that stack when the page gets narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import tokens
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


class Columns(QWidget):
    """A wide left and a narrow right column; below `STACK_BELOW` the right one moves under it.

    The decision follows the width of the window, so that it flips at the same place everywhere.
    """

    def __init__(
        self, left: QWidget, right: QWidget, right_width: int = 322, *, spacing: int = 16
    ) -> None:
        super().__init__()
        self._right = right
        self._right_width = px(right_width)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(spacing))
        self._layout.addWidget(left, 1)
        self._layout.addWidget(right, 0)
        self._arrange(stacked=False)

    @property
    def stacked(self) -> bool:
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.window().width() < px(tokens.STACK_BELOW)
        if stacked != self.stacked:
            self._arrange(stacked)

    def _arrange(self, stacked: bool) -> None:
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        if stacked:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16777215)
        else:
            self._right.setFixedWidth(self._right_width)


class Shelf(QWidget):
    """Equal cards beside each other; one above the other where the page is narrow."""

    def __init__(self, cards: Sequence[QWidget], *, least: int = 230, spacing: int = 16) -> None:
        super().__init__()
        self._least, self._count = px(least), len(cards)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self._layout, [(made, 1) for made in cards], 0, spacing)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, super().minimumSizeHint().width()), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        narrow = self.width() < self._least * self._count
        self._layout.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


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
