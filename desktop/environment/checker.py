"""The environment check beside the window: runs it in a thread and keeps its last answer."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.paths import code_root

log = logging.getLogger(__name__)

Check = Callable[[Path, Path], dict[str, Any]]


class EnvironmentChecker(QObject):
    """Checks on request, never twice at once.

    Attributes:
        report: the last report as `Report.to_json()` gives it, or None before the first.
        error: what went wrong if the check itself broke, else "".
        checked_at: when the last check ended, UTC.
        busy: whether a check is running now.

    Signals:
        changed: one of the attributes is different now.
    """

    changed = Signal()
    _done = Signal(object, str)

    def __init__(
        self, home: Path, parent: QObject | None = None, check: Check | None = None
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._check = check or run_check
        self._closed = False
        self.report: dict[str, Any] | None = None
        self.error = ""
        self.checked_at: datetime | None = None
        self.busy = False
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def verdict(self) -> str:
        """ "ok", "usable", "repairable", "blocked", or "" before the first check has ended."""
        if self.error:
            return "blocked"
        return str(self.report["verdict"]) if self.report else ""

    def check(self) -> None:
        """Start a check, unless one is running."""
        if self.busy:
            return
        self.busy = True
        self.changed.emit()
        threading.Thread(target=self._work, name="environment check", daemon=True).start()

    def show_report(self, report: dict[str, Any]) -> None:
        """Take over a report that somebody else has made just now (a refused start brings one)."""
        self._finish(report, "")

    def stop(self) -> None:
        """The window closes: a check that is still running answers nobody."""
        self._closed = True

    def _work(self) -> None:
        report: dict[str, Any] | None = None
        error = ""
        try:
            report = self._check(self._home, code_root())
        except Exception as problem:  # a page that says so, not a thread that dies unseen
            log.exception("the environment check broke")
            error = f"{type(problem).__name__}: {problem}"
        if not self._closed:
            self._done.emit(report, error)

    def _finish(self, report: dict[str, Any] | None, error: str) -> None:
        self.report, self.error, self.busy = report, error, False
        self.checked_at = datetime.now(UTC)
        self.changed.emit()


def run_check(home: Path, code: Path) -> dict[str, Any]:
    """The real check; imported here because its probes need not load with the window."""
    from envcheck import check

    return dict(check.check(home, code).to_json())
