"""A JSON object too large to be held: its rows are read as they come, member by member.

Which list holds the rows has to be decided when it begins. A small object is looked at as a whole
instead (`read_json.py`), and may also hold its rows as columns.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from engine.data.reading.json_walk import TooLarge, Value, Window, items, value_at

SMALL_CHARS = 1 << 24
DEEPEST_HOLDER = 3
Walk = Generator[Value, None, int]
"""Rows, and at the end the place behind what was walked over."""
NOT_TRAINED_ON = ("test", "validation", "valid", "val", "dev", "eval")


class LargeObject:
    """The rows of the object whose `{` is at a place; iterate once.

    Attributes:
        used, ignored: names of the list that is read, and of those that are not.
    """

    def __init__(self, window: Window, start: int, holds_rows: Callable[[Value], bool]) -> None:
        """
        Args:
            holds_rows: whether the first item of a list, or a member, is a row or holds rows.
        """
        self._window = window
        self._start = start
        self._holds_rows = holds_rows
        self.used: str | None = None
        self.ignored: list[str] = []

    def __iter__(self) -> Iterator[Value]:
        """
        Raises:
            BrokenJson, TooDeep: as `value_at`.
            TooLarge: if there is no list of rows in it.
        """
        window = self._window
        line = window.line(self._start)
        behind = yield from self._object(self._start, 0)
        at = window.skip_space(behind)
        if window.char(at):
            raise window.broken(at, "Extra data")
        if self.used is None:
            raise TooLarge(line, SMALL_CHARS)

    def _object(self, at: int, depth: int) -> Walk:
        window = self._window
        at = window.skip_space(at + 1)
        while window.char(at) != "}":
            key = value_at(window, at)
            at = window.skip_space(key.end)
            if not isinstance(key.value, str) or window.char(at) != ":":
                raise window.broken(at, "Expecting ':' delimiter")
            at = window.skip_space(at + 1)
            at = yield from self._member(key.value, at, depth)
            at = window.skip_space(at)
            if window.char(at) == ",":
                at = window.skip_space(at + 1)
            elif window.char(at) != "}":
                raise window.broken(at, "Expecting ',' delimiter")
        return at + 1

    def _member(self, name: str, at: int, depth: int) -> Walk:
        window = self._window
        if window.char(at) == "[":
            return (yield from self._list(name, at))
        try:
            value = value_at(window, at, longest=SMALL_CHARS)
        except TooLarge:
            if window.char(at) != "{" or depth == DEEPEST_HOLDER:
                raise
            return (yield from self._object(at, depth + 1))
        if isinstance(value.value, dict) and self._holds_rows(value):
            self.used = self.used or name
            yield value
        return window.forget(value.end)

    def _list(self, name: str, at: int) -> Walk:
        """Yield a list's items if they are the rows, else walk over them; returns the place
        behind it."""
        walk = items(self._window, at)
        chosen: bool | None = None
        while True:
            try:
                item = next(walk)
            except StopIteration as end:
                return int(end.value)
            if chosen is None:
                chosen = self._choose(name, item)
            if chosen:
                yield item

    def _choose(self, name: str, first: Value) -> bool:
        if not self._holds_rows(first):
            return False
        if self.used is None and name.lower() not in NOT_TRAINED_ON:
            self.used = name
            return True
        self.ignored.append(name)
        return False
