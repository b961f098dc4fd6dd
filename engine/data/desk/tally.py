"""Counting a pass over a file, so that everything adds up:

lines = blank + rejected + rows; rows = kept + dropped. Lists of lines are limited, counts are not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from engine.data.mapping.map import Conversions, Lost, Row
from engine.data.reading.records import Blank, Entry, Record, Reject

MAX_LISTED = 10_000
"""Rejected and dropped rows that are named one by one."""
MAX_EXAMPLE_LINES = 20
FEW_ROWS = 50

_MOJIBAKE = re.compile(
    "Ã[\\x80-\\xbf\\u0152-\\u0178\\u02c6\\u2018-\\u203a\\u20ac\\u2122]|Â[\\xa0-\\xbf]|â\\x80|â€"
)
"""UTF-8 that was read as latin-1 or cp1252 and saved: `Ã§Ã£` for `çã`."""
_PLACEHOLDER = re.compile(r"\{\{\s*[\w .-]+\s*\}\}")


@dataclass
class Found:
    """Rows with something in them, and the lines of the first few."""

    rows: int = 0
    lines: list[int] = field(default_factory=list)

    def add(self, line: int) -> None:
        """Count a row."""
        self.rows += 1
        if len(self.lines) < MAX_EXAMPLE_LINES:
            self.lines.append(line)


@dataclass
class Tally:
    """What became of every entry of a file."""

    blank: int = 0
    rejected: int = 0
    rows: int = 0
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    rejected_lines: list[dict[str, Any]] = field(default_factory=list)
    dropped_rows: list[dict[str, Any]] = field(default_factory=list)
    schemas: Counter[str] = field(default_factory=Counter)
    converted: Conversions = field(default_factory=Conversions)
    short_rows: Found = field(default_factory=Found)
    long_rows: Found = field(default_factory=Found)
    mojibake: Found = field(default_factory=Found)
    placeholders: Found = field(default_factory=Found)
    shortened: int = 0

    @property
    def entries(self) -> int:
        """Everything that was read: lines, records or items, whatever the format has."""
        return self.blank + self.rejected + self.rows

    def entry(self, entry: Entry) -> None:
        """Count an entry as the reader yields it; its rows are counted by `keep` and `drop`."""
        if isinstance(entry, Blank):
            self.blank += 1
        elif isinstance(entry, Reject):
            self.rejected += 1
            if len(self.rejected_lines) < MAX_LISTED:
                self.rejected_lines.append({"line": entry.line, "reason": entry.reason})
        elif isinstance(entry, Record):
            if entry.extra_cells:
                self.long_rows.add(entry.line)
            if entry.missing_cells:
                self.short_rows.add(entry.line)

    def keep(self, row: Row) -> None:
        """Count a row that is used, and look at its text."""
        self.rows += 1
        self.kept += 1
        self.shortened += row.shortened
        texts = [message["content"] for message in row.messages] or [row.text]
        if any(_MOJIBAKE.search(text) for text in texts):
            self.mojibake.add(row.line)
        if any(_PLACEHOLDER.search(text) for text in texts):
            self.placeholders.add(row.line)

    def drop(self, lost: Lost) -> None:
        """Count a row that is read and not used."""
        self.rows += 1
        self._dropped(lost)

    def drop_kept(self, line: int, reason: str) -> None:
        """A row that had been kept is not used after all."""
        self.kept -= 1
        self._dropped(Lost(line, reason))

    def _dropped(self, lost: Lost) -> None:
        self.dropped[lost.reason] += 1
        if len(self.dropped_rows) < MAX_LISTED:
            self.dropped_rows.append({"line": lost.line, "reason": lost.reason})

    def notices(self) -> list[dict[str, Any]]:
        """What is worth knowing about the rows (`problems_data.WARNINGS`)."""
        found: list[tuple[str, dict[str, Any]]] = []
        if self.short_rows.rows or self.long_rows.rows:
            short, long = self.short_rows.lines, self.long_rows.lines
            found.append(("RAGGED_ROWS", {"short": short, "long": long}))
        for code, seen in (("MOJIBAKE", self.mojibake), ("PLACEHOLDERS", self.placeholders)):
            if seen.rows:
                found.append((code, {"rows": seen.rows, "lines": seen.lines}))
        if self.converted.numbers or self.converted.lists:
            facts = {"numbers": self.converted.numbers, "lists": self.converted.lists}
            found.append(("VALUES_CONVERTED", facts))
        if self.shortened:
            found.append(("CHATS_SHORTENED", {"rows": self.shortened}))
        if len(self.schemas) > 1:
            found.append(("MIXED_SCHEMAS", {"schemas": dict(self.schemas)}))
        if 0 < self.kept < FEW_ROWS:
            found.append(("FEW_ROWS", {"rows": self.kept}))
        return [{"code": code, "facts": facts} for code, facts in found]
