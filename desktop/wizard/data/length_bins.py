"""Rows by their length in tokens: bars of a histogram, and what a limit cuts. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

BARS = 30
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5)


@dataclass(frozen=True)
class Bar:
    """Rows whose length is at least `first` and less than `end` tokens; the last bar has no end."""

    first: int
    end: int | None
    rows: int


@dataclass(frozen=True)
class Lengths:
    """Every known length with its rows.

    Attributes:
        pairs: (tokens, rows), shortest first.
        sampled: whether only a part of the rows was measured.
    """

    pairs: tuple[tuple[int, int], ...]
    sampled: bool = False

    @classmethod
    def of(cls, report: Mapping[str, Any]) -> Lengths | None:
        """From a report; None where nothing was measured (or an older engine did)."""
        lengths = report.get("lengths") or {}
        pairs = sorted((int(tokens), int(rows)) for tokens, rows in lengths.get("counts") or ())
        return cls(tuple(pairs), not lengths.get("measured_all", True)) if pairs else None

    @property
    def rows(self) -> int:
        return sum(rows for _, rows in self.pairs)

    @property
    def longest(self) -> int:
        return self.pairs[-1][0]

    @property
    def median(self) -> int:
        return self._at(0.5)

    def over(self, limit: int) -> int:
        """Rows longer than a limit."""
        return sum(rows for tokens, rows in self.pairs if tokens > limit)

    def share_over(self, limit: int) -> float:
        return self.over(limit) / self.rows if self.rows else 0.0

    def bars(self, limit: int) -> list[Bar]:
        """At most `BARS` equal bars that show the limit; the last one holds all longer rows."""
        most = max(self._at(0.99) * 1.1, limit * 1.25 if limit else 0, 16)
        end = min(most, max(self.longest + 1, limit * 1.25 if limit else 0))
        width = nice(end / (BARS - 1))
        count = max(2, -(-int(end) // width))
        rows = [0] * count
        for tokens, number in self.pairs:
            rows[min(tokens // width, count - 1)] += number
        open_end = self.longest >= count * width
        return [
            Bar(
                index * width, None if open_end and index == count - 1 else (index + 1) * width, got
            )
            for index, got in enumerate(rows)
        ]

    def _at(self, share: float) -> int:
        wanted, seen = share * self.rows, 0
        for tokens, rows in self.pairs:
            seen += rows
            if seen >= wanted:
                return tokens
        return self.longest


def nice(width: float) -> int:
    """The next round number: 1, 2, 3, 4, 5, 10, 15, 20, 25 …"""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= width and float(step * power).is_integer():
                return int(step * power)
        power *= 10


def cut_rows(report: Mapping[str, Any], limit: int | None) -> int:
    """Rows that a limit cuts, counted from the lengths where they are there, else as reported.

    Where a sample was measured its share is applied to all rows that are used. Of running text
    nothing is cut: it is laid in blocks.
    """
    lengths = Lengths.of(report)
    kept = int(report.get("rows_kept") or 0)
    told: Mapping[str, Any] = report.get("lengths") or {}
    if "blocks" in told:
        return 0
    if limit is None or limit == told.get("max_length") or lengths is None:
        return min(kept, int(told.get("over_max_length") or 0))
    over = lengths.over(limit)
    return min(kept, round(kept * over / lengths.rows) if lengths.sampled else over)


def blocks_of(report: Mapping[str, Any], limit: int) -> int | None:
    """Blocks that running text becomes at a limit; None where rows are rows."""
    tokens = _running_tokens(report)
    return None if tokens is None else max(1, math.ceil(tokens / max(1, limit)))


def trained_rows(report: Mapping[str, Any], limit: int) -> int:
    """Rows as the model gets them, before any is kept aside: of running text its blocks."""
    kept = int(report.get("rows_kept", 0))
    return (blocks_of(report, limit) or kept) if kept else 0


def block_tokens(report: Mapping[str, Any], limit: int) -> int | None:
    """Tokens of a block of running text: as many as the limit allows, however short the texts are;
    None where rows are rows."""
    tokens = _running_tokens(report)
    return None if tokens is None else max(1, min(limit, tokens))


def _running_tokens(report: Mapping[str, Any]) -> int | None:
    """Of all texts together, the ones that were not measured as long as the others on average."""
    told: Mapping[str, Any] = report.get("lengths") or {}
    if "blocks" not in told:
        return None
    texts = max(int(told["rows_measured"]), int(report.get("rows_kept") or 0))
    return round(float(told["mean"]) * texts)


def marks(bars: Sequence[Bar]) -> tuple[int, bool]:
    """(right end of the axis, whether the last bar holds longer rows too)."""
    last = bars[-1]
    return (last.first, True) if last.end is None else (last.end, False)
