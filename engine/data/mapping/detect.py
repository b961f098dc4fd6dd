"""What kind of data a file holds, from its first rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.data.mapping.chat_logs import is_chat_log
from engine.data.mapping.choices import first_number
from engine.data.mapping.content import Column, hidden_columns, is_prose, is_text, look_at
from engine.data.mapping.marks import mark_columns
from engine.data.mapping.names import part_of, plain_name
from engine.data.mapping.ratings import with_rating
from engine.data.mapping.schema import Schema, schema_of
from engine.data.mapping.shapes import cell_of, flattened, shape_of
from engine.data.mapping.single_turns import is_single_turn, said_column, speaker_column
from engine.data.mapping.speakers import flag_role, role_under
from engine.data.mapping.spoken import SPOKEN, are_spoken
from engine.data.reading.records import Record

SAMPLE_ROWS = 1000
MIXED_SHARE = 0.05
"""From this share on, a second schema makes a file mixed; below, its rows are a side note."""
QUESTION_MARKS = 0.3
ASKING = 0.5
"""A column in which so many cells end with a question mark holds the questions."""

FEW_ASK = 0.1
MESSAGE_NAMES = ("message", "mensagem", "mensaje", "nachricht", "messaggio", "msg")

SQUAD_COLUMNS = {
    "question": "data[].paragraphs[].qas[].question",
    "context": "paragraphs[].context",
    "answers": "qas[].answers[0].text",
}
"""Columns of SQuAD's rows -> where they stand in the file, as reports name them."""


@dataclass(frozen=True)
class Detection:
    """What a file's first rows say."""

    schema: Schema | None
    """The file's schema; of a mixed file, the most frequent one. None if nothing was recognised."""
    kind: str
    columns: list[str]
    """Every column seen, in order; objects are taken apart (`body.text`) if the schema needs it."""
    schemas: dict[str, int]
    """Name -> rows of the sample, for every schema that was met."""
    why: str = ""
    """Of unknown data, what it seems to be: one_message_a_row, tokens_and_tags, token_ids,
    numbers_only; "" if nothing can be said."""


def detect(records: Sequence[Record]) -> Detection:
    """Kind, columns and schemas of the first rows of a file."""
    rows: Sequence[Mapping[str, Any]] = [record.value for record in records]
    found = _detect(rows)
    if found.kind in ("unknown", "prompts_only", "text") and not found.why:
        flat = [flattened(row) for row in rows]
        if any(row.keys() != one.keys() for row, one in zip(flat, rows, strict=True)):
            inner = _detect(flat)
            if inner.kind not in ("unknown", "prompts_only") and found.kind != inner.kind:
                return inner
            if inner.why == "one_message_a_row":
                return inner
    return found


def _detect(rows: Sequence[Mapping[str, Any]]) -> Detection:
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: look_at([row.get(name) for row in rows]) for name in names}
    hidden = hidden_columns(columns)
    marks = mark_columns(rows)
    found = [schema for row in rows if (schema := schema_of(row, hidden, marks))]
    known = _merged(Counter(schema.key for schema in found), found)
    whole = [(schema, count) for schema, count in known if schema.kind != "prompts_only"]
    if not whole:
        if known and is_chat_log(rows, known[0][0].columns["instruction"]):
            return Detection(None, "unknown", names, {"unknown": len(rows)}, "one_message_a_row")
        if asks := _asked_only(rows):
            return Detection(asks, asks.kind, names, {asks.kind: len(rows)})
        schema = _guess(rows, columns) or (_messages_or(known[0][0], columns) if known else None)
        schema = with_rating(_as_conversations(schema, rows), rows, columns) if schema else None
        kind = schema.kind if schema else "unknown"
        return Detection(schema, kind, names, {kind: len(rows)}, "" if schema else _why(rows))
    main = _second_thought(whole[0][0], rows, columns)
    if _may_be_messages(main) and is_chat_log(rows, main.columns["text"]):
        return Detection(None, "unknown", names, {"unknown": len(rows)}, "one_message_a_row")
    if {"choices", "output"} <= main.columns.keys():
        first = first_number(rows, main.columns["choices"], main.columns["output"])
        main = replace(main, first_choice=first)
    main = with_rating(main, rows, columns)
    second = whole[1][1] if len(whole) > 1 else 0
    mixed = second >= max(2, MIXED_SHARE * len(rows))
    counts = {schema.name or schema.kind: count for schema, count in whole}
    return Detection(main, "mixed" if mixed else main.kind, names, counts)


def _may_be_messages(schema: Schema) -> bool:
    """Whether rows are texts on their own, or told apart only by who wrote them."""
    label = schema.columns.get("label", "").rpartition(".")[2]
    return schema.kind == "text" or (schema.kind == "classification" and bool(flag_role(label)))


def _messages_or(schema: Schema, columns: Mapping[str, Column]) -> Schema:
    """Messages that ask nothing, such as those of a log, are plain text."""
    name = schema.columns["instruction"]
    if plain_name(name) in MESSAGE_NAMES and columns[name].asks < FEW_ASK:
        return Schema("text", {"text": name}, "text_only", guessed=True)
    return schema


def _asked_only(rows: Sequence[Mapping[str, Any]]) -> Schema | None:
    """Messages of one side only, one a row."""
    if not rows or not all(map(is_single_turn, rows)):
        return None
    names = list(rows[0])
    who, said = speaker_column(rows, names), said_column(rows, names)
    if not who or not said or {role_under(who, row.get(who)) for row in rows} != {"user"}:
        return None
    return Schema("prompts_only", {"instruction": said})


def _why(rows: Sequence[Mapping[str, Any]]) -> str:
    """What rows seem to be that cannot be learned from."""
    if not rows:
        return ""
    if any(is_single_turn(row) for row in rows):
        return "one_message_a_row"
    names = {plain_name(name) for row in rows[:20] for name in row}
    if "input_ids" in names:
        return "token_ids"
    if any(name.endswith(("_tags", "_tag")) for name in names) and names & {"tokens", "words"}:
        return "tokens_and_tags"
    if any(isinstance(cell, list | dict) for row in rows[:20] for cell in row.values()):
        return ""
    columns = (look_at([row.get(name) for row in rows]) for name in rows[0])
    said = any(column.says_something for column in columns)
    return "" if said else "numbers_only"


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


def _guess(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column]) -> Schema | None:
    """A schema from the contents, where the names say nothing or only half of it."""
    if any(is_single_turn(row) for row in rows):
        return None
    unknown = [n for n, column in columns.items() if part_of(n) is None and is_text(n, column)]
    known = {
        part[0]: name
        for name, column in columns.items()
        if (part := part_of(name)) and name not in hidden_columns(columns)
        if column.filled or part[0] == "answer"
    }
    answer = next((known.pop(p) for p in ("answer", "summary", "code") if p in known), None)
    told_apart = [name for name in unknown if not columns[name].labels]
    if told_apart and (known or answer or len(unknown) > 2):
        unknown = told_apart
    if not unknown and not known and not answer:
        unknown = [name for name, column in columns.items() if is_prose(column)][:1]
    if len(unknown) == 1 and len(known) == 1 and not answer and "label" not in known:
        return _pair(columns, next(iter(known.values())), unknown[0])
    if answer and not known:
        asking = [n for n, column in columns.items() if n != answer and column.asks > ASKING]
        if not unknown and not asking:
            return None
        longest = max(unknown, key=lambda name: columns[name].words, default="")
        return _pair(columns, asking[0] if asking else longest, answer)
    if len(unknown) == 1 and "label" in known and not answer:
        return Schema("classification", {"text": unknown[0], "label": known["label"]}, guessed=True)
    if len(unknown) >= 2 and not known and not answer:
        return _among(columns, unknown)
    if len(unknown) == 1 and not known and not answer and columns[unknown[0]].varies:
        return Schema("text", {"text": unknown[0]}, "text_only", guessed=True)
    return None


def _among(columns: Mapping[str, Column], unknown: Sequence[str]) -> Schema | None:
    """Question and answer among unknown text columns; of more than two only if one of them asks."""
    if len(unknown) == 2:
        first, second = unknown
        turned = columns[second].asks > max(QUESTION_MARKS, columns[first].asks)
        return _pair(columns, *((second, first) if turned else (first, second)))
    asking = max(unknown, key=lambda name: columns[name].asks)
    if columns[asking].asks <= ASKING:
        return None
    others = [name for name in unknown if name != asking and not columns[name].labels]
    longest = max(others, key=lambda name: columns[name].words, default="")
    return _pair(columns, asking, longest) if longest else None


def _second_thought(
    schema: Schema, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column]
) -> Schema:
    """What cells say against their names: conversations in one string, texts that answer
    questions, answers that are labels."""
    schema = _as_conversations(schema, rows)
    if schema.kind == "text":
        if any(map(_holds_more, rows)):
            schema = replace(schema, guessed=True)
        asking = [
            name
            for name, column in columns.items()
            if part_of(name) is None and is_text(name, column) and column.asks > ASKING
        ]
        return _pair(columns, asking[0], schema.columns["text"]) if len(asking) == 1 else schema
    said = schema.columns.get("output", "")
    if said and are_spoken([row.get(schema.columns.get("instruction", "")) for row in rows]):
        return replace(schema, name=SPOKEN)
    if schema.kind == "instruction" and said:
        asked = part_of(schema.columns["instruction"])
        if asked and asked[0] == "text" and look_at([cell_of(r, said) for r in rows]).labels:
            return Schema("classification", {"text": schema.columns["instruction"], "label": said})
    return schema


def _as_conversations(schema: Schema, rows: Sequence[Mapping[str, Any]]) -> Schema:
    """Texts that are conversations in one string, whatever their column is called."""
    if schema.kind not in ("text", "prompts_only", "classification") or "input" in schema.columns:
        return schema
    column = schema.columns.get("text") or schema.columns["instruction"]
    spoken = are_spoken([cell_of(row, column) for row in rows])
    return Schema("chat", {"messages": column}, SPOKEN) if spoken else schema


def _holds_more(row: Mapping[str, Any]) -> bool:
    """Whether lists stand beside a text that nobody reads: answers to it, its labels."""
    shapes = {name: shape_of(cell) for name, cell in row.items()}
    listed = (name for name, shape in shapes.items() if shape == "list")
    return "objects" in shapes.values() or any((part_of(n) or ("",))[0] == "label" for n in listed)


def _pair(columns: Mapping[str, Column], question: str, answer: str) -> Schema:
    if columns[answer].labels:
        return Schema("classification", {"text": question, "label": answer}, guessed=True)
    if columns[question].labels and not columns[question].asks:
        return Schema("classification", {"text": answer, "label": question}, guessed=True)
    pair = {"instruction": question, "output": answer}
    return Schema("instruction", pair, "question_answer", guessed=True)
