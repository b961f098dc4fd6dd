"""What the header says of a column: ready, please review, or ignored. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.wizard.data.questions import (
    codes,
    column_names,
    columns_now,
    open_questions,
)
from desktop.wizard.data.roles import NOT_USED, by_column, plain_role
from desktop.wizard.draft import Draft

Column = Counted("Column")
UNDECIDED = ("DATA_COLUMNS_UNKNOWN", "DATA_ROLES_INCOMPLETE", "DATA_COLUMN_MISSING")


@dataclass(frozen=True)
class ColumnState:
    """A column's part and how it stands.

    Attributes:
        role: a key of `roles.ROLES`; "" for not used.
        state: "ready", "review" (asks for a look) or "ignored".
        words: what stands under the drop-down.
    """

    name: str
    role: str
    state: str
    words: str


def column_states(report: Mapping[str, Any], draft: Draft) -> list[ColumnState]:
    """Every column of the table, in its order."""
    names = column_names(report)
    roles = by_column(columns_now(report, draft), names)
    asked = {question.column for question in open_questions(report, draft)}
    guessed = draft.columns is None and "COLUMNS_GUESSED" in codes(report)
    guessed = guessed and "COLUMNS_GUESSED" not in draft.answers
    undecided = (report.get("problem") or {}).get("code") in UNDECIDED
    told = report.get("column_states") or {}
    return [
        _state(
            name,
            roles.get(name, NOT_USED),
            told.get(name) or {},
            doubt=name in asked or (guessed and name in roles) or (undecided and name not in roles),
            mixed=report.get("kind") == "mixed" and draft.columns is None,
        )
        for name in names
    ]


def _state(
    name: str, role: str, told: Mapping[str, Any], *, doubt: bool, mixed: bool
) -> ColumnState:
    if doubt:
        return ColumnState(name, role, "review", translate("Column", "Please review"))
    if mixed and not role:
        return ColumnState(name, role, "ignored", translate("Column", "Row by row"))
    same = role and plain_role(str(told.get("role") or "")) == role
    if same and told.get("state") in ("review", "wrong") and told.get("empty"):
        words = translate("Column", "Please review: {empty} of {rows} empty").format(
            empty=format.number(told["empty"]), rows=format.number(told["rows"])
        )
        return ColumnState(name, role, "review", words)
    if not role:
        return ColumnState(name, role, "ignored", translate("Column", "Ignored"))
    return ColumnState(name, role, "ready", _ready(told))


def _ready(told: Mapping[str, Any]) -> str:
    """ "Ready", with what was counted in conversations: "2 roles, 1 to 9 turns"."""
    words = translate("Column", "Ready")
    turns = told.get("turns")
    roles = told.get("roles")
    if not (isinstance(turns, list | tuple) and len(turns) == 2 and roles):
        return words
    count = len(roles) if isinstance(roles, list | tuple | dict) else int(roles)
    speakers = Column.tr("%Ln role(s)", "", count)
    least, most = (format.number(int(turn)) for turn in turns)
    return translate("Column", "{ready}: {roles}, {least} to {most} turns").format(
        ready=words, roles=speakers, least=least, most=most
    )
