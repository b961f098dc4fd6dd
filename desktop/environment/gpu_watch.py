"""How much of the card's memory is in use now, by anybody: for the thin bar in the rail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.runs.background import Background

POLL_MS = 5000


@dataclass(frozen=True)
class GpuMemory:
    """Of the card that trains."""

    used_bytes: int
    total_bytes: int


class GpuWatch(QObject):
    """Asks the driver's library every few seconds, beside the window, once a card is known.

    Signals:
        changed: another number.
    """

    changed = Signal()

    def __init__(
        self, parent: QObject | None = None, ask: Callable[[str], GpuMemory | None] | None = None
    ) -> None:
        super().__init__(parent)
        self.memory: GpuMemory | None = None
        self._ask = ask or ask_nvml
        self._uuid = ""
        self._work = Background(self)
        self._work.done.connect(self._answered)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, report: dict[str, Any] | None) -> None:
        """Watch the card that a report chose; none where it found none."""
        uuid = str(((report or {}).get("row") or {}).get("device") or "")
        if uuid == self._uuid:
            return
        self._uuid = uuid
        if uuid:
            self._timer.start()
            self.look()
        else:
            self.stop()
            self._answered(None)

    def look(self) -> None:
        """Ask once."""
        uuid = self._uuid
        self._work.run(lambda: self._ask(uuid))

    def stop(self) -> None:
        self._timer.stop()

    def _answered(self, memory: GpuMemory | None) -> None:
        if memory != self.memory:
            self.memory = memory
            self.changed.emit()


def ask_nvml(uuid: str) -> GpuMemory | None:
    """Used and total memory of a card; None where nobody can say."""
    from envcheck.probes import nvml

    for gpu in nvml.probe().devices.value or ():
        used, total = gpu.memory_used_bytes.value, gpu.memory_bytes.value
        if gpu.uuid == uuid and used is not None and total:
            return GpuMemory(used, total)
    return None
