"""Finding where items of an array end without parsing them twice: by the seam between items.

Machines write arrays in one way: what stood between two items (`},\\n  {"id":`) stands between the
next two as well. The text up to a later seam goes to orjson, which parses three times as fast as
the standard library's scanner but has to be told where to stop. What orjson takes as a whole is
exactly those items, whatever made us stop there: no object is the beginning of a longer one. If it
refuses, the scanner reads the items as it always did.
"""

from __future__ import annotations

import re
from typing import Any

import orjson

from engine.data.reading.json_numbers import holds_huge

_BEGINNING = re.compile(r'\{\s*"[^"\\]{1,80}"\s*:')
_TRIES_BEFORE_GIVING_UP = 20


class Seam:
    """What stands between two items, learned from the last two."""

    def __init__(self) -> None:
        self._text = ""
        self._breaks_before = self._breaks_inside = 0
        self._hits = self._misses = 0
        self._one_by_one = 0

    def learn(self, text: str, end: int, start: int) -> None:
        """Note what stands from the end of one item to the beginning of the next."""
        beginning = _BEGINNING.match(text, start)
        is_seam = beginning and text[end - 1 : end] == "}"
        self._text = text[end - 1 : beginning.end()] if beginning and is_seam else ""
        self._breaks_before = text.count("\n", end, start)
        self._breaks_inside = self._text.count("\n") - self._breaks_before

    def object_at(self, text: str, at: int) -> tuple[dict[str, Any], int] | None:
        """The object at a place and the place behind it, or None if it has to be scanned."""
        if not self._text or self._misses > self._hits + _TRIES_BEFORE_GIVING_UP:
            return None
        self._one_by_one -= 1
        place = text.find(self._text, at)
        if place < 0:
            return None
        try:
            value = orjson.loads(text[at : place + 1])
        except orjson.JSONDecodeError:
            self._misses += 1
            return None
        if type(value) is not dict or holds_huge(value):
            return None
        self._hits += 1
        return value, place + 1

    def objects_at(self, text: str, at: int) -> tuple[list[dict[str, Any]], list[int], int] | None:
        """All objects from a place to the last seam, the line ends before each of them, and the
        place behind; None if they have to be read one by one."""
        last = text.rfind(self._text, at) if self._text and self._one_by_one <= 0 else -1
        if last < 0:
            return None
        part = text[at : last + 1]
        pieces = part.split(self._text)
        try:
            values = orjson.loads(f"[{part}]")
        except orjson.JSONDecodeError:
            values = []
        if len(values) != len(pieces) or holds_huge(values) or set(map(type, values)) != {dict}:
            self._one_by_one = len(pieces)
            return None
        return values, self._line_ends(pieces), last + 1

    def _line_ends(self, pieces: list[str]) -> list[int]:
        before = [0]
        ends = pieces[0].count("\n")
        for piece in pieces[1:]:
            ends += self._breaks_before
            before.append(ends)
            ends += self._breaks_inside + piece.count("\n")
        return before
