"""Where rows stand in the data, for a person who looks for them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from engine.data.prepare import Prepared

LINES_SHOWN = 100
"""Of more rows the first are named and all are counted: an event is a line of 64 KiB at most."""


def row_places(
    data: Prepared, part: Literal["train", "validation"], numbers: Sequence[int]
) -> dict[str, Any]:
    """`{"lines", "rows"}`: where these rows stand, in the order of the data, and how many they are.

    A line is a number, or `name:number` where the data is in more than one file.
    """
    rows, names = getattr(data, part), _names(data.report, part)
    found = sorted({(rows[number].file, rows[number].line) for number in numbers})
    lines = [_line(names, file, line) for file, line in found[:LINES_SHOWN]]
    return {"lines": lines, "rows": len(found)}


def _line(names: Sequence[str], file: int, line: int) -> int | str:
    return f"{names[file]}:{line}" if file < len(names) else line


def _names(report: Mapping[str, Any], part: str) -> list[str]:
    """The part's files by name where a number does not tell which is meant; else none."""
    own = report.get("validation_files")
    files = own if own and part == "validation" else [f["path"] for f in report.get("files") or ()]
    if not own and len(files) < 2:
        return []
    folder = os.path.commonpath([PurePath(file).parent for file in files])
    return [PurePath(file).relative_to(folder).as_posix() for file in files]
