"""Two real steps on the longest batch, tried in the background while one reads Review.

A short helper of the engine (`python -m engine probe JOB`), ended with the window and by every
start. What it measured lies in the home's cache; the memory plan finds it there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

from desktop import paths
from desktop.paths import code_root
from desktop.problems import AppProblem
from desktop.runs.engine_process import engine_command, engine_environ
from desktop.runs.inspector import InspectFailed, read_answer
from desktop.wizard.fits import Fit
from engine.contract.atomic import write_json_atomic
from engine.contract.spec import JobSpec

KILLED_AFTER_MS = 2000


class Probe(QObject):
    """One measurement at a time.

    Attributes:
        code, facts: why the last one failed; "" where it did not.
        tried: what was measured, or could not be, since the window opened.

    Signals:
        changed: it began, ended or was given up.
    """

    changed = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._process: QProcess | None = None
        self.code = ""
        self.facts: dict[str, Any] = {}
        self.tried: set[str] = set()
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.cancel)

    @property
    def busy(self) -> bool:
        return self._process is not None

    def start(self, spec: JobSpec, about: str, found: Fit, card: str | None = None) -> None:
        """Begin, unless one is running.

        Args:
            about: names what is measured.
            found: the plan to be proven: it knows how long the longest row is.
            card: uuid of the card that the environment check chose.
        """
        if self.busy:
            return
        self.tried.add(about)
        self.code, self.facts = "", {}
        job = paths.cache_dir(self._home) / "jobs" / "probe.json"
        try:
            job.parent.mkdir(parents=True, exist_ok=True)
            write_json_atomic(job, spec.model_dump(mode="json"))
            command = engine_command(self._home, ["probe", str(job), *self._arguments(found)])
        except (AppProblem, OSError):
            return  # without an engine or room on the disk Start says so, and better
        process = QProcess(self)
        environ = QProcessEnvironment()
        for name, value in engine_environ(self._home, card).items():
            environ.insert(name, value)
        process.setProcessEnvironment(environ)
        process.setWorkingDirectory(str(code_root()))
        process.setStandardInputFile(QProcess.nullDevice())
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._broke)
        self._process = process
        process.start(command[0], command[1:])
        self.changed.emit()

    def _arguments(self, found: Fit) -> list[str]:
        """What the helper cannot know from the job alone."""
        share = min(1.0, max(0.001, found.setup.learned_share))
        row = ["--row-tokens", str(found.setup.row_tokens), "--learned-share", f"{share:.4f}"]
        return ["--home", str(self._home), *row, "--json"]

    def cancel(self) -> None:
        """Give up: the memory is needed for the run."""
        process = self._let_go()
        if process is not None:
            process.kill()
            process.waitForFinished(KILLED_AFTER_MS)
            self.changed.emit()

    def _let_go(self) -> QProcess | None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._broke)
            process.deleteLater()
        return process

    def _ended(self) -> None:
        process = self._let_go()
        if process is None:
            return
        stdout = bytes(process.readAllStandardOutput().data())
        stderr = bytes(process.readAllStandardError().data())
        try:
            read_answer("probe", stdout, stderr, process.exitCode())
        except InspectFailed as failed:
            self.code, self.facts = failed.code, failed.facts
        self.changed.emit()

    def _broke(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._let_go()
            self.changed.emit()
