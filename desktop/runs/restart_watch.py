"""Takes up runs again whose engine died while the window was open: the hands of `restart`.

Only what this window has seen alive counts: a run that was lost yesterday, or with the computer,
waits for its person. One at a time, because each start checks the environment first.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.going import fresh_runs
from desktop.paths import runs_dir
from desktop.runs import launcher, restart
from desktop.runs.background import Background
from desktop.runs.listing import read_state
from engine.contract.run_folder import RunFolder

POLL_MS = 2000


class RestartWatch(QObject):
    """Watches every run of a home that is going.

    Signals:
        decided: a run was lost, and was taken up again or not; `restart.outcome` says what and why.
    """

    decided = Signal(Path)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._alive: set[Path] = set()
        self._lost: list[Path] = []
        self._hands = Background(self)
        self._hands.done.connect(self._finished)
        self._hands.failed.connect(self._failed)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more; what dies now waits for its person."""
        self._timer.stop()

    def look(self) -> None:
        """Look at all runs once."""
        known = self._alive | set(fresh_runs(runs_dir(self._home)))
        alive = {path for path in known if launcher.is_active(RunFolder(path))}
        self._lost += sorted(self._alive - alive)
        self._alive = alive
        while self._lost and not self._hands.busy:
            self._take_up(self._lost.pop(0))

    def _take_up(self, path: Path) -> None:
        run, now = RunFolder(path), datetime.now(UTC)
        decision = restart.look(run, now) if read_state(run).state == "lost" else None
        if decision is None:
            return
        try:
            restart.remember(run, decision, now)
        except OSError:
            return
        if decision.restarts:
            self._run = run
            self._hands.run(lambda: launcher.resume(path, self._home))
        else:
            self.decided.emit(path)

    def _finished(self, path: Path) -> None:
        self._alive.add(path)
        self.decided.emit(path)

    def _failed(self, error: Exception) -> None:
        """It could not be started again: the reason is kept for the page."""
        report = getattr(error, "report", None) or {}
        code = getattr(error, "code", None) or report.get("verdict") or type(error).__name__
        if code != "RUN_ALREADY_ACTIVE":  # else its person was quicker
            failed = restart.Decision(restart.FAILED, {"reason": str(code)})
            try:
                restart.remember(self._run, failed, datetime.now(UTC))
            except OSError:
                return
        self.decided.emit(self._run.path)
