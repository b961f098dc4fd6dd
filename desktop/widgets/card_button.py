"""A card that is one big button: to press it, or to choose one of several.

A real button for keyboard and screen readers; what is in it lets the mouse through.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from desktop.theme import color, px
from desktop.widgets.basics import col, image, muted, row, strong

RADIUS = 10


class CardButton(QAbstractButton):
    """Content in a card; `checkable` ones of the same parent exclude each other."""

    def __init__(
        self,
        name: str,
        description: str,
        content: QLayout,
        on_click: Callable[[], object],
        *,
        checkable: bool = False,
        checked: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        content.setContentsMargins(px(16), px(14), px(14), px(14))
        self.setLayout(content)
        self._content = content
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: on_click())

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSize().width(), 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self._content
        return (
            layout.heightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong_edge = self.isChecked() or self.hasFocus()
        width = 2.0 if strong_edge else 1.0
        painter.setPen(QPen(color("accent" if strong_edge else "border"), width))
        painter.setBrush(color("hover" if self.underMouse() and self.isEnabled() else "surface"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.isChecked() and self.hasFocus():  # chosen and focused must differ from chosen
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), RADIUS - 3, RADIUS - 3)


def start_card(icon: str, head: str, text: str, on_click: Callable[[], object]) -> CardButton:
    """Icon, a few words, one sentence, an arrow: a way to begin."""
    words = strong(head, wrap=True)
    top = row(image(icon, "text2", 20), (words, 1), image("right", "text2", 16), spacing=10)
    return CardButton(head, text, col(top, muted(text, wrap=True), spacing=6), on_click)
