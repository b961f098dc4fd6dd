"""A schema: which column of a row plays which part. Found per row from names and shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.data.mapping.choices import quiz_columns
from engine.data.mapping.names import is_language, part_of
from engine.data.mapping.rated import has_twin, preference, rated
from engine.data.mapping.seen import ANSWER_PARTS, PLAIN_TEXTS, Seen, all_text, parts_of, plays, see
from engine.data.mapping.shapes import PART_KEYS, cell_of, pair_keys, shape_of, turn_keys
from engine.data.mapping.single_turns import is_single_turn
from engine.data.mapping.speakers import role_under

TRAINABLE = ("instruction", "qa_with_context", "chat", "text", "mixed")
"""Kinds whose rows can be learned as they are."""
ANSWERED = ("instruction", "qa_with_context", "chat")
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
    agreed: bool = False
    """Somebody asked for it, though its kind is never learned unasked."""
    first_choice: int = 0
    """The number of the first choice, where the right one is told by a number."""
    key: tuple[tuple[str, str], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", (("kind", self.kind), *sorted(self.columns.items())))

    @property
    def trainable(self) -> bool:
        """Whether rows of this schema can be learned without asking first."""
        return self.kind in TRAINABLE or self.chosen_only or self.agreed

    @property
    def needed(self) -> frozenset[str]:
        """The columns without which a row is not of this schema at all."""
        roles = {"messages", "conversations", "instruction", "output", "prompt", "chosen"}
        roles |= {"text"} if self.kind in ("text", "classification") else set()
        names = (self.columns[r].split("[")[0] for r in roles if r in self.columns)
        return frozenset(name for name in names if "." not in name)  # those may lie in objects


def schema_of(
    row: Mapping[str, Any],
    hidden: frozenset[str] = frozenset(),
    marks: frozenset[str] | None = None,
) -> Schema | None:
    """The schema of one row, or None if its names say nothing. Empty columns do not count.

    Args:
        hidden: columns that play no part whatever they are called: their cells are addresses, ids.
        marks: columns that say whether an answer is good, as far as the other rows tell.
    """
    if is_single_turn(row):
        return None
    seen = see(row, hidden, marks)
    found = _of(seen)
    unsure = found is None or found.kind == "prompts_only"
    return (_of_lists(row) or found) if unsure else found


def _of(seen: Seen) -> Schema | None:
    if columns := preference(seen):
        return Schema("preference", columns, "preference")
    if columns := rated(seen):
        return Schema("unpaired_preference", columns, "kto")
    if seen.turns:
        return _of_turns(seen)
    if columns := quiz_columns(seen):
        return Schema("multiple_choice", columns)
    question, nested = seen.question, _nested(seen)
    if question and nested:
        columns = {"instruction": seen.parts.get("instruction") or question}
        return Schema("instruction", columns | nested, "nested")
    if pair := _translation(seen):
        columns = {"instruction": pair[0], "output": pair[1]}
        return Schema("instruction", columns, "translation", guessed=True)
    answer = seen.first(*ANSWER_PARTS)
    if question and answer and question != answer:
        return _question_answer(seen, question, answer)
    return _without_answer(seen, question)


def _without_answer(seen: Seen, question: str | None) -> Schema | None:
    """Labels, plain text, or questions that nobody answers."""
    parts = seen.parts
    if question and "label" in parts:
        return _classification(parts, question)
    plain = parts.get("text")
    if plain and question in (plain, parts.get("context")):
        return Schema("text", {"text": plain}, "text_only")
    if question and plain and question != parts.get("speaker"):
        columns = {"instruction": question, "output": plain}
        return Schema("instruction", columns, "question_answer", guessed=True)
    alone = seen.first(*PLAIN_TEXTS)
    if alone and not {"instruction", "question", "prompt", "input", "answer"} & parts.keys():
        return Schema("text", {"text": alone}, "text_only")
    if question and question != parts.get("speaker"):
        return Schema("prompts_only", {"instruction": question})
    return None


def _classification(parts: Mapping[str, str], question: str) -> Schema:
    both = "context" in parts and question == parts.get("input")  # premise and hypothesis
    text = parts.get("text") or (parts["context"] if both else question)
    second = parts.get("input", text)
    columns = {"text": text} | ({"input": second} if second != text else {})
    return Schema("classification", columns | {"label": parts["label"]})


def _of_lists(row: Mapping[str, Any]) -> Schema | None:
    """Several ways to ask and several answers, as chat bots' intents have them."""
    lists = {
        part[0]: name
        for name, cell in row.items()
        if (part := part_of(name)) and isinstance(cell, list) and cell and all_text(cell)
    }
    one = next((n for n, cell in row.items() if plays(n, "answer") and isinstance(cell, str)), None)
    asked = lists.get("question") or lists.get("prompt")
    if asked and one and "answer" not in lists:
        return Schema("instruction", {"instruction": f"{asked}[]", "output": f"{one}[]"}, "intents")
    if asked and "answer" in lists:
        columns = {"instruction": f"{asked}[]", "output": f"{lists['answer']}[]"}
        return Schema("instruction", columns, "intents")
    return None


def _of_turns(seen: Seen) -> Schema:
    """Conversations; or a question and an answer that are lists of turns each."""
    said = [name for name in seen.turns if plays(name, "answer")]
    asked = [n for n in seen.turns if n not in said and not plays(n, "messages")]
    answer = seen.parts.get("answer")
    if asked and answer and len(seen.turns) == 1 and seen.shapes[answer] in ("text", "turn"):
        said = [answer]
    if answer and not said and seen.shapes[answer] in ("text", "turn"):
        asked = [name for name in seen.turns if _ends_asking(seen.row[name])]
        said = [answer] if asked else []
    if said and asked:
        columns = {"instruction": asked[0], "output": said[0]}
        return Schema("instruction", columns, "prompt_completion")
    return _chat(seen)


def _ends_asking(turns: Any) -> bool:
    """Whether nobody has answered yet: the answer stands beside the conversation."""
    keys = turn_keys(turns)
    return keys is not None and role_under(keys[0], turns[-1].get(keys[0])) == "user"


def _chat(seen: Seen) -> Schema:
    column = next((name for name in seen.turns if plays(name, "messages")), seen.turns[0])
    turns = seen.row[column]
    system = {"system": seen.parts["system"]} if "system" in seen.parts else {}
    keys = turn_keys(turns)
    if keys is None:
        asked, said = pair_keys(turns) or ("", "")
        return Schema("chat", {"messages": column, "role": asked, "text": said} | system, "pairs")
    role, text = keys
    content = next((cell for turn in turns if (cell := cell_of(turn, text))), None)
    if isinstance(content, list) and content and isinstance(content[0], dict):
        text = f"{text}[].{next((key for key in PART_KEYS if key in content[0]), 'text')}"
    name = "sharegpt" if role == "from" else "messages"
    list_role = "conversations" if name == "sharegpt" else "messages"
    return Schema("chat", {list_role: column, "role": role, "text": text} | system, name)


def _translation(seen: Seen) -> tuple[str, str] | None:
    """Two columns called like languages: the first is asked, the second is the answer."""
    spoken = [n for n, shape in seen.shapes.items() if is_language(n) and shape == "text"]
    return (spoken[0], spoken[1]) if len(spoken) == 2 else None


def _nested(seen: Seen) -> dict[str, str] | None:
    """Answers one level down, as in `instances: [{"input": …, "output": …}]`."""
    for name, shape in seen.shapes.items():
        if shape != "objects" or plays(name, "answer"):
            continue  # SQuAD's own answers are one answer in several wordings
        inner = parts_of({key: shape_of(cell) for key, cell in seen.row[name][0].items()})
        if "answer" in inner:
            given = next((inner[part] for part in INPUT_PARTS if part in inner), None)
            columns = {"output": f"{name}[].{inner['answer']}"}
            return ({"input": f"{name}[].{given}"} if given else {}) | columns
    return None


def _question_answer(seen: Seen, question: str, answer: str) -> Schema:
    parts = seen.parts
    given = next((parts[p] for p in INPUT_PARTS if p in parts and parts[p] != question), None)
    columns = {"instruction": question} | ({"input": given} if given else {}) | {"output": answer}
    for extra in ("system", "history"):
        columns |= {extra: parts[extra]} if extra in parts else {}
    asked = question == parts.get("question")
    with_context = asked and given is not None and given == parts.get("context")
    kind = "qa_with_context" if with_context else "instruction"
    return Schema(kind, columns, _name(parts), guessed=has_twin(seen, answer))


def _name(parts: Mapping[str, str]) -> str:
    if "instruction" in parts:
        return "alpaca"
    return "question_answer" if "question" in parts else "prompt_completion"
