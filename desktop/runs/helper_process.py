"""A helper of the engine as the window's child: started with the right variables, ended unheard.

`desk`, `inspect` and `probe` are such helpers: none outlives the window, and what an ended one
would have said reaches nobody. They speak differently: the desk talks line by line
(`HelperProcess`), the others print one object and are done (`ShotProcess`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment

from desktop.paths import code_root
from desktop.runs.engine_process import engine_command

END_MS = 2000
"""How long a helper may take to be gone."""


class HelperProcess(QObject):
    """Holds at most one child; who derives from it says what is done with its words.

    `_ended` and `_broke` are called for a child that ended by itself, never for one let go.
    """

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._process: QProcess | None = None

    def _end_with_the_window(self, end: Callable[[], object]) -> None:
        application = QCoreApplication.instance()
        if application is not None:  # a helper ends with who asked
            application.aboutToQuit.connect(end)

    def _begin(
        self, arguments: Sequence[str], variables: Mapping[str, str], *, talks: bool = False
    ) -> QProcess:
        """Start a child.

        Args:
            talks: whether it reads what it is told; else its input is empty.

        Raises:
            AppProblem: there is no engine.
        """
        command = engine_command(self._home, arguments)
        process = QProcess(self)
        environ = QProcessEnvironment()
        for name, value in variables.items():
            environ.insert(name, value)
        process.setProcessEnvironment(environ)
        process.setWorkingDirectory(str(code_root()))
        if not talks:
            process.setStandardInputFile(QProcess.nullDevice())
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._broke)
        self._process = process
        process.start(command[0], command[1:])
        return process

    def _let_go(self) -> QProcess | None:
        """The process, from now on unheard; Qt deletes it when it is safe to."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._broke)
            process.deleteLater()
        return process

    def _ended(self) -> None:
        raise NotImplementedError

    def _broke(self, error: QProcess.ProcessError) -> None:
        if error != QProcess.ProcessError.FailedToStart:  # of anything else `_ended` is told
            return
        process = self._let_go()
        if process is not None:
            self._not_started(process.program())

    def _not_started(self, program: str) -> None:
        raise NotImplementedError


class ShotProcess(HelperProcess):
    """A helper that prints one object and ends."""

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(home, parent)
        self._end_with_the_window(self.cancel)

    @property
    def busy(self) -> bool:
        return self._process is not None

    def cancel(self) -> None:
        """Ends an unfinished child without a word."""
        process = self._let_go()
        if process is not None:
            process.kill()
            process.waitForFinished(END_MS)

    def _ended(self) -> None:
        process = self._let_go()
        if process is not None:
            stdout = bytes(process.readAllStandardOutput().data())
            stderr = bytes(process.readAllStandardError().data())
            self._printed(stdout, stderr, process.exitCode())

    def _printed(self, stdout: bytes, stderr: bytes, exit_code: int) -> None:
        raise NotImplementedError
