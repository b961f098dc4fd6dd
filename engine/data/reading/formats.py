"""Which format a file is in, judged by its content; its name only helps in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

import orjson

from engine.data.reading.choices import Reading
from engine.data.reading.encoding import Encoding, find_encoding
from engine.data.reading.find_labels import find_labels
from engine.data.reading.labels import Labels
from engine.data.reading.prose import is_prose
from engine.data.reading.read_subtitles import is_subtitles
from engine.data.reading.read_table import MIN_EVEN_SHARE, Table, find_table, measure
from engine.data.reading.source import Source
from engine.data.reading.stream import Utf8Stream, as_text

SAMPLE_CHARS = 1 << 16
MIN_LINES = 3
SHORT_LINE_CHARS = 1 << 20
MAX_LINE_CHARS = 1 << 22
LINES_SHARE = 0.5
"""At least this share of the first lines must be JSON for a file to be JSON Lines."""
PROSE_SHARE = 0.9
"""A text file whose first row names no column must be this even to be called a table."""
PARQUET = b"PAR1"
TABLE_SUFFIXES = (".csv", ".tsv", ".tab")
JSON_SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_ARRAY = re.compile(
    r"\[\s*([\[{\"\]]|-?\d[\d.eE+-]*\s*(,|\]\s*(,|\n|$))|true|false|null|$)"
)  # not `[Verse 1]`, `[00:01:12] …` or `[1] …`
_JSON_SIGNS = re.compile(r'[{\[,]\s*"|"\s*[:\]}]|^\s*"', re.MULTILINE)
_OBJECT = re.compile(r"\{\s*([\"'}]|$)")


@dataclass(frozen=True)
class Format:
    """How a file is read."""

    name: str
    """json, jsonl, csv, parquet or text."""
    encoding: Encoding | None = None
    """None for Parquet."""
    table: Table | None = None
    """For csv."""
    labels: Labels | None = None
    """For a text that names who speaks: its rows are messages."""
    subtitles: bool = False
    """For a text in cues with their times."""

    @property
    def is_running(self) -> bool:
        """Whether the rows are the paragraphs of one text."""
        return self.name == "text" and self.labels is None


def find_format(source: Source, reading: Reading) -> Format:
    """The format of a file that is known to be data.

    Args:
        reading: what was decided; only the rest is looked for.
    """
    asked = reading.format
    if source.head.startswith(PARQUET) or asked == "parquet":
        return Format("parquet")
    encoding = find_encoding(source, reading.encoding)
    sample = _sample(source, encoding)
    if asked in ("json", "jsonl", "text"):
        return Format(asked, encoding)
    kind = _json_kind(sample) if asked == "auto" else None
    if kind:
        return Format(kind, encoding)
    if asked == "auto" and reading.delimiter is None and source.suffix not in TABLE_SUFFIXES:
        if is_subtitles(sample.lines):
            return Format("text", encoding, subtitles=True)
        if labels := find_labels(sample.lines):
            return Format("text", encoding, labels=labels)
    if reading.delimiter is not None:  # nobody names one for a file that is no table
        return Format("csv", encoding, _table_of(sample, reading.delimiter))
    table = find_table(sample.lines, whole=sample.whole)
    if asked == "auto" and _is_broken_json(source.suffix, sample, table):
        return Format(JSON_SUFFIXES[source.suffix], encoding)  # reading says where it breaks
    if asked == "csv" or _is_table(table, source.suffix, sample.lines, reading.header):
        return Format("csv", encoding, table or Table(",", 1, 1.0, 0))
    return Format("text", encoding)


def _table_of(sample: _Sample, delimiter: str) -> Table:
    """A table whose delimiter is given."""
    return measure(sample.lines, delimiter, sample.whole) or Table(delimiter, 1, 1.0, 0)


@dataclass(frozen=True)
class _Sample:
    lines: list[str]
    whole: bool
    """The sample is the whole file."""

    @property
    def start(self) -> str:
        return "".join(self.lines[:20]).lstrip(" \t\r\n\ufeff")

    @property
    def full(self) -> list[str]:
        """Lines that are not blank, bare of white space and marks."""
        bare = (line.strip(" \t\r\n\ufeff") for line in self.lines)
        return [line for line in bare if line]


def _sample(source: Source, encoding: Encoding) -> _Sample:
    """The first lines, whole ones, and enough of them to see a pattern."""
    lines: list[str] = []
    taken = 0
    with as_text(Utf8Stream(source, encoding), newline="") as file:
        while taken < SAMPLE_CHARS or len(lines) < MIN_LINES:
            line = file.readline(SHORT_LINE_CHARS)
            if line.startswith("{") and len(line) == SHORT_LINE_CHARS:
                line += file.readline(MAX_LINE_CHARS)  # where it ends tells lines from a document
            if not line:
                return _Sample(lines, whole=True)
            lines.append(line)
            taken += len(line)
            if len(line) >= SHORT_LINE_CHARS and line[-1] not in "\r\n":
                break  # whatever it is, it has no lines
    return _Sample(lines, whole=False)


def _json_kind(sample: _Sample) -> str | None:
    """`json` for one document, `jsonl` for a value on each line, None for neither."""
    start, full = sample.start, sample.full
    array, object_ = bool(_ARRAY.match(start)), bool(_OBJECT.match(start))
    share = _json_share(full)
    if len(full) < 2:
        return "json" if array or object_ else None
    if share >= LINES_SHARE:
        return "jsonl"
    if object_ and _is_closed(full[0]) and sum(map(_is_closed, full)) >= len(full) * LINES_SHARE:
        return "jsonl"  # lines that would be objects, all of them damaged
    return "json" if array or object_ else None


def _is_closed(line: str) -> bool:
    return line.startswith("{") and line.rstrip(" ,").endswith("}")


def _json_share(lines: list[str]) -> float:
    good = 0
    for line in lines:
        try:
            good += isinstance(orjson.loads(line.encode()), dict | list)
        except (orjson.JSONDecodeError, UnicodeEncodeError):
            continue
    return good / max(1, len(lines))


def _is_broken_json(suffix: str, sample: _Sample, table: Table | None) -> bool:
    """Whether a file that is called JSON holds some, behind a comment or `var data =`: as a text
    its brackets would be learned."""
    named = table is not None and table.named > 1
    return suffix in JSON_SUFFIXES and not named and bool(_JSON_SIGNS.search(sample.start))


def _is_table(table: Table | None, suffix: str, lines: list[str], header: bool | None) -> bool:
    if suffix in TABLE_SUFFIXES:
        return True
    if table is None or (suffix == ".log" and not table.named):
        return False  # commas of what a program noted
    if header is None and is_prose(lines, table):
        return False
    return table.even_share >= (MIN_EVEN_SHARE if table.named else PROSE_SHARE)
