"""The loss curves as a table: the same numbers for screen readers, for copying, for doubt."""

from __future__ import annotations

import bisect
import math

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.format import loss as loss_words
from desktop.format import number, scientific
from desktop.theme import font, px
from desktop.widgets.chart_data import LossData

Index = QModelIndex | QPersistentModelIndex
STEP, TRAINING, SMOOTHED, VALIDATION, RATE, CHECKPOINT = range(6)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AIR, SIDE_AIR = 4, 8
"""Around the words of the head, as in the style sheet."""
_TITLE_LINES = 2
"""A name of several words stands in as many lines; none is cut."""


class LossTableModel(QAbstractTableModel):
    """One row a step, newest last; grows with the data without losing the selection."""

    def __init__(self, data: LossData, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._steps: list[float] = []
        self._revision = data.revision
        self._checkpoints: set[float] = set()
        self.refresh()

    def refresh(self) -> None:
        """Take over what the data has now."""
        self._checkpoints = set(self._data.checkpoints)
        if self._revision != self._data.revision:
            self._start_again()
            return
        last = self._steps[-1] if self._steps else -math.inf
        known = self._data.known_steps()
        new = [float(step) for step in known[known.searchsorted(last, side="right") :]]
        if new:
            count = len(self._steps)
            self.beginInsertRows(QModelIndex(), count, count + len(new) - 1)
            self._steps += new
            self.endInsertRows()
        self._insert_late_evals()
        self._repaint_notes()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else CHECKPOINT + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._steps[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != CHECKPOINT:
            return _RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == CHECKPOINT else _RIGHT
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return self.titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def as_text(self, rows: list[int]) -> str:
        """Chosen rows with their header, tab-separated, as a spreadsheet takes them."""
        lines = ["\t".join(self.titles())]
        columns = range(self.columnCount())
        lines += ["\t".join(self._text(self._steps[row], c) for c in columns) for row in rows]
        return "\n".join(lines)

    def titles(self) -> list[str]:
        """The names of the columns."""
        return [
            self.tr("Step"),
            self.tr("Training loss"),
            self.tr("Smoothed"),
            self.tr("Validation loss"),
            self.tr("Learning rate"),
            self.tr("Checkpoint"),
        ]

    def _text(self, step: float, column: int) -> str:
        if column == STEP:
            return number(int(step))
        if column == CHECKPOINT:
            return self.tr("kept") if step in self._checkpoints else ""
        if column == VALIDATION:
            loss = self._data.eval_at(step)
            return "" if loss is None else loss_words(loss, 4)
        series, row = self._data.series, self._data.row_of(step)
        if row is None:
            return ""
        if column == RATE:
            rate = float(series.rates[row])
            return "" if math.isnan(rate) else scientific(rate)
        return loss_words(float((series.losses if column == TRAINING else series.smoothed)[row]), 4)

    def _start_again(self) -> None:
        self.beginResetModel()
        self._revision = self._data.revision
        self._steps = [float(step) for step in self._data.known_steps()]
        self.endResetModel()

    def _insert_late_evals(self) -> None:
        """An evaluation may come with a step that has no training loss of its own."""
        for step, _ in self._data.evals:
            at = bisect.bisect_left(self._steps, step)
            if at == len(self._steps) or self._steps[at] != step:
                self.beginInsertRows(QModelIndex(), at, at)
                self._steps.insert(at, step)
                self.endInsertRows()

    def _repaint_notes(self) -> None:
        """Validation and checkpoints arrive after the row of their step."""
        if self._steps:
            end = self.index(len(self._steps) - 1, CHECKPOINT)
            self.dataChanged.emit(self.index(0, VALIDATION), end)


class LossTable(QTableView):
    """The table under *Show as table*; Ctrl+C copies the chosen rows."""

    def __init__(self, data: LossData) -> None:
        super().__init__()
        self._model = LossTableModel(data, self)
        self.setModel(self._model)
        self.setProperty("role", "plain")
        self.setFont(font(0.92, tabular=True))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Loss by step as a table"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(26))
        self._set_up_header(self.horizontalHeader())

    def _set_up_header(self, header: QHeaderView) -> None:
        """Columns of one width, none narrower than the longest word above it."""
        header.setHighlightSections(False)
        header.setFont(font(0.85))
        words = [word for name in self._model.titles() for word in name.split()]
        metrics = header.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, words))
        header.setMinimumSectionSize(widest + 2 * px(SIDE_AIR) + 4)
        header.setFixedHeight(_TITLE_LINES * metrics.lineSpacing() + 2 * px(AIR) + px(4))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def refresh(self) -> None:
        """Take over new rows; stays at the end if it was there."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        self._model.refresh()
        if at_end:
            self.scrollToBottom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            QGuiApplication.clipboard().setText(self._model.as_text(rows))
            return
        super().keyPressEvent(event)
