"""The memory that a run's device has and uses this moment: the card's, or the engine's own.

Asked beside the window every two seconds, and only while a page that shows it is visible.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.environment.gpu_now import gpu_now
from desktop.runs.background import Background
from engine.contract.run_folder import RunFolder

POLL_MS = 2000


@dataclass(frozen=True)
class MemoryNow:
    """One reading."""

    on_card: bool
    used_bytes: int
    """Of a card by anybody; on a processor by the engine alone, 0 where none lives."""
    free_bytes: int
    total_bytes: int
    utilization_percent: int | None = None
    temperature_c: int | None = None


@dataclass(frozen=True)
class Device:
    """What a run computes on."""

    card: str = ""
    """UUID of its card; empty on a processor."""
    pid: int = 0
    """The engine's process; 0 where none is known."""


def device_of(run: RunFolder) -> Device:
    """From the check that the run began with, and from who holds it."""
    row, engine = _part(run.environment, "row"), _part(run.engine)
    card, pid = row.get("device"), engine.get("pid")
    return Device(card if isinstance(card, str) else "", pid if isinstance(pid, int) else 0)


def memory_now(device: Device) -> MemoryNow | None:
    """A reading; None where nobody can say."""
    if device.card:
        gpu = gpu_now(device.card)
        if gpu is None:
            return None
        heat, load = gpu.temperature_c, gpu.utilization_percent
        return MemoryNow(True, gpu.used_bytes, gpu.free_bytes, gpu.total_bytes, load, heat)
    machine = psutil.virtual_memory()
    return MemoryNow(False, _resident(device.pid), int(machine.available), int(machine.total))


def _resident(pid: int) -> int:
    if not pid:
        return 0
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


class MemoryWatch(QObject):
    """Follows the memory of one device.

    Attributes:
        now: the newest reading; None before the first and where nobody can say.

    Signals:
        changed: another reading.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        ask: Callable[[Device], MemoryNow | None] = memory_now,
    ) -> None:
        super().__init__(parent)
        self.ask = ask
        self.now: MemoryNow | None = None
        self._run: RunFolder | None = None
        self._work = Background(self)
        self._work.done.connect(self._answered)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, run: RunFolder | None) -> None:
        """Watch the device of this run from now on; None watches nothing."""
        self._run, self.now = run, None

    def set_visible(self, visible: bool) -> None:
        """Ask only while somebody sees the answer."""
        if visible:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Ask once."""
        run, ask = self._run, self.ask
        if run is not None:
            self._work.run(lambda: (run, ask(device_of(run))))

    def _answered(self, answer: tuple[RunFolder, MemoryNow | None]) -> None:
        run, now = answer
        if run == self._run and now != self.now:
            self.now = now
            self.changed.emit()


def _part(file: Path, name: str = "") -> dict[str, object]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found = document.get(name) if name and isinstance(document, dict) else document
    return found if isinstance(found, dict) else {}
