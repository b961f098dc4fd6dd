"""The parts that a column can play, in words."""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP, translate

NOT_USED = ""

ROLES: dict[str, str] = {
    "messages": QT_TRANSLATE_NOOP("Role", "Conversation"),
    "system": QT_TRANSLATE_NOOP("Role", "Instruction to the model"),
    "instruction": QT_TRANSLATE_NOOP("Role", "Instruction"),
    "question": QT_TRANSLATE_NOOP("Role", "Question"),
    "input": QT_TRANSLATE_NOOP("Role", "Input"),
    "context": QT_TRANSLATE_NOOP("Role", "Context"),
    "history": QT_TRANSLATE_NOOP("Role", "Earlier turns"),
    "choices": QT_TRANSLATE_NOOP("Role", "Choices"),
    "answer": QT_TRANSLATE_NOOP("Role", "Answer"),
    "label": QT_TRANSLATE_NOOP("Role", "Label"),
    "chosen": QT_TRANSLATE_NOOP("Role", "Preferred answer"),
    "rejected": QT_TRANSLATE_NOOP("Role", "Rejected answer"),
    "text": QT_TRANSLATE_NOOP("Role", "Text"),
    NOT_USED: QT_TRANSLATE_NOOP("Role", "Not used"),
}


def role_word(role: str) -> str:
    """A part in the person's language; one from a newer engine under its own name."""
    return translate("Role", ROLES[role]) if role in ROLES else role


def with_role(columns: dict[str, str], column: str, role: str) -> dict[str, str]:
    """The same mapping (role -> column) with one column playing another part, or none."""
    changed = {r: c for r, c in columns.items() if c != column and r != role}
    if role:
        changed[role] = column
    return changed
