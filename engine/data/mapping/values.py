"""Cells as text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.data.mapping.shapes import PART_KEYS
from engine.data.mapping.turns import NotUsable


@dataclass
class Conversions:
    """How many values were turned into text, and who spoke in vain, so that it can be told."""

    numbers: int = 0
    lists: int = 0
    strangers: Counter[str] = field(default_factory=Counter)
    """Speakers nobody knows -> rows that are lost because of them and would be usable if they were
    read as the assistant's."""
    strangers_read: int = 0
    """Rows in which such speakers were read as the assistant's, because that was agreed to."""


def as_text(cell: Any, converted: Conversions | None = None) -> str:
    """A cell as text: numbers are written out, one-element lists unwrapped, nothing is "".

    Raises:
        NotUsable: for lists of several parts and for objects that are no answer.
    """
    converted = converted or Conversions()
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        converted.numbers += 1
        return number_text(cell)
    if isinstance(cell, dict):
        return as_text(_inner(cell), converted)
    if not isinstance(cell, list) or not cell:
        return ""
    if len(cell) > 1 and not all(isinstance(part, dict) and "text" in part for part in cell):
        raise NotUsable("not_text")
    converted.lists += not isinstance(cell[0], dict)
    return as_text(cell[0], converted)  # of several right answers the first, as SQuAD's scorers do


def paragraphs(cell: Any, converted: Conversions | None = None) -> str:
    """A plain text; a list of texts is one text of several paragraphs."""
    if isinstance(cell, list) and len(cell) > 1 and all(isinstance(part, str) for part in cell):
        return "\n\n".join(cell)
    return as_text(cell, converted)


def number_text(number: float) -> str:
    """A number as a person writes it: 42 and not 42.0; nothing for NaN."""
    if isinstance(number, int):
        return str(number)
    if not math.isfinite(number):
        return ""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _inner(cell: Mapping[str, Any]) -> Any:
    """The text of an answer that is an object: SQuAD's `{"text": […]}`, or one turn."""
    for key in (*PART_KEYS, "parts"):
        if key in cell:
            inner = cell[key]
            several = isinstance(inner, list) and inner and isinstance(inner[0], str)
            return inner[0] if several else inner
    raise NotUsable("not_text")
