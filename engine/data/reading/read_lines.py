"""JSON Lines: one object a line. A broken line costs itself and nothing else."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import orjson

from engine.data.reading.json_entry import entry, not_finite
from engine.data.reading.json_numbers import exact_int, holds_huge
from engine.data.reading.json_repair import without_extra_commas
from engine.data.reading.json_walk import (
    BrokenJson,
    TooDeep,
    TooLarge,
    Value,
    Window,
    sequence,
)
from engine.data.reading.records import Blank, Entry, Record, Reject
from engine.data.reading.squad import article_rows, is_article
from engine.data.reading.stream import MAX_LINE_BYTES, Utf8Stream, is_clean
from engine.data.reading.written_in import unpacked_cells

_NEXT_OBJECT = re.compile(r"\}\s*,?\s*\{")
_END_OF_FILE = "\x1a"  # as DOS wrote it


class JsonLines:
    """Every line of a stream as a row, a reject or a blank, in order; iterate once.

    Attributes:
        fixed: lines that were read with a repair.
        repairs: lines that a repair which nobody agreed to would bring back.
    """

    def __init__(self, stream: Utf8Stream, fixes: frozenset[str] = frozenset()) -> None:
        self._stream = stream
        self._fix_commas = "trailing_comma" in fixes
        self.fixed: Counter[str] = Counter()
        self.repairs: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Entry]:
        number = 0
        loads = orjson.loads
        for lines, too_long in _lines(self._stream):
            if too_long:
                number += 1
                yield Reject(number, "ROW_TOO_LARGE")
            for line in lines:
                number += 1
                try:
                    value = loads(line)
                except orjson.JSONDecodeError:
                    yield from self._odd(line, number)
                    continue
                if type(value) is dict and not holds_huge(value):
                    if "paragraphs" in value and is_article(value):
                        yield from article_rows(value, number)
                        continue
                    written = b'"[' in line or b'"{' in line  # as text: such cells are rare
                    yield Record(number, unpacked_cells(value) if written else value)
                else:
                    yield _entry(value, line.decode(), number)

    def _odd(self, line: bytes, number: int) -> Iterable[Entry]:
        """A line that orjson refuses: no NaN, no half surrogate pairs, no commas too many; or
        several objects, which a writer that lost its line ends leaves."""
        try:
            text = line.decode()
        except UnicodeDecodeError:
            return [Reject(number, "BAD_ENCODING")]
        text = (
            text.strip().strip(_END_OF_FILE).lstrip("\ufeff")
        )  # joined files have a mark in the middle
        if not text:
            return [Blank(number)]
        return _objects(text, number) or [self._one(text, number)]

    def _one(self, text: str, number: int) -> Entry:
        read = read_line(text, number)
        if not isinstance(read, Reject) or read.reason != "NOT_JSON":
            return read
        repaired = read_line(without_extra_commas(text), number)
        if isinstance(repaired, Reject):
            return read
        self._counter["trailing_comma"] += 1
        return repaired if self._fix_commas else read

    @property
    def _counter(self) -> Counter[str]:
        return self.fixed if self._fix_commas else self.repairs


def _objects(text: str, number: int) -> list[Entry]:
    """The objects of a line that holds several and nothing else; otherwise none."""
    if not _NEXT_OBJECT.search(text):
        return []
    try:
        values = list(sequence(Window(None, text, number), 0))
    except (BrokenJson, TooDeep, TooLarge):
        return []
    several = len(values) > 1 and all(isinstance(value.value, dict) for value in values)
    return list(map(entry, values)) if several else []


def _lines(stream: Utf8Stream) -> Iterator[tuple[list[bytes], bool]]:
    """The lines of each block, and whether one that is too long to be kept stood before them."""
    held: list[bytes] = []
    size = 0
    while block := stream.block():
        cut = block.rfind(b"\n") + 1 or block.rfind(b"\r", 0, -1) + 1
        size += cut or len(block)
        if cut:
            yield _split(b"".join([*held, block[:cut]]), size)
            held, size = [block[cut:]], len(block) - cut
        elif size <= MAX_LINE_BYTES:
            held.append(block)
        else:
            held = [block[-1:]]  # a \r may be the first half of the line's end
    if size:
        yield _split(b"".join(held), size)


def _split(text: bytes, size: int) -> tuple[list[bytes], bool]:
    """Lines of a text; the first is no more whole if its size was larger than what is left."""
    lines = text.splitlines()
    too_long = size > len(text)
    return lines[too_long:], too_long


def read_line(line: str, number: int) -> Entry:
    """One line, or why it is no row."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        reason = _reason(line, str(error))
        if reason == "NOT_FINITE":
            return not_finite(json.loads(line), number)
        return Reject(number, reason)
    return _entry(value, line, number)


def _entry(value: object, line: str, number: int) -> Entry:
    """A value as a row; integers beyond 64 bits are read again, orjson makes floats of them."""
    if isinstance(value, dict | list) and holds_huge(value):
        try:
            value = json.loads(line, parse_int=exact_int)
        except (ValueError, RecursionError):
            return Reject(number, "NOT_JSON")
    return entry(Value(value, number, 0, len(line)))


def _reason(line: str, error: str) -> str:
    """Why a line is refused, told apart by what the lenient parser says."""
    if "recursion" in error:
        return "TOO_DEEP"
    try:
        value = json.loads(line)
    except RecursionError:
        return "TOO_DEEP"
    except ValueError:
        return "NOT_JSON"
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        return "NOT_FINITE"
    return "NOT_JSON" if is_clean(json.dumps(value, ensure_ascii=False)) else "INVALID_UNICODE"
