"""A file nobody recognised: its first lines, and the question which of these is a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.language import translate
from desktop.widgets.basics import Columns, card, col, fill, holder, label, section
from desktop.widgets.card_button import start_card
from desktop.wizard.data.line_sheet import lines_of
from desktop.wizard.session_data import DataSide

SHOWN = 20
CHARS = 400
UNKNOWN = ("DATA_NOT_DATA", "DATA_ALL_REJECTED", "DATA_JSON_BROKEN")
"""Problems of a file that may only be read in a wrong way."""


class UnknownView(QWidget):
    """Shows the file's first lines as they are, and the ways to read them."""

    def __init__(self, session: DataSide) -> None:
        super().__init__()
        self._session = session
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._frame = card(section(self.tr("The first lines")), margins=(18, 12, 18, 14))
        self._frame.layout().addLayout(self._lines)  # type: ignore[union-attr]
        self._frame.hide()
        ways = holder(col(*self._ways(), None, spacing=12))
        fill(QVBoxLayout(self), [Columns(self._frame, ways)], 0, 0)
        session.line_ready.connect(self._show)
        session.look_at_line(1)

    def _ways(self) -> list[QFrame | QWidget]:
        """What a row may be; the one that was tried in vain is not offered again."""
        ways = (
            ("jsonl", "table", translate("Unknown", "Each line is a JSON object"), ""),
            ("csv", "table", translate("Unknown", "Each line is a row of a table"),
             translate("Unknown", "The separator can be chosen afterwards.")),
            ("text", "file", translate("Unknown", "It is running text"),
             translate("Unknown", "The model learns to go on writing like it.")),
        )  # fmt: skip
        head = section(self.tr("Which of these is a row?"))
        cards = [
            start_card(icon, words, more, lambda kind=kind: self._read_as(kind))  # type: ignore[misc]
            for kind, icon, words, more in ways
            if kind != self._session.draft.format
        ]
        return [head, *cards]

    def _read_as(self, kind: str) -> None:
        self._session.set_reading(format=kind)

    def _show(self, answer: Mapping[str, Any]) -> None:
        lines = lines_of(answer)[:SHOWN]
        if not lines or self._lines.count():
            return
        for number, text in lines:
            short = text if len(text) <= CHARS else text[:CHARS] + "…"
            self._lines.addWidget(label(f"{number:>3}  {short}", scale=0.88, mono=True, wrap=True))
        self._frame.show()
