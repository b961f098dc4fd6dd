"""JSON files: an array of rows, an object that holds rows, or objects one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from engine.data.mapping.names import MAX_NAME_WORDS, is_describing, is_known_name, part_of
from engine.data.reading.json_entry import entry, text_entry
from engine.data.reading.json_large import LargeObject
from engine.data.reading.json_walk import (
    MAX_VALUE_CHARS,
    BrokenJson,
    TooDeep,
    TooLarge,
    Value,
    Window,
    elements,
    inside,
    members,
    sequence,
    value_at,
)
from engine.data.reading.records import Entry, Record, Reject
from engine.data.reading.squad import is_article, is_squad, questions, squad_rows
from engine.data.reading.stream import is_clean
from engine.data.reading.written_in import is_messages, unpacked_cells

LARGE_BYTES = 1 << 25
PEEK_CHARS = 1 << 20
_LIST_OF_OBJECTS = re.compile(
    r'\{\s*(?:"[^"\\]{0,200}"\s*:\s*(?:"[^"\\]{0,2000}"|[-+.\w]{1,40})\s*,\s*){0,50}'
    r'"[^"\\]{0,200}"\s*:\s*\[\s*\{'
)
"""An object that begins with a few short values and then a list of objects."""
MIN_ASKED, MANY_ASKED = 3, 20
"""Members of an object whose names may be questions, or words of a glossary."""
ROW_LISTS = ("train", "data", "rows", "examples", "items", "records", "samples", "dataset")
"""Names under which a file keeps its rows, in order of choice."""


class JsonRows:
    """The rows of a JSON file; iterate once.

    Attributes:
        ignored: other lists of rows in the same object (such as `test`), which are not read.
        used: the name of the list that is read, if the file is an object of lists.
        is_squad: whether the object is a SQuAD file.
    """

    def __init__(self, window: Window, size_bytes: int = 0) -> None:
        """
        Args:
            size_bytes: of the whole text, about.
        """
        self._window = window
        self._is_large = size_bytes > LARGE_BYTES
        self.used: str | None = None
        self.ignored: list[str] = []
        self.is_squad = False

    def __iter__(self) -> Iterator[Entry]:
        start = self._window.skip_space(0)
        if self._window.char(start) == "[":
            yield from self._array(start)
            return
        try:
            top = value_at(self._window, start, longest=self._longest(start))
        except BrokenJson:
            yield from self._before_the_break(start)
            raise
        except TooLarge:
            if self._window.char(start) != "{":
                raise
            yield from self._large(start)
            return
        behind = self._window.skip_space(top.end)
        if self._window.char(behind):  # more than one value: objects one after another
            yield entry(top)
            behind += self._window.char(behind) == ","
            yield from map(entry, sequence(self._window, behind))
        else:
            yield from self._object(self._window, top)

    def _array(self, start: int) -> Iterator[Entry]:
        """The items of a list of rows, of texts or of SQuAD's articles, as the first one is."""
        window = self._window
        try:
            first = value_at(window, window.skip_space(start + 1)).value
        except (BrokenJson, TooDeep, TooLarge):
            first = None  # told when it is read
        if is_article(first):
            for value in elements(window, start):
                yield from questions(window, value) if is_article(value.value) else [entry(value)]
        else:
            read = text_entry if isinstance(first, str) else entry
            yield from map(read, elements(window, start, many=True))

    def _longest(self, start: int) -> int:
        """Up to how many characters an object is looked at as a whole. A large one that begins
        with a list of objects is not: its rows can come at once."""
        streamable = self._is_large and _LIST_OF_OBJECTS.match(self._window.text, start)
        return PEEK_CHARS if streamable else MAX_VALUE_CHARS

    def _large(self, start: int) -> Iterator[Entry]:
        large = LargeObject(self._window, start, _holds_rows)
        self.ignored = large.ignored
        for value in large:
            self.used = large.used
            self.is_squad = isinstance(value.value, dict) and "paragraphs" in value.value
            if self.is_squad:
                yield from questions(self._window, value)
            else:
                yield entry(value)

    def _before_the_break(self, start: int) -> Iterator[Entry]:
        """The rows of the list in which an object breaks off: how many are whole is worth telling.

        Raises:
            BrokenJson: at the break.
        """
        window = self._window
        at = window.skip_space(start + 1)
        while window.char(at) == '"':
            at = window.skip_space(value_at(window, at).end)
            at = window.skip_space(at + 1)  # behind the colon
            if window.char(at) == "[":
                yield from map(entry, elements(Window(None, window.text, 1), at))
            at = window.skip_space(value_at(window, at).end)
            at = window.skip_space(at + 1)

    def _object(self, outer: Window, top: Value) -> Iterator[Entry]:
        if not isinstance(top.value, dict):
            yield entry(top)
            return
        if asks_by_names(top.value):
            parts = dict(members(inside(outer, top), 0))
            yield from (_named(name, part) for name, part in parts.items())
            return
        if is_article(top.value):
            yield from questions(outer, top)
            return
        if is_row(top.value):
            yield entry(top)
            return
        window = inside(outer, top)
        parts = dict(members(window, 0))
        if _is_pandas_split(top.value):
            yield from _split_rows(top.value, clean=top.finite and top.clean)
        elif is_squad(parts):
            self.is_squad = True
            yield from squad_rows(window, parts["data"])
        elif lists := {key: part for key, part in parts.items() if _is_row_list(part.value)}:
            yield from self._list(window, lists)
        elif len(holders := [part for part in parts.values() if _holds_list(part.value)]) == 1:
            yield from self._object(window, holders[0])
        elif _is_columns(parts):
            yield from _turned(parts)
        elif parts and all(isinstance(part.value, dict) for part in parts.values()):
            yield from map(entry, parts.values())  # rows under their numbers
        else:
            yield entry(top)

    def _list(self, window: Window, lists: dict[str, Value]) -> Iterator[Entry]:
        by_name = [name for name in ROW_LISTS if name in lists]
        longest = max(lists, key=lambda name: len(lists[name].value))
        self.used = by_name[0] if by_name else longest
        self.ignored = [name for name in lists if name != self.used]
        yield from map(entry, elements(inside(window, lists[self.used]), 0))


def _holds_rows(value: Value) -> bool:
    """Whether an item is a row, or a member of an object whose members are rows."""
    if isinstance(value.value, dict):
        return "paragraphs" in value.value or is_row(value.value)
    return is_messages(value.value)


def is_row(value: dict[str, Any]) -> bool:
    """Whether an object is one row rather than a holder of rows."""
    cells = value.values()
    if any(is_messages(cell) for cell in cells):
        return True
    if any(isinstance(cell, str) and _asks_or_answers(name) for name, cell in value.items()):
        return True
    words = any(isinstance(cell, str | int | float) for cell in cells)
    return words and not any(isinstance(cell, list | dict) for cell in cells)


def _asks_or_answers(name: str) -> bool:
    found = part_of(name)
    return found is not None and found[0] in ("instruction", "question", "prompt", "answer")


def _is_row_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _holds_list(value: Any) -> bool:
    """Whether an object holds the list of rows one level down: `{"payload": {"items": […]}}`."""
    return isinstance(value, dict) and not is_row(value) and any(map(_is_row_list, value.values()))


def asks_by_names(value: dict[str, Any]) -> bool:
    """Whether the names of an object are what is asked, and its values the answers: sentences, or
    so many words that they are no columns."""
    texts = all(isinstance(text, str) for text in value.values())
    if not texts or len(value) < MIN_ASKED or any(map(is_known_name, value)):
        return False
    sentences = sum(name.endswith("?") or len(name.split()) > MAX_NAME_WORDS for name in value)
    strange = not any(part_of(name) or is_describing(name) for name in value)
    return 2 * sentences >= len(value) or (strange and len(value) >= MANY_ASKED)


def _named(name: str, answer: Value) -> Entry:
    """A question and its answer, at the line of the answer."""
    if not answer.clean or not is_clean(name):
        return Reject(answer.line, "INVALID_UNICODE")
    return Record(answer.line, {"question": name, "answer": answer.value})


def _is_columns(parts: dict[str, Value]) -> bool:
    """pandas' own form: every member a column, as a list or under row numbers."""
    if all(name.isdigit() for name in parts):
        return False  # rows under their numbers
    if _names_rows(parts):
        return False
    kinds = {type(part.value) for part in parts.values()}
    sizes = {len(part.value) for part in parts.values()} if kinds in ({list}, {dict}) else set()
    scalars = (
        not isinstance(cell, dict)
        for part in parts.values()
        if isinstance(part.value, dict)
        for cell in part.value.values()
    )
    return len(sizes) == 1 and sizes != {0} and all(scalars)


def _names_rows(parts: dict[str, Value]) -> bool:
    """Objects under names that say nothing, whose own names do: rows under their ids."""
    inner = {name for part in parts.values() if isinstance(part.value, dict) for name in part.value}
    return any(map(part_of, inner)) and not any(map(part_of, parts))


def _is_pandas_split(value: dict[str, Any]) -> bool:
    """pandas' form `split`: the names of the columns once, and the rows as lists of cells."""
    names, rows = value.get("columns"), value.get("data")
    if not isinstance(names, list) or not names or not isinstance(rows, list):
        return False
    if not value.keys() <= {"columns", "index", "data", "index_names", "column_names"}:
        return False
    return all(isinstance(row, list) and len(row) == len(names) for row in rows)


def _split_rows(value: dict[str, Any], *, clean: bool) -> Iterator[Entry]:
    """As `_turned`."""
    names = list(map(str, value["columns"]))
    for number, cells in enumerate(value["data"], start=1):
        row = unpacked_cells(dict(zip(names, cells, strict=True)))
        yield Record(number, row) if clean else Reject(number, "NOT_FINITE")


def _turned(parts: dict[str, Value]) -> Iterator[Entry]:
    """Columns as rows; the line is the row's number, since a row has no line of its own."""
    columns = {
        name: list(part.value.values()) if isinstance(part.value, dict) else part.value
        for name, part in parts.items()
    }
    finite = all(part.finite and part.clean for part in parts.values())
    for number, cells in enumerate(zip(*columns.values(), strict=True), start=1):
        row = unpacked_cells(dict(zip(columns, cells, strict=True)))
        yield Record(number, row) if finite else Reject(number, "NOT_FINITE")
