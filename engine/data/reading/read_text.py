"""Plain text: paragraphs between empty lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from engine.data.reading.records import Entry, Record, Reject
from engine.data.reading.stream import is_clean

MAX_PARAGRAPH_CHARS = 1 << 20
"""A text without empty lines comes in pieces of so many characters, cut at line ends if it has any:
it is joined again for training."""


def read_text(file: TextIO) -> Iterator[Entry]:
    """Every paragraph as a row with the column `text`, with the line it starts on."""
    kept: list[str] = []
    start, size, number, whole = 1, 0, 1, True
    while line := file.readline(MAX_PARAGRAPH_CHARS):
        if line.strip() or not whole:
            start = start if kept else number
            kept.append(line)
            size += len(line)
        if kept and (not line.strip() or size >= MAX_PARAGRAPH_CHARS):
            yield _paragraph(start, kept)
            kept, size = [], 0
        whole = line.endswith("\n")
        number += whole
    if kept:
        yield _paragraph(start, kept)


def _paragraph(line: int, lines: list[str]) -> Entry:
    text = "".join(lines).rstrip("\n")
    return Record(line, {"text": text}) if is_clean(text) else Reject(line, "BAD_ENCODING")
