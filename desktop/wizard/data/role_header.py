"""A table header that holds, for each column, its name, the part it plays, and its state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHeaderView, QTableView, QWidget

from desktop.theme import Weight, px
from desktop.widgets.basics import Elided, col, combo, image, row
from desktop.widgets.text import restyle
from desktop.wizard.data.column_state import ColumnState
from desktop.wizard.data.roles import NOT_USED, role_word

_LOOK = {
    "ready": ("ok", "success", ""),
    "review": ("warning", "warning", "review"),
    "ignored": ("circle", "text2", "off"),
}
"""State -> (icon, ink, state of the drop-down in the style sheet)."""
AROUND_TEXT = 64
"""A drop-down's margins, padding and arrow, in design pixels."""


class RoleHeader(QHeaderView):
    """Drop-downs in the header.

    Signals:
        role_chosen: (column, role); role "" for "not used".
    """

    role_chosen = Signal(str, str)

    def __init__(
        self, states: Sequence[ColumnState], offered: Sequence[str], parent: QTableView
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells = [self._cell(state, offered) for state in states]
        for cell in self._cells:
            cell.setParent(self.viewport())
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.sectionResized.connect(lambda *_: self._arrange())
        parent.horizontalScrollBar().valueChanged.connect(lambda _: self._arrange())

    def combos(self) -> list[QComboBox]:
        """The drop-downs, in the order of the columns."""
        return [box for cell in self._cells for box in cell.findChildren(QComboBox)]

    def least_widths(self) -> list[int]:
        """How wide each column must be for its part to be read whole."""
        texts = [box.fontMetrics().horizontalAdvance(box.currentText()) for box in self.combos()]
        return [text + px(AROUND_TEXT) for text in texts]

    def sizeHint(self) -> QSize:
        tallest = max((cell.sizeHint().height() for cell in self._cells), default=0)
        return QSize(super().sizeHint().width(), tallest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put each cell over its section."""
        for index, cell in enumerate(self._cells):
            left, width = self.sectionViewportPosition(index + 1), self.sectionSize(index + 1)
            cell.setGeometry(left, 0, width, self.height())
            cell.show()

    def _cell(self, column: ColumnState, offered: Sequence[str]) -> QWidget:
        choices = [(role_word(r), r) for r in [*offered, NOT_USED]]
        if column.role and column.role not in offered:
            choices.insert(0, (role_word(column.role), column.role))
        icon, ink, dress = _LOOK[column.state]
        if column.state == "review" and not column.role:
            choices[-1] = (self.tr("Choose …"), NOT_USED)
        box = combo(choices, column.role, name=self.tr("Part of column {name}").format(
            name=column.name
        ))  # fmt: skip
        box.setAccessibleDescription(column.words)
        box.setMinimumContentsLength(4)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setProperty("state", dress)
        restyle(box)
        box.activated.connect(lambda _: self.role_chosen.emit(column.name, box.currentData()))
        state = Elided(column.words, ink, 0.86, Weight.Medium)
        made = QFrame()
        made.setLayout(
            col(
                Elided(column.name, "text2", 0.88, mono=True, middle=True),
                box,
                row(image(icon, ink, 14), state, spacing=5),
                margins=(16, 12, 4, 10),
                spacing=6,
            )
        )
        return made
