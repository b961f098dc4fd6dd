"""Plain text: paragraphs between empty lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.data.reading.records import Entry, Record, Reject
from engine.data.reading.stream import is_clean


def read_text(lines: Iterable[str]) -> Iterator[Entry]:
    """Every paragraph as a row with the column `text`, with the line it starts on."""
    kept: list[str] = []
    start = 1
    for number, line in enumerate(lines, start=1):
        if line.strip():
            start = start if kept else number
            kept.append(line.rstrip("\n"))
        elif kept:
            yield _paragraph(start, kept)
            kept = []
    if kept:
        yield _paragraph(start, kept)


def _paragraph(line: int, lines: list[str]) -> Entry:
    text = "\n".join(lines)
    return Record(line, {"text": text}) if is_clean(text) else Reject(line, "BAD_ENCODING")
