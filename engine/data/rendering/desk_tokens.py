"""What the data desk asks about tokens: lengths of all rows, and single rows of a chosen kind."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.data.mapping.map import Row
from engine.data.rendering.lengths import NOT_MEASURED, LengthMeter
from engine.data.rendering.render import TrainOn
from engine.data.rendering.token_row import TokenRows
from engine.data.store.place import open_store
from engine.data.store.row_store import RowStore
from engine.models.template import ensure_pad

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

FILTERS = ("all", "cut", "longest", "random")
LONGEST_ROWS = 100
"""Who looks at the longest rows wants the first few, not all of them in another order."""


class DeskTokens:
    """One tokenizer's view of the rows of a look. Measuring and showing rows may happen in two
    threads.

    Args:
        tokenizer: after `ensure_template`.
        template: whose template it has, `model` or `default`.
        home: the app's folder, for the store; None keeps tokens in memory.

    Attributes:
        meter: the last measurement, also while it is under way; None before the first.
    """

    def __init__(
        self, tokenizer: PreTrainedTokenizerBase, template: str, home: Path | None
    ) -> None:
        ensure_pad(tokenizer)
        self._tokenizer, self._template, self._home = tokenizer, template, home
        self._rows = TokenRows(tokenizer, template)
        self._stores: dict[str, RowStore] = {}
        self.meter: LengthMeter | None = None

    def start(
        self,
        max_length: int,
        train_on: TrainOn,
        *,
        text: bool = False,
        one_text: bool = False,
        vocabulary_rows: int | None = None,
    ) -> LengthMeter:
        """A fresh measurement (`meter`); feed it with `add_all`, ask its `report` at any time.

        Args:
            text: rows are plain text, learned in blocks.
            one_text: they are the paragraphs of one text (the data file's format is `text`).
            vocabulary_rows: rows of the model's embedding, where known.
        """
        self.meter = LengthMeter(
            self._tokenizer,
            max_length,
            train_on,
            self._template,
            running_text=text,
            one_text=one_text,
            store=self._store(train_on),
            vocabulary_rows=vocabulary_rows,
        )
        return self.meter

    def measure(
        self,
        rows: Iterable[Row],
        max_length: int,
        train_on: TrainOn,
        should_stop: Callable[[], bool] = lambda: False,
        **about: Any,
    ) -> dict[str, Any] | None:
        """`start`, all rows, and the report.

        Raises:
            Problem: the template went beyond its limits.
        """
        meter = self.start(max_length, train_on, **about)
        meter.add_all(rows, should_stop)
        return meter.report()

    def row(
        self, row: Row, max_length: int, train_on: TrainOn, *, place: int = -1
    ) -> dict[str, Any]:
        """One row for the page; `place` is its place among the measured rows, where it has one.

        Raises:
            Problem: the template went beyond its limits.
        """
        text = not row.messages
        lengths = self.meter.lengths if self.meter and not text else []
        known = lengths[place] if 0 <= place < len(lengths) else NOT_MEASURED
        total = known if known != NOT_MEASURED else None
        return self._rows.row(row, max_length, train_on, running_text=text, total=total)

    def _store(self, train_on: str) -> RowStore:
        if train_on not in self._stores:
            self._stores[train_on] = open_store(self._home, self._tokenizer, train_on)
        return self._stores[train_on]


def places(which: str, lengths: Sequence[int], count: int, max_length: int) -> Sequence[int]:
    """Places of the rows of one of `FILTERS`, in the order in which they are stepped through.

    Args:
        lengths: tokens of every measured row; there may be fewer than rows.
        count: all rows.
    """
    if which == "cut":
        return [place for place, length in enumerate(lengths) if length > max_length]
    if which == "longest":
        order = sorted(range(len(lengths)), key=lambda place: -lengths[place])
        return order[:LONGEST_ROWS] or range(count)
    if which == "random":
        order = list(range(count))
        random.Random(0).shuffle(order)  # noqa: S311 - an order, not a secret
        return order
    return range(count)
