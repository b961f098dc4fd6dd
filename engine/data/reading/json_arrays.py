"""JSON whose rows are lists of cells, `["question", "answer"]`: a table in brackets.

A single list among objects stays what it is, no row; a file that begins with lists is read so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain

from engine.contract.problems import Problem
from engine.data.reading.header import has_header, header_names
from engine.data.reading.records import Blank, Entry, ListReject, Record

LOOKED_AT = 50
MOSTLY = 0.9
Settle = Callable[[bool, list[str]], None]


def with_lists(entries: Iterator[Entry], settle: Settle) -> Iterator[Entry]:
    """The entries; lists of cells as rows if the file begins with such.

    Args:
        settle: is told whether the first list names the columns, and what they are called.
    """
    first: list[Entry] = []
    for entry in entries:
        first.append(entry)
        if not isinstance(entry, Blank):
            break
    if not first or not isinstance(first[-1], ListReject):
        return chain(first, entries)
    return _rows(first, entries, settle)


def _rows(first: list[Entry], entries: Iterator[Entry], settle: Settle) -> Iterator[Entry]:
    broken: Problem | None = None
    try:
        while len(first) < LOOKED_AT and (entry := next(entries, None)):
            first.append(entry)
    except Problem as problem:
        broken = problem
    lists = [entry for entry in first if isinstance(entry, ListReject)]
    if len(lists) >= MOSTLY * sum(not isinstance(entry, Blank) for entry in first):
        cells = [[str(cell) for cell in entry.cells] for entry in lists]
        named = len(cells) > 1 and has_header(cells)
        usual = Counter(map(len, cells)).most_common(1)[0][0]
        names = header_names(cells[0] if named else [], usual)
        settle(named, names)
        for entry in chain(first, entries):
            if isinstance(entry, ListReject):
                if named and entry is lists[0]:
                    continue
                yield _row(entry, names)
            else:
                yield entry
    else:
        yield from chain(first, entries)
    if broken:
        raise broken


def _row(entry: ListReject, names: list[str]) -> Record:
    extra = max(0, len(entry.cells) - len(names))
    missing = max(0, len(names) - len(entry.cells))
    value = dict(zip(names, entry.cells, strict=False))
    return Record(entry.line, value, extra, missing, entry.file)
