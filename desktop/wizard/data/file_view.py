"""The chosen file: what it is, its first rows, the open questions, and what was decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.widgets.basics import Item, button, card, fill, frame, label, row, section
from desktop.wizard.data.column_state import column_states
from desktop.wizard.data.preview_table import PreviewTable
from desktop.wizard.data.question_card import decided_line, question_card
from desktop.wizard.data.questions import (
    answer_of,
    column_names,
    columns_now,
    questions,
    sets_columns,
)
from desktop.wizard.data.roles import with_role
from desktop.wizard.data.strip import file_strip
from desktop.wizard.session_data import DataSide


class FileView(QWidget):
    """The left column of step 1 once the first rows are known."""

    def __init__(self, session: DataSide, choose: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self._report = session.data.report
        items: list[Item] = [file_strip(session, choose)]
        if self._report.get("preview", {}).get("rows"):
            states = column_states(self._report, session.draft)
            self.table = PreviewTable(self._report, states)
            self.table.role_chosen.connect(self._set_role)
            items.append(self.table)
        items += self._asked()
        fill(QVBoxLayout(self), [*items, None], 0, 16)

    def _asked(self) -> list[Item]:
        """A card for each open question, then one with everything that was answered."""
        draft = self._session.draft
        every = questions(self._report, draft)
        cards: list[Item] = [
            question_card(self._session, question)
            for question in every
            if not answer_of(question, draft)
        ]
        lines: list[Item] = []
        for question in every:
            if option := answer_of(question, draft):
                line = decided_line(self._session, question, option)
                lines += [line] if line is not None else []
        if lines:
            cards.append(card(section(self.tr("Decided")), *lines, margins=(18, 12, 10, 12)))
        if draft.columns is not None and not sets_columns(draft.answers):
            cards.append(self._own_columns())
        return cards

    def _own_columns(self) -> QFrame:
        """Who changed a column can go back to what was detected."""
        text = label(self.tr("You changed what the columns mean."), scale=0.95, wrap=True)
        reset = button(
            self.tr("As detected"), "quiet", "reset", lambda: self._session.forget_columns()
        )
        return frame("soft", row((text, 1), reset, spacing=12), (16, 6, 8, 6))

    def _set_role(self, column: str, role: str) -> None:
        columns = columns_now(self._report, self._session.draft)
        names = column_names(self._report)
        self._session.set_columns(with_role(columns, names, column, role))
