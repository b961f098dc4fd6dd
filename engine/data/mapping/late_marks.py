"""Rows that say of themselves that their answer is bad, in a file whose first rows say nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.data.mapping.marks import good_or_bad, mark_columns
from engine.data.mapping.names import says_good
from engine.data.mapping.schema import ANSWERED, Schema, schema_of
from engine.data.reading.records import Record

MAX_KEPT = 1000
"""Sets of column names that are remembered."""


class LateMarks:
    """Tells rows whose own mark says that the answer is bad.

    Columns that are called like a mark and said something else in the first rows are none here.
    """

    def __init__(self, schema: Schema, sample: Sequence[Record]) -> None:
        rows = [record.value for record in sample]
        named = {n for row in rows for n, cell in row.items() if cell not in (None, "")}
        self._other = set(schema.columns.values()) | (named - mark_columns(rows))
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def says_bad(self, row: Mapping[str, Any]) -> bool:
        """Whether this row's answer must not be learned."""
        key = tuple(row)
        names = self._names.get(key)
        if names is None:
            names = self._marks(key)
        bad = [name for name in names if good_or_bad(row[name]) is False]
        own = schema_of(row) if bad else None
        if own is None or own.kind != "unpaired_preference":
            return False
        return own.columns["label"] in bad

    def _marks(self, key: tuple[str, ...]) -> tuple[str, ...]:
        names = tuple(name for name in key if says_good(name) and name not in self._other)
        if len(self._names) < MAX_KEPT:
            self._names[key] = names
        return names


def late_marks(schema: Schema | None, sample: Sequence[Record]) -> LateMarks | None:
    """Where answers are learned, who tells the bad ones."""
    return LateMarks(schema, sample) if schema and schema.kind in ANSWERED else None
