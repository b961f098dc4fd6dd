"""Waiting for memory: looks every ten seconds whether a run would fit now, then resumes it.

Only while the window is open, and only where it is known how much the run needs: a run that is
resumed too early would fail again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.runs.background import Background
from desktop.runs.memory_now import Device, MemoryNow, device_of, memory_now
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView
from engine.contract.run_folder import RunFolder

LOOK_MS = 10_000
SPARE = 1.05
"""The need is a measured peak; the driver's own share moves by some per cent."""
WAITED_FOR = ("GPU_OUT_OF_MEMORY", "HOST_OUT_OF_MEMORY")


def needed_bytes(problem: Mark, view: RunView) -> int | None:
    """What a resumed run must find free; None where nobody can say.

    The peak of the run until now, or what the failed step needed, whichever is more.
    """
    if problem.code not in WAITED_FOR:
        return None
    told = problem.facts.get("needed_bytes")
    known = [view.peak_bytes or 0, int(told) if isinstance(told, int | float) else 0]
    return round(max(known) * SPARE) or None


class ResumeLater(QObject):
    """Waits for one run at a time.

    Attributes:
        run: the run that is waited for; None while nothing is.
        free_bytes, needed_bytes: of the last look.

    Signals:
        looked: there is another number to show.
        fits: the run would fit now; nothing is waited for any more.
    """

    looked = Signal()
    fits = Signal(Path)

    def __init__(
        self,
        parent: QObject | None = None,
        ask: Callable[[Device], MemoryNow | None] = memory_now,
    ) -> None:
        super().__init__(parent)
        self.ask = ask
        self.run: Path | None = None
        self.needed_bytes = 0
        self.free_bytes: int | None = None
        self._work = Background(self)
        self._work.done.connect(self._answered)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, run: Path, needed: int) -> None:
        """Wait from now on, until `needed` bytes are free on the run's device."""
        self.run, self.needed_bytes, self.free_bytes = run, needed, None
        self._timer.start()
        self.look()

    def end(self) -> None:
        """Wait no longer."""
        self.run = None
        self._timer.stop()

    def look(self) -> None:
        """Ask once, beside the window."""
        run, ask = self.run, self.ask
        if run is not None:
            self._work.run(lambda: (run, ask(device_of(RunFolder(run)))))

    def _answered(self, answer: tuple[Path, Any]) -> None:
        run, now = answer
        if run != self.run:
            return
        self.free_bytes = now.free_bytes if now is not None else None
        if self.free_bytes is not None and self.free_bytes >= self.needed_bytes:
            self.end()
            self.fits.emit(run)
        else:
            self.looked.emit()
