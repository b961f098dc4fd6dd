"""A quiet table: no grid, one hairline between rows, as high as its rows.

A real QTableView, so that the keyboard walks it, screen readers read it and cells can be copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeySequence, QPainter, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop import icons
from desktop.theme import Weight, color, font, px

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 36
PADDING = 16
ICON = 16


@dataclass(frozen=True)
class Cell:
    """What one cell shows."""

    text: str = ""
    ink: str = "text"
    icon: str = ""
    icon_ink: str = "text2"
    strong: bool = False
    mono: bool = False
    right: bool = False
    tip: str = ""
    spoken: str = ""
    """What a screen reader says instead of the text: a state that is only an icon."""
    sub: str = ""
    """A quieter second line, for tables whose delegate draws one."""


CELL_ROLE = Qt.ItemDataRole.UserRole


class CellModel(QAbstractTableModel):
    """Rows of cells, replaced as a whole."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = list(heads)
        self._rows: list[Sequence[Cell]] = []

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._heads)

    def cell(self, row: int, column: int) -> Cell:
        return self._rows[row][column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        return cell if role == CELL_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation == Qt.Orientation.Horizontal else section + 1


class QuietTable(QTableView):
    """Shows a `CellModel`; fixed widths in design pixels, 0 for the columns that stretch."""

    def __init__(
        self, heads: Sequence[str], widths: Sequence[int], name: str, *, head: bool = True
    ) -> None:
        super().__init__()
        self.rows = CellModel(heads, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self._widths = list(widths)
        self._quiet(head)
        QShortcut(QKeySequence.StandardKey.Copy, self, self._copy).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show other rows; the table grows or shrinks to them."""
        self.clearSpans()
        self.rows.show_rows(rows)
        head = self.horizontalHeader()
        for column, width in enumerate(self._widths):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(column, mode.Fixed if width else mode.Stretch)
            if width:
                self.setColumnWidth(column, px(width))
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the style has given the head its height."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        head = self.horizontalHeader()
        height = self.verticalHeader().defaultSectionSize() * self.rows.rowCount() + 2
        self.setFixedHeight(height + (0 if head.isHidden() else head.sizeHint().height()))

    def _quiet(self, head: bool) -> None:
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(px(20))
        header = self.horizontalHeader()
        header.setVisible(head)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFont(font(0.86, Weight.Medium))
        header.setMinimumSectionSize(px(24))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)

    def _copy(self) -> None:
        """Copy the selected row, its cells separated by tabs."""
        lines = []
        for index in self.selectionModel().selectedRows():
            count = self.rows.columnCount()
            cells = [self.rows.cell(index.row(), column).text for column in range(count)]
            lines.append("\t".join(cell for cell in cells if cell))
        QApplication.clipboard().setText("\n".join(lines))


class CellDelegate(QStyledItemDelegate):
    """Paints a `Cell`: an icon, an elided text, and the hairline above all rows but the first."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        self._background(painter, option, index, rect)
        inner = rect.adjusted(px(PADDING), 0, -px(8), 0)
        if cell.icon:
            side = px(ICON)
            top = rect.center().y() - side // 2
            painter.drawPixmap(
                QRect(inner.left(), top, side, side), icons.pixmap(cell.icon, cell.icon_ink, ICON)
            )
            inner.setLeft(inner.left() + side + px(10))
        weight = Weight.Medium if cell.strong else Weight.Normal
        scale = 0.95 if cell.mono else 1.0
        painter.setFont(font(scale, weight, mono=cell.mono, tabular=True))
        painter.setPen(color(cell.ink))
        line = " ".join(cell.text.split())
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, inner.width())
        side_flag = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side_flag | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(60), px(ROW_HEIGHT))

    def helpEvent(self, event, view, option, index) -> bool:  # type: ignore[no-untyped-def]
        """Show the whole text of a cell that is cut, where it has no tooltip of its own."""
        cell = index.data(CELL_ROLE) if index.isValid() else None
        if cell is None or not (cell.tip or cell.text):
            return super().helpEvent(event, view, option, index)
        from PySide6.QtWidgets import QToolTip

        width = view.visualRect(index).width() - px(PADDING + 8)
        cut = view.fontMetrics().horizontalAdvance(cell.text) > width
        QToolTip.showText(event.globalPos(), cell.tip or (cell.text if cut else ""), view)
        return True

    def _background(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        state = option.state  # type: ignore[attr-defined]
        view: QWidget = option.widget  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected and view.hasFocus():
            painter.fillRect(rect.adjusted(0, 1, 0, 0), color("accent_soft"))
        if index.row() > 0:
            painter.setPen(color("border"))
            painter.drawLine(rect.topLeft(), rect.topRight())
