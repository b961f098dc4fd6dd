"""The live line as widgets: state, bar, memory, time, the price of the last change, a way back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import format, icons
from desktop.theme import Weight, px
from desktop.widgets.basics import (
    Elided,
    button,
    image,
    label,
    muted,
    progress,
    row,
    set_ink,
    set_progress_state,
)
from desktop.wizard.live import Live

STATES: Mapping[str, tuple[str, str, str]] = {
    "fits": ("ok", "success", ""),
    "tight": ("warning", "warning", "paused"),
    "too_big": ("danger", "danger", "danger"),
}
"""Badge -> (icon, ink, state of the bar)."""
BAR_WIDTH = 96
LEAST_PRICE = 120
"""Design pixels that a price needs to say anything; the rest of it is in the tooltip."""


class LiveView(QWidget):
    """One line at the left of the footer.

    Signals:
        wanted: {path: value} of the press that makes it fit again.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._live = Live()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._icon = image("info", "text2", 16)
        self.line = Elided(ink="text2", lines=2)
        self._badge = label("", weight=Weight.Medium)
        self._bar = progress(0, 1000, thin=True)
        self._bar.setFixedWidth(px(BAR_WIDTH))
        self._memory = label("", tabular=True)
        self._clock, self._time = image("clock", "text2", 16), label("", tabular=True)
        self._dot = muted("·")
        self._price = Elided(ink="text2", scale=0.92)
        self._offer = button("", "quiet", on_click=lambda: self.wanted.emit(dict(self._live.fix)))
        self.setLayout(
            row(
                self._icon,
                self._badge,
                self._bar,
                self._memory,
                self._dot,
                self._clock,
                self._time,
                self._offer,
                (self._price, 100),
                (self.line, 100),
                None,
                spacing=8,
            )
        )

    @property
    def shown(self) -> Live:
        return self._live

    def show_live(self, live: Live, *, stale: bool = False) -> None:
        """Show another line; `stale`: its numbers wait for newer ones, so they are dimmed."""
        self._live = live
        icon, ink, state = STATES.get(live.badge, ("info", "text2", ""))
        ink = "disabled" if stale else ink
        self._icon.setPixmap(icons.pixmap(icon, ink, 16))
        self.line.setText(live.text)
        self.line.set_ink("disabled" if stale else "text2")
        self._badge.setText(self._word(live.badge))
        text = self.tr("{used} of {total}")
        used, total = format.memory(live.used_bytes), format.memory(live.total_bytes)
        self._memory.setText(text.format(used=used, total=total))
        self._memory.setToolTip(self._how_known(live))
        self._bar.setValue(min(1000, round(1000 * live.used_bytes / max(1, live.total_bytes))))
        self._bar.setAccessibleName(self._memory.text())
        set_progress_state(self._bar, state)
        about = self.tr("about {time}")
        known = live.seconds is not None
        self._time.setText(about.format(time=format.duration(live.seconds or 0)) if known else "")
        self._price.setText(live.price)
        self._offer.setText(live.offer)
        self._offer.setAccessibleName(self.tr("Make it fit: {what}").format(what=live.offer))
        whole = (self._badge, self._memory, self._time, self._price)
        told = " · ".join(p.text() for p in whole if p.text()) if live.badge else ""
        for part in (self._badge, self._icon):
            part.setToolTip(told)  # where there is no room for all of it
        for part in (self._badge, self._memory, self._time):
            set_ink(part, "disabled" if stale else "text")
        self._arrange()

    def text(self) -> str:
        """The line as one text: for screen readers and tests."""
        parts = (self._badge, self._memory, self._time, self._price, self.line)
        return " ".join(p.text() for p in parts if not p.isHidden() and p.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Show what there is to say and room for; what matters least goes first."""
        live = self._live
        counted = bool(live.badge)
        self._icon.setVisible(counted or bool(live.text))
        self.line.setVisible(not counted)
        self._badge.setVisible(counted)
        timed = self._timed if live.seconds is not None else []
        wanted: list[list[QWidget]] = [
            [self._memory],
            [self._offer] if live.offer else [],
            [self._bar],
            timed,
            [self._price] if live.price else [],
        ]
        room = self.width() - self._need([self._icon, self._badge])
        self._badge.setVisible(counted and room >= 0)  # the icon says it alone, with its tooltip
        shown: list[QWidget] = []
        for group in wanted if counted else []:
            room -= self._need(group)
            if room < 0:
                break
            shown += group
        parts = (self._memory, self._offer, self._bar, *self._timed, self._price)
        for part in parts:
            part.setVisible(part in shown)

    @property
    def _timed(self) -> list[QWidget]:
        return [self._dot, self._clock, self._time]

    def _need(self, parts: list[QWidget]) -> int:
        """Pixels that these parts take, with the gaps before them."""
        widths = (
            px(LEAST_PRICE) if part is self._price else part.sizeHint().width()
            if part is not self._bar else px(BAR_WIDTH) for part in parts
        )  # fmt: skip
        return sum(width + px(8) for width in widths)

    def _word(self, badge: str) -> str:
        return {
            "fits": self.tr("Fits"),
            "tight": self.tr("Tight"),
            "too_big": self.tr("Too big"),
        }.get(badge, "")

    def _how_known(self, live: Live) -> str:
        if live.measured:
            return self.tr("Measured: two real steps on this computer")
        return self.tr("Computed from the model's sizes and your settings")
