"""One window for each home: a second start shows the first window and ends.

A lock file says who is first; a local socket (no network) carries the second one's wish.
"""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

ANSWER_MS = 2000


class SingleInstance(QObject):
    """Knows whether this is the first window of a home.

    Signals:
        wanted: a second start wants this window in front; carries a run's folder or "".
    """

    wanted = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        home.mkdir(parents=True, exist_ok=True)
        self._name = "formiga-" + hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)  # a lock is as old as its process, never stale by time
        self.is_first = self._lock.tryLock(0)
        self._server = QLocalServer(self)
        if self.is_first:
            self._listen()

    def show_first(self, run: str = "") -> bool:
        """Ask the first window to come to the front; False if it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return False
        socket.write(json.dumps({"run": run}).encode() + b"\n")
        heard = socket.waitForBytesWritten(ANSWER_MS)
        socket.disconnectFromServer()
        return heard

    def close(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        if self.is_first:
            self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)  # left behind by a window that was killed
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(self._name):
            log.warning("a second start will not find this window: %s", self._server.errorString())

    def _greet(self) -> None:
        """Read what the second start says; it has written before the window notices it."""
        while (socket := self._server.nextPendingConnection()) is not None:
            if socket.bytesAvailable() or socket.waitForReadyRead(ANSWER_MS):
                self._hear(bytes(socket.readAll().data()))
            socket.abort()
            socket.deleteLater()

    def _hear(self, line: bytes) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            return
        run = said.get("run", "") if isinstance(said, dict) else ""
        self.wanted.emit(run if isinstance(run, str) else "")
