"""Multiple choice: how it is recognised, and how it reads as a question and an answer."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from typing import Any

from engine.data.mapping.names import plain_name
from engine.data.mapping.seen import Seen, plays
from engine.data.mapping.turns import NotUsable
from engine.data.mapping.values import as_text

_ENDING = re.compile(r"^(.*?)_?([a-z]|\d)$")


_STEMS = (
    "option", "opcao", "alternativa", "choice", "ending", "sol", "opcion", "answer", "resposta",
)  # fmt: skip


def quiz_columns(seen: Seen) -> dict[str, str] | None:
    """Role -> column of a question with choices, or None if there are none."""
    choices, asked = _choices(seen), seen.question
    if not asked or not choices:
        return None
    others = [name for name in seen.shapes if not _is_choice(name, choices)]
    answers = [name for name in others if plays(name, "answer")]
    right = seen.parts["answer"] if seen.parts.get("answer") in answers else None
    right = right or next(iter(answers), None) or seen.parts.get("label")
    given = seen.parts.get("context", asked)
    columns = {"instruction": asked} | ({"input": given} if given != asked else {})
    return columns | {"choices": choices} | ({"output": right} if right else {})


def _choices(seen: Seen) -> str:
    """The column that holds the choices, or the first of several."""
    named = seen.parts.get("choices", "")
    if named and not isinstance(seen.row[named], str):
        return named
    plain = {plain_name(name): name for name in seen.row}
    if {"a", "b", "c"} <= plain.keys():
        return plain["a"]
    for stem in _STEMS:
        names = [plain[word] for word in plain if _numbered(word, stem)]
        if len(names) > 1 and (stem not in ("answer", "resposta") or len(names) > 2):
            return names[0]
    return named


def _is_choice(name: str, choices: str) -> bool:
    """Whether a column is one of the choices, called like the first of them."""
    plain, first = plain_name(name), plain_name(choices)
    return name == choices or (len(first) > 1 and plain[:-1] == first[:-1])


def _numbered(word: str, stem: str) -> bool:
    rest = word.removeprefix(stem).strip("_")
    return word.startswith(stem) and len(rest) == 1 and (rest.isdigit() or rest in "abcde")


def with_choices(
    row: Mapping[str, Any], asked: str, column: str, right: Any, first: int = 0
) -> tuple[str, str]:
    """The question with its choices, and the right choice as it is written there.

    Args:
        column: holds the choices, or the first of them (`option_a`, `A`).
        right: a letter, a number, or the words of the choice.
        first: the number of the first choice (`first_number`).

    Raises:
        NotUsable: empty if the right choice cannot be told.
    """
    choices = choices_of(row, column)
    labels = list(choices)
    lines = [f"{label}) {text}" for label, text in choices.items()]
    place = _place(right, labels, list(choices.values()), first)
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


def first_number(rows: Sequence[Mapping[str, Any]], column: str, answer: str) -> int:
    """What the first choice is called where the right one is a number: 0, or 1 if a number is as
    large as there are choices, or if the choices lie in columns that are numbered from 1."""
    known = [(row.get(answer), _readable(row, column)) for row in rows]
    found = [(_number(right, choices), len(choices)) for right, choices in known if choices]
    numbers = [number for number, _ in found if number is not None]
    if not numbers or 0 in numbers:
        return 0
    return int(plain_name(column).endswith("1") or any(number == many for number, many in found))


def names_a_choice(rows: Sequence[Mapping[str, Any]], column: str, answer: str) -> bool:
    """Whether the right choice is told by a letter or a number: alone it teaches nothing."""
    known = ((str(row.get(answer)).strip(), _readable(row, column)) for row in rows)
    return any(said not in choices.values() for said, choices in known if choices)


def _number(right: Any, choices: Mapping[str, str]) -> int | None:
    """The number that stands for a choice; None if words or a letter do."""
    said = str(right).strip()
    plain = said.isdecimal() and said not in choices and said not in choices.values()
    return int(said) if plain else None


def _readable(row: Mapping[str, Any], column: str) -> dict[str, str]:
    """The choices of a row; none where they are no texts."""
    try:
        return choices_of(row, column)
    except NotUsable:
        return {}


def _place(right: Any, labels: list[str], texts: list[str], first: int) -> int | None:
    if isinstance(right, int) and not isinstance(right, bool):
        return right - first if 0 <= right - first < len(texts) else None
    said = as_text(right).strip()
    upper = [label.upper() for label in labels]
    if said.rstrip(").").upper() in upper:
        return upper.index(said.rstrip(").").upper())
    if said in texts:
        return texts.index(said)
    return _place(int(said), labels, texts, first) if said.isdecimal() else None
