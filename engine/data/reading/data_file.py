"""One data file: what it is, and its entries, read as they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engine.contract.problems import Problem
from engine.data.reading.choices import Reading
from engine.data.reading.encoding import Encoding
from engine.data.reading.formats import Format
from engine.data.reading.json_arrays import with_lists
from engine.data.reading.json_walk import BrokenJson, TooDeep, TooLarge, Window
from engine.data.reading.read_json import JsonRows
from engine.data.reading.read_labelled import read_labelled
from engine.data.reading.read_lines import JsonLines
from engine.data.reading.read_parquet import ParquetRows
from engine.data.reading.read_subtitles import read_subtitles
from engine.data.reading.read_table import TableRows
from engine.data.reading.read_text import read_text
from engine.data.reading.records import Entry, NumberReject, Record, Reject
from engine.data.reading.source import Source
from engine.data.reading.stream import MAX_LINE_BYTES, Utf8Stream, as_text

DEEPEST_JSON = 1000
PACKS = 5
"""Text packs to a fifth, about."""


@dataclass(frozen=True)
class FileFacts:
    """What is known about one file; hash and lines only after it was read to its end."""

    path: Path
    size_bytes: int
    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    sha256: str | None = None
    lines_in_file: int | None = None
    problem: Problem | None = None
    """Why it cannot be read, or not to its end."""


@dataclass
class DataFile:
    """A file that is data: what it is, and its entries.

    Attributes:
        header: whether a table's first row names its columns; None for other formats.
        names: a table's columns.
        used: the name of the list that is read from an object of lists.
        ignored: the names of its other lists.
        is_squad: whether rows were questions inside paragraphs inside articles.
        fixed: fix -> entries that it changed or brought back.
        repairs: fix that nobody agreed to -> entries it would bring back.
        problem: at which reading ended.
        is_one_of_many: its rows are used even if it breaks, so its hash is wanted even then.
        validation: never known for a single file.
        notices: code and facts of what is worth knowing about the files; none for a single one.
    """

    source: Source
    format: Format
    reading: Reading = field(default_factory=Reading)
    header: bool | None = None
    names: list[str] = field(default_factory=list)
    used: str | None = None
    ignored: list[str] = field(default_factory=list)
    is_squad: bool = False
    fixed: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)
    problem: Problem | None = None
    is_one_of_many: bool = False
    validation: Path | None = None
    done_bytes: int = 0
    _settled: Encoding | None = None

    @property
    def path(self) -> Path:
        return self.source.path

    @property
    def total_bytes(self) -> int:
        return self.source.size_bytes

    @property
    def lines_in_file(self) -> int | None:
        """Lines as an editor shows them; None for Parquet, and until all was read."""
        return self.source.lines_in_file

    @property
    def encoding(self) -> Encoding | None:
        """The encoding, None for Parquet; a file that begins with plain ASCII may change it."""
        return self._settled or self.format.encoding

    @property
    def encoding_name(self) -> str | None:
        return self.encoding.name if self.encoding else None

    @property
    def delimiter(self) -> str | None:
        table = self.format.table
        return table.delimiter if table and table.columns > 1 else None

    @property
    def notices(self) -> list[tuple[str, dict[str, object]]]:
        return []

    @property
    def files(self) -> list[FileFacts]:
        """This file, as one of a list of one."""
        facts = FileFacts(
            path=self.source.path,
            size_bytes=self.source.size_bytes,
            format=self.format.name,
            encoding=self.encoding_name,
            delimiter=self.delimiter,
            header=self.header,
            sha256=self.source.sha256,
            lines_in_file=self.source.lines_in_file,
            problem=self.problem,
        )
        return [facts]

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of the file, read as they are asked for.

        Raises:
            Problem: DATA_TRUNCATED, DATA_JSON_BROKEN, DATA_TOO_DEEP, DATA_PARQUET_BROKEN,
                DATA_GZIP_BROKEN, DATA_UNPACKS_TOO_LARGE, DATA_ROW_TOO_LARGE or DATA_NOT_READABLE,
                after all entries before the damage.
        """
        self.fixed.clear()
        self.repairs.clear()
        self.done_bytes, self.problem = 0, None
        try:
            if self.format.encoding is None:
                yield from self._parquet()
            else:
                yield from self._text(self.format.encoding)
        except Problem as problem:
            self.problem = problem
            raise
        except OSError as error:  # a drive that was taken away
            self.problem = Problem("DATA_NOT_READABLE", path=str(self.path), error=str(error))
            raise self.problem from error

    def _parquet(self) -> Iterator[Entry]:
        rows = ParquetRows(self.source)
        for entry in rows:
            self.done_bytes = rows.done_bytes
            yield entry
        self.done_bytes = self.total_bytes

    def _text(self, encoding: Encoding) -> Iterator[Entry]:
        longest = MAX_LINE_BYTES if self.format.table else None
        with Utf8Stream(self.source, encoding, max_line_bytes=longest) as stream:
            try:
                yield from self._counted(stream)
                stream.complete(self.source)
            except Problem:
                if self.is_one_of_many:
                    stream.note_hash(self.source)
                raise
            finally:
                self.done_bytes, self._settled = stream.done_bytes, stream.encoding

    def _counted(self, stream: Utf8Stream) -> Iterator[Entry]:
        """The entries, with the progress they stand for."""
        rows = 0
        for entry in self._whole(self._read(stream), stream):
            if type(entry) is NumberReject:
                entry = self._with_odd_numbers(entry)
            rows += isinstance(entry, Record)
            self.done_bytes, self._settled = stream.done_bytes, stream.encoding
            yield entry
        if stream.cut and self.format.name != "json":
            self._cut(rows, stream.lines, 1)

    def _with_odd_numbers(self, reject: NumberReject) -> Entry:
        """A row in which numbers are none: read without them if that was agreed to."""
        if "not_finite" not in self.reading.fixes:
            self.repairs["not_finite"] += 1
            return reject
        self.fixed["not_finite"] += 1
        return Record(reject.line, reject.value, file=reject.file)

    def _read(self, stream: Utf8Stream) -> Iterator[Entry]:
        fixes = self.reading.fixes
        if self.format.name == "jsonl":
            lines = JsonLines(stream, fixes)
            lines.fixed, lines.repairs = self.fixed, self.repairs
            return with_lists(iter(lines), self._settle)
        if self.format.table:
            text = as_text(stream, newline="")
            table = TableRows(text, self.format.table, self.names, bool(self.header))
            table.ignore_extra = "extra_cells" in fixes
            table.fixed, table.repairs = self.fixed, self.repairs
            return iter(table)
        text = as_text(stream)
        if self.format.name == "json":
            return with_lists(self._json(Window(text)), self._settle)
        if self.format.subtitles:
            return read_subtitles(text)
        labels = self.format.labels
        return read_labelled(text, labels) if labels else read_text(text)

    def _settle(self, header: bool, names: list[str]) -> None:
        """A table in brackets, and its columns."""
        self.header, self.names = header, names

    def _json(self, window: Window) -> Iterator[Entry]:
        packs = PACKS if self.source.packed else 1
        rows = JsonRows(window, self.source.size_bytes * packs)
        count = 0
        path = str(self.path)
        try:
            for entry in rows:
                count += isinstance(entry, Record)
                self.used, self.ignored, self.is_squad = rows.used, rows.ignored, rows.is_squad
                yield entry
        except BrokenJson as broken:
            if not broken.truncated:
                facts = {"rows_before": count, "line": broken.line, "column": broken.column}
                raise Problem("DATA_JSON_BROKEN", path=path, **facts, error=broken.error) from None
            self._cut(count, broken.line, broken.column)
            yield Reject(broken.line, "CUT_OFF")
        except TooDeep as deep:
            raise Problem("DATA_TOO_DEEP", path=path, line=deep.line, limit=DEEPEST_JSON) from None
        except TooLarge as large:
            facts = {"line": large.line, "limit_bytes": large.limit}
            raise Problem("DATA_ROW_TOO_LARGE", path=path, **facts) from None

    def _whole(self, entries: Iterator[Entry], stream: Utf8Stream) -> Iterator[Entry]:
        """The entries; the last one of a packed file that was cut off is no row, though what is
        left of a table's row or of a text may look like one."""
        if not self.source.packed or self.format.name == "json":
            yield from entries
            return
        last: Entry | None = None
        for entry in entries:
            if last is not None:
                yield last
            last = entry
        if last is not None and stream.cut and stream.ended_in_line:
            last = Reject(last.line, "CUT_OFF")
        if last is not None:
            yield last

    def _cut(self, rows: int, line: int, column: int) -> None:
        """The file ends too early, after so many whole rows.

        Raises:
            Problem: DATA_TRUNCATED unless that was agreed to.
        """
        if "truncated" in self.reading.fixes:
            self.fixed["truncated"] = rows
            return
        if rows:
            self.repairs["truncated"] = rows
        facts = {"rows_before": rows, "line": line, "column": column}
        raise Problem("DATA_TRUNCATED", path=str(self.path), **facts)
