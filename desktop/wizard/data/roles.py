"""The parts that a column can play: the names a job may use, in words, and how to change one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from desktop.language import QT_TRANSLATE_NOOP, translate

NOT_USED = ""
ALSO = "also"
"""Column "Also in the question": any number of them, each under a role of its own, `also:NAME`."""

ROLES: dict[str, str] = {
    "instruction": QT_TRANSLATE_NOOP("Role", "Question or task"),
    "input": QT_TRANSLATE_NOOP("Role", "Context"),
    "output": QT_TRANSLATE_NOOP("Role", "Answer"),
    "messages": QT_TRANSLATE_NOOP("Role", "Conversation"),
    "system": QT_TRANSLATE_NOOP("Role", "Instruction to the model"),
    "history": QT_TRANSLATE_NOOP("Role", "Earlier turns"),
    "text": QT_TRANSLATE_NOOP("Role", "Text"),
    "label": QT_TRANSLATE_NOOP("Role", "Label"),
    "choices": QT_TRANSLATE_NOOP("Role", "Choices"),
    "chosen": QT_TRANSLATE_NOOP("Role", "Preferred answer"),
    "rejected": QT_TRANSLATE_NOOP("Role", "Rejected answer"),
    "language": QT_TRANSLATE_NOOP("Role", "Language"),
    ALSO: QT_TRANSLATE_NOOP("Role", "Also in the question"),
    NOT_USED: QT_TRANSLATE_NOOP("Role", "Not used"),
}
OFFERED = tuple(role for role in ROLES if role)
_SAME = {
    "question": "instruction",
    "prompt": "instruction",
    "context": "input",
    "answer": "output",
    "response": "output",
    "completion": "output",
    "conversations": "messages",
}
"""Other names that reports and jobs use for the same parts."""
_INSIDE_TURNS = ("role", "text")
"""Beside a conversation these name keys within its turns, not columns."""


def role_word(role: str) -> str:
    """A part in the person's language; one from a newer engine under its own name."""
    role = plain_role(role)
    return translate("Role", ROLES[role]) if role in ROLES else role


def plain_role(role: str) -> str:
    """The part by the one name that the table uses: `question` is `instruction`."""
    role = role.partition(":")[0]
    return _SAME.get(role, role)


def place_of(column: str, names: Sequence[str]) -> str | None:
    """The column of the table that a mapping's column lies in.

    `instances[].output` belongs to `instances`, `qas[].answers[0].text` to `answers`.
    """
    parts = [part for part in re.split(r"[.\[\]]+", column) if part]
    return next((name for name in (column, *reversed(parts)) if name in names), None)


def by_column(columns: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """Column of the table -> its part; a column that plays two parts shows the first."""
    found: dict[str, str] = {}
    for role, column in _outer(columns).items():
        place = place_of(column, names)
        if place is not None and place not in found:
            found[place] = plain_role(role)
    return found


def with_role(
    columns: Mapping[str, str], names: Sequence[str], column: str, role: str
) -> dict[str, str]:
    """The same mapping (role -> column) with one column playing another part, or none.

    What lies deeper in other columns stays as it was found; a part that only one column can
    play leaves the column that had it.
    """
    outer = _outer(columns)
    kept = {
        other: place
        for other, place in columns.items()
        if place_of(place, names) != column and (role == ALSO or plain_role(other) != role)
    }
    if not any(plain_role(other) == "messages" for other in kept):  # keys within turns go with them
        kept = {other: place for other, place in kept.items() if other in outer}
    if role:
        kept[f"{ALSO}:{column}" if role == ALSO else role] = column
    return kept


def _outer(columns: Mapping[str, str]) -> dict[str, str]:
    """The mapping without the keys that lie within turns."""
    turns = any(plain_role(role) == "messages" for role in columns)
    return {r: c for r, c in columns.items() if not (turns and r in _INSIDE_TURNS)}
