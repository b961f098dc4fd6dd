"""Tables: comma, semicolon, tab or bar; quotes doubled inside quotes; with a header or without.

The delimiter is the one that cuts the rows most evenly. The standard library's sniffer is not
asked: it takes a space on one of the measured files and doubled quotes away on another.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, takewhile

from engine.data.mapping.names import is_known_name
from engine.data.reading.quoting import PLAIN, Quoting, quoting_of
from engine.data.reading.records import Blank, Entry, Record, Reject
from engine.data.reading.stream import is_clean
from engine.data.reading.written_in import unpacked

DELIMITERS = ",;\t|"
NO_DELIMITER = "\x1f"
"""Stands for the delimiter of a table with one column; no text holds it."""
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(?P<delimiter>[^\"\w\s]|\t)\"?", re.IGNORECASE)
MAX_FIELD = 2**31 - 1  # a C long on Windows
MAX_OPEN_QUOTES = 1000
"""So many quotes that never close are looked behind; each costs a second look at the rest."""
MAX_RECORD_CHARS = 1 << 23
"""A quote that is open for so long was never meant to be; what stands behind it is read again."""
SPACED_SHARE = 0.8
END_OF_FILE = "\x1a"
_DRAWN = " \t\r\n-=+:"
_BLANK_STARTS = f"-=+:{END_OF_FILE}"
_ANKI_NOTE = re.compile(r"\ufeff?#(separator|html|tags|columns|deck|notetype|[a-z]+ column):(.*)")
_ANKI_NAMES = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
MAX_TITLE_ROWS = 10
MIN_EVEN_SHARE = 0.6
"""Below this share of rows with the usual number of cells a text is no table."""


@dataclass(frozen=True)
class Table:
    """How a table is cut, and how sure that is."""

    delimiter: str
    columns: int
    """Cells of the usual row."""
    even_share: float
    """Share of the looked-at rows that have so many."""
    named: int
    """Cells of the first row that are known column names."""
    spaced: bool = False
    """Nearly all cells begin with a space: commas of sentences do that, too."""
    first_line: int = 1
    """2 if the first one only names the delimiter, as files for Excel do."""
    quoting: Quoting = PLAIN


@dataclass(slots=True)
class Cells:
    """One record of the table, which may span several lines."""

    line: int
    cells: list[str]
    closed: bool = True
    """False if a quote opens in it and never closes."""


def split(
    lines: Iterable[str],
    delimiter: str,
    *,
    first_line: int = 1,
    columns: int = 0,
    quoting: Quoting = PLAIN,
) -> Iterator[Cells]:
    """Records from lines that keep their ends, from the first line on that is one.

    Args:
        columns: of the usual record, as far as it is known.

    A quote that never closes costs the line it stands on: reading goes on behind it.
    """
    csv.field_size_limit(MAX_FIELD)
    source = islice(enumerate(lines, start=1), first_line - 1, None)
    left = MAX_OPEN_QUOTES
    while left:
        records = _Records(source, delimiter, columns, quoting)
        yield from records
        if not records.held:
            return
        left -= not records.early
        yield Cells(records.held[0][0], [], closed=False)
        source = chain(records.held[1:], source)  # type: ignore[assignment]
    for number, _text in source:
        yield Cells(number, [], closed=False)


class _Records:
    """Records until the end, or until one stays open.

    Attributes:
        held: the lines of the record that stayed open.
        early: that was seen before the end, so that nothing was read in vain.
    """

    def __init__(
        self, source: Iterable[tuple[int, str]], delimiter: str, columns: int, quoting: Quoting
    ) -> None:
        self._source = source
        self._delimiter = delimiter
        self._quoting = quoting
        self._columns = columns
        self._tabs_in_a_row = columns - 1 if delimiter == "\t" else 0
        self.held: list[tuple[int, str]] = []
        self._ended = False
        self.early = False

    def __iter__(self) -> Iterator[Cells]:
        held = self.held
        for cells in self._quoting.reader(self._feed(), self._delimiter, strict=False):
            # Only the end of the lines can leave a record open.
            if len(held) > 1 and self._has_stray_quotes():
                for number, line in held:
                    yield Cells(number, line.rstrip("\r\n").split(self._delimiter))
            elif self._ended and self._is_open():
                return
            elif len(held) > 1 and self._swallowed_a_row():
                self.early = True
                return
            else:
                yield Cells(held[0][0], cells)
            held.clear()

    def _has_stray_quotes(self) -> bool:
        """Whether lines that a quote holds together are rows of their own.

        Tab-separated text often knows no quoting. Then each line has all the tabs of a row, and
        letters follow the quote that seems to close.
        """
        tabs = self._tabs_in_a_row
        rows = tabs > 0 and all(line.count("\t") == tabs for _, line in self.held)
        return rows and self._error() is not None

    def _swallowed_a_row(self) -> bool:
        """Whether a quote was closed by the first quote of a later row: the lines behind the first
        one are whole rows by themselves, and letters follow the quote that seems to close."""
        if self._columns < 2 or self._error() is None:
            return False
        for _, line in self.held[1:]:
            try:
                alone = list(self._quoting.reader([line], self._delimiter, strict=True))
            except csv.Error:
                return False
            if len(alone) != 1 or len(alone[0]) != self._columns:
                return False
        return True

    def _feed(self) -> Iterator[str]:
        """Lines, noted in `held`. A record of more characters than any row ends them early."""
        held = self.held
        size = 0
        for line in self._source:
            if held:
                size += len(line[1])
                if size > MAX_RECORD_CHARS:
                    held.append(line)
                    break
            else:
                size = 0
            held.append(line)
            yield line[1]
        self._ended = True

    def _is_open(self) -> bool:
        """Whether the last record ended because the file did, inside quotes."""
        if len(self.held) == 1 and '"' not in self.held[0][1]:
            return False
        return "unexpected end of data" in (self._error() or "")

    def _error(self) -> str | None:
        """What a strict reader says against the lines of a record."""
        lines = (text for _, text in self.held)
        try:
            for _ in self._quoting.reader(lines, self._delimiter, strict=True):
                pass
        except csv.Error as error:
            return str(error)
        return None


def find_table(lines: Sequence[str], *, whole: bool) -> Table | None:
    """How the first lines of a file are cut best, or None if no way gives two columns.

    Args:
        whole: the lines are the whole file; otherwise the last record may be cut and is ignored.
    """
    if lines and (said := _SEP_LINE.fullmatch(lines[0].strip())):
        table = measure(lines[1:], said["delimiter"], whole) or Table(said["delimiter"], 1, 1.0, 0)
        return replace(table, even_share=1.0, first_line=2)
    if noted := _anki(lines):
        first, delimiter = noted
        table = measure(lines[first - 1 :], delimiter, whole) or Table(delimiter, 1, 1.0, 0)
        return replace(table, even_share=1.0, first_line=first)
    if lines and is_known_name(_bare(lines[0])) and not lines[0].startswith("#"):
        return Table(NO_DELIMITER, 1, 1.0, 1)  # one column: whatever stands below is its text
    found = [measure(lines, delimiter, whole) for delimiter in DELIMITERS]
    tables = [table for table in found if table and table.columns > 1]
    best = max(tables, key=_likelihood, default=None)
    return replace(best, first_line=_below_title(lines, best)) if best else None


def _anki(lines: Sequence[str]) -> tuple[int, str] | None:
    """The first line of cards behind what Anki notes above them, and their delimiter."""
    noted = list(takewhile(bool, map(_ANKI_NOTE.match, lines)))
    said = (note[2].strip().lower() for note in noted if note and note[1] == "separator")
    name = next(said, None)
    if name is None:
        return None
    return len(noted) + 1, _ANKI_NAMES.get(name, name if name in DELIMITERS else "\t")


def _below_title(lines: Sequence[str], table: Table) -> int:
    """The line of the header: spreadsheets often have a title above, alone in its row."""
    for record in islice(split(lines, table.delimiter, quoting=table.quoting), MAX_TITLE_ROWS):
        full = [cell for cell in record.cells if cell.strip()]
        if len(full) > 1:
            named = sum(map(is_known_name, full))
            whole = len(full) == table.columns or len(full) == named
            return record.line if named > 1 and whole else 1
    return 1


def _likelihood(table: Table) -> tuple[bool, bool, float, int]:
    sure = table.even_share >= MIN_EVEN_SHARE and not table.spaced
    return table.named > 1, sure, table.even_share, table.columns


def measure(lines: Sequence[str], delimiter: str, whole: bool) -> Table | None:
    """How evenly a delimiter cuts the first lines of a file; None if there is nothing to cut."""
    quoting = quoting_of(lines, delimiter)
    records = (record.cells for record in split(lines, delimiter, quoting=quoting))
    rows = [cells for cells in records if not is_blank(cells)]
    rows = rows if whole or len(rows) < 2 else rows[:-1]
    if not rows:
        return None
    widths = [len(without_empty_end(row)) for row in rows]
    if len({len(row) for row in rows}) == 1:  # whatever is empty: all rows have as many cells
        widths = [max(widths)] * len(rows)
    usual = max(set(widths), key=lambda width: (width > 1, widths.count(width), width))
    named = sum(is_known_name(cell) for cell in rows[0])
    later = [cell for row in rows for cell in row[1:] if cell]
    spaced = sum(cell[0] == " " for cell in later) > SPACED_SHARE * len(later)
    even = widths.count(usual) / len(widths)
    return Table(delimiter, usual, even, named, spaced, quoting=quoting)


def _bare(line: str) -> str:
    return line.strip().lstrip("\ufeff").strip('"')


def is_blank(cells: Sequence[str]) -> bool:
    """Whether a record holds nothing; Excel writes such rows as `;;;`, DOS ended files with a sign
    of its own, and drawn tables have lines below their header."""
    if not any(map(str.strip, cells)) or list(cells) == [END_OF_FILE]:
        return True
    return any("--" in cell for cell in cells) and not any(cell.strip(_DRAWN) for cell in cells)


class TableRows:
    """Every record below the header as a row; iterate once.

    Attributes:
        ignore_extra: cells under no name are left away; otherwise they are counted, not read.
        fixed, repairs: rows with such cells, for the fix `extra_cells`.
    """

    def __init__(self, lines: Iterable[str], table: Table, names: list[str], header: bool) -> None:
        self._lines = lines
        self._table = table
        self._names = names
        self._header = header
        self.ignore_extra = False
        self.fixed: Counter[str] = Counter()
        self.repairs: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Entry]:
        waiting, table = self._header, self._table
        header: list[str] = []
        for record in split(
            self._lines,
            table.delimiter,
            first_line=table.first_line,
            columns=len(self._names),
            quoting=table.quoting,
        ):
            first = record.cells[0] if record.cells else ""
            if (
                (not first or first.isspace() or first[0] in _BLANK_STARTS)
                and record.closed
                and is_blank(record.cells)
            ):
                if not waiting:
                    yield Blank(record.line)
            elif waiting:
                waiting, header = False, record.cells
            elif len(header) > 1 and record.cells == header:
                continue  # files put together, each with its own
            else:
                yield self._row(record)

    def _row(self, record: Cells) -> Entry:
        if not record.closed:
            return Reject(record.line, "UNCLOSED_QUOTE")
        cells = without_empty_end(record.cells)
        if self._table.delimiter == "|" and self._table.spaced:
            cells = list(map(str.strip, cells))  # drawn tables are filled up with spaces
        if not all(map(is_clean, cells)):
            return Reject(record.line, "BAD_ENCODING")
        names = self._names
        value = {name: unpacked(cell, name) for name, cell in zip(names, cells, strict=False)}
        extra, missing = max(0, len(cells) - len(names)), max(0, len(names) - len(record.cells))
        if extra:
            (self.fixed if self.ignore_extra else self.repairs)["extra_cells"] += 1
            extra = 0 if self.ignore_extra else extra
        return Record(record.line, value, extra, missing)


def without_empty_end(cells: list[str]) -> list[str]:
    """The cells without the empty ones at the end of a row, which Excel leaves there."""
    while len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return cells
