"""The card of what the engine changed on its way: one change in full, several as a list.

A press on it highlights its mark on the chart, and the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.format import number
from desktop.language import translate
from desktop.runs.adjust_words import AdjustWords, adjust_words, cost_percent
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView
from desktop.theme import Weight, px
from desktop.widgets.basics import button, clear, col, label, row, side_bar
from desktop.widgets.text import prose, restyle

MANY, NEWEST = 5, 3
"""Of more changes than this only the newest are shown until one asks for all."""


class AdjustCard(QWidget):
    """Every adjustment of a run; of many the newest, until all are wanted.

    Signals:
        chosen: number of the adjustment that was pressed.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._key: object = None
        self._parts: list[QFrame] = []
        self._all = False
        self._earlier: QPushButton | None = None
        self.hide()

    def start_again(self) -> None:
        """Another run is to be shown."""
        self._all = False

    def show_run(self, view: RunView) -> None:
        """Show the adjustments as they are now; builds nothing anew where nothing is new."""
        costs = tuple(cost_percent(view, mark.step) for mark in view.adjustments)
        key = (view.resumed, costs, [(mark.step, mark.code) for mark in view.adjustments])
        if key == self._key:
            return
        self._key, self._parts = key, []
        clear(self._layout)
        if view.adjustments:
            self._layout.addWidget(self._made(view.adjustments, view))
        self.setVisible(bool(view.adjustments))

    def highlight(self, number_: int | None) -> None:
        """Tint the change that belongs to a mark of the chart; None tints none."""
        if number_ is not None and number_ < len(self._parts) and self._parts[number_].isHidden():
            self._show_all()
        for at, part in enumerate(self._parts):
            if part.property("lit") != (at == number_):
                part.setProperty("lit", at == number_)
                restyle(part)

    def _made(self, marks: Sequence[Mark], view: RunView) -> QFrame:
        words = [adjust_words(mark, view) for mark in marks]
        if len(marks) == 1:
            said = words[0]
            card = side_bar(
                said.tone, said.head, said.text, code=marks[0].code, note=said.note, icon="wrench"
            )
            return self._pressable(card, said)
        head = self.tr("%Ln change(s)", "", len(marks))
        note = self.tr("Formiga changed what did not fit and went on; the newest is the last.")
        card = side_bar("warn", head, "", code="ADJUSTED", note=note, icon="wrench")
        layout = card.layout()
        hidden = 0 if self._all or len(marks) <= MANY else len(marks) - NEWEST
        self._earlier = None
        if hidden:
            more = self.tr("Show %Ln earlier change(s)", "", hidden)
            self._earlier = button(more, "quiet", "down", self._show_all)
            layout.addLayout(row(self._earlier, None))  # type: ignore[union-attr]
        for at, (mark, said) in enumerate(zip(marks, words, strict=True)):
            line = self._pressable(_line(mark, said), said)
            layout.addWidget(line)  # type: ignore[union-attr]
            line.setVisible(at >= hidden)
        return card

    def _show_all(self) -> None:
        self._all = True
        for part in self._parts:
            part.show()
        if self._earlier is not None:
            self._earlier.hide()

    def _pressable(self, part: QFrame, said: AdjustWords) -> QFrame:
        part.setAccessibleName(said.head)
        part.setAccessibleDescription(f"{said.text} {said.note}".strip())
        part.installEventFilter(_Press(self, part, len(self._parts)))
        if said.mark:
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            part.setCursor(Qt.CursorShape.PointingHandCursor)
            part.setToolTip(self.tr("Press to find it on the chart"))
        self._parts.append(part)
        return part


class _Press(QObject):
    """Mouse and keyboard on a part of the card."""

    def __init__(self, card: AdjustCard, part: QFrame, number_: int) -> None:
        super().__init__(part)
        self._card, self._number = card, number_

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._card.chosen.emit(self._number)
            return False
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() not in keys:
                return False
            self._card.chosen.emit(self._number)
            return True
        return False


def _line(mark: Mark, said: AdjustWords) -> QFrame:
    """One of several changes: when, what, and all about it beneath."""
    made = QFrame()
    made.setProperty("role", "change")
    at = label(_at_step(mark), "text2", 0.92, tabular=True)
    at.setFixedWidth(px(84))
    head = label(said.head, weight=Weight.Medium, wrap=True)
    words = [head, prose(said.text, "text2", 0.94)]
    if said.note:
        words.append(prose(said.note, "text2", 0.88))
    body = col(*words, spacing=3)
    made.setLayout(row(col(at, None), (body, 1), spacing=8, margins=(8, 8, 8, 8)))
    return made


def _at_step(mark: Mark) -> str:
    return translate("Adjusted", "step {step}").format(step=number(mark.step))
