"""A table header that holds, for each column, its name, the part it plays, and its state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHeaderView, QTableView, QWidget

from desktop.theme import Weight
from desktop.widgets.basics import Elided, col, combo, image, row
from desktop.widgets.text import restyle
from desktop.wizard.data.roles import NOT_USED, role_word


class RoleHeader(QHeaderView):
    """Drop-downs in the header.

    Signals:
        role_chosen: (column, role); role "" for "not used".
    """

    role_chosen = Signal(str, str)

    def __init__(
        self,
        columns: Sequence[str],
        roles: Mapping[str, str],
        offered: Sequence[str],
        *,
        guessed: bool,
        parent: QTableView,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells = [
            self._cell(name, roles.get(name, NOT_USED), offered, guessed=guessed)
            for name in columns
        ]
        for cell in self._cells:
            cell.setParent(self.viewport())
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.sectionResized.connect(lambda *_: self._arrange())
        parent.horizontalScrollBar().valueChanged.connect(lambda _: self._arrange())

    def combos(self) -> list[QComboBox]:
        """The drop-downs, in the order of the columns."""
        return [box for cell in self._cells for box in cell.findChildren(QComboBox)]

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
            left, width = self.sectionViewportPosition(index), self.sectionSize(index)
            cell.setGeometry(left, 0, width, self.height())
            cell.show()

    def _cell(self, name: str, role: str, offered: Sequence[str], *, guessed: bool) -> QWidget:
        choices = [(role_word(r), r) for r in [*offered, NOT_USED]]
        if role not in offered and role:
            choices.insert(0, (role_word(role), role))
        spoken = self.tr("Part of column {name}").format(name=name)
        box = combo(choices, role, name=spoken)
        box.setMinimumContentsLength(4)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        state = "off" if not role else "review" if guessed else ""
        box.setProperty("state", state)
        restyle(box)
        box.activated.connect(lambda _: self.role_chosen.emit(name, box.currentData()))
        icon, ink, words = self._state(role, guessed=guessed)
        made = QFrame()
        made.setLayout(
            col(
                Elided(name, "text2", 0.88, mono=True),
                box,
                row(image(icon, ink, 14), Elided(words, ink, 0.86, Weight.Medium), spacing=5),
                margins=(16, 12, 8, 10),
                spacing=6,
            )
        )
        return made

    def _state(self, role: str, *, guessed: bool) -> tuple[str, str, str]:
        if not role:
            return "circle", "text2", self.tr("Ignored")
        if guessed:
            return "warning", "warning", self.tr("Please review")
        return "ok", "success", self.tr("Ready")
