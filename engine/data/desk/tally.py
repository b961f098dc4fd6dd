"""Counting a pass over a file, so that everything adds up:

lines = blank + rejected + rows; rows = kept + dropped. Lists of lines are limited, counts are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from engine.data.mapping.map import Conversions, Lost
from engine.data.reading.records import Blank, Entry, Record, Reject

MAX_LISTED = 10_000
"""Rejected and dropped rows that are named one by one."""
MAX_EXAMPLE_LINES = 20
FEW_ROWS = 50


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
    shortened: int = 0
    good: int = 0
    """Used rows whose answer the data itself marks as good."""
    speakers: set[str] = field(default_factory=set)
    """Roles in the conversations that are used."""
    turns: tuple[int, int] | None = None
    """Fewest and most messages of a conversation, its instructions (`system`) aside."""

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
                place = {"line": entry.line, "reason": entry.reason, "file": entry.file}
                self.rejected_lines.append(place)
        elif isinstance(entry, Record):
            if entry.extra_cells:
                self.long_rows.add(entry.line)
            if entry.missing_cells:
                self.short_rows.add(entry.line)

    def keep(self, rows: int) -> None:
        """Count rows that are used."""
        self.rows += rows
        self.kept += rows

    def conversations(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Who speaks and how often, in conversations that are used: the role of each message."""
        for roles in rows:
            self.speakers.update(roles)
            turns = len(roles) - roles.count("system")
            least, most = self.turns or (turns, turns)
            self.turns = min(least, turns), max(most, turns)

    def drop(self, lost: Lost, file: int = 0) -> None:
        """Count a row that is read and not used."""
        self.rows += 1
        self._dropped(lost, file)

    def drop_kept(self, line: int, reason: str, file: int = 0) -> None:
        """A row that had been kept is not used after all."""
        self.kept -= 1
        self._dropped(Lost(line, reason), file)

    def _dropped(self, lost: Lost, file: int) -> None:
        self.dropped[lost.reason] += 1
        if len(self.dropped_rows) < MAX_LISTED:
            self.dropped_rows.append({"line": lost.line, "reason": lost.reason, "file": file})

    def notices(self) -> list[dict[str, Any]]:
        """What is worth knowing about the rows (`problems_data.WARNINGS`)."""
        found: list[tuple[str, dict[str, Any]]] = []
        if self.short_rows.rows or self.long_rows.rows:
            short, long = self.short_rows.lines, self.long_rows.lines
            found.append(("RAGGED_ROWS", {"short": short, "long": long}))
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
