"""The list of models for a view: every row has its words, for the delegate and screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import format
from desktop.language import translate
from desktop.wizard.fits import Fit
from desktop.wizard.model.model_words import second_line
from desktop.wizard.model.rows import ModelRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
TONES = {"fits": "ok", "tight": "warn", "too_big": "bad"}
ICONS = {"fits": "check", "tight": "warning", "too_big": "close"}


def badge_word(fit: Fit, badge: str | None = None) -> str:
    """Fits, tight or too big; on a computer without a card it says where it is counted."""
    word = {
        "fits": translate("Model", "Fits"),
        "tight": translate("Model", "Tight"),
        "too_big": translate("Model", "Too big"),
    }[badge or fit.badge]
    if fit.machine.device == "cpu" and (badge or fit.badge) != "too_big":
        return translate("Model", "{word} on the processor").format(word=word)
    return word


def badge_text(fit: Fit) -> str:
    """The badge with its number."""
    return f"{badge_word(fit)}  {format.memory(fit.plan.total_bytes)}"


class ModelList(QAbstractListModel):
    """Rows replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ModelRow] = []

    def show_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show other rows; the same rows with other numbers keep selection and scrolling."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place(self, model: str) -> int | None:
        """Where a model stands; None where it is filtered away."""
        found = (at for at, row in enumerate(self.rows) if row.id.lower() == model.lower())
        return next(found, None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.id if row.id != row.name else None
        return None

    def _spoken(self, row: ModelRow) -> str:
        said = [row.name, self.tr("Recommended for your data") if row.recommended else ""]
        said += [second_line(row.facts), self.tr("On this computer") if row.here else ""]
        if row.fit is not None:
            said.append(badge_text(row.fit))
        return ", ".join(filter(None, said))
