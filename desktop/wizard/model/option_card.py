"""One of several ways, as a card: a radio button with a sentence, and what that way needs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QWidget

from desktop.theme import Weight, font, px
from desktop.widgets.basics import Item, col, muted, restyle, row


class OptionCard(QFrame):
    """A card that can be chosen with the mouse anywhere, or by its radio button.

    Signals:
        chosen: the person chose it.
    """

    chosen = Signal()

    def __init__(self, head: str, text: str, *controls: QWidget) -> None:
        super().__init__()
        self.radio = QRadioButton(head)
        self.radio.setFont(font(1.05, Weight.DemiBold))
        self.radio.setAccessibleDescription(text)
        # The cards exclude each other although they are not children of one parent.
        self.radio.setAutoExclusive(False)
        self.radio.clicked.connect(self._choose)
        inset = px(24)
        words = muted(text, 0.95, wrap=True)
        words.setContentsMargins(inset, 0, 0, 0)
        items: list[Item] = [self.radio, words]
        if controls:
            first, *rest = controls
            line = row((first, 1), *rest, spacing=8)
            line.setContentsMargins(inset, px(6), 0, 0)
            items.append(line)
        self._inner = col(*items, spacing=4)
        self.setLayout(self._inner)
        self.set_chosen(False)

    def set_chosen(self, chosen: bool) -> None:
        """Show whether this is the chosen way."""
        self.radio.setChecked(chosen)
        role = "selected" if chosen else "card"
        edge = 0 if chosen else 1  # the thicker frame must not push its content
        self._inner.setContentsMargins(*(px(side) + edge for side in (15, 13, 15, 15)))
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose()

    def _choose(self) -> None:
        self.radio.setChecked(True)
        self.chosen.emit()
