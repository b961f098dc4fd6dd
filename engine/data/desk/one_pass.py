"""One pass over a data file: what became of its entries, its used rows on a shelf, and the checks
that compare those rows."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from engine.contract.problems import Problem
from engine.data.desk.asked import Asked
from engine.data.desk.columns import column_states, questions
from engine.data.desk.report import LeftOut, file_facts, preview, row_counts
from engine.data.desk.shelf import MAX_ROWS, RowShelf
from engine.data.desk.survey import Survey
from engine.data.desk.tally import MAX_LISTED
from engine.data.mapping.map import Row
from engine.data.quality.every_row import EveryRow, sought
from engine.data.quality.scan import SAMPLE_ROWS, Quality, QualityScan
from engine.data.reading.read import open_data
from engine.data.store.place import home_of_app
from engine.data.store.verdict import Fingerprint, Verdict, remember

PROGRESS_S = 0.25
STEP_ROWS = 64
SEED = 0
"""Of the shelf's sample and of the checks; the same as a run's, which checks the same rows."""
MAX_ASIDE = 50_000
"""Rows of a validation file that are compared with the others."""

Tell = Callable[[str, dict[str, Any]], None]
Stop = Callable[[], bool]


class Stopped(Exception):
    """Nobody waits for this any more."""


class Pass:
    """One reading of a file.

    Attributes:
        counted: the whole file has been read; its counts are final.
        quality: what the checks found, once they have run.
        aside: rows of the person's own validation file, or its problem.
    """

    def __init__(self, asked: Asked, path: Path, shelf_folder: Path) -> None:
        self.asked = asked
        self._path = path
        self.reading = asked.reading
        self.data = open_data(path, asked.how_to_read)
        self.survey = Survey(self.data, columns=asked.columns, fixes=asked.fixes)
        self.shelf = RowShelf(shelf_folder, SEED)
        self.counted = False
        self.quality: Quality | None = None
        self.aside: dict[str, Any] = {}
        self._lines: dict[int, tuple[int, int]] = {}
        """File and line of rows that are left out and may not be on the shelf."""

    def count(self, tell: Tell, stop: Stop) -> None:
        """Read everything.

        Raises:
            Stopped: `stop` said so.
        """
        told, shown = time.monotonic(), False
        for batch in self.survey.batches():
            for at in np.flatnonzero(self.shelf.wanted(batch.first, len(batch))).tolist():
                self.shelf.put(batch.first + at, batch.row(at))
            if stop():
                raise Stopped
            if not shown:
                shown = True
                tell("preview", self.report() | {"partial": True})
            if time.monotonic() - told > PROGRESS_S:
                told = time.monotonic()
                tell("progress", self.progress("reading"))
        self.counted = True

    def check(self, stop: Stop) -> None:
        """Run the checks over the rows on the shelf.

        Raises:
            Stopped: `stop` said so.
        """
        running = self.survey.is_running
        limit = SAMPLE_ROWS if self.shelf.sampled else MAX_ROWS
        scan = QualityScan(seed=SEED, max_rows=limit, running=running)
        mark = Fingerprint()
        for at, row in self.on_shelf(stop):
            scan.add(self.shelf.places[at], row)
            mark.add(row)
        for row in self._validation_rows(stop):
            scan.add_validation(row)
            mark.add_validation(row)
        quality = scan.finish(stop)
        if stop():
            raise Stopped
        quality.sampled = quality.sampled or self.shelf.sampled
        self.quality = quality
        if not quality.sampled:  # a run that starts with these rows need not compare them again
            remember(home_of_app(), mark.hexdigest(), Verdict.of(quality))

    def check_everywhere(self, reasons: tuple[str, ...], tell: Tell, stop: Stop) -> None:
        """Of a sample: look for findings of single rows in all rows, for rows that are left out.

        The file is read again for this, once for each decision: most rows are not on the shelf.

        Raises:
            Stopped: `stop` said so.
        """
        open_ones = sought(reasons, self.quality) if self.quality else []
        if not open_ones or self.quality is None:
            return
        data = open_data(self._path, self.asked.how_to_read)
        survey = Survey(data, columns=self.asked.columns, fixes=self.asked.fixes)
        every, told = EveryRow(open_ones), time.monotonic()
        for batch in survey.batches():
            for at, row in enumerate(batch):
                if at % STEP_ROWS == 0 and stop():
                    raise Stopped
                every.add(batch.first + at, row)
                if time.monotonic() - told > PROGRESS_S:
                    told = time.monotonic()
                    sizes = {"done_bytes": data.done_bytes, "total_bytes": data.total_bytes}
                    tell("progress", {"stage": "checking", **sizes, "rows": survey.tally.rows})
        self.quality = every.merged(self.quality)
        self._lines |= every.lines

    def on_shelf(self, stop: Stop) -> Iterator[tuple[int, Row]]:
        """Every row on the shelf with its place there.

        Raises:
            Stopped: `stop` said so.
        """
        for at, row in enumerate(self.shelf.rows()):
            if at % STEP_ROWS == 0 and stop():
                raise Stopped
            yield at, row

    def left_out(self, reasons: tuple[str, ...]) -> dict[int, str]:
        """Place on the shelf -> why that used row is left out; the first reason counts."""
        on_shelf = ((self.at(place), why) for place, why in self._left_out(reasons).items())
        return {at: why for at, why in on_shelf if at is not None}

    def _left_out(self, reasons: tuple[str, ...]) -> dict[int, str]:
        """The same for all used rows, by their place among these."""
        found: dict[int, str] = {}
        for reason in reasons if self.quality else ():
            for place in self.quality.flagged(reason) if self.quality else ():
                found.setdefault(place, reason)
        return dict(sorted(found.items()))

    def standing(self, at: int, reasons: tuple[str, ...]) -> tuple[int, int] | None:
        """The place of a row of the shelf among all rows that stay, and how many those are; None
        for a row that is left out."""
        place, left = self.shelf.places[at], self._left_out(reasons)
        if place in left:
            return None
        return place - bisect_left(list(left), place), self.survey.tally.kept - len(left)

    def at(self, place: int) -> int | None:
        """Where on the shelf a row lies, by its place among all used rows; None if it does not."""
        at = bisect_left(self.shelf.places, place)
        return at if at < len(self.shelf) and self.shelf.places[at] == place else None

    def _where(self, place: int) -> tuple[int, int]:
        """File and line of a used row that is left out."""
        at = self.at(place)
        if at is None:
            return self._lines[place]
        row = self.shelf.row(at)
        return row.file, row.line

    def progress(self, stage: str) -> dict[str, Any]:
        """How far the reading is."""
        done, total = self.data.done_bytes, self.data.total_bytes
        rows = self.survey.tally.rows
        return {"stage": stage, "done_bytes": done, "total_bytes": total, "rows": rows}

    def report(self, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
        """What is known so far."""
        left = self._left_out(leave_out)
        first = islice(left.items(), MAX_LISTED)
        rows = [(*self._where(place), reason) for place, reason in first]
        out = LeftOut(Counter(left.values()), rows)
        report = file_facts(self.data) | row_counts(self.survey, out)
        report |= {"preview": preview(self.survey), "column_states": column_states(self.survey)}
        report |= {"questions": questions(self.survey), **self.aside}
        if self.quality:
            report["quality"] = self.quality.to_json()
            found = [check.code for check in self.quality.checks if check.rows]
            report["warnings"] = [*report["warnings"], *found]
        return report

    def _validation_rows(self, stop: Stop) -> Iterator[Row]:
        """Rows of the file to measure on; a file that cannot be read is told and has none."""
        path = self.asked.validation_path
        if not path:
            return
        try:
            data = open_data(Path(path))
            survey = Survey(data, columns=self.asked.columns, fixes=self.asked.fixes)
        except Problem as problem:
            self.aside = {"validation_problem": problem.to_json()}
            return
        for batch in survey.batches():
            if stop():
                raise Stopped
            if batch.first < MAX_ASIDE:
                yield from batch
        self.aside = {"validation_rows": survey.tally.kept}
        if refusal := survey.refusal():
            self.aside["validation_problem"] = refusal.to_json()
