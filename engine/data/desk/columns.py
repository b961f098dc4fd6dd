"""What is to be said of each column: its part, whether that is settled, and what is asked of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from engine.data.desk.survey import Survey
from engine.data.mapping.names import is_describing
from engine.data.mapping.ratings import Numbers, number_columns
from engine.data.mapping.schema import ANSWERED
from engine.data.mapping.shapes import cell_of

REVIEW_EMPTY = 0.05
"""From this share of empty cells on, a column that is learned from deserves a look."""
WRONG_EMPTY = 0.5
"""From this share on, it is the wrong column."""
OPTIONAL = ("input", "system", "history", "language")
"""Parts that may be empty in any row."""
CONVERSATION = ("messages", "conversations")
"""Parts whose cells hold all turns of a row."""
MAX_VALUE_CHARS = 60
MAX_VALUES = 50
EXAMPLES = 3


def column_states(survey: Survey) -> dict[str, dict[str, Any]]:
    """Column -> its state and its part, judged by the first rows.

    One that holds whole conversations also has `roles` (who speaks) and `turns` (fewest and most of
    a row), counted over all rows that were read so far.

    State: `ready`, `review` (guessed from the contents, or some cells are empty), `wrong` (mostly
    empty), `ignored` (plays no part).
    """
    roles = _roles(survey)
    return {name: _state(survey, name, roles.get(name)) for name in survey.detection.columns}


def questions(survey: Survey) -> list[dict[str, Any]]:
    """What only the person knows: whether an unused column belongs into the question, or is what
    texts are to be answered with."""
    if survey.kind == "text" and survey.schema and not survey.asked:
        return [_maybe_label(found) for found in _numbers(survey, survey.schema.columns["text"])]
    if survey.kind not in ANSWERED or survey.kind == "chat":
        return []
    roles = _roles(survey)
    unused = [name for name in survey.detection.columns if name not in roles]
    return [asked for name in unused if (asked := _asked(survey, name))]


def _roles(survey: Survey) -> dict[str, str]:
    """Column -> the part it plays; a nested column stands for the one that holds it."""
    columns = dict(survey.schema.columns) if survey.schema else {}
    if {"messages", "conversations"} & columns.keys():  # these name keys inside the turns
        columns = {role: name for role, name in columns.items() if role not in ("role", "text")}
    return {name.split("[]")[0]: role for role, name in reversed(columns.items())}


def _state(survey: Survey, name: str, role: str | None) -> dict[str, Any]:
    cells = [cell_of(record.value, name) for record in survey.sample]
    empty = sum(_is_empty(cell) for cell in cells)
    facts: dict[str, Any] = {"role": role, "rows": len(cells), "empty": empty}
    if role in CONVERSATION and survey.kind == "chat" and survey.tally.turns:
        facts |= {"roles": sorted(survey.tally.speakers), "turns": list(survey.tally.turns)}
    if role is None:
        return {"state": "ignored", **facts}
    share = 0.0 if role in OPTIONAL or role.startswith("also:") else empty / max(1, len(cells))
    if survey.kind == "mixed":  # each row has the columns of its own shape
        share = 0.0
    if share >= WRONG_EMPTY:
        return {"state": "wrong", **facts}
    guessed = survey.schema is not None and survey.schema.guessed and not survey.asked
    return {"state": "review" if guessed or share >= REVIEW_EMPTY else "ready", **facts}


def _asked(survey: Survey, name: str) -> dict[str, Any] | None:
    """A question where the cells are a few short texts that come again and again."""
    if is_describing(name):
        return None
    cells = [cell_of(record.value, name) for record in survey.sample]
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    values = Counter(texts)
    few = 2 <= len(values) <= min(MAX_VALUES, len(texts) // 2)
    if not few or max(map(len, values)) > MAX_VALUE_CHARS or 2 * len(texts) < len(cells):
        return None
    examples = [value for value, _ in values.most_common(EXAMPLES)]
    options = ["also", "ignore"]
    facts = {"column": name, "values": len(values), "examples": examples}
    return {"code": "COLUMN_UNUSED", **facts, "options": options}


def _numbers(survey: Survey, text: str) -> list[Numbers]:
    rows = [record.value for record in survey.sample]
    return number_columns(rows, survey.detection.columns, text)


def _maybe_label(found: Numbers) -> dict[str, Any]:
    examples = [str(value) for value in sorted(found.values)[:EXAMPLES]]
    facts = {"column": found.name, "values": len(found.values), "examples": examples}
    return {"code": "MAYBE_LABEL", **facts, "options": ["yes", "ignore"]}


def _is_empty(cell: Any) -> bool:
    return cell is None or cell == [] or (isinstance(cell, str) and not cell.strip())
