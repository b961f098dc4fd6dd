"""A schema: which column of a row plays which part. Found per row from names and shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.data.mapping.names import part_of, plain_name, role_of

TRAINABLE = ("instruction", "qa_with_context", "chat", "text", "mixed")
"""Kinds whose rows can be learned as they are."""
ANSWERED = ("instruction", "qa_with_context", "chat")
ROLE_KEYS = ("role", "from", "speaker", "author", "sender")
TEXT_KEYS = ("content", "value", "text", "message", "body")
QUESTION_PARTS = ("instruction", "question", "prompt", "input", "text", "context")
INPUT_PARTS = ("input", "context", "question")


@dataclass(frozen=True)
class Schema:
    """Kind of data, and the column of each part."""

    kind: str
    columns: Mapping[str, str]
    """Role (instruction, input, output, messages, text, …) -> column."""
    name: str = ""
    """What people call it: alpaca, sharegpt, messages, prompt_completion, question_answer, …"""
    guessed: bool = False
    """Found by looking at the contents; the names said nothing."""
    chosen_only: bool = False
    """Preference data of which only the chosen answers were asked for."""
    key: tuple[tuple[str, str], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", (("kind", self.kind), *sorted(self.columns.items())))

    @property
    def trainable(self) -> bool:
        """Whether rows of this schema can be learned without asking first."""
        return self.kind in TRAINABLE or self.chosen_only

    @property
    def needed(self) -> frozenset[str]:
        """The columns without which a row is not of this schema at all."""
        roles = {"messages", "conversations", "instruction", "output", "prompt", "chosen"}
        roles |= {"text"} if self.kind in ("text", "classification") else set()
        return frozenset(self.columns[r].split("[")[0] for r in roles if r in self.columns)


def shape_of(value: Any) -> str:
    """A value's shape, as far as it tells what the column may be."""
    if isinstance(value, bool) or (isinstance(value, str) and value.lower() in ("true", "false")):
        return "flag"
    if isinstance(value, str | int | float):
        return "text"
    if isinstance(value, dict):
        return "turn" if turn_keys([value]) else "object"
    if isinstance(value, list):
        if turn_keys(value):
            return "turns"
        return "objects" if value and all(isinstance(part, dict) for part in value) else "list"
    return "nothing"


def turn_keys(turns: Any) -> tuple[str, str] | None:
    """The keys under which a list of turns says who speaks and what, or None if it is none."""
    if not isinstance(turns, list) or not turns or not all(isinstance(t, dict) for t in turns):
        return None
    keys = set().union(*turns)
    role = next((key for key in ROLE_KEYS if key in keys), None)
    text = next((key for key in TEXT_KEYS if key in keys), None)
    return (role, text) if role and text else None


def schema_of(row: Mapping[str, Any]) -> Schema | None:
    """The schema of one row, or None if its names say nothing. Empty columns do not count."""
    if is_single_turn(row):
        return None
    shapes = {name: shape_of(cell) for name, cell in row.items() if cell is not None}
    parts = _parts(shapes)
    turns = [name for name, shape in shapes.items() if shape == "turns"]
    if {"chosen", "rejected"} <= parts.keys():
        return _preference(parts, turns, shapes)
    answer, question = parts.get("answer"), _first(parts, QUESTION_PARTS)
    flags = [name for name, shape in shapes.items() if shape == "flag" and _is(name, "label")]
    if flags and (answer or turns):
        prompt = {"prompt": question} if question else {}
        said = answer or turns[0]
        return Schema("unpaired_preference", prompt | {"output": said, "label": flags[0]}, "kto")
    turns = [name for name in turns if name not in (parts.get("chosen"), parts.get("rejected"))]
    if turns:
        return _chat(row, parts, turns)
    if question and _choices(row, parts):
        columns = {"instruction": question, "choices": _choices(row, parts)}
        return Schema("multiple_choice", columns | ({"output": answer} if answer else {}))
    nested = _nested(row, shapes)
    if question and nested:
        columns = {"instruction": parts.get("instruction") or question}
        return Schema("instruction", columns | nested, "nested")
    if question and answer:
        return _question_answer(parts, question, answer)
    if question and "label" in parts:
        columns = {"text": parts.get("text") or question, "label": parts["label"]}
        return Schema("classification", columns)
    if "text" in parts and question == parts["text"]:
        return Schema("text", {"text": parts["text"]}, "text_only")
    if question and "text" in parts:
        columns = {"instruction": question, "output": parts["text"]}
        return Schema("instruction", columns, "question_answer", guessed=True)
    return Schema("prompts_only", {"instruction": question}) if question else None


def is_single_turn(row: Mapping[str, Any]) -> bool:
    """One message a row: which rows belong together is not said, so nothing can be learned."""
    pairs = (("role", "content"), ("from", "value"))
    return any(text in row and role_of(row.get(role)) for role, text in pairs)


def _parts(shapes: Mapping[str, str]) -> dict[str, str]:
    """Part -> the column whose name tells it best."""
    best: dict[str, tuple[int, str]] = {}
    for name, shape in shapes.items():
        found = part_of(name)
        if found is None or shape == "turns":
            if found and found[0] in ("chosen", "rejected"):
                best.setdefault(found[0], (found[1], name))
            continue
        part, rank = found
        if part not in best or rank < best[part][0]:
            best[part] = (rank, name)
    return {part: name for part, (_, name) in best.items()}


def _first(parts: Mapping[str, str], order: tuple[str, ...]) -> str | None:
    return next((parts[part] for part in order if part in parts), None)


def _is(name: str, part: str) -> bool:
    found = part_of(name)
    return found is not None and found[0] == part


def _preference(parts: Mapping[str, str], turns: list[str], shapes: Mapping[str, str]) -> Schema:
    columns = {"chosen": parts["chosen"], "rejected": parts["rejected"]}
    before = [name for name in turns if name not in columns.values()]
    prompt = before[0] if before else _first(parts, QUESTION_PARTS)
    return Schema("preference", ({"prompt": prompt} if prompt else {}) | columns, "preference")


def _chat(row: Mapping[str, Any], parts: Mapping[str, str], turns: list[str]) -> Schema:
    column = next((name for name in turns if _is(name, "messages")), turns[0])
    role, text = turn_keys(row[column]) or ("role", "content")
    said = next((turn[text] for turn in row[column] if turn.get(text)), None)
    if isinstance(said, list) and said and isinstance(said[0], dict):
        inner = next((key for key in ("text", "value", "content") if key in said[0]), "text")
        text = f"{text}[].{inner}"
    name = "sharegpt" if role == "from" else "messages"
    list_role = "conversations" if name == "sharegpt" else "messages"
    columns = {list_role: column, "role": role, "text": text}
    columns |= {"system": parts["system"]} if "system" in parts else {}
    return Schema("chat", columns, name)


def _choices(row: Mapping[str, Any], parts: Mapping[str, str]) -> str:
    if "choices" in parts:
        return parts["choices"]
    plain = {plain_name(name): name for name in row}
    if {"a", "b", "c"} <= plain.keys():
        return plain["a"]
    starts = ("option_", "opcao_", "alternativa_", "choice_")
    options = [name for word, name in plain.items() if word.startswith(starts)]
    return options[0] if len(options) > 1 else ""


def _nested(row: Mapping[str, Any], shapes: Mapping[str, str]) -> dict[str, str] | None:
    """Answers one level down, as in `instances: [{"input": …, "output": …}]`."""
    for name, shape in shapes.items():
        if shape != "objects" or _is(name, "answer"):
            continue  # SQuAD's own answers are one answer in several wordings
        inner = _parts({key: shape_of(cell) for key, cell in row[name][0].items()})
        if "answer" in inner:
            given = _first(inner, INPUT_PARTS)
            columns = {"output": f"{name}[].{inner['answer']}"}
            return ({"input": f"{name}[].{given}"} if given else {}) | columns
    return None


def _question_answer(parts: Mapping[str, str], question: str, answer: str) -> Schema:
    columns = {"instruction": question}
    given = next(
        (parts[part] for part in INPUT_PARTS if part in parts and parts[part] != question), None
    )
    columns |= {"input": given} if given else {}
    columns |= {"output": answer}
    for extra in ("system", "history"):
        columns |= {extra: parts[extra]} if extra in parts else {}
    asked = question == parts.get("question")
    with_context = asked and given is not None and given == parts.get("context")
    return Schema("qa_with_context" if with_context else "instruction", columns, _name(parts))


def _name(parts: Mapping[str, str]) -> str:
    if "instruction" in parts:
        return "alpaca"
    return "question_answer" if "question" in parts else "prompt_completion"
