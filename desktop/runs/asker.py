"""What a person asks of the run that a page shows: requests to its engine, resume, keep, repeat."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.problems import AppProblem
from desktop.runs import launcher
from desktop.runs.background import Background
from desktop.runs.follow import RunFollower
from desktop.runs.keep import keep_paused
from desktop.runs.problem_actions import Action
from desktop.runs.requests import Requests
from desktop.runs.resume_later import ResumeLater, needed_bytes
from engine.contract.run_folder import RunFolder


class RunAsker(QObject):
    """Asks for the run that the follower follows.

    Attributes:
        later: waits for memory.

    Signals:
        changed: something was asked, or has been done.
        refused: why something was not done; None takes the last refusal back.
        repeat: (job file, step of the wizard, changed settings): a new run like this one.
    """

    changed = Signal()
    refused = Signal(object)
    repeat = Signal(Path, int, dict)

    def __init__(self, home: Path, follower: RunFollower, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home, self._follower = home, follower
        self._requests = Requests()
        self.later = ResumeLater(self)
        self.later.fits.connect(self.resume)
        self._working = Background(self)
        self._working.done.connect(self.changed)
        self._working.failed.connect(self._failed)

    @property
    def works(self) -> bool:
        """Whether a resume is being checked, or an adapter kept."""
        return self._working.busy

    def forget(self) -> None:
        """Another run is shown."""
        self._requests.forget()
        self.later.end()

    def forget_requests(self) -> None:
        """No engine is left that could do what was asked."""
        self._requests.forget()

    def waits(self, word: str) -> bool:
        """Whether this was asked for and has not happened yet."""
        run = self._follower.run
        return run is not None and self._requests.waits(word, run, self._follower.view)

    def ask(self, word: str) -> None:
        """A request to the engine: "pause", "save", "sample" or "stop"."""
        run = self._follower.run
        if run is None:
            return
        self.refused.emit(None)
        try:
            self._requests.ask(word, run.path, self._follower.view)
        except (AppProblem, OSError) as problem:
            self.refused.emit(problem)
        self.changed.emit()

    def act(self, action: Action) -> None:
        """What a card offers."""
        run, fatal = self._follower.run, self._follower.view.fatal
        if run is None:
            return
        if action.do == "repeat":
            self.repeat.emit(run.job, action.step, dict(action.changes))
        elif action.do == "wait" and fatal is not None:
            self.later.begin(run.path, needed_bytes(fatal, self._follower.view) or 0)
        elif action.do == "wait_no_more":
            self.later.end()
        elif action.do == "stop":
            self.ask("stop")
        else:
            self.resume()
        self.changed.emit()

    def resume(self) -> None:
        """Check and go on from the newest checkpoint, beside the window."""
        home = self._home
        self._work(lambda run: launcher.resume(run.path, home))

    def keep(self) -> None:
        """End a paused run for good."""
        self._work(lambda run: keep_paused(run.path))

    def _work(self, work: Callable[[RunFolder], object]) -> None:
        run = self._follower.run
        if run is None:
            return
        self.later.end()
        self.refused.emit(None)
        self._working.run(lambda: work(run))
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.refused.emit(error)
        self.changed.emit()
