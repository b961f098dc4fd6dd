"""The thorough check: every byte, and a real 4-bit training step; minutes, not seconds."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from desktop import format
from desktop.environment.checker import EnvironmentChecker
from desktop.widgets.basics import button, col, label, muted, progress, set_enabled
from desktop.widgets.stacking import Stacking

ABOUT_S = 60
"""Hashing 1.4 GB 5 s, first imports 20 s, the parts of the proof 20 s; twice for a slow disk."""
TICK_MS = 1000


class DeepCard(QFrame):
    """Offers the thorough check, and shows that it is at work."""

    def __init__(self, checker: EnvironmentChecker) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._checker = checker
        self._button = button(
            self.tr("Check thoroughly"),
            "",
            "search",
            lambda: checker.check(deep=True),
        )
        head = label(
            self.tr("Check every file and try 4-bit training"),
            weight=self.font().Weight.Medium,
            wrap=True,
        )
        self._note = muted("", wrap=True)
        self._bar = progress(0, 0, name=self.tr("The thorough check is at work"))
        words = col(head, self._note, spacing=2)
        self.setLayout(
            col(
                Stacking([(words, 1), self._button], least=560, spacing=16),
                self._bar,
                margins=(20, 14, 16, 14),
                spacing=10,
            )
        )
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.refresh)
        self.refresh()

    def refresh(self, reason_not: str = "") -> None:
        """Show whether it is at work, and for how long already."""
        at_work = self._checker.busy and self._checker.deep
        self._bar.setVisible(at_work)
        self._timer.start() if at_work else self._timer.stop()
        busy = self.tr("A check is at work") if self._checker.busy else reason_not
        set_enabled(self._button, busy)
        if at_work and (began := self._checker.began_at) is not None:
            passed = (datetime.now(UTC) - began).total_seconds()
            text = self.tr("At work for {passed} of about {about}. You may go on meanwhile.")
            self._note.setText(
                text.format(passed=format.duration(passed), about=format.duration(ABOUT_S))
            )
            return
        self._note.setText(
            self.tr(
                "Compares every byte with its fingerprint, loads the libraries and does a real "
                "training step in 4 bit. About {about}."
            ).format(about=format.duration(ABOUT_S))
        )
