"""The schema that a person or a job asks for, instead of the detected one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.contract.problems import Problem
from engine.data.mapping.choices import first_number, names_a_choice
from engine.data.mapping.detect import SQUAD_COLUMNS, Detection
from engine.data.mapping.names import part_of
from engine.data.mapping.schema import Schema, schema_of
from engine.data.mapping.shapes import cell_of
from engine.data.mapping.spoken import SPOKEN, are_spoken
from engine.data.reading.records import Record

ALSO = "also:"
"""`also:city` -> `city`: the column stands above the question as `city: value`."""
ROLE_NAMES: dict[str, str] = {
    **dict.fromkeys(("instruction", "question", "prompt"), "instruction"),
    **dict.fromkeys(("input", "context"), "input"),
    **dict.fromkeys(("output", "answer", "response", "completion"), "output"),
    **dict.fromkeys(("messages", "conversations"), "messages"),
    **{role: role for role in ("system", "history", "text", "chosen", "rejected", "label")},
    **{role: role for role in ("role", "choices", "language")},
}
"""Roles that a job may name -> the role they stand for."""
_SQUAD_NAMES = {place: name for name, place in SQUAD_COLUMNS.items()}


def schema_from(
    asked: Mapping[str, str], detection: Detection, path: str, sample: Sequence[Record]
) -> Schema:
    """The schema that a job's `columns` ask for.

    The detected columns may be given back as they were reported. Preference data whose rejected
    answers are left out is taken as "train on chosen"; a label named as output is an answer; of
    rated answers only the good ones are taken; choices make the right one the answer. A role
    without a column is not asked for.

    Raises:
        Problem: DATA_ROLE_UNKNOWN, DATA_COLUMN_MISSING, DATA_ROLES_INCOMPLETE or
            DATA_REJECTED_AS_ANSWER.
    """
    asked = {role: _SQUAD_NAMES.get(column, column) for role, column in asked.items() if column}
    extras = {r: column for r, column in asked.items() if r.startswith(ALSO) or r == "language"}
    core = {role: column for role, column in asked.items() if role not in extras}
    given_back = detection.schema and core == dict(detection.schema.columns)
    if detection.schema and given_back and not {"choices", "output"} <= core.keys():
        schema = detection.schema
    else:
        _check_names(core, detection, path)
        schema = _without_bad_answers(_asked_schema(core, sample, detection), detection, path)
    for column in extras.values():
        _check_names({"input": column}, detection, path)
    return replace(schema, columns=dict(schema.columns) | extras) if extras else schema


def _check_names(asked: Mapping[str, str], detection: Detection, path: str) -> None:
    for role, column in asked.items():
        if role not in ROLE_NAMES:
            raise Problem("DATA_ROLE_UNKNOWN", role=role, roles=sorted(ROLE_NAMES))
        inner = role == "role" or (role == "text" and _has_turns(asked))
        places = {column, column.split("[")[0], column.split(".")[0]}
        if not inner and places.isdisjoint(detection.columns):
            known = list(detection.columns)
            raise Problem("DATA_COLUMN_MISSING", path=path, column=column, role=role, columns=known)


def _has_turns(asked: Mapping[str, str]) -> bool:
    return "messages" in asked or "conversations" in asked


def _without_bad_answers(schema: Schema, detection: Detection, path: str) -> Schema:
    """Never learn what the data calls bad: rejected answers, answers rated as such."""
    found = detection.schema
    said = schema.columns.get("output") or schema.columns.get("chosen")
    if found is None or said is None:
        return schema
    part = part_of(said)
    if said == found.columns.get("rejected") or (part and part[0] == "rejected"):
        raise Problem("DATA_REJECTED_AS_ANSWER", path=path, column=said)
    return schema


def _asked_schema(
    asked: Mapping[str, str], sample: Sequence[Record], detection: Detection
) -> Schema:
    roles = {ROLE_NAMES[role]: column for role, column in asked.items()}
    if told := _of_told_answers(roles, sample, detection.schema):
        return told
    if "chosen" in roles:
        before = roles.pop("instruction", None) or roles.pop("messages", None)
        columns = ({"prompt": before} if before else {}) | roles
        return Schema("preference", columns, "preference", chosen_only="rejected" not in roles)
    spoken = roles.get("messages") or roles.get("instruction", "")
    if spoken and are_spoken([cell_of(record.value, spoken) for record in sample]):
        return _of_spoken(roles)
    if "messages" in roles and (turns := _turns(roles["messages"], sample)):
        system = {"system": roles["system"]} if "system" in roles else {}
        return replace(turns, columns=dict(turns.columns) | system)
    if "output" in roles and ("instruction" in roles or "input" in roles or "text" in roles):
        for other in ("text", "input"):
            if "instruction" not in roles and other in roles:
                roles["instruction"] = roles.pop(other)
        roles.pop("label", None)
        context = "input" in roles and (part_of(roles["input"]) or ("",))[0] == "context"
        asks = (part_of(roles["instruction"]) or ("",))[0] == "question"
        kind = "qa_with_context" if context and asks else "instruction"
        return _of_choices(roles, sample) or Schema(kind, roles, "question_answer")
    if "label" in roles and ("text" in roles or "instruction" in roles):
        text = roles.get("text") or roles["instruction"]
        return Schema("classification", {"text": text, "label": roles["label"]})
    if "text" in roles and len(roles) == 1:
        return Schema("text", roles, "text_only")
    raise Problem("DATA_ROLES_INCOMPLETE", roles=sorted(asked))


def _of_told_answers(
    roles: Mapping[str, str], sample: Sequence[Record], found: Schema | None
) -> Schema | None:
    """Answers that mean little without another column, named or not: the marks of rated answers,
    the choices of which a letter or a number tells the right one."""
    said = roles.get("output")
    if found is None or said is None or said != found.columns.get("output"):
        return None
    asked = roles.get("instruction")
    if found.kind == "unpaired_preference" and (asked or "prompt" not in found.columns):
        columns = ({"prompt": asked} if asked else {}) | {"output": said}
        columns["label"] = found.columns["label"]
        return Schema("unpaired_preference", columns, "kto", chosen_only=True)
    choices = found.columns.get("choices")
    if not choices or not asked or "choices" in roles:
        return None
    rows = [record.value for record in sample]
    told = names_a_choice(rows, choices, said)
    return _of_choices({**roles, "choices": choices}, sample) if told else None


def _of_choices(roles: Mapping[str, str], sample: Sequence[Record]) -> Schema | None:
    """A question whose choices were named, to which the right choice is the answer."""
    if "choices" not in roles:
        return None
    rows = [record.value for record in sample]
    first = first_number(rows, roles["choices"], roles["output"])
    return Schema("multiple_choice", roles, "choices", agreed=True, first_choice=first)


def _of_spoken(roles: Mapping[str, str]) -> Schema:
    """Conversations in one string, or questions of which such strings are the beginning."""
    if "messages" not in roles and "output" in roles:
        kept = {role: c for role, c in roles.items() if role not in ("label", "choices")}
        return Schema("instruction", kept, SPOKEN)
    column = roles.get("messages") or roles["instruction"]
    system = {"system": roles["system"]} if "system" in roles else {}
    return Schema("chat", {"messages": column, **system}, SPOKEN)


def _turns(column: str, sample: Sequence[Record]) -> Schema | None:
    """The chat schema of a column that holds conversations."""
    only = ({column: cell_of(record.value, column)} for record in sample)
    return next((s for row in only if (s := schema_of(row)) and s.kind == "chat"), None)
