"""The first rows as they were read, with what each column means in the header."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from desktop.theme import px
from desktop.widgets.quiet_table import Cell, QuietTable
from desktop.wizard.data.role_header import RoleHeader
from desktop.wizard.data.roles import OFFERED

ROWS_SHOWN = 6
USED_COLUMN, OTHER_COLUMN = 176, 124
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

    def __init__(self, report: Mapping[str, Any], columns: Mapping[str, str]) -> None:
        names = [str(name) for name in report["preview"]["columns"]]
        super().__init__(names, [OTHER_COLUMN] * len(names), self.tr("First rows"))
        by_column = {column: role for role, column in columns.items()}
        guessed = "COLUMNS_GUESSED" in (report.get("warnings") or ())
        header = RoleHeader(names, by_column, OFFERED, guessed=guessed, parent=self)
        header.role_chosen.connect(self.role_chosen)
        self.role_header = header
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._used = [name in by_column for name in names]
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inks = ["text" if name in by_column else "text2" for name in names]
        self.show_rows(
            [
                [Cell(readable(str(cell)), ink) for cell, ink in zip(row, inks, strict=False)]
                for row in report["preview"]["rows"][:ROWS_SHOWN]
            ]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: a column with a part to play gets twice the room of another."""
        super().resizeEvent(event)
        header, room = self.horizontalHeader(), self.viewport().width()
        least = [px(USED_COLUMN if used else OTHER_COLUMN) for used in self._used]
        spare = max(0, room - sum(least))
        shares = [2 if used else 1 for used in self._used]
        for column, share in enumerate(shares):
            header.resizeSection(column, least[column] + spare * share // sum(shares))
        scrolls = sum(least) > room
        extra = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        height = header.sizeHint().height() + self.verticalHeader().length() + 2 + extra
        if height != self.height():
            self.setFixedHeight(height)
