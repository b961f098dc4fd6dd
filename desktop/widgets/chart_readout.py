"""The small card beside the crosshair: step, loss, learning rate."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.theme import Weight, font, px

GAP_PX = 10


class Readout(QFrame):
    """Names and values in two columns; stands beside the crosshair and never under the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(10), px(7), px(10), px(7))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(2))
        self._labels: list[tuple[QLabel, QLabel]] = []
        self.hide()

    def show_values(self, rows: list[tuple[str, str]], x: float) -> None:
        """Show (name, value) rows beside the crosshair at `x` pixels from the parent's left."""
        while len(self._labels) < len(rows):
            self._add_row()
        for index, pair in enumerate(self._labels):
            for label, text in zip(
                pair, rows[index] if index < len(rows) else ("", ""), strict=True
            ):
                label.setText(text)
                label.setVisible(index < len(rows))
        self.adjustSize()
        self._stand_beside(round(x))
        self.show()
        self.raise_()

    def _stand_beside(self, x: int) -> None:
        right = x + px(GAP_PX)
        room = self._host.width() - self.width() - 2
        self.move(right if right <= room else max(2, x - px(GAP_PX) - self.width()), px(8))

    def _add_row(self) -> None:
        name, value = QLabel(), QLabel()
        name.setProperty("ink", "text2")
        name.setFont(font(0.85))
        value.setFont(font(0.85, Weight.Medium, tabular=True))
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = len(self._labels)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(value, row, 1)
        self._labels.append((name, value))
