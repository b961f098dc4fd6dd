"""Lines that fit the terminal: paragraphs that wrap, with what follows the first line indented."""

from __future__ import annotations

import shutil
import textwrap

MAX_WIDTH = 100
MIN_WIDTH = 40


def columns() -> int:
    """Width of the terminal, 80 where there is none; no wider than can be read."""
    return max(MIN_WIDTH, min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH))


def paragraph(text: str, *, first: str = "", rest: str = "") -> list[str]:
    """`text` as lines; a path or an address is never cut in two."""
    lines: list[str] = []
    for number, part in enumerate(text.splitlines() or [""]):
        lines += textwrap.wrap(
            part,
            columns(),
            initial_indent=rest if number else first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return lines


def table(rows: list[tuple[str, str]], indent: str = "    ") -> list[str]:
    """Names and values in two columns; a long value goes on below itself."""
    width = max((len(name) for name, _ in rows), default=0) + 2
    lines: list[str] = []
    for name, value in rows:
        before = indent + f"{name}:".ljust(width)
        lines += paragraph(value, first=before, rest=" " * len(before))
    return lines
