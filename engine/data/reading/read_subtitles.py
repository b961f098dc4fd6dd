"""Subtitles (.srt, .vtt) as running text: without numbers, times and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from engine.data.reading.records import Blank, Entry, Record, Reject
from engine.data.reading.stream import is_clean

MIN_CUES = 3
LINES_A_CUE = 8
"""At most so many lines for each time: a text about subtitles has more."""
PARAGRAPH_CHARS = 400
"""So many characters at least are a paragraph, which ends where a sentence does."""
_TIMES = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\{\\[^{}]{0,40}\}")
_ENDS = (".", "!", "?", "…", '"', "”", "»")


def is_subtitles(lines: Sequence[str]) -> bool:
    """Whether the first lines of a text are cues with their times."""
    full = sum(bool(line.strip()) for line in lines)
    cues = sum(bool(_TIMES.match(line)) for line in lines)
    return cues >= MIN_CUES and cues * LINES_A_CUE >= full


def read_subtitles(file: TextIO) -> Iterator[Entry]:
    """What is said, in paragraphs with the line they start on; blocks without a time are blank."""
    said: list[str] = []
    start = size = 0
    for line, block in _blocks(file):
        text = _said(block)
        if text is None:
            yield Blank(line)
            continue
        start = start if said else line
        said.append(text)
        size += len(text)
        if size >= PARAGRAPH_CHARS and text.endswith(_ENDS):
            yield _paragraph(start, said)
            said, size = [], 0
    if said:
        yield _paragraph(start, said)


def _blocks(file: TextIO) -> Iterator[tuple[int, list[str]]]:
    """Lines between empty ones, and where they begin."""
    block: list[str] = []
    for number, line in enumerate(file, start=1):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield number - len(block) + 1, block


def _said(block: Sequence[str]) -> str | None:
    """The words of a cue, or None: a title, a note, a style."""
    at = next((place for place, line in enumerate(block) if _TIMES.match(line)), None)
    if at is None:
        return None
    words = " ".join(_TAG.sub("", line).strip() for line in block[at + 1 :]).strip()
    return words or None


def _paragraph(line: int, said: Sequence[str]) -> Entry:
    text = " ".join(said)
    return Record(line, {"text": text}) if is_clean(text) else Reject(line, "BAD_ENCODING")
