"""The table of facts: what was looked at, what was found, what was tested, a note.

A finding above ok can be selected: under the table stands what it means and what to do. Where the
page is narrow, tested value and note move under the found one.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.environment.fact_rows import FactRow, folded
from desktop.environment.verdict import SEVERITY_ICON
from desktop.messages import message
from desktop.sentences.words import severity_word
from desktop.theme import color, font, px
from desktop.widgets.basics import button, clear, col, frame, label, row, section
from desktop.widgets.quiet_table import (
    CELL_ROLE,
    PADDING,
    ROW_HEIGHT,
    Cell,
    CellDelegate,
    QuietTable,
)
from desktop.widgets.text import prose

NARROW = 700
"""Width of the table in design pixels under which it has two columns."""
SHARES = (0.24, 0.25, 0.19, 0.32)
NARROW_SHARES = (0.38, 0.62)
TALL_ROW = 54
SHORT_NOTE = 36


class FactsTable(QWidget):
    """The rows of a report, long lists folded."""

    def __init__(self, rows: list[FactRow]) -> None:
        super().__init__()
        self._all = rows
        self._shown, hidden = folded(rows)
        heads = [self.tr("Fact"), self.tr("Found"), self.tr("Tested"), self.tr("Note")]
        self.table = _Table(heads, self.tr("What was found"))
        self._detail = QVBoxLayout()
        self._all_button = button("", "quiet", "down", self.show_all)
        self._all_button.setText("  " + self.tr("Show %Ln more finding(s)", "", hidden))
        self._all_button.setAccessibleName(self._all_button.text().strip())
        self._all_button.setVisible(bool(hidden))
        self.setLayout(
            col(
                section(self.tr("What was looked at")),
                self.table,
                self._detail,
                row(self._all_button, None),
                spacing=8,
            )
        )
        self._fill()
        self.table.selectionModel().currentRowChanged.connect(self._explain)

    def show_all(self) -> None:
        """Unfold every list."""
        self._shown = self._all
        self._all_button.hide()
        self._fill()

    def _fill(self) -> None:
        self.table.show_facts(self._shown)

    def _explain(self, current: QModelIndex | QPersistentModelIndex) -> None:
        clear(self._detail)
        chosen = self._shown[current.row()] if current.isValid() else None
        if chosen is None:
            return
        if chosen.severity == "ok":
            if len(chosen.note) > SHORT_NOTE:  # it may be cut in the table
                whole = prose(chosen.note, "text2")
                self._detail.addWidget(frame("sunken", col(whole), (16, 12, 16, 12)))
            return
        told = message(chosen.code, chosen.facts)
        words = [
            prose(text, ink) for text, ink in ((told.body, "text"), (told.action, "text2")) if text
        ]
        head = row(
            (label(told.title, weight=font().Weight.DemiBold, wrap=True), 1),
            label(chosen.code, "text2", 0.84, mono=True, selectable=True),
            spacing=12,
        )
        self._detail.addWidget(frame("sunken", col(head, *words, spacing=6), (16, 12, 16, 12)))


class _Table(QuietTable):
    """Four columns, or two where there is no room for four."""

    def __init__(self, heads: list[str], name: str) -> None:
        super().__init__(heads, [0, 0, 0, 0], name)
        self.setItemDelegate(_TwoLines(self))
        self._facts: list[FactRow] = []
        self._narrow = False

    def show_facts(self, facts: list[FactRow]) -> None:
        self._facts = facts
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
        self._share()

    def _arrange(self) -> None:
        height = px(TALL_ROW if self._narrow else ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(height)
        self.show_rows([_cells(fact, narrow=self._narrow) for fact in self._facts])
        for column in range(4):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnHidden(column, self._narrow and column > 1)
        for number, fact in enumerate(self._facts):
            if not fact.value and not self._narrow:
                self.setSpan(number, 0, 1, 2)
                self.setSpan(number, 2, 1, 2)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(height * len(self._facts) + head + 2)
        self._share()

    def _share(self) -> None:
        room = self.viewport().width()
        self.horizontalHeader().setStretchLastSection(True)
        for column, share in enumerate(NARROW_SHARES if self._narrow else SHARES):
            self.setColumnWidth(column, int(room * share))


def _cells(fact: FactRow, *, narrow: bool) -> tuple[Cell, ...]:
    icon, ink = SEVERITY_ICON[fact.severity]
    spoken = f"{severity_word(fact.severity)}: {fact.name}"
    name = Cell(fact.name, icon=icon, icon_ink=ink, spoken=spoken, tip=fact.name)
    if not narrow:
        note = Cell(fact.note, "text2", tip=fact.note)
        if not fact.value:  # the sentence begins where the tested value would stand
            return name, Cell(), note, Cell()
        return name, Cell(fact.value, tip=fact.value), Cell(fact.tested, "text2"), note
    under = " · ".join(part for part in (fact.tested, fact.note) if part)
    first = fact.value or fact.note
    return (
        name,
        Cell(first, sub="" if first == under else under, tip=under or first),
        Cell(),
        Cell(),
    )


class _TwoLines(CellDelegate):
    """A cell with a second, quieter line."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell: Cell = index.data(CELL_ROLE)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if not cell.sub:
            super().paint(painter, option, index)
            return
        painter.save()
        self._background(painter, option, index, rect)
        inner = rect.adjusted(px(PADDING), px(8), -px(8), -px(8))
        for text, ink, scale, side in (
            (cell.text, cell.ink, 1.0, Qt.AlignmentFlag.AlignTop),
            (cell.sub, "text2", 0.92, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font(scale, tabular=True))
            painter.setPen(color(ink))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | side, cut)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(60), px(ROW_HEIGHT))
