"""Above the row: step through rows, choose which ones, look for words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop import format
from desktop.theme import Weight, px
from desktop.widgets.basics import Stacking, button, col, holder, label, muted, row, rule
from desktop.widgets.flow import flow

FILTERS = ("all", "cut", "longest", "random")


class TokenBar(QWidget):
    """The head of the row card.

    Signals:
        stepped: +1 or −1.
        filter_chosen: one of `FILTERS`.
        words_wanted: these words are looked for, from the next row on.
        words_changed: these words are to be marked in the row on the screen.
    """

    stepped = Signal(int)
    filter_chosen = Signal(str)
    words_wanted = Signal(str)
    words_changed = Signal(str)

    def __init__(self, which: str) -> None:
        super().__init__()
        before = button(
            "", "icon", "left", lambda: self.stepped.emit(-1), name=self.tr("Row before (←)")
        )
        behind = button(
            "", "icon", "right", lambda: self.stepped.emit(1), name=self.tr("Next row (→)")
        )
        self._place = label("", weight=Weight.Medium, tabular=True)
        self._line = muted("", 0.94)
        self.chips = self._make_chips(which)
        places = holder(row(before, behind, self._place, self._line, None, spacing=8))
        chips = flow(list(self.chips.values()))
        self.show_filter(which)
        self.find_field = _FindField(self.tr("Find words in all rows"))
        self.find_field.returnPressed.connect(
            lambda: self.words_wanted.emit(self.find_field.text())
        )
        self.find_field.textChanged.connect(self.words_changed)
        self.find_field.left.connect(self.close_find)
        self._said = muted("", 0.92)
        self._search = holder(row((self.find_field, 1), self._said, spacing=10))
        self._search.hide()
        head = _Head(places, chips)
        layout = col(head, self._search, rule(), spacing=10)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_place(self, words: str, line: str) -> None:
        """Which row is on the screen."""
        self._place.setText(words)
        self._line.setText(line)

    def show_filter(self, which: str) -> None:
        """Rows of a finding of the checks have a chip of their own while they are shown."""
        self.chips["finding"].setVisible(which not in FILTERS)
        which = which if which in FILTERS else "finding"
        for name, chip in self.chips.items():
            chip.setChecked(name == which)

    def show_cut(self, rows: int | None) -> None:
        """How many rows are cut; None while it is not known."""
        text = self.tr("Cut")
        if rows is not None:
            text = f"{text}  {format.number(rows)}"
        self.chips["cut"].setText(text)
        self.chips["cut"].setAccessibleName(text)

    def open_find(self) -> None:
        self._search.show()
        self.find_field.setFocus()
        self.find_field.selectAll()

    def close_find(self) -> None:
        self._search.hide()
        self.find_field.clear()
        self.say("")

    def say(self, words: str) -> None:
        """What came of looking for words."""
        self._said.setText(words)

    def _make_chips(self, which: str) -> dict[str, QPushButton]:
        words = (
            self.tr("All"),
            self.tr("Cut"),
            self.tr("Longest"),
            self.tr("Random"),
            self.tr("With the finding"),
        )
        made = {}
        for name, text in zip((*FILTERS, "finding"), words, strict=True):
            chip = button(text, "chip")
            chip.setCheckable(True)
            chip.setChecked(name == which)
            chip.setMinimumHeight(px(28))
            wanted = which if name == "finding" else name
            chip.clicked.connect(lambda _=False, wanted=wanted: self.filter_chosen.emit(wanted))
            made[name] = chip
        return made


class _Head(Stacking):
    """The place at the left and the filters at the right; under it where both have no room."""

    def __init__(self, places: QWidget, chips: QWidget) -> None:
        super().__init__([(places, 1), chips], least=0, spacing=8)
        self._places, self._chips = places, chips

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = self._places.sizeHint().width() + self._chips.sizeHint().width() + px(8)
        self._arrange(self.width() < needed)


class _FindField(QLineEdit):
    """Signals: left: Escape was pressed."""

    left = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
