"""Which run is going now, found from the folders alone.

An engine writes at least a heartbeat every 10 seconds, so a folder whose history has not grown for
a minute is not asked any further: asking means to try the lock, and a hundred old runs are not
worth that every two seconds.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.paths import runs_dir
from desktop.runs.listing import RunSummary, summary

POLL_MS = 2000
FRESH_S = 60
WRITTEN = ("events.jsonl", "engine.json", "launch.json")
GOING = ("queued", "starting", "running", "stopping")


@dataclass(frozen=True)
class Going:
    """The run that is going."""

    run: RunSummary

    @property
    def percent(self) -> int:
        total = self.run.total_steps
        return min(100, 100 * self.run.step // total) if total else 0


class GoingWatch(QObject):
    """Watches the runs folder while the window is open.

    Signals:
        changed: another run is going, it moved on, or none is any more.
    """

    changed = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs_dir(home)
        self.going: Going | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Look at the folders once."""
        found = find_going(self._runs)
        if found != self.going:
            self.going = found
            self.changed.emit()


def find_going(runs: Path, now: float | None = None) -> Going | None:
    """The run under `runs` that is going: the newest that does something, else the newest that
    waits for its turn; or None."""
    waits: Going | None = None
    for path in fresh_runs(runs, now):
        run = summary(path)
        if run.state == "queued":
            waits = waits or Going(run)
        elif run.state in GOING:
            return Going(run)
    return waits


def fresh_runs(runs: Path, now: float | None = None) -> list[Path]:
    """Run folders that were written to within the last minute, newest first."""
    now = time.time() if now is None else now
    written: list[tuple[float, Path]] = []
    try:
        folders = [path for path in runs.iterdir() if path.is_dir()]
    except OSError:
        return []
    for path in folders:
        newest = max(
            _modified(path / name) for name in ("events.jsonl", "engine.json", "launch.json")
        )
        if now - newest < FRESH_S:
            written.append((newest, path))
    return [path for _, path in sorted(written, reverse=True)]


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
