"""The wizard's foot: the live line at the left, Back and the one primary button at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from desktop import actions, tokens
from desktop.theme import px
from desktop.widgets.basics import button, row, set_enabled
from desktop.widgets.page import side_margin
from desktop.wizard.live import Live
from desktop.wizard.live_view import LiveView
from desktop.wizard.step import SideAction

LEAST_LINE = 28
"""Design pixels of the live line: its icon at least."""


class Footer(QFrame):
    """64 pixels that stay when the page scrolls.

    Signals:
        back, forward: one of the two buttons was pressed.
        fix_wanted: {path: value} of the live line's offer.
    """

    back = Signal()
    forward = Signal()
    fix_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.setFixedHeight(px(tokens.FOOTER_HEIGHT))
        self.live = LiveView()
        self.live.wanted.connect(self.fix_wanted)
        self.line = self.live.line
        back = actions.BACK
        self.back_button = button(back.text, on_click=self.back.emit, tip=back.shortcut)
        self.back_button.setShortcut(back.shortcut)
        self._row = row((self.live, 1), self.back_button, spacing=12)
        self.setLayout(self._row)
        self._next: QPushButton | None = None
        self._side: QPushButton | None = None
        self._side_text = self._side_tip = ""
        self._has_back = False

    @property
    def next_button(self) -> QPushButton:
        if self._next is None:
            raise RuntimeError("no step is shown yet")
        return self._next

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = side_margin(self.width())
        self._row.setContentsMargins(side, 0, side, 0)
        self._settle()

    def _settle(self) -> None:
        """Where three buttons have no room the one at the side is an icon with a tooltip."""
        if self._side is None or self._next is None or self._side.icon().isNull():
            return
        self._side.setText("  " + self._side_text)
        shown = [self._side, self._next, *([self.back_button] if self._has_back else [])]
        for made in shown:
            made.ensurePolished()  # new ones have no air around their words before
        wide = sum(made.sizeHint().width() + px(12) for made in shown)
        if wide + px(LEAST_LINE) > self.width() - 2 * side_margin(self.width()):
            self._side.setText("")

    def show_step(
        self,
        next_text: str,
        icon: str = "",
        shortcut: str = "",
        *,
        first: bool,
        side: SideAction | None = None,
    ) -> None:
        """Name the next thing; the first step has no Back."""
        for old in (self._next, self._side):
            if old is not None:
                self._row.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._side = None
        if side is not None:
            tip = side.tip or side.text
            self._side = button(side.text, side.role, side.icon, side.on_click, tip=tip)
            self._side_text, self._side_tip = side.text, tip
            self._row.insertWidget(1, self._side)
        self._next = button(next_text, "primary", icon, self.forward.emit)
        if shortcut:
            self._next.setShortcut(shortcut)
        self._row.addWidget(self._next)
        self._has_back = not first
        self.back_button.setVisible(not first)
        self._settle()

    def show_state(
        self, live: Live, reason_not: str, side_reason_not: str = "", *, stale: bool = False
    ) -> None:
        """The live line, and why the primary button and the other one cannot be pressed ("" if
        they can)."""
        self.live.show_live(live, stale=stale)
        set_enabled(self.next_button, reason_not)
        if self._side is not None:
            self._side.setEnabled(not side_reason_not)
            self._side.setToolTip(side_reason_not or self._side_tip)
