"""One look at a data file: preview, progress, counts, and what comes after the counts.

A look that differs from the one before only in how rows are counted takes them from the shelf.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.problems import Problem
from engine.contract.spec import STARTER
from engine.data.desk.asked import Asked
from engine.data.desk.model import Models
from engine.data.desk.report import VERSION, file_facts, preview, row_counts
from engine.data.desk.shelf import RowShelf
from engine.data.desk.survey import Survey
from engine.data.reading.read import open_data
from engine.models.inspect import ModelFacts

if TYPE_CHECKING:
    from engine.data.rendering.lengths import LengthMeter

DEFAULT_LENGTH = 2048
PROGRESS_S = 0.25
STEP_ROWS = 64
PREVIEW_AFTER_ROWS = 1000

Tell = Callable[[str, dict[str, Any]], None]
Stop = Callable[[], bool]


class Stopped(Exception):
    """Nobody waits for this look any more."""


class Pass:
    """One reading of a file: what became of its entries, and its used rows on a shelf.

    Attributes:
        done: the whole file has been read.
    """

    def __init__(self, asked: Asked, shelf_folder: Path) -> None:
        self.reading = asked.reading
        self.data = open_data(Path(asked.path or ""), asked.format)
        self.survey = Survey(self.data, columns=asked.columns)
        self.shelf = RowShelf(shelf_folder)
        self.done = False

    def run(self, tell: Tell, stop: Stop) -> None:
        """Read everything.

        Raises:
            Stopped: `stop` said so.
        """
        told = time.monotonic()
        shown = False
        for place, row in enumerate(self.survey.rows()):
            self.shelf.put(place, row)
            if place % STEP_ROWS:
                continue
            if stop():
                raise Stopped
            if not shown and place >= PREVIEW_AFTER_ROWS:
                shown = True
                tell("preview", self.report() | {"partial": True})
            if time.monotonic() - told > PROGRESS_S:
                told = time.monotonic()
                tell("progress", self.progress())
        self.done = True

    def progress(self) -> dict[str, Any]:
        """How far the reading is."""
        total = self.data.source.size_bytes
        return {"done_bytes": 0, "total_bytes": total, "rows": self.survey.tally.rows}

    def report(self) -> dict[str, Any]:
        """What is known so far."""
        facts = file_facts(self.data) | row_counts(self.survey)
        return facts | {"preview": preview(self.survey)}


class Looker:
    """Looks at files, one after another; remembers the last one."""

    def __init__(self, shelf_folder: Path) -> None:
        self._folder = shelf_folder
        self._models = Models()
        self._model: str | None = None
        self.last: Pass | None = None

    def look(self, asked: Asked, tell: Tell, stop: Stop) -> dict[str, Any]:
        """The report on a file, a model, or both, with a `problem` that the person can solve.

        Raises:
            Problem: nothing could be read.
            Stopped: `stop` said so.
        """
        report: dict[str, Any] = {"v": VERSION}
        facts = None
        if asked.model is not None:
            report["model"], facts = self._models.facts(asked.model)
        if asked.path is None:
            return report
        self._model = asked.model
        found = self._pass(asked)
        if not found.done:
            found.run(tell, stop)
        report |= found.report()
        if problem := found.survey.refusal():
            report["problem"] = problem.to_json()
        if facts and found.survey.tally.kept:
            tell("preview", report | {"partial": True, "counted": True})
            report |= self._lengths(asked, facts, found, stop)
        return report

    def _pass(self, asked: Asked) -> Pass:
        if self.last and self.last.done and self.last.reading == asked.reading:
            return self.last
        if self.last:
            self.last.shelf.close()
        self.last = None
        self.last = Pass(asked, self._folder)
        return self.last

    def _lengths(self, asked: Asked, facts: ModelFacts, found: Pass, stop: Stop) -> dict[str, Any]:
        try:
            meter = self._meter(asked, facts, found)
        except Problem as problem:
            return {"model": {"id": asked.model, "problem": problem.to_json()}}
        for at, row in enumerate(found.shelf.rows()):
            if at % STEP_ROWS == 0 and stop():
                raise Stopped
            meter.add(row)
        if lengths := meter.report():
            return {"lengths": lengths, "example": meter.example}
        return {}

    def _meter(self, asked: Asked, facts: ModelFacts, found: Pass) -> LengthMeter:
        from engine.data.rendering.lengths import LengthMeter

        tokenizer, template = self._models.tokenizer(facts.path)
        length = asked.max_length or min(facts.context_tokens or DEFAULT_LENGTH, DEFAULT_LENGTH)
        running = found.survey.kind == "text"
        return LengthMeter(tokenizer, length, asked.train_on, template, running_text=running)

    def row(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """One used row as the model reads it; `of` is 0 where there is none.

        Args:
            asked: `filter`, `at`, `max_length`, `train_on`.

        Raises:
            Problem: the model cannot be loaded.
        """
        found, at = self.last, int(asked.get("at") or 0)
        if found is None or not 0 <= at < len(found.shelf):
            return {"row": 0, "of": len(found.shelf) if found else 0}
        shown = {"row": at, "of": len(found.shelf)}
        _, facts = self._models.facts(self._model or STARTER)
        if facts is None:
            return shown
        meter = self._meter(Asked.of(asked), facts, found)
        meter.add(found.shelf.row(at))
        return (meter.example or {}) | shown
