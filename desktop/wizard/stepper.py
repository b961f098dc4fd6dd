"""Four words and a line: where one is in the wizard; done steps lead back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from desktop.theme import Weight, font, px
from desktop.widgets.basics import Align, Item, button, clear, fill, holder, image, label, row, rule
from desktop.widgets.page import side_margin

GAP = 7


class Stepper(QWidget):
    """Shows the steps; each step before the current one is a button.

    Signals:
        pressed: index of a done step.
    """

    pressed = Signal(int)

    def __init__(self, names: Sequence[str], beside: QWidget | None = None) -> None:
        super().__init__()
        self._names = list(names)
        self._beside = beside or QWidget()
        self._ahead_names: list[QLabel] = []
        self._done_buttons: list[QPushButton] = []
        self._wide = 0
        self._layout = row(spacing=GAP)
        line = row((holder(self._layout), 1), self._beside, spacing=8)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, active: int) -> None:
        """Show another step as the current one."""
        clear(self._layout)
        self._ahead_names, self._done_buttons = [], []
        items: list[Item] = []
        for index, name in enumerate(self._names):
            items += self._done(index, name) if index < active else self._ahead(index, name, active)
            if index < len(self._names) - 1:
                line = rule()
                line.setMaximumWidth(px(36))
                line.setMinimumWidth(px(6))
                items += [(line, 1)]
        fill(self._layout, [*items, None], 0, GAP)
        found = (self._layout.itemAt(at) for at in range(self._layout.count()))
        parts = [item.widget() for item in found if item is not None]
        widths = [part.sizeHint().width() for part in parts if part is not None]
        self._wide = sum(max(width, px(6)) + px(GAP) for width in widths)
        self._fit()
        self.setMinimumHeight(px(46))
        spoken = self.tr("Step {number} of {total}: {name}")
        self.setAccessibleName(
            spoken.format(number=active + 1, total=len(self._names), name=self._names[active])
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stand over the page's own margins."""
        side = side_margin(self.width())
        outer = self.layout()
        if outer is not None:
            outer.setContentsMargins(side, px(14), side, 0)
        self._name_steps(self.width() - 2 * side - self._beside.sizeHint().width() - px(8))

    def _name_steps(self, room: int) -> None:
        """Where there is no room for all names none is cut: first the steps ahead lose theirs."""
        for name in self._ahead_names:
            name.setVisible(self._wide <= room)
        ahead = sum(name.sizeHint().width() + px(GAP) for name in self._ahead_names)
        for index, made in enumerate(self._done_buttons):
            made.setText(self._names[index] if self._wide - ahead <= room else str(index + 1))

    def _done(self, index: int, name: str) -> list[Item]:
        made = button(name, "step", on_click=lambda: self.pressed.emit(index))
        made.setAccessibleName(self.tr("Back to {name}").format(name=name))
        made.setFont(font(0.96, Weight.Medium))
        made.setToolTip(made.accessibleName())
        self._done_buttons.append(made)
        return [holder(row(image("check", "success", 16), made, spacing=2))]

    def _ahead(self, index: int, name: str, active: int) -> list[Item]:
        now = index == active
        mark = QLabel(str(index + 1))
        mark.setProperty("role", "step")
        mark.setProperty("now", now)
        mark.setFont(font(0.82, Weight.DemiBold))
        mark.setAlignment(Align.AlignCenter)
        mark.setFixedSize(px(20), px(20))
        weight = Weight.DemiBold if now else Weight.Medium
        word = label(name, "accent" if now else "text2", 0.96, weight)
        if not now:
            mark.setToolTip(name)
            self._ahead_names.append(word)
        return [mark, word]
