"""A line of a data file as it stands there, with its neighbours: what was rejected, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from engine.data.desk.report import short
from engine.data.reading.data_file import DataFile
from engine.data.reading.read import DataFolder
from engine.data.reading.records import Record
from engine.data.reading.stream import Utf8Stream

AROUND = 3
SHOWN_CHARS = 4000
"""Of a longer line only so much is shown."""

Stop = Callable[[], bool]


def raw_lines(
    data: DataFile | DataFolder, file: int, line: int, stop: Stop = lambda: False
) -> dict[str, Any]:
    """The line and a few around it; none where the file has no such line.

    Args:
        file: its place in the data's `files`.
        line: from 1; for formats without lines the row's place.
    """
    path = data.files[file].path if 0 <= file < len(data.files) else data.path
    part = _part(data, path)
    if part is None:
        return {"file": file, "path": str(path), "line": line, "lines": []}
    first = max(1, line - AROUND)
    found = _rows(part, first, line + AROUND) if part.encoding is None else None
    if found is None:
        found = _lines(part, first, line + AROUND, stop)
    lines = [{"line": number, "text": text} for number, text in found]
    return {"file": file, "path": str(path), "line": line, "lines": lines}


def _part(data: DataFile | DataFolder, path: Path) -> DataFile | None:
    parts = [data] if isinstance(data, DataFile) else data.parts
    return next((part for part in parts if part.path == path), None)


def _rows(part: DataFile, first: int, last: int) -> list[tuple[int, str]]:
    """Rows of a file without lines, as JSON. Its entries are read anew, apart from the scan's."""
    again = DataFile(part.source, part.format, part.reading, part.header, part.names)
    entries = islice(again.entries(), first - 1, last)
    return [(e.line, short(e.value)) for e in entries if isinstance(e, Record)]


def _lines(part: DataFile, first: int, last: int, stop: Stop) -> list[tuple[int, str]]:
    """Lines of text by number; wrong bytes are shown as such."""
    assert part.encoding is not None  # noqa: S101 - told apart by the caller
    with Utf8Stream(part.source, part.encoding) as stream:
        found = _numbered(_blocks(stream, stop), first, last)
        return [(number, line.decode("utf-8", "replace")) for number, line in found]


def _blocks(stream: Utf8Stream, stop: Stop) -> Iterator[bytes]:
    while not stop() and (block := stream.block()):
        yield block


def _numbered(blocks: Iterator[bytes], first: int, last: int) -> list[tuple[int, bytes]]:
    """Lines `first` to `last`; of each the first `SHOWN_CHARS` bytes, so that one of a gigabyte
    costs nothing."""
    found: dict[int, bytearray] = {}
    number = 1
    for block in blocks:
        breaks = block.count(b"\n")
        if number + breaks < first:
            number += breaks
            continue
        for place, piece in enumerate(block.split(b"\n")):
            number += place > 0
            if first <= number <= last:
                kept = found.setdefault(number, bytearray())
                kept += piece[: SHOWN_CHARS - len(kept)]
        if number > last:
            break
    return [(n, bytes(line).rstrip(b"\r")) for n, line in sorted(found.items()) if n <= last]
