"""Base and tuned answers beside each other, as wide as the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable

from desktop.language import translate
from desktop.runs.run_marks import Sample

MIN_COLUMNS = 60
"""Narrower terminals get the answers below each other."""
MAX_WIDTH = 120
MAX_LINES = 12
"""Of a prompt or an answer; a terminal is no place for a page of text."""
GAP = " | "


def side_by_side(samples: Iterable[Sample], width: int | None = None) -> list[str]:
    """Lines that show each prompt, its expected answer, and both models' answers.

    Args:
        width: columns; the terminal's where None.
    """
    columns = min(width or shutil.get_terminal_size((100, 24)).columns, MAX_WIDTH)
    lines: list[str] = []
    for number, sample in enumerate(samples, start=1):
        lines += _wrapped(f"{number}. {sample.prompt}", columns)
        if sample.reference:
            expected = translate("Cli", "Expected: {text}").format(text=sample.reference)
            lines += _wrapped(expected, columns)
        lines += _both(sample, columns) if columns >= MIN_COLUMNS else _stacked(sample, columns)
        lines.append("")
    return lines


def _both(sample: Sample, columns: int) -> list[str]:
    half = (columns - len(GAP)) // 2
    left = [translate("Cli", "Base"), "-" * half, *_answer(sample.base, half)]
    right = [translate("Cli", "Tuned"), "-" * half, *_answer(sample.text, half)]
    height = max(len(left), len(right))
    left += [""] * (height - len(left))
    right += [""] * (height - len(right))
    return [f"{a.ljust(half)}{GAP}{b}".rstrip() for a, b in zip(left, right, strict=True)]


def _stacked(sample: Sample, columns: int) -> list[str]:
    return [
        *_wrapped(translate("Cli", "Base:") + " " + _plain(sample.base), columns),
        *_wrapped(translate("Cli", "Tuned:") + " " + _plain(sample.text), columns),
    ]


def _answer(text: str, width: int) -> list[str]:
    return _wrapped(_plain(text), width) or [translate("Cli", "(nothing)")]


def _plain(text: str) -> str:
    """Line ends stay; other control characters must not move the terminal's cursor."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text).strip()


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += textwrap.wrap(paragraph, width) or [""]
    return lines if len(lines) <= MAX_LINES else [*lines[: MAX_LINES - 1], "…"]
