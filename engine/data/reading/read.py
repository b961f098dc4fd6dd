"""Any data file as a stream of entries: rows, rejects and blanks, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TextIO

from engine.contract.problems import Problem
from engine.data.reading.formats import Format, find_format
from engine.data.reading.json_walk import BrokenJson, TooDeep, Window
from engine.data.reading.read_json import JsonRows
from engine.data.reading.read_lines import read_lines
from engine.data.reading.read_parquet import read_parquet
from engine.data.reading.read_table import (
    Table,
    has_header,
    header_names,
    is_blank,
    read_table,
    split,
    without_empty_end,
)
from engine.data.reading.read_text import read_text
from engine.data.reading.records import Entry, Record
from engine.data.reading.source import Source, look, not_data
from engine.data.reading.text_file import open_text

DEEPEST_JSON = 1000
HEADER_SAMPLE_ROWS = 50


@dataclass
class DataFile:
    """A file that is data: what it is, and its entries.

    Attributes:
        header: whether a table's first row names its columns; None for other formats.
        used: the name of the list that is read from an object of lists.
        ignored: the names of its other lists.
        is_squad: whether rows were questions inside paragraphs inside articles.
    """

    source: Source
    format: Format
    header: bool | None = None
    names: list[str] = field(default_factory=list)
    used: str | None = None
    ignored: list[str] = field(default_factory=list)
    is_squad: bool = False

    @property
    def lines_in_file(self) -> int | None:
        """Lines as an editor shows them; None for Parquet."""
        if self.format.encoding is None:
            return None
        if not self.format.encoding.name.startswith(("utf-16", "utf-32")):
            return self.source.lines_in_file
        with open_text(self.source.path, self.format.encoding.name) as file:
            return sum(1 for _ in file)

    @property
    def encoding_name(self) -> str | None:
        """The encoding, None for Parquet."""
        return self.format.encoding.name if self.format.encoding else None

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of the file, read as they are asked for.

        Raises:
            Problem: DATA_TRUNCATED, DATA_JSON_BROKEN, DATA_TOO_DEEP or DATA_PARQUET_BROKEN, after
                all entries before the damage.
        """
        if self.format.encoding is None:
            yield from read_parquet(self.source.path)
            return
        newline = "" if self.format.table else None
        with open_text(self.source.path, self.format.encoding.name, newline=newline) as file:
            yield from self._read(file)

    def _read(self, file: TextIO) -> Iterator[Entry]:
        if self.format.table:
            delimiter = self.format.table.delimiter
            return read_table(file, delimiter, self.names, bool(self.header))
        if self.format.name == "json":
            return self._json(Window(file))
        return read_lines(file) if self.format.name == "jsonl" else read_text(file)

    def _json(self, window: Window) -> Iterator[Entry]:
        rows = JsonRows(window)
        count = 0
        path = str(self.source.path)
        try:
            for entry in rows:
                count += isinstance(entry, Record)
                self.used, self.ignored, self.is_squad = rows.used, rows.ignored, rows.is_squad
                yield entry
        except BrokenJson as broken:
            facts = {"rows_before": count, "line": broken.line, "column": broken.column}
            if broken.truncated:
                raise Problem("DATA_TRUNCATED", path=path, **facts) from None
            raise Problem("DATA_JSON_BROKEN", path=path, **facts, error=broken.error) from None
        except TooDeep as deep:
            raise Problem("DATA_TOO_DEEP", path=path, line=deep.line, limit=DEEPEST_JSON) from None


def open_data(path: Path, asked: str = "auto") -> DataFile:
    """Look at a file and find out how to read it. Nothing is written, ever.

    Args:
        asked: `auto` or one of the formats of `DatasetSpec.format`.

    Raises:
        Problem: DATA_FILE_MISSING, DATA_IS_A_FOLDER, DATA_NOT_READABLE, DATA_EMPTY, DATA_NOT_DATA.
    """
    source = look(path)
    if not source.head.lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x00") and source.size_bytes < 1 << 16:
        raise Problem("DATA_EMPTY", path=str(path))
    if not source.head.startswith(b"PAR1") and (found := not_data(source)):
        raise Problem("DATA_NOT_DATA", path=str(path), found=found)
    format_ = find_format(source, asked)
    if format_.table is None or format_.encoding is None:
        return DataFile(source, format_)
    with open_text(path, format_.encoding.name, newline="") as file:
        header, names = _columns(file, format_.table)
    return DataFile(source, format_, header, names)


def _columns(file: TextIO, table: Table) -> tuple[bool, list[str]]:
    """Whether a table has a header, and what its columns are called."""
    records = (record.cells for record in split(file, table.delimiter))
    full = (cells for cells in records if not is_blank(cells))
    rows = list(islice(full, HEADER_SAMPLE_ROWS))
    if not rows or not has_header(rows):
        return False, header_names([], table.columns)
    first = without_empty_end(rows[0])
    return True, header_names(first, len(first))
