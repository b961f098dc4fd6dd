"""A form for question and answer: examples written by hand, kept in the app's own folder."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.theme import px
from desktop.widgets.basics import (
    Item,
    button,
    card,
    col,
    holder,
    label,
    muted,
    row,
    set_enabled,
)
from desktop.widgets.sheet import Sheet
from desktop.wizard.data.written import Pair, read_pairs, save_pairs
from desktop.wizard.session_data import DataSide

Write = Counted("Write")
FIRST = 3
"""Empty forms that stand ready."""
SAVE_MS = 1500


class WriteSheet(Sheet):
    """One card for each example. What is written is saved as one writes."""

    def __init__(self, parent: QWidget, session: DataSide) -> None:
        super().__init__(
            parent,
            self.tr("Write examples by hand"),
            self.tr(
                "What a person would ask, and the answer the model should learn. 50 are enough "
                "for a first try; 200 or more teach reliably."
            ),
            width=820,
        )
        self._session = session
        self._cards: list[_ExampleCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        self.body.addLayout(self._list)
        more = button(self.tr("Add an example"), "quiet", "new", self._add_empty)
        self.body.addLayout(row(more, None))
        self.body.addStretch(1)
        self._far = muted("", 0.95)
        self._use = button(self.tr("Use these examples"), "primary", on_click=self._take)
        close = button(translate("Sheet", "Close"), on_click=self.reject)
        self.show_foot([self._far], [close, self._use])
        self._saving = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._saving.timeout.connect(self._save)
        known = read_pairs(session.home)
        for pair in [*known, *[("", "")] * max(1, FIRST - len(known))]:
            self._add(pair)
        self._count()
        self._cards[min(len(known), len(self._cards) - 1)].question.setFocus()

    def pairs(self) -> list[Pair]:
        """What stands in the forms, whole examples and halves."""
        return [made.pair for made in self._cards if any(part.strip() for part in made.pair)]

    def done(self, result: int) -> None:
        self._saving.stop()
        if self.pairs() or read_pairs(self._session.home):
            self._save()
        super().done(result)

    def _add_empty(self) -> None:
        self._add(("", ""))
        self._cards[-1].question.setFocus()
        self.fit()

    def _add(self, pair: Pair) -> None:
        made = _ExampleCard(len(self._cards) + 1, pair)
        made.question.textChanged.connect(self._typed)
        made.answer.textChanged.connect(self._typed)
        made.remove.clicked.connect(lambda: self._remove(made))
        self._cards.append(made)
        self._list.addWidget(made)

    def _remove(self, made: _ExampleCard) -> None:
        self._cards.remove(made)
        self._list.removeWidget(made)
        made.hide()
        made.deleteLater()
        if not self._cards:
            self._add(("", ""))
        for number, other in enumerate(self._cards, 1):
            other.show_number(number)
        self._typed()

    def _typed(self) -> None:
        self._count()
        self._saving.start()

    def _count(self) -> None:
        whole = sum(all(part.strip() for part in pair) for pair in self.pairs())
        self._far.setText(Write.tr("%Ln whole example(s)", "", whole))
        reason = "" if whole else self.tr("Write a question and its answer first")
        set_enabled(self._use, reason)

    def _save(self) -> None:
        try:
            save_pairs(self._session.home, self.pairs())
        except OSError as error:
            self._far.setText(self.tr("Could not be saved: {error}").format(error=error))

    def _take(self) -> None:
        try:
            target = save_pairs(self._session.home, self.pairs())
        except OSError as error:
            self._far.setText(self.tr("Could not be saved: {error}").format(error=error))
            return
        self.accept()
        self._session.choose_data(str(target))


class _ExampleCard(QWidget):
    """Question and answer of one example."""

    def __init__(self, number: int, pair: Pair) -> None:
        super().__init__()
        self._number = muted("", 0.9)
        self.question = _field(pair[0])
        self.answer = _field(pair[1])
        self.remove = button("", "icon", "trash", name=self.tr("Remove this example"))
        head: list[Item] = [self._number, None, self.remove]
        parts: list[Item] = [row(*head)]
        for words, field in (
            (self.tr("Question"), self.question),
            (self.tr("Answer"), self.answer),
        ):
            field.setAccessibleName(words)
            named = label(words, scale=0.92)
            named.setBuddy(field)
            parts.append(holder(col(named, field, spacing=4)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(*parts, margins=(16, 8, 12, 14), spacing=6))
        self.show_number(number)

    @property
    def pair(self) -> Pair:
        return self.question.toPlainText(), self.answer.toPlainText()

    def show_number(self, number: int) -> None:
        self._number.setText(self.tr("Example {number}").format(number=format.number(number)))


def _field(text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setFixedHeight(px(66))
    return made
