"""Two real steps on the longest batch, tried in the background while one reads Review.

A short helper of the engine (`python -m engine probe JOB`), ended with the window and by every
start. What it measured lies in the home's cache; the memory plan finds it there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop import paths
from desktop.problems import AppProblem
from desktop.runs.engine_process import engine_environ
from desktop.runs.helper_process import ShotProcess
from desktop.runs.inspector import InspectFailed, read_answer
from desktop.wizard.fits import Fit
from engine.contract.atomic import write_json_atomic
from engine.contract.spec import JobSpec


class Probe(ShotProcess):
    """One measurement at a time.

    Attributes:
        code, facts: why the last one failed; "" where it did not.
        tried: what was measured, or could not be, since the window opened.

    Signals:
        changed: it began, ended or was given up.
    """

    changed = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(home, parent)
        self.code = ""
        self.facts: dict[str, Any] = {}
        self.tried: set[str] = set()

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
        try:
            arguments = probe_arguments(self._home, spec, found)
            self._begin(arguments, engine_environ(self._home, card))
        except (AppProblem, OSError):
            return  # without an engine or room on the disk Start says so, and better
        self.changed.emit()

    def cancel(self) -> None:
        """Give up: the memory is needed for the run."""
        was_busy = self.busy
        super().cancel()
        if was_busy:
            self.changed.emit()

    def _printed(self, stdout: bytes, stderr: bytes, exit_code: int) -> None:
        try:
            read_answer("probe", stdout, stderr, exit_code)
        except InspectFailed as failed:
            self.code, self.facts = failed.code, failed.facts
        self.changed.emit()

    def _not_started(self, program: str) -> None:
        self.changed.emit()


def probe_arguments(home: Path, spec: JobSpec, found: Fit) -> list[str]:
    """The arguments of `python -m engine`: the job in a file, and what it alone does not tell.

    Raises:
        OSError: the job cannot be written.
    """
    job = paths.cache_dir(home) / "jobs" / "probe.json"
    job.parent.mkdir(parents=True, exist_ok=True)
    write_json_atomic(job, spec.model_dump(mode="json"))
    share = min(1.0, max(0.001, found.setup.learned_share))
    row = ["--row-tokens", str(found.setup.row_tokens), "--learned-share", f"{share:.4f}"]
    if found.setup.mean_tokens is not None:
        row += ["--mean-tokens", f"{found.setup.mean_tokens:.1f}"]
    return ["probe", str(job), "--home", str(home), *row, "--json"]
