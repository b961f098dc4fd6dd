"""What a reader yields: entries of the file, each with the line it starts on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


# Not frozen: there are millions of them, and frozen ones take three times as long to make.
@dataclass(slots=True)
class Record:
    """One entry that could be read; whether it can be trained on is decided later."""

    line: int
    """First line in the file, from 1; the row's place from 1 where a file has no lines."""
    value: dict[str, Any]
    extra_cells: int = 0
    """Cells of a table row that stand under no header."""
    missing_cells: int = 0
    file: int = 0
    """Which of `files` it is from."""


@dataclass(slots=True)
class Reject:
    """One entry that is no row: broken, or not in the file's encoding."""

    line: int
    reason: str
    """One of `engine.contract.problems_data.REJECTED`."""
    file: int = 0


@dataclass(slots=True)
class ListReject(Reject):
    """A list of cells where an object should be; a row in files made of such (`json_arrays`)."""

    cells: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class NumberReject(Reject):
    """A row with NaN or Infinity in it; and the row with nothing in their places."""

    value: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Blank:
    """An empty line."""

    line: int
    file: int = 0


Entry = Record | Reject | Blank
