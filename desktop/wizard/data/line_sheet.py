"""The raw text around a line of the file; step through the lines of a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop import format
from desktop.language import translate
from desktop.messages import message
from desktop.widgets.basics import Item, button, clear, col, frame, holder, label, muted, row
from desktop.widgets.sheet import Sheet
from desktop.wizard.data.row_counts import Place
from desktop.wizard.session_data import DataSide


class LineSheet(Sheet):
    """Shows the line that is wanted among its neighbours.

    Args:
        head: why these lines are looked at ("is not valid JSON").
        places: the lines that can be stepped through.
        at: the first one shown.
    """

    def __init__(
        self, parent: QWidget, session: DataSide, head: str, places: Sequence[Place], at: int = 0
    ) -> None:
        super().__init__(parent, head, " ", width=860)
        self._session, self._head, self._places, self._at = session, head, places, at
        self._text = col(spacing=0)
        self.body.addLayout(self._text)
        left = self.tr("Previous")
        right = self.tr("Next")
        self._back = button(left, "", "left", lambda: self._step(-1))
        self._on = button(right, "", "right", lambda: self._step(1))
        close = button(translate("Sheet", "Close"), "primary", on_click=self.accept)
        steps = [self._back, self._on] if len(places) > 1 else []
        self.show_foot([*steps], [close])
        for key, by in (("Left", -1), ("Right", 1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda by=by: self._step(by))
        session.line_ready.connect(self._show)
        self._ask()

    def _step(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._places):
            self._at = at
            self._ask()

    def _ask(self) -> None:
        place = self._places[self._at]
        words = self.tr("Line {line}, {at} of {of}").format(
            line=format.number(place.line),
            at=format.number(self._at + 1),
            of=format.number(len(self._places)),
        )
        self.show_head(self._head, words)
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at + 1 < len(self._places))
        self._session.look_at_line(place.line, place.file)

    def _show(self, answer: Mapping[str, Any]) -> None:
        clear(self._text)
        wanted = self._places[self._at].line
        if answer.get("what") == "problem":
            told = message(str(answer.get("code")), answer.get("facts"))
            self._text.addWidget(label(told.as_text(), wrap=True))
        for line in lines_of(answer):
            self._text.addWidget(_line(line, wanted))
        self.fit()


def lines_of(answer: Mapping[str, Any]) -> list[tuple[int, str]]:
    """(number, text) of the lines in an answer of the desk."""
    found = []
    for line in answer.get("lines") or ():
        if isinstance(line, Mapping):
            found.append((int(line.get("line") or 0), str(line.get("text") or "")))
        else:
            found.append((int(line[0]), str(line[1])))
    return found


def _line(line: tuple[int, str], wanted: int) -> QWidget:
    number, text = line
    count = muted(format.number(number), 0.88, mono=True)
    count.setFixedWidth(count.fontMetrics().horizontalAdvance("0,000,000"))
    ink = "text" if number == wanted else "text2"
    words = label(text, ink, 0.9, mono=True, wrap=True, selectable=True)
    items: list[Item] = [holder(col(count, None, spacing=0)), (words, 1)]
    role = "soft" if number == wanted else "plain"
    return frame(role, row(*items, spacing=10), (10, 6, 10, 6))
