"""What was asked of a living engine and is not done yet: "Saving…" from the press to the event.

A request is a file in the run's `control/` that the engine removes when it has obeyed. The event
that says so may be read a moment later, and a run without questions has no answer to tell of: then
the engine's next word, whatever it is, shows that it goes on. Another window, or the command line,
may have asked too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.runs import launcher
from desktop.runs.run_view import RunView
from engine.contract.run_folder import RunFolder

DONE: dict[str, Callable[[RunView], int]] = {
    "save": lambda view: len(view.checkpoints) + view.resumed,
    "sample": lambda view: len(view.samples) + view.resumed,
    "pause": lambda view: 0,
    "stop": lambda view: 0,
}
"""Request -> a number that another value of shows it done; pause and stop end the engine."""


class Requests:
    """The requests to one run."""

    def __init__(self) -> None:
        self._asked: dict[str, int] = {}
        self._obeyed: dict[str, int] = {}  # events that were known when its file was gone

    def forget(self) -> None:
        """Another run is shown, or this one has ended."""
        self._asked.clear()
        self._obeyed.clear()

    def ask(self, word: str, run: Path, view: RunView) -> None:
        """Ask now.

        Raises:
            AppProblem, OSError: no engine works on the run, or the request cannot be written.
        """
        asks = {
            "save": launcher.save,
            "sample": launcher.sample,
            "pause": launcher.pause,
            "stop": launcher.stop,
        }
        asks[word](run)
        self._asked[word] = DONE[word](view)
        self._obeyed.pop(word, None)

    def waits(self, word: str, run: RunFolder, view: RunView) -> bool:
        """Whether this was asked for and has not happened yet."""
        if (run.control / f"{word}.json").exists():
            return True
        if word in self._asked and self._is_done(word, view):
            del self._asked[word]
        return word in self._asked

    def _is_done(self, word: str, view: RunView) -> bool:
        if self._asked[word] != DONE[word](view):
            return True
        heard = self._obeyed.setdefault(word, view.events_seen)
        return view.events_seen != heard
