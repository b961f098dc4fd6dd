"""Work beside the window: one function in a thread, its result back in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Background(QObject):
    """Runs one function at a time.

    Attributes:
        busy: whether a function is running.

    Signals:
        done: what the function returned.
        failed: the exception that it raised.
    """

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Any]) -> bool:
        """Start, unless something is running; says whether it started."""
        if self.busy:
            return False
        self.busy = True
        threading.Thread(target=self._work, args=(work,), name="background", daemon=True).start()
        return True

    def _work(self, work: Callable[[], Any]) -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as problem:
            error = problem
        try:
            self._ended.emit(result, error)
        except RuntimeError:  # the page was closed meanwhile: nobody waits for the answer
            return

    def _finish(self, result: Any, error: Exception | None) -> None:
        self.busy = False
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
