"""The list of runs as a table model: every cell has its words, for delegates and screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import format as fmt
from desktop.runs.run_row import RunRow
from desktop.runs.state_words import state_word

Index = QModelIndex | QPersistentModelIndex
NAME, STATE, CURVE, BEST, TIME, ACTION = range(6)
ROW_ROLE = Qt.ItemDataRole.UserRole
SECOND_ROLE = Qt.ItemDataRole.UserRole + 1
"""The quieter second line of a cell."""
MOVING = ("running", "stopping", "paused")


class RunsModel(QAbstractTableModel):
    """Rows of `RunRow`; replaced as a whole, told as little as has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RunRow] = []

    def show_rows(self, rows: Sequence[RunRow]) -> None:
        """Take over the rows as they are now."""
        if [row.path for row in rows] != [row.path for row in self.rows]:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return
        before, self.rows = self.rows, list(rows)
        for at, (old, new) in enumerate(zip(before, self.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, NAME), self.index(at, ACTION))

    def row_of(self, path: Path | None) -> int:
        """Where a run stands; -1 if it is not in the list."""
        return next((at for at, row in enumerate(self.rows) if row.path == path), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else ACTION + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = Qt.AlignmentFlag.AlignRight if section == BEST else Qt.AlignmentFlag.AlignLeft
            return right | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return [
            self.tr("Run"),
            self.tr("State"),
            self.tr("Validation"),
            self.tr("Best"),
            self.tr("Time"),
            "",
        ][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._first(row, column)
        if role == SECOND_ROLE:
            return self._second(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._first(row, column), self._second(row, column))))
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return f"{row.summary.name}\n{row.path}"
        return None

    def _first(self, row: RunRow, column: int) -> str:
        if column == NAME:
            return row.summary.name
        if column == STATE:
            return self._state(row)
        if column == BEST:
            return fmt.NONE if row.best is None else fmt.loss(row.best)
        if column == TIME:
            return self._time(row)
        if column == ACTION:
            return self.tr("Resume") if row.summary.state == "lost" else self.tr("Open")
        return ""

    def _second(self, row: RunRow, column: int) -> str:
        if column == NAME:
            return row.what
        if column == TIME:
            began = fmt.moment(row.began_t)
            return fmt.when(began) if began else ""
        return ""

    def _state(self, row: RunRow) -> str:
        word = state_word(row.summary.state).text
        if row.summary.state in MOVING and row.percent is not None:
            return f"{word} {fmt.percent(row.percent / 100)}"
        return word

    def _time(self, row: RunRow) -> str:
        if row.summary.state in ("lost", "stopped", "failed"):
            return self.tr("at step {step}").format(step=fmt.number(row.summary.step))
        waits = row.summary.state in ("created", "queued")
        return fmt.NONE if row.took_s is None or waits else fmt.duration(row.took_s)
