"""One line for a run that waits its turn: behind whom, and about when."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop import format as fmt
from desktop.counted import Counted
from desktop.language import translate
from desktop.runs.background import Background
from desktop.runs.queue import Ahead, runs_ahead
from desktop.runs.run_view import RunView
from engine.contract.run_folder import RunFolder

LOOK_S = 4.0
RunState = Counted("RunState")


class QueueLine(QObject):
    """Looks at the other runs beside the window, every few seconds while a run waits.

    Attributes:
        sentence: behind whom; empty while nobody can say.

    Signals:
        changed: the sentence is another one.
    """

    changed = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._run: RunFolder | None = None
        self._looked_at = 0.0
        self.sentence = ""
        self._work = Background(self)
        self._work.done.connect(self._answered)

    def look(self, run: RunFolder, view: RunView, *, waits: bool) -> None:
        """Look again if it is time; forgets everything where the run does not wait."""
        if not waits or run != self._run:
            self._run, self.sentence, self._looked_at = run, "", 0.0
        now = time.monotonic()
        if waits and now - self._looked_at >= LOOK_S:
            self._looked_at = now
            home, device = self._home, str(view.phase_facts.get("device") or "")
            self._work.run(lambda: (run, runs_ahead(home, run, device)))

    def _answered(self, answer: tuple[RunFolder, list[Ahead]]) -> None:
        run, ahead = answer
        sentence = queue_sentence(ahead)
        if run == self._run and sentence != self.sentence:
            self.sentence = sentence
            self.changed.emit()


def queue_sentence(ahead: list[Ahead]) -> str:
    """Behind whom a run waits; empty where no run is seen before it."""
    if not ahead:
        return ""
    last, others = ahead[-1], len(ahead) - 1
    if others:
        said = RunState.tr("Starts when {name} has finished, and %Ln run(s) before it.", "", others)
        return said.format(name=last.name)
    if last.left_s is None:
        return translate("RunState", "Starts when {name} has finished.").format(name=last.name)
    end = datetime.now(UTC) + timedelta(seconds=last.left_s)
    said = translate("RunState", "Starts when {name} has finished, about {time}.")
    return said.format(name=last.name, time=fmt.clock(end))
