"""How long rows are for one model, what a limit would cost, and what is checked on every row:
measured, never guessed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.chunk import TextStream, row_lengths
from engine.data.rendering.render import TrainOn
from engine.data.rendering.template_checks import TemplateChecks
from engine.data.rendering.token_row import TokenRows
from engine.data.rendering.tokenise import DOUBLE_BEGIN, END_ADDED, NO_END_MARK, Tokeniser
from engine.data.store.row_store import RowStore

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

MAX_MEASURED = 200_000
"""Rows that are tokenised for the report: as many as lie on the desk's shelf."""
MAX_COUNTS = 2000
"""Pairs of (tokens, rows); neighbours are put together, at the larger of them."""
NOT_MEASURED = -1


@dataclass
class LengthMeter:
    """Measures rows one by one as they come; `report` may be asked at any time.

    Attributes:
        lengths: tokens of every row that was added, in order; -1 where it could not be rendered.
        tokenised: rows that had to be tokenised; the others were in the store.
    """

    tokenizer: PreTrainedTokenizerBase
    max_length: int
    train_on: TrainOn
    template: str = "model"
    """Whose chat template it is (`engine.models.template.TemplateOwner`)."""
    running_text: bool = False
    """Text in blocks: nothing is ever cut off."""
    one_text: bool = False
    """Its rows are the paragraphs of one text and not documents of their own."""
    store: RowStore | None = None
    folder: Path | None = None
    """The model's folder: where its answers end, and which marks it has never seen."""
    vocabulary_rows: int | None = None
    """Rows of the model's embedding, where known: ids beyond it are tokens it never saw."""
    limit_rows: int = MAX_MEASURED
    lengths: list[int] = field(default_factory=list)
    example: dict[str, Any] | None = None
    _learned: list[int] = field(default_factory=list)
    _seen: Counter[str] = field(default_factory=Counter)
    _fewest: int | None = None

    def __post_init__(self) -> None:
        self._tokeniser = Tokeniser(
            self.tokenizer, self.train_on, reach=self.max_length, store=self.store
        )
        self._stream = TextStream(self._tokeniser.text, self._tokeniser.store)
        self._checks = TemplateChecks(
            self.tokenizer, self.template, self.folder, self.vocabulary_rows
        )
        self._first: Row | None = None

    @property
    def tokenised(self) -> int:
        return self._tokeniser.tokenised + self._stream.tokenised

    def add(self, row: Row) -> None:
        """Measure one row; `add_all` is many times as quick."""
        self.add_all([row])

    def add_all(self, rows: Iterable[Row], should_stop: Callable[[], bool] = lambda: False) -> None:
        """Measure rows, until enough have been or the caller wants to stop.

        Raises:
            Problem: the template went beyond its limits (`press`).
        """
        if self.running_text:
            self._add_text(rows, should_stop)
            return
        for _, tokens in self._tokeniser.rows(self._wanted(rows), should_stop):
            if isinstance(tokens, NotUsable):
                self.lengths.append(NOT_MEASURED)
                self._seen["refused"] += 1
                continue
            kept = tokens.learned(self.max_length)
            self.lengths.append(tokens.total)
            self._learned.append(tokens.total_learned)
            self._note(tokens.total_learned, kept, tokens.total, tokens.marks)
            self._checks.see(tokens)
        self._tokeniser.store.commit()

    def report(self) -> dict[str, Any] | None:
        """Lengths in tokens over the measured rows; None if no row could be rendered."""
        ordered = sorted(length for length in self.lengths if length != NOT_MEASURED)
        if not ordered:
            return None
        self._set_example()
        seen = self._seen
        report: dict[str, Any] = {
            "rows_measured": len(ordered),
            "measured_all": not seen["beyond"],
            "mean": _mean(ordered),
            "median": _at(ordered, 0.5),
            "p95": _at(ordered, 0.95),
            "p99": _at(ordered, 0.99),
            "max": ordered[-1],
            "supervised_mean": _mean(self._learned),
            "max_length": self.max_length,
            "over_max_length": seen["over"],
            "supervised_lost": seen["lost"],
            "rows_losing_answer": seen["losing"],
            "template_refused": seen["refused"],
            "counts": merged_counts(ordered),
            "answer_counts": merged_counts(sorted(self._learned)),
            "checks": self._all_checks(sum(ordered)),
        }
        if self.running_text:
            report["blocks"] = math.ceil(sum(ordered) / self.max_length)
        return report

    def _all_checks(self, total: int) -> dict[str, Any]:
        seen = self._seen
        return {
            "supervised_share": round(sum(self._learned) / max(1, total), 4),
            "supervised_min": self._fewest or 0,
            "double_bos": seen["double_bos"],
            "no_supervised": seen["none_left"],
            "no_end_mark": seen["no_end"],
            "answers_truncated": seen["losing"],
            **self._checks.report(writes_no_end=seen["end_added"] > 0),
        }

    def _wanted(self, rows: Iterable[Row]) -> Iterator[Row]:
        taken = len(self.lengths)
        for row in rows:
            if taken >= self.limit_rows:
                self._seen["beyond"] += 1
                return
            taken += 1
            self._first = self._first or row
            yield row

    def _note(self, learned: int, kept: int, total: int, marks: int) -> None:
        seen = self._seen
        seen["over"] += total > self.max_length
        seen["losing"] += learned > kept
        seen["lost"] += learned - kept
        seen["none_left"] += kept == 0
        seen["double_bos"] += bool(marks & DOUBLE_BEGIN)
        seen["no_end"] += bool(marks & NO_END_MARK)
        seen["end_added"] += bool(marks & END_ADDED)
        self._fewest = kept if self._fewest is None else min(self._fewest, kept)

    def _add_text(self, rows: Iterable[Row], should_stop: Callable[[], bool]) -> None:
        for count in row_lengths(
            self._stream, self._until(rows, should_stop), one_text=self.one_text
        ):
            self._note(count, count, 0, 0)
            self.lengths.append(count)
            self._learned.append(count)
        self._tokeniser.store.commit()

    def _until(self, rows: Iterable[Row], should_stop: Callable[[], bool]) -> Iterator[Row]:
        for row in self._wanted(rows):
            if should_stop():
                return
            yield row

    def _set_example(self) -> None:
        if self.example is None and self._first is not None:
            shown = TokenRows(self.tokenizer, self.template, tokeniser=self._tokeniser)
            self.example = shown.row(
                self._first, self.max_length, self.train_on, running_text=self.running_text
            )


def merged_counts(ordered: Sequence[int]) -> list[list[int]]:
    """`[[value, rows], …]` of ordered values, at most `MAX_COUNTS` pairs."""
    pairs = sorted(Counter(ordered).items())
    size = math.ceil(len(pairs) / MAX_COUNTS)
    groups = (pairs[at : at + size] for at in range(0, len(pairs), max(1, size)))
    return [[group[-1][0], sum(rows for _, rows in group)] for group in groups]


def _mean(values: Sequence[int]) -> float:
    return round(sum(values) / max(1, len(values)), 2)


def _at(ordered: Sequence[int], share: float) -> int:
    """The value below which a share of all lie (nearest rank)."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
