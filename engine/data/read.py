"""Any data file as a stream of entries: rows, rejects and blanks, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from engine.contract.problems import Problem
from engine.data.formats import Format, find_format
from engine.data.json_walk import BrokenJson, TooDeep, Window
from engine.data.read_json import JsonRows
from engine.data.read_lines import read_lines
from engine.data.read_parquet import read_parquet
from engine.data.read_table import has_header, header_names, is_blank, read_table, split
from engine.data.read_text import read_text
from engine.data.records import Entry, Record
from engine.data.source import Source, look, not_data
from engine.data.text_file import open_text

DEEPEST_JSON = 1000
HEADER_SAMPLE_ROWS = 50


@dataclass
class DataFile:
    """A file that is data: what it is, and its entries.

    Attributes:
        header: whether a table's first row names its columns; None for other formats.
        used: the name of the list that is read from an object of lists.
        ignored: the names of its other lists.
    """

    source: Source
    format: Format
    header: bool | None = None
    names: list[str] = field(default_factory=list)
    used: str | None = None
    ignored: list[str] = field(default_factory=list)

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
        if self.format.name == "parquet":
            yield from read_parquet(self.source.path)
            return
        newline = "" if self.format.name == "csv" else None
        assert self.format.encoding is not None
        with open_text(self.source.path, self.format.encoding.name, newline=newline) as file:
            if self.format.name == "json":
                yield from self._json(Window(file))
            elif self.format.name == "jsonl":
                yield from read_lines(file)
            elif self.format.name == "csv":
                assert self.format.table is not None
                yield from read_table(
                    file, self.format.table.delimiter, self.names, bool(self.header)
                )
            else:
                yield from read_text(file)

    def _json(self, window: Window) -> Iterator[Entry]:
        rows = JsonRows(window)
        count = 0
        path = str(self.source.path)
        try:
            for entry in rows:
                count += isinstance(entry, Record)
                self.used, self.ignored = rows.used, rows.ignored
                yield entry
        except BrokenJson as broken:
            facts = {"rows_before": count, "line": broken.line, "column": broken.column}
            if broken.truncated:
                raise Problem("DATA_TRUNCATED", path=path, **facts) from None
            raise Problem("DATA_JSON_BROKEN", path=path, **facts, error=broken.error) from None
        except TooDeep as deep:
            raise Problem(
                "DATA_TOO_DEEP", path=path, line=deep.line, limit=DEEPEST_JSON
            ) from None


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
    data = DataFile(source, find_format(source, asked))
    if data.format.table is not None:
        _name_columns(data)
    return data


def _name_columns(data: DataFile) -> None:
    """Read a table's first rows and settle its header."""
    table, encoding = data.format.table, data.format.encoding
    assert table is not None
    assert encoding is not None
    with open_text(data.source.path, encoding.name, newline="") as file:
        records = (cells.cells for cells in split(file, table.delimiter))
        full = (cells for cells in records if not is_blank(cells))
        rows = list(islice(full, HEADER_SAMPLE_ROWS))
    data.header = bool(rows) and has_header(rows)
    first = rows[0] if rows and data.header else []
    if data.header:
        while len(first) > 1 and not first[-1].strip():
            first = first[:-1]
    data.names = header_names(first, len(first) if data.header else table.columns)
