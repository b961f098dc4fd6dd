"""The environment check beside the window: runs it in a thread and keeps its last answer."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.environment.row_choices import RowChoice, rows_here
from desktop.paths import code_root

log = logging.getLogger(__name__)

Check = Callable[[Path, Path, bool], dict[str, Any]]
"""(home, code, deep) -> the report as JSON."""


class EnvironmentChecker(QObject):
    """Checks on request, never twice at once.

    Attributes:
        report: the last report as `Report.to_json()` gives it, or None before the first.
        error: what went wrong if the check itself broke, else "".
        checked_at: when the last check ended, UTC.
        busy: whether a check is running now.
        deep: whether the check that is running, or else the last one, is the thorough one.
        began_at: when the check that is running began, UTC.
        rows: the tested sets for this computer; () before the first check has ended.

    Signals:
        changed: one of the attributes is different now.
    """

    changed = Signal()
    _done = Signal(object, str, object)

    def __init__(
        self, home: Path, parent: QObject | None = None, check: Check | None = None
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._check = check or run_check
        self._closed = self._again = False
        self.report: dict[str, Any] | None = None
        self.error = ""
        self.checked_at: datetime | None = None
        self.busy = self.deep = False
        self.began_at: datetime | None = None
        self.rows: tuple[RowChoice, ...] = ()
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def verdict(self) -> str:
        """ "ok", "usable", "repairable", "blocked", or "" before the first check has ended."""
        if self.error:
            return "blocked"
        return str(self.report["verdict"]) if self.report else ""

    def check(self, deep: bool = False) -> None:
        """Start a check, unless one is running; `deep` compares every byte and tries training."""
        if self.busy:
            return
        self.busy, self.deep, self.began_at = True, deep, datetime.now(UTC)
        self.changed.emit()
        threading.Thread(
            target=self._work, args=(deep,), name="environment check", daemon=True
        ).start()

    def check_anew(self) -> None:
        """Forget and look again: another environment is in use than the one that was looked at.

        Where a check is running its answer is about the old one as well, and nobody hears it.
        """
        self.report, self.error, self.checked_at = None, "", None
        self._again = self.busy
        self.changed.emit()
        self.check()

    def show_report(self, report: dict[str, Any]) -> None:
        """Take over a report that somebody else has made just now (a refused start brings one)."""
        self._finish(report, "", self.rows or rows_here(report, code_root()))

    def stop(self) -> None:
        """The window closes: a check that is still running answers nobody."""
        self._closed = True

    def _work(self, deep: bool) -> None:
        report: dict[str, Any] | None = None
        error, rows = "", self.rows
        try:
            report = self._check(self._home, code_root(), deep)
            rows = rows_here(report, code_root())
        except Exception as problem:  # a page that says so, not a thread that dies unseen
            log.exception("the environment check broke")
            error = f"{type(problem).__name__}: {problem}"
        if not self._closed:
            with suppress(RuntimeError):  # the window has gone meanwhile
                self._done.emit(report, error, rows)

    def _finish(
        self, report: dict[str, Any] | None, error: str, rows: tuple[RowChoice, ...]
    ) -> None:
        self.busy = False
        if self._again:
            self._again = False
            self.check()
            return
        self.report, self.error, self.rows = report, error, rows
        self.deep = bool((report or {}).get("deep"))
        self.checked_at = datetime.now(UTC)
        self.changed.emit()


def run_check(home: Path, code: Path, deep: bool) -> dict[str, Any]:
    """The real check; imported here because its probes need not load with the window."""
    from desktop.environment.repairs import PROVE
    from envcheck import check

    return dict(check.check(home, code, deep=deep, prove=PROVE if deep else None).to_json())
