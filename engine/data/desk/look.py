"""One look at a data file: preview, progress, counts, checks, lengths; and rows, one by one.

A look that differs from the one before only in how rows are counted takes them from the shelf.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from operator import is_
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.problems import Problem, problem_from_json
from engine.contract.spec import STARTER
from engine.data.desk.asked import Asked
from engine.data.desk.model import Models
from engine.data.desk.one_pass import Pass, Stop, Stopped, Tell
from engine.data.desk.raw import raw_lines
from engine.data.desk.report import VERSION
from engine.data.desk.sharing import Shared
from engine.data.mapping.map import Row
from engine.data.reading.hub_data import resolve_data
from engine.models.inspect import ModelFacts

if TYPE_CHECKING:
    from engine.data.rendering.lengths import LengthMeter

__all__ = ["Looker", "Stopped"]

DEFAULT_LENGTH = 2048
QUICK_ROWS = 20_000
"""Rows whose lengths are measured before the rest, and all that are of a sample."""

PREPARED = (
    "train_rows", "validation_rows", "train_tokens", "train_supervised_tokens", "warnings",
    "notices", "rows_kept",
)  # fmt: skip
"""What is told of a job's prepared data."""


class Looker:
    """Looks at files, one after another; remembers the last one."""

    def __init__(self, shelf_folder: Path, home: Path | None = None) -> None:
        self._folder = shelf_folder
        self._home = home
        self._models = Models()
        self._using = Shared()
        self._asked = Asked()
        self._meter: tuple[list[int], LengthMeter] | None = None
        self._order: tuple[Any, tuple[Any, ...], list[int]] | None = None
        self.model_of_last: dict[str, Any] = {}
        self.last: Pass | None = None

    def warm_up(self) -> None:
        """Load what rows and lengths will need, beside a look."""
        self._models.warm_up()

    def close(self) -> None:
        """Forget the last look; its shelf is given back."""
        if self.last:
            self.last.shelf.close()
        self.last, self._order = None, None

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
            self.model_of_last = {"model": report["model"]}
        if asked.path is None:
            return report
        self._asked, self._meter = asked, None
        found = self._pass(asked, tell, stop)

        def so_far() -> dict[str, Any]:
            said = report | found.report(asked.leave_out)
            problem = found.survey.refusal(said["dropped"])
            return said | ({"problem": problem.to_json()} if problem else {})

        if not found.counted:
            found.count(lambda what, fields: tell(what, report | fields), stop)
        if not found.quality and found.survey.tally.kept:
            tell("preview", so_far() | {"partial": True, "counted": True})
            found.check(stop)
        found.check_everywhere(asked.leave_out, tell, stop)
        complete = so_far()
        if facts and complete["rows_kept"]:
            tell("preview", complete | {"partial": True, "counted": True})
            for lengths in self._lengths(asked, facts, found, stop):
                tell("preview", complete | lengths | {"partial": True, "counted": True})
                complete |= lengths
        return complete

    def _pass(self, asked: Asked, tell: Tell, stop: Stop) -> Pass:
        if self.last and self.last.counted and self.last.reading == asked.reading:
            return self.last
        self.close()

        def downloaded(done_bytes: int, total_bytes: int) -> None:
            if stop():
                raise Stopped
            sizes = {"done_bytes": done_bytes, "total_bytes": total_bytes}
            tell("progress", {"stage": "downloading", **sizes, "rows": 0})

        name = asked.path or ""
        path = resolve_data(name, self._home, may_fetch=True, on_progress=downloaded)
        self.last = Pass(asked, path, self._folder)
        return self.last

    def _lengths(
        self, asked: Asked, facts: ModelFacts, found: Pass, stop: Stop
    ) -> Iterator[dict[str, Any]]:
        """Lengths of some rows, then of all; of a sample, of some only."""
        left = found.left_out(asked.leave_out)
        places = [at for at in range(len(found.shelf)) if at not in left]
        running = found.survey.kind == "text"
        some = places if running else spread(places, QUICK_ROWS)
        steps = [some] if found.shelf.sampled or len(some) == len(places) else [some, places]
        for step in steps:
            with self._using.held():
                try:
                    meter = self._new_meter(asked, facts, found)
                    meter.add_all(map(found.shelf.row, step), lambda: self._using.offer(stop))
                except Problem as problem:
                    yield {"model": {"id": asked.model, "problem": problem.to_json()}}
                    return
                if stop():
                    raise Stopped
                lengths = meter.report()
            self._meter = step, meter
            if lengths:
                lengths["measured_all"] = len(step) == len(places) and not found.shelf.sampled
                yield {"lengths": lengths, "example": meter.example}

    def _new_meter(self, asked: Asked, facts: ModelFacts, found: Pass) -> LengthMeter:
        from engine.data.rendering.lengths import LengthMeter
        from engine.data.store.place import open_store

        tokenizer, template = self._models.tokenizer(facts.path, asked.chat_template)
        return LengthMeter(
            tokenizer,
            asked.max_length or min(facts.context_tokens or DEFAULT_LENGTH, DEFAULT_LENGTH),
            asked.train_on,
            template,
            running_text=found.survey.kind == "text",
            one_text=found.survey.is_running,
            store=open_store(self._home, tokenizer, asked.train_on),
            folder=Path(facts.path),
            vocabulary_rows=facts.vocab_size,
            limit_rows=len(found.shelf),
        )

    # ------------------------------------------------------------ rows
    def row(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """One row as the model reads it, by its place among those that the filter lets through.

        Args:
            wanted: `filter` (all, cut, longest, random, quality:CODE, dropped:REASON), `at`,
                `max_length`, `train_on`, `chat_template`.

        Returns:
            The row's tokens with `row` and `of`, and its `place` among all `places` rows that are
            used; only the first two where there is none.

        Raises:
            Problem: the model cannot be loaded, or its template goes beyond its limits.
        """
        found = self.last
        if found is None:
            return {"row": 0, "of": 0}
        asked = Asked.of({"model": self._asked.model or STARTER, **wanted})
        places = self._filtered(str(wanted.get("filter") or "all"), found, asked)
        at = int(wanted.get("at") or 0)
        shown = {"row": at, "of": len(places), "filter": wanted.get("filter") or "all"}
        if not 0 <= at < len(places):
            return shown
        row = found.shelf.row(places[at])
        return self._shown(row, asked, found) | self._standing(places[at]) | shown

    def find(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """The next row of the filter, from place `after` + 1 on, that holds a text; case does not
        matter. After the last row the search goes on at the first."""
        found = self.last
        text = str(wanted.get("text") or "").casefold()
        if found is None or not text:
            return {"row": 0, "of": 0, "found": False}
        asked = Asked.of({"model": self._asked.model or STARTER, **wanted})
        places = self._filtered(str(wanted.get("filter") or "all"), found, asked)
        after = wanted.get("after")
        start = 0 if after is None else int(after) + 1
        for step in range(len(places)):
            at = (start + step) % len(places)
            row = found.shelf.row(places[at])
            if any(text in part.casefold() for part in _texts(row)):
                shown = {"row": at, "of": len(places), "found": True}
                return self._shown(row, asked, found) | self._standing(places[at]) | shown
        return {"row": 0, "of": len(places), "found": False}

    def line(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """The raw text around a line of the last file that was looked at.

        Args:
            wanted: `file` (its place in `files`, or its name there) and `line`.
        """
        if self.last is None:
            return {"lines": []}
        file = wanted.get("file") or 0
        if isinstance(file, str):  # as rejected rows of a folder name it
            names = [facts.path.as_posix() for facts in self.last.data.files]
            file = next((at for at, name in enumerate(names) if name.endswith(file)), 0)
        return raw_lines(self.last.data, file, int(wanted.get("line") or 1))

    def prepare(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """Do what a run with these settings does with its data, for the store of tokens.

        Args:
            wanted: `job` (fields of `DatasetSpec`), `model`, `max_length`, `seed`.

        Returns:
            How many rows and tokens there are to train and to measure on.

        Raises:
            Problem: as `engine.data.prepare.prepare`.
        """
        from engine.contract.spec import DatasetSpec
        from engine.data.prepare import prepare

        spec = DatasetSpec.model_validate(dict(wanted.get("job") or {}))
        shown, facts = self._models.facts(str(wanted.get("model") or STARTER))
        if facts is None:
            raise problem_from_json(shown["problem"])
        with self._using.held():
            tokenizer, _ = self._models.tokenizer(facts.path, spec.chat_template)
            limit = int(wanted.get("max_length") or DEFAULT_LENGTH)
            seed = int(wanted.get("seed") or 0)
            done = prepare(
                spec, tokenizer, max_length=limit, seed=seed, base_dir=Path(), home=self._home
            )
        return {name: value for name, value in done.report.items() if name in PREPARED}

    def _shown(self, row: Row, asked: Asked, found: Pass) -> dict[str, Any]:
        _, facts = self._models.facts(asked.model or STARTER)
        if facts is None:  # a model that is not here yet: the row as the starter reads it
            _, facts = self._models.facts(STARTER)
        if facts is None:
            return {"line": row.line, "file": row.file, "text": "\n".join(_texts(row))}
        limit = asked.max_length or min(facts.context_tokens or DEFAULT_LENGTH, DEFAULT_LENGTH)
        with self._using.asked():
            rows = self._models.token_rows(facts.path, asked.chat_template)
            running = found.survey.kind == "text"
            shown = rows.row(row, limit, asked.train_on, running_text=running)
        return shown | {"file": row.file, "model": facts.path}

    def _standing(self, at: int) -> dict[str, int]:
        """Where a row of the shelf stands among all that are used."""
        standing = self.last.standing(at, self._asked.leave_out) if self.last else None
        return {"place": standing[0], "places": standing[1]} if standing else {}

    def _filtered(self, name: str, found: Pass, asked: Asked) -> list[int]:
        """Places on the shelf, in the order in which they are shown; remembered for the next."""
        key = (name, self._asked.leave_out, asked.max_length, len(found.shelf))
        known, by = self._order, (found, found.quality, self._meter)
        if known and known[0] == key and all(map(is_, known[1], by)):
            return known[2]
        places = self._ordered(name, found, asked)
        self._order = key, by, places
        return places

    def _ordered(self, name: str, found: Pass, asked: Asked) -> list[int]:
        kind, _, about = name.partition(":")
        left = found.left_out(self._asked.leave_out)
        if kind == "dropped":
            return [at for at, reason in left.items() if reason == about]
        if kind == "quality":
            found_by = found.quality.rows_of(about) if found.quality else []
            return [at for place in found_by if (at := found.at(place)) is not None]
        if kind in ("cut", "longest"):
            measured, meter = self._meter or ([], None)
            sizes = list(zip(measured, meter.lengths, strict=False)) if meter else []
            limit = asked.max_length or (meter.max_length if meter else 0)
            if kind == "cut":
                return sorted(at for at, size in sizes if size > limit)
            return [at for at, _ in sorted(sizes, key=lambda pair: -pair[1])]
        places = [at for at in range(len(found.shelf)) if at not in left]
        if kind == "random":
            random.Random(0).shuffle(places)  # noqa: S311 - an order to look at rows in
        return places


def spread(places: list[int], count: int) -> list[int]:
    """At most `count` of them, evenly taken from beginning to end."""
    if len(places) <= count:
        return places
    return [places[at * len(places) // count] for at in range(count)]


def _texts(row: Row) -> list[str]:
    return [message["content"] for message in row.messages] or [row.text]
