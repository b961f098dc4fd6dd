"""What kind of data a file holds, from its first rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.contract.problems import Problem
from engine.data.mapping.names import is_describing, part_of
from engine.data.mapping.schema import Schema, is_single_turn, schema_of
from engine.data.reading.records import Record

SAMPLE_ROWS = 1000
MIXED_SHARE = 0.05
"""From this share on, a second schema makes a file mixed; below, its rows are a side note."""
MIN_ROWS_FOR_LABELS = 10
LABEL_WORDS = 3
QUESTION_MARKS = 0.3
ASKING = 0.5
"""A column in which so many cells end with a question mark holds the questions."""

ROLE_NAMES: dict[str, str] = {
    **dict.fromkeys(("instruction", "question", "prompt"), "instruction"),
    **dict.fromkeys(("input", "context"), "input"),
    **dict.fromkeys(("output", "answer", "response", "completion"), "output"),
    **dict.fromkeys(("messages", "conversations"), "messages"),
    **{role: role for role in ("system", "history", "text", "chosen", "rejected", "label")},
    **{role: role for role in ("role", "choices")},
}
"""Roles that a job may name -> the role they stand for."""
SQUAD_COLUMNS = {
    "question": "data[].paragraphs[].qas[].question",
    "context": "paragraphs[].context",
    "answers": "qas[].answers[0].text",
}
"""Columns of SQuAD's rows -> where they stand in the file, as reports name them."""
_SQUAD_NAMES = {place: name for name, place in SQUAD_COLUMNS.items()}


@dataclass(frozen=True)
class Detection:
    """What a file's first rows say."""

    schema: Schema | None
    """The file's schema; of a mixed file, the most frequent one. None if nothing was recognised."""
    kind: str
    columns: list[str]
    """Every column seen, in order."""
    schemas: dict[str, int]
    """Name -> rows of the sample, for every schema that was met."""


def detect(records: Sequence[Record]) -> Detection:
    """Kind, columns and schemas of the first rows of a file."""
    columns = list(dict.fromkeys(name for record in records for name in record.value))
    found = [schema for record in records if (schema := schema_of(record.value))]
    known = _merged(Counter(schema.key for schema in found), found)
    whole = [(schema, count) for schema, count in known if schema.kind != "prompts_only"]
    if not whole:
        schema = _guess(records, columns) or (known[0][0] if known else None)
        kind = schema.kind if schema else "unknown"
        return Detection(schema, kind, columns, {kind: len(records)})
    main = _asked_beside_text(whole[0][0], records, columns)
    second = whole[1][1] if len(whole) > 1 else 0
    mixed = second >= max(2, MIXED_SHARE * len(records))
    counts = {schema.name or schema.kind: count for schema, count in whole}
    return Detection(main, "mixed" if mixed else main.kind, columns, counts)


def _merged(counts: Counter[Any], found: Iterable[Schema]) -> list[tuple[Schema, int]]:
    """Schemas by frequency; one whose columns are all in another of its family joins that one."""
    by_key = {schema.key: schema for schema in found}
    order = sorted(by_key.values(), key=lambda schema: -len(schema.columns))
    kept: dict[tuple[tuple[str, str], ...], int] = {}
    for schema in order:
        home = next((key for key in kept if _inside(schema, by_key[key])), schema.key)
        kept[home] = kept.get(home, 0) + counts[schema.key]
    return [(by_key[key], count) for key, count in sorted(kept.items(), key=lambda kv: -kv[1])]


def _inside(small: Schema, large: Schema) -> bool:
    questions = ("instruction", "qa_with_context", "prompts_only")
    family = small.kind == large.kind or (small.kind in questions and large.kind in questions)
    return family and small.columns.items() <= large.columns.items()


def _guess(records: Sequence[Record], columns: Sequence[str]) -> Schema | None:
    """A schema from the contents, where the names say nothing or only half of it."""
    if any(is_single_turn(record.value) for record in records):
        return None
    unknown = [name for name in columns if part_of(name) is None and _is_text(records, name)]
    known = {part[0]: name for name in columns if (part := part_of(name))}
    answer = known.pop("answer", None)
    if len(unknown) == 1 and len(known) == 1 and not answer and "label" not in known:
        return _pair(records, next(iter(known.values())), unknown[0])
    if len(unknown) == 1 and answer and not known:
        return _pair(records, unknown[0], answer)
    if len(unknown) == 2 and not known and not answer:
        first, second = unknown
        turned = _asks(records, second) > max(QUESTION_MARKS, _asks(records, first))
        return _pair(records, *((second, first) if turned else (first, second)))
    if len(unknown) == 1 and not known and not answer:
        return Schema("text", {"text": unknown[0]}, "text_only", guessed=True)
    return None


def _asked_beside_text(schema: Schema, records: Sequence[Record], columns: Sequence[str]) -> Schema:
    """A text column beside one that asks questions is their answers."""
    if schema.kind != "text":
        return schema
    asking = [
        name
        for name in columns
        if part_of(name) is None and _is_text(records, name) and _asks(records, name) > ASKING
    ]
    return _pair(records, asking[0], schema.columns["text"]) if len(asking) == 1 else schema


def _pair(records: Sequence[Record], question: str, answer: str) -> Schema:
    if _are_labels([cell for r in records if (cell := str(r.value.get(answer) or "").strip())]):
        return Schema("classification", {"text": question, "label": answer}, guessed=True)
    columns = {"instruction": question, "output": answer}
    return Schema("instruction", columns, "question_answer", guessed=True)


def _are_labels(cells: Sequence[str]) -> bool:
    """Few different short words, again and again."""
    if len(cells) < MIN_ROWS_FOR_LABELS:
        return False
    words = sum(len(cell.split()) for cell in cells) / len(cells)
    return words <= LABEL_WORDS and len(set(cells)) <= len(cells) / 2


def _is_text(records: Sequence[Record], name: str) -> bool:
    if is_describing(name):
        return False
    cells = [record.value.get(name) for record in records]
    return 2 * sum(isinstance(cell, str) and _has_letters(cell) for cell in cells) > len(cells)


def _has_letters(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)


def _asks(records: Sequence[Record], name: str) -> float:
    asking = sum(str(record.value.get(name) or "").strip().endswith("?") for record in records)
    return asking / max(1, len(records))


def schema_from(
    asked: Mapping[str, str], detection: Detection, path: str, sample: Sequence[Record]
) -> Schema:
    """The schema that a job's `columns` ask for.

    The detected columns may be given back as they were reported. Preference data whose rejected
    answers are left out is taken as "train on chosen"; a label named as output is an answer.

    Raises:
        Problem: DATA_ROLE_UNKNOWN, DATA_COLUMN_MISSING or DATA_ROLES_INCOMPLETE.
    """
    asked = {role: _SQUAD_NAMES.get(column, column) for role, column in asked.items()}
    if detection.schema and asked == dict(detection.schema.columns):
        return detection.schema
    for role, column in asked.items():
        if role not in ROLE_NAMES:
            raise Problem("DATA_ROLE_UNKNOWN", role=role, roles=sorted(ROLE_NAMES))
        inner = role == "role" or (role == "text" and _has_turns(asked))
        if not inner and column.split("[")[0] not in detection.columns:
            known = list(detection.columns)
            raise Problem("DATA_COLUMN_MISSING", path=path, column=column, role=role, columns=known)
    return _asked_schema(asked, sample)


def _has_turns(asked: Mapping[str, str]) -> bool:
    return "messages" in asked or "conversations" in asked


def _asked_schema(asked: Mapping[str, str], sample: Sequence[Record]) -> Schema:
    roles = {ROLE_NAMES[role]: column for role, column in asked.items()}
    if "chosen" in roles:
        before = roles.pop("instruction", roles.pop("messages", None))
        columns = ({"prompt": before} if before else {}) | roles
        return Schema("preference", columns, "preference", chosen_only="rejected" not in roles)
    if "messages" in roles:
        only = [{roles["messages"]: record.value.get(roles["messages"])} for record in sample]
        turns = next((s for row in only if (s := schema_of(row)) and s.kind == "chat"), None)
        if turns:
            return turns
    if "output" in roles and ("instruction" in roles or "input" in roles):
        if "instruction" not in roles:
            roles["instruction"] = roles.pop("input")
        return Schema("instruction", roles, "question_answer")
    if "label" in roles and ("text" in roles or "instruction" in roles):
        text = roles.get("text") or roles["instruction"]
        return Schema("classification", {"text": text, "label": roles["label"]})
    if "text" in roles and len(roles) == 1:
        return Schema("text", roles, "text_only")
    raise Problem("DATA_ROLES_INCOMPLETE", roles=sorted(asked))
