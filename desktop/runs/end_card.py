"""Ending an engine that does not answer: offered late, counted down in the open, never by accident.

A stop that was asked for is normally obeyed after the present step; this is for when it is not.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.runs import launcher
from desktop.runs.background import Background
from desktop.widgets.basics import button, clear, side_bar

COUNTDOWN_S = 10


class EndCard(QWidget):
    """Asks, counts down, ends the engine of one run.

    Signals:
        ended: the engine is gone, or could not be ended; look at the run again.
    """

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._run: Path | None = None
        self._busy = False
        self._left = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count)
        self._work = Background(self)
        self._work.done.connect(self._done)
        self._work.failed.connect(self._done)
        self.hide()

    @property
    def seconds_left(self) -> int:
        """Seconds to the end of the engine; 0 while nobody has asked for it."""
        return self._left

    def offer(self, run: Path | None, *, busy: bool = False) -> None:
        """Offer to end this run's engine; None takes the offer back.

        Args:
            busy: it gives signs of life, and has not yet done what it was asked.
        """
        busy = busy and run is not None
        if (run, busy) == (self._run, self._busy):
            return
        self._run, self._busy = run, busy
        self._timer.stop()
        self._left = 0
        self.setVisible(run is not None)
        if run is not None:
            self._ask()

    def _ask(self) -> None:
        end = button(self.tr("End the engine…"), "", "close", self._begin)
        keeps = self.tr(
            "Ending it keeps everything up to the last checkpoint; the steps after it are done "
            "again by Resume."
        )
        if self._busy:
            head = self.tr("The engine is still busy with a long step")
            said = self.tr("It does what was asked as soon as that step is done.")
        else:
            head = self.tr("The engine does not answer")
            said = self.tr("It gives a sign every 10 seconds, and none has come for longer.")
        self._show(head, f"{said} {keeps}", end)

    def _begin(self) -> None:
        self._left = COUNTDOWN_S
        self._timer.start()
        self._show_countdown()

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._show_countdown()
            return
        self._timer.stop()
        run = self._run
        if run is not None:
            self._show(self.tr("Ending the engine"), self.tr("This takes up to 20 seconds."))
            self._work.run(lambda: launcher.force_stop(run))

    def _show_countdown(self) -> None:
        keep = button(self.tr("Let it go on"), "primary", "", self._ask_again)
        head = self.tr("The engine is ended in %Ln second(s)", "", self._left)
        self._show(head, self.tr("Everything up to the last checkpoint stays."), keep)
        keep.setFocus()

    def _ask_again(self) -> None:
        self._timer.stop()
        self._left = 0
        self._ask()

    def _done(self, _result: object) -> None:
        self._run, self._busy = None, False
        self.hide()
        self.ended.emit()

    def _show(self, head: str, text: str, *buttons: QWidget) -> None:
        clear(self._layout)
        code = "" if self._busy else "ENGINE_SILENT"
        self._layout.addWidget(side_bar("warn", head, text, buttons, code=code))
