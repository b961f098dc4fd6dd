"""Walking over JSON text value by value, keeping the place of each.

The standard library's scanner does the parsing; this keeps the window of text that it needs and the
line that each value starts on.

ijson reads as fast but says neither the line of a row nor the place of an error, and a row's line
is what a person needs.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from engine.data.reading.json_numbers import exact_int
from engine.data.reading.json_seam import Seam
from engine.data.reading.stream import is_clean

BLOCK_CHARS = 1 << 20
MAX_VALUE_CHARS = 1 << 26
"""No row is longer than 64 million characters; what is, is damage such as a quote too few."""
_NOT_SPACE = re.compile(r"[^ \t\n\r\ufeff]")
_NUMBER_GOES_ON = re.compile(r"\.?|[eE][+-]?")
_NEAR_END = 16  # a literal such as `-Infinity` or `\\u00e9` may be cut at the end of the window


class BrokenJson(Exception):
    """The text stops being JSON at a known place."""

    def __init__(self, line: int, column: int, error: str, *, truncated: bool) -> None:
        super().__init__(error)
        self.line = line
        self.column = column
        self.error = error
        self.truncated = truncated
        """The text is right as far as it goes and ends too early."""


class TooLarge(Exception):
    """A value longer than anything that could be one row."""

    def __init__(self, line: int, limit: int) -> None:
        super().__init__(line)
        self.line = line
        self.limit = limit


class TooDeep(Exception):
    """More brackets inside each other than the scanner follows."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class Value:
    """One JSON value and where it was found."""

    value: Any
    line: int
    start: int
    end: int
    """Its places in the window, valid until the walk goes on."""
    finite: bool = True
    clean: bool = True
    """False if a wrong byte or half a surrogate pair is in it."""


class Window:
    """The part of a text that is being looked at; it grows forward and forgets what is behind."""

    def __init__(self, file: TextIO | None, text: str = "", line: int = 1) -> None:
        self._file = file
        self.text = text
        self._forgotten_lines = line - 1
        self._forgotten_columns = 0  # characters of the current line that were forgotten
        self._counted = (0, 0)  # place, line ends before it: rows are asked for in order

    def more(self) -> bool:
        """Take in the next block, as large as what is there: a long value costs no more than its
        length. False at the end of the file."""
        block = self._file.read(max(BLOCK_CHARS, len(self.text))) if self._file else ""
        self.text += block
        return bool(block)

    def check_length(self, at: int, longest: int) -> None:
        """Refuse a value that goes on for ever.

        Raises:
            TooLarge: if what stands behind the place is longer than any row.
        """
        if len(self.text) - at > longest:
            raise TooLarge(self.line(at), longest)

    def forget(self, before: int) -> int:
        """Drop the text before a place once it is long enough to matter; returns the place's new
        number."""
        if before < BLOCK_CHARS:
            return before
        line, column = self.place(before)
        self._forgotten_lines, self._forgotten_columns = line - 1, column - 1
        self._counted = (0, 0)
        self.text = self.text[before:]
        return 0

    def line(self, at: int) -> int:
        """The line of a place, from 1."""
        place, breaks = self._counted if at >= self._counted[0] else (0, 0)
        breaks += self.text.count("\n", place, at)
        self._counted = (at, breaks)
        return self._forgotten_lines + breaks + 1

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a place, both from 1."""
        last_break = self.text.rfind("\n", 0, at)
        column = at - last_break if last_break >= 0 else self._forgotten_columns + at + 1
        return self.line(at), column

    def skip_space(self, at: int) -> int:
        """The next place that is no white space; the end of the text if there is none."""
        while True:
            found = _NOT_SPACE.search(self.text, at)
            at = found.start() if found else len(self.text)
            if at < len(self.text) or not self.more():
                return at

    def char(self, at: int) -> str:
        """The character at a place, empty at the end of the text."""
        return self.text[at : at + 1]

    def broken(self, at: int, error: str) -> BrokenJson:
        """The exception for an error at a place."""
        line, column = self.place(at)
        rest = _NUMBER_GOES_ON.fullmatch(self.text, at)
        return BrokenJson(line, column, error, truncated=rest is not None)


class _Scanner:
    """`json.JSONDecoder.raw_decode` that notes numbers which no JSON has."""

    def __init__(self) -> None:
        self._decoder = json.JSONDecoder(
            parse_constant=self._constant, parse_float=self._float, parse_int=exact_int
        )
        self.finite = True

    def scan(self, text: str, at: int) -> tuple[Any, int]:
        self.finite = True
        return self._decoder.raw_decode(text, at)

    def _constant(self, word: str) -> float:
        self.finite = False
        return math.nan

    def _float(self, digits: str) -> float:
        number = float(digits)
        self.finite &= math.isfinite(number)
        return number


_SCANNER = _Scanner()


def value_at(window: Window, at: int, *, longest: int = MAX_VALUE_CHARS) -> Value:
    """The value that starts at a place.

    Raises:
        TooLarge: if it has more than `longest` characters.
        BrokenJson: if there is none; `truncated` if the text ends inside it.
        TooDeep: if the scanner gives up.
    """
    while True:
        try:
            value, end = _SCANNER.scan(window.text, at)
        except json.JSONDecodeError as error:
            if _may_go_on(error, window.text):
                window.check_length(at, longest)
                if window.more():
                    continue
            broken = window.broken(error.pos, error.msg)
            broken.truncated = _ends_early(error, window.text)
            raise broken from None
        except RecursionError:
            raise TooDeep(window.line(at)) from None
        if _NUMBER_GOES_ON.fullmatch(window.text, end) and window.more():
            continue  # a number may go on in the next block
        clean = _is_clean(window.text[at:end], value)
        return Value(value, window.line(at), at, end, _SCANNER.finite, clean)


def elements(window: Window, at: int, *, many: bool = False) -> Iterator[Value]:
    """The items of the array whose `[` is at a place and which is all that is left of the text.

    Args:
        many: as `items`.

    Raises:
        BrokenJson: at the first place that is not JSON, after all whole items before it.
    """
    behind = yield from items(window, at, many=many)
    tail = window.skip_space(behind)
    if tail < len(window.text):
        raise window.broken(tail, "Extra data")


def items(window: Window, at: int, *, many: bool = False) -> Generator[Value, None, int]:
    """The items of the array whose `[` is at a place; the text behind each is forgotten. Returns
    the place behind the `]`.

    Args:
        many: read many at a time: quicker, and their places in the window are not known.

    Raises:
        BrokenJson: at the first place that is not JSON, after all whole items before it.
    """
    at = window.skip_space(at + 1)
    seam = Seam()
    while window.char(at) != "]":
        if found := seam.objects_at(window.text, at) if many else None:
            values, line_ends, end = found
            line = window.line(at)
            for value, before in zip(values, line_ends, strict=True):
                yield Value(value, line + before, 0, 0)
        elif one := seam.object_at(window.text, at):
            value, end = one
            yield Value(value, window.line(at), at, end)
        else:
            item = value_at(window, at)
            end = item.end
            yield item
        behind = window.forget(end)
        at = window.skip_space(behind)
        if window.char(at) == ",":
            at = window.skip_space(at + 1)
            if not found:
                seam.learn(window.text, behind, at)
        elif window.char(at) != "]":
            raise window.broken(at, "Expecting ',' delimiter")
    return at + 1


def members(window: Window, at: int) -> Iterator[tuple[str, Value]]:
    """Key and value of each member of the object whose `{` is at a place.

    Nothing is forgotten, so that a value's text can be walked again (`inside`).
    """
    at = window.skip_space(at + 1)
    while window.char(at) != "}":
        key = value_at(window, at)
        at = window.skip_space(key.end)
        if not isinstance(key.value, str) or window.char(at) != ":":
            raise window.broken(at, "Expecting ':' delimiter")
        value = value_at(window, window.skip_space(at + 1))
        yield key.value, value
        at = window.skip_space(value.end)
        if window.char(at) == ",":
            at = window.skip_space(at + 1)
        elif window.char(at) != "}":
            raise window.broken(at, "Expecting ',' delimiter")


def sequence(window: Window, at: int) -> Iterator[Value]:
    """Values one after another, with or without commas between them, to the end of the text."""
    at = window.skip_space(at)
    while window.char(at):
        item = value_at(window, at)
        yield item
        at = window.skip_space(window.forget(item.end))
        if window.char(at) == ",":
            at = window.skip_space(at + 1)


def inside(window: Window, value: Value) -> Window:
    """A window of its own on a value found by `members`, with the right line numbers."""
    return Window(None, window.text[value.start : value.end], value.line)


def _is_clean(raw: str, value: Any) -> bool:
    """Whether a value's text decodes to real characters, escaped half pairs included."""
    if not is_clean(raw):
        return False
    return "\\ud" not in raw.lower() or is_clean(json.dumps(value, ensure_ascii=False))


def _may_go_on(error: json.JSONDecodeError, text: str) -> bool:
    """Whether the next block could cure the error."""
    return error.msg.startswith("Unterminated string") or error.pos >= len(text) - _NEAR_END


def _ends_early(error: json.JSONDecodeError, text: str) -> bool:
    """Whether the whole text is right up to its end, and the end comes inside a value."""
    rest = text[error.pos :].strip()
    cut_escape = error.msg.startswith("Invalid \\") and len(rest) < len("\\uXXXX")
    cut_word = any(word.startswith(rest) for word in ("true", "false", "null", "-"))
    cut_word |= _NUMBER_GOES_ON.fullmatch(rest) is not None
    return error.msg.startswith("Unterminated string") or cut_escape or cut_word
