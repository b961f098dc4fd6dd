"""The first rows as they were read, with what each column means in the header."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from desktop import format
from desktop.theme import px
from desktop.widgets.quiet_table import Cell, QuietTable
from desktop.wizard.data.column_state import ColumnState
from desktop.wizard.data.role_header import RoleHeader
from desktop.wizard.data.roles import OFFERED

ROWS_SHOWN = 6
NUMBER_COLUMN, LEAST_COLUMN = 44, 118
_SAID = re.compile(r'"(?:content|value|text)":\s*"((?:[^"\\]|\\.)*)')
"""What is said in a conversation that was written as JSON, even if its end is cut off."""


def readable(cell: str) -> str:
    """A cell for reading: of a conversation only what is said, turn by turn."""
    if not cell.startswith("[{"):
        return cell
    said = []
    for text in _SAID.findall(cell):
        try:
            said.append(json.loads(f'"{text}"', strict=False))
        except ValueError:
            said.append(text)
    return "  ›  ".join(said) if said else cell


class PreviewTable(QuietTable):
    """A table whose header holds drop-downs.

    Signals:
        role_chosen: (column, role); role "" for "not used".
    """

    role_chosen = Signal(str, str)

    def __init__(self, report: Mapping[str, Any], states: Sequence[ColumnState]) -> None:
        names = [state.name for state in states]
        widths = [NUMBER_COLUMN, *[LEAST_COLUMN] * len(names)]
        super().__init__(["", *names], widths, self.tr("First rows"))
        header = RoleHeader(states, OFFERED, self)
        header.role_chosen.connect(self.role_chosen)
        self.role_header = header
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._scrolls = False
        self._used = [bool(state.role) or state.state == "review" for state in states]
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QuietTable.ScrollMode.ScrollPerPixel)
        inks = ["text" if state.role else "text2" for state in states]
        self.show_rows(
            [
                [
                    Cell(format.number(place), "text2"),
                    *[
                        Cell("" if c is None else readable(str(c)), ink)
                        for c, ink in zip(row, inks, strict=False)
                    ],
                ]
                for place, row in enumerate(report["preview"]["rows"][:ROWS_SHOWN], 1)
            ]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: a column with a part to play gets twice the room of another."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        room = self.viewport().width() - px(NUMBER_COLUMN)
        least = [max(px(LEAST_COLUMN), words) for words in self.role_header.least_widths()]
        spare = max(0, room - sum(least))
        shares = [3 if used else 1 for used in self._used]
        header.resizeSection(0, px(NUMBER_COLUMN))
        for column, share in enumerate(shares):
            header.resizeSection(column + 1, least[column] + spare * share // sum(shares))
        self._scrolls = sum(least) > room
        self._fit()

    def _fit(self) -> None:
        header, scrolls = self.horizontalHeader(), self._scrolls
        extra = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        height = header.sizeHint().height() + self.verticalHeader().length() + 2 + extra
        if height != self.height():
            self.setFixedHeight(height)
