"""Parts of a whole as one bar, to scale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.theme import color, px


class StackBar(QWidget):
    """(value, token) parts beside each other; a part that is not zero is never invisible."""

    def __init__(
        self, parts: Sequence[tuple[float, str]], *, height: int = 6, name: str = ""
    ) -> None:
        super().__init__()
        self._parts = [(value, token) for value, token in parts if value > 0]
        self.setFixedHeight(px(height))
        self.setMinimumWidth(px(60))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = float(self.width()), float(self.height())
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), color("border"))
        total = sum(value for value, _ in self._parts)
        least = float(px(3))
        spare = width - least * len(self._parts)
        left = 0.0
        for value, token in self._parts:
            part = least + spare * value / total
            painter.fillRect(QRectF(left, 0, part - 1, height), color(token))
            left += part


def swatch(token: str, size: int = 10) -> QWidget:
    """A small square that ties a word to its part of a bar."""
    made = _Swatch(token)
    made.setFixedSize(px(size), px(size))
    return made


class _Swatch(QFrame):
    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 3, 3)
        painter.fillPath(path, color(self._token))
