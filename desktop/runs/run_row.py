"""One line of the list of runs: the summary, and what only its history and its job can tell.

A history is read once and then only as far as it has grown; of its lines only measurements are
decoded, so that a hundred long runs do not hold up the list.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from desktop.format import moment
from desktop.runs.job_words import job_line, model_words, read_job
from desktop.runs.listing import RunSummary, list_runs
from engine.contract.events import Event, parse_line
from engine.contract.run_folder import RunFolder

_WANTED = (b'"eval"', b'"resumed"', b'"finished"')


@dataclass(frozen=True)
class RunRow:
    """What the list shows of a run."""

    summary: RunSummary
    what: str
    """Model and method."""
    began_t: str = ""
    evals: tuple[float, ...] = ()
    """Validation losses in order."""
    best: float | None = None
    percent: int | None = None

    @property
    def path(self) -> Path:
        return self.summary.path

    @property
    def took_s(self) -> float | None:
        """Seconds from the first event to the newest one."""
        began, ended = moment(self.began_t), moment(self.summary.t)
        return max(0.0, (ended - began).total_seconds()) if began and ended else None


@dataclass
class _History:
    """The measurements of one event file, as far as it has been read."""

    offset: int = 0
    inode: int = 0
    began_t: str = ""
    evals: list[tuple[int, float]] = field(default_factory=list)

    def read(self, file: Path) -> None:
        try:
            with file.open("rb") as stream:
                status = os.fstat(stream.fileno())
                if status.st_size < self.offset or status.st_ino != self.inode:
                    self.offset, self.began_t, self.evals = 0, "", []
                self.inode = status.st_ino
                stream.seek(self.offset)
                for line in stream:
                    if not line.endswith(b"\n"):
                        break
                    self.offset += len(line)
                    self._take(line)
        except OSError:  # not there yet
            return

    def _take(self, line: bytes) -> None:
        if self.began_t and not any(word in line for word in _WANTED):
            return
        event = parse_line(line)
        if event is not None:
            self.began_t = self.began_t or event.t
            self._fold(event)

    def _fold(self, event: Event) -> None:
        if event.type == "resumed":
            from_step = event.fields.get("from_step")
            last = from_step if isinstance(from_step, int) else 0
            self.evals = [pair for pair in self.evals if pair[0] <= last]
        elif event.type == "eval" and event.fields.get("split", "validation") == "validation":
            step, loss = event.fields.get("step"), event.fields.get("loss")
            if isinstance(step, int) and isinstance(loss, int | float):
                self.evals.append((step, float(loss)))


class RunRows:
    """Reads the rows of the list; remembers the histories it has read. Used by one thread."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._histories: dict[Path, _History] = {}

    def read(self) -> list[RunRow]:
        """Every run, the newest folder first."""
        summaries = list_runs(self._home)
        known = {one.path for one in summaries}
        self._histories = {p: h for p, h in self._histories.items() if p in known}
        return [self._row(one) for one in summaries]

    def _row(self, summary: RunSummary) -> RunRow:
        folder = RunFolder(summary.path)
        history = self._histories.setdefault(summary.path, _History())
        history.read(folder.events)
        losses = tuple(loss for _, loss in history.evals)
        total = summary.total_steps
        return RunRow(
            summary,
            job_line(read_job(folder.job)) or model_words(summary.base_model),
            history.began_t,
            losses,
            min(losses) if losses else None,
            min(100, 100 * summary.step // total) if total else None,
        )
