"""Finding where an item of an array ends without parsing it twice: by the seam between items.

Machines write arrays in one way: what stood between two items (`},\\n  {"id"`) stands between the
next two as well. The text up to the next such seam goes to orjson, which parses three times as fast
as the standard library's scanner but has to be told where to stop. A value that orjson takes whole
is exactly that item, whatever made us stop there: no object is the beginning of a longer one. If it
refuses, the scanner reads that item as it always did.
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
        self._hits = self._misses = 0

    def learn(self, text: str, end: int, start: int) -> None:
        """Note what stands from the end of one item to the beginning of the next."""
        beginning = _BEGINNING.match(text, start)
        is_seam = beginning and text[end - 1 : end] == "}"
        self._text = text[end - 1 : beginning.end()] if beginning and is_seam else ""

    def object_at(self, text: str, at: int) -> tuple[dict[str, Any], int] | None:
        """The object at a place and the place behind it, or None if it has to be scanned."""
        if not self._text or self._useless:
            return None
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

    @property
    def _useless(self) -> bool:
        return self._misses > self._hits + _TRIES_BEFORE_GIVING_UP
