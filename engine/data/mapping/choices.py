"""Multiple choice as a conversation: choices under the question, the right one as the answer."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any

from engine.data.mapping.names import plain_name
from engine.data.mapping.turns import NotUsable
from engine.data.mapping.values import as_text

_ENDING = re.compile(r"^(.*?)_?([a-z]|\d)$")


def with_choices(row: Mapping[str, Any], asked: str, column: str, right: Any) -> tuple[str, str]:
    """The question with its choices, and the right choice as it is written there.

    Args:
        column: holds the choices, or the first of them (`option_a`, `A`).
        right: a letter, a place from 0 (a number), or the words of the choice.

    Raises:
        NotUsable: empty if the right choice cannot be told.
    """
    choices = choices_of(row, column)
    labels = list(choices)
    lines = [f"{label}) {text}" for label, text in choices.items()]
    place = _place(right, labels, list(choices.values()))
    if place is None:
        raise NotUsable("empty")
    return "\n".join([asked, *lines]), lines[place]


def choices_of(row: Mapping[str, Any], column: str) -> dict[str, str]:
    """Label (A, B, …) -> choice."""
    cell = row.get(column)
    if isinstance(cell, dict) and isinstance(cell.get("text"), list):
        labels = cell.get("label") or string.ascii_uppercase
        return {
            str(label): as_text(text) for label, text in zip(labels, cell["text"], strict=False)
        }
    if isinstance(cell, dict):
        return {str(label): as_text(text) for label, text in cell.items() if text is not None}
    if not isinstance(cell, list):
        cell = [row[name] for name in _siblings(row, column) if row[name] not in (None, "")]
    texts = [as_text(choice) for choice in cell]
    labels = [one.get("label") if isinstance(one, dict) else None for one in cell]
    return {
        str(label or letter): text
        for label, letter, text in zip(labels, string.ascii_uppercase, texts, strict=False)
    }


def _siblings(row: Mapping[str, Any], column: str) -> list[str]:
    """Columns called like this one but for the letter or number at the end."""
    first = _ENDING.match(plain_name(column))
    stem = first[1] if first else ""
    found = {m[2]: name for name in row if (m := _ENDING.match(plain_name(name))) and m[1] == stem}
    return [found[end] for end in sorted(found)]


def _place(right: Any, labels: list[str], texts: list[str]) -> int | None:
    if isinstance(right, int) and not isinstance(right, bool):
        return right if 0 <= right < len(texts) else None
    said = as_text(right).strip()
    upper = [label.upper() for label in labels]
    if said.rstrip(").").upper() in upper:
        return upper.index(said.rstrip(").").upper())
    if said in texts:
        return texts.index(said)
    return int(said) if said.isdigit() and int(said) < len(texts) else None
