"""Keeps one engine waiting while a person sets up a run, as long as the memory is not missed.

It begins with the model's page, or once the data has been read, and ends when the setting is off,
when memory gets short, or when nobody has touched the wizard for a quarter of an hour.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.runs.standby import Standby

LOOK_EVERY_MS = 5_000
IDLE_S = 15 * 60.0
NEEDED_BYTES = 2 * 10**9
"""Free memory under which none is started: an engine takes 0.35 GB, a small run as much again."""
AGAIN_AFTER_S = 60.0
"""An engine that cannot import dies at once; trying all the time would cost a processor."""
SHORT_BYTES = 10**9
"""Free memory under which one that waits is ended."""


class EngineKeeper(QObject):
    """At most one waiting engine.

    Signals:
        changed: it began, became ready, ended, or holds another amount of memory.
    """

    changed = Signal()

    def __init__(
        self,
        home: Path,
        parent: QObject | None = None,
        *,
        make: Callable[[Path, str | None], Standby] = Standby,
        free_bytes: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._home, self._make = home, make
        self._free_bytes = free_bytes or _available
        self._standby: Standby | None = None
        self._seen = (False, False, 0)
        self._touched = self._began = time.monotonic()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.end)

    @property
    def warm(self) -> bool:
        """Whether an engine waits whose imports are done."""
        return self._seen[1]

    @property
    def starting(self) -> bool:
        """Whether an engine is still importing."""
        return self._seen[0] and not self._seen[1]

    @property
    def memory_bytes(self) -> int:
        """What the waiting engine holds, as of the last look; 0 where there is none."""
        return self._seen[2]

    def want(self, card: str | None = None) -> None:
        """A run is being set up: have an engine ready, if there is room for it."""
        self._touched = time.monotonic()
        if self._may_begin():
            self._began = time.monotonic()
            self._standby = self._make(self._home, card)
            self._timer.start()
        self.look()

    def _may_begin(self) -> bool:
        """None is there, there is room, and the last one has not just died."""
        if self._standby is not None:
            died_young = time.monotonic() - self._began < AGAIN_AFTER_S
            if self._standby.alive or died_young:
                return False
        return self._free_bytes() >= NEEDED_BYTES

    def give(self) -> Standby | None:
        """The engine that waits, for a start; from now on it is the start's to end."""
        standby, self._standby = self._standby, None
        self._stop()
        return standby

    def end(self) -> None:
        """Nobody needs it any more."""
        standby, self._standby = self._standby, None
        if standby is not None:
            standby.end()
        self._stop()

    def look(self) -> None:
        """End it where it is not worth its memory; tell what has changed."""
        idle = time.monotonic() - self._touched > IDLE_S
        if self._standby is not None and (idle or self._free_bytes() < SHORT_BYTES):
            self.end()
            return
        self._tell()

    def _stop(self) -> None:
        self._timer.stop()
        self._tell()

    def _tell(self) -> None:
        one = self._standby
        seen = (False, False, 0) if one is None else (one.alive, one.ready, one.memory_bytes)
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()


def _available() -> int:
    import psutil

    return int(psutil.virtual_memory().available)
