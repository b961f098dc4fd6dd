"""A tile answers one question with one number."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from desktop.theme import Weight, px
from desktop.widgets.boxes import col, row
from desktop.widgets.text import Elided, label, set_ink

UNKNOWN = "–"


class Tile(QFrame):
    """Name above, value large, a note below; the value changes without moving its neighbours."""

    def __init__(self, name: str, value: str = UNKNOWN, note: str = "", ink: str = "text") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._name = Elided(name, "text2", 0.92)
        self._value = label(value, ink, 1.5, Weight.DemiBold, tabular=True)
        self._note = label(note, "text2", 0.86, wrap=True, tabular=True)
        self._note.setMinimumWidth(px(24))  # five tiles stand beside each other before they wrap
        self._aside = label("", "text2", 0.86, tabular=True)
        self._aside.hide()
        head = row((self._name, 1), self._aside, spacing=6)
        self.setLayout(
            col(head, self._value, self._note, None, margins=(16, 13, 16, 13), spacing=3)
        )
        self._announce()

    @property
    def value(self) -> str:
        return self._value.text()

    @property
    def note(self) -> str:
        return self._note.text()

    def rename(self, name: str) -> None:
        """Ask another question."""
        if name != self._name.text():
            self._name.setText(name)
            self._announce()

    @property
    def aside(self) -> str:
        """What stands at the right of the name; empty where nothing does."""
        return self._aside.text()

    def show_aside(self, text: str, tip: str = "") -> None:
        """A second fact at the right of the name, for whoever looks for it."""
        if text != self._aside.text():
            self._aside.setText(text)
            self._fit_aside()
            self._announce()
        self.setToolTip(tip)

    def _fit_aside(self) -> None:
        """The name goes before: without room for both the tooltip has the second fact."""
        wanted = self._aside.sizeHint().width() + px(6)
        name = self._name.fontMetrics().horizontalAdvance(self._name.text())
        room = self.contentsRect().width() - 2 * px(16)
        self._aside.setVisible(bool(self._aside.text()) and name + wanted <= room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_aside()

    def show_value(self, value: str, note: str = "", ink: str = "text") -> None:
        """Show another number and note."""
        if (value, note) != (self._value.text(), self._note.text()):
            self._value.setText(value)
            self._note.setText(note)
            self._announce()
        set_ink(self._value, ink)

    def _announce(self) -> None:
        parts = (
            f"{self._name.text()}: {self._value.text()}",
            self._note.text(),
            self._aside.text(),
        )
        self.setAccessibleName(". ".join(part for part in parts if part))


def tile(name: str, value: str = UNKNOWN, note: str = "", ink: str = "text") -> Tile:
    return Tile(name, value, note, ink)
