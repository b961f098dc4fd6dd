"""The parts that a column can play: the names a job may use, in words, and how to change one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from desktop.language import QT_TRANSLATE_NOOP, translate

NOT_USED = ""

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
    return translate("Role", ROLES[role]) if role in ROLES else role


def top_columns(columns: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """role -> column of the table, for a report's mapping whose columns may lie deeper.

    `instances[].output` belongs to the column `instances`, `qas[].answers[0].text` to `answers`.
    """
    turns = any(_SAME.get(role, role) == "messages" for role in columns)
    found: dict[str, str] = {}
    for role, column in columns.items():
        if turns and role in _INSIDE_TURNS:
            continue
        parts = [part for part in re.split(r"[.\[\]]+", column) if part]
        place = next((name for name in (column, *reversed(parts)) if name in names), None)
        if place is not None and place not in found.values():
            found[_SAME.get(role, role)] = place
    return found


def with_role(columns: Mapping[str, str], column: str, role: str) -> dict[str, str]:
    """The same mapping (role -> column) with one column playing another part, or none."""
    changed = {r: c for r, c in columns.items() if c != column and r != role}
    if role:
        changed[role] = column
    return changed
