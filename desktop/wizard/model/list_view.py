"""The list of models: a real list view, so that keyboard and screen readers walk it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from desktop.theme import px
from desktop.wizard.model.list_delegate import ROW_HEIGHT, ModelDelegate
from desktop.wizard.model.list_model import ModelList
from desktop.wizard.model.rows import ModelRow

LEAST_ROWS, SHOWN_ROWS, COMPACT_ROWS = 3, 7, 3.5


class ModelView(QListView):
    """Shows rows and tells which one the person chose.

    Signals:
        chosen: id of the model that was chosen, by mouse or keyboard.
        entered_row: Return was pressed on the current row.
    """

    chosen = Signal(str)
    entered_row = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = ModelList(self)
        self.setModel(self.list)
        self.setItemDelegate(ModelDelegate(self))
        self.setAccessibleName(self.tr("Models"))
        self.setProperty("role", "models")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(px(ROW_HEIGHT * LEAST_ROWS))
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._moved)
        self.activated.connect(self.entered_row)

    def show_rows(self, rows: Sequence[ModelRow], current: str) -> None:
        """Show other rows with the draft's model as the current one, without the signal."""
        self._quiet = True
        self.list.show_rows(rows)
        at = self.list.place(current)
        if at is None:
            self.selectionModel().clear()
        elif at != self.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.list.index(at), flags)
            self.scrollTo(self.list.index(at))
        self._quiet = False

    def set_compact(self, compact: bool) -> None:
        """Show a few rows only: something else stands under the list."""
        most = px(ROW_HEIGHT * COMPACT_ROWS) if compact else 16_777_215  # Qt's "no limit"
        self.setMaximumHeight(most)

    def sizeHint(self) -> QSize:
        rows = max(LEAST_ROWS, min(SHOWN_ROWS, self.list.rowCount()))
        return QSize(px(420), px(ROW_HEIGHT) * rows)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self.chosen.emit(self.list.rows[now.row()].id)
