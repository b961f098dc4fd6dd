"""A schema: which column of a row plays which part. Found per row from names and shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.data.mapping.names import is_language, part_of, plain_name, role_of, says_good
from engine.data.mapping.names import says_better as _says_better
from engine.data.mapping.shapes import pair_keys, shape_of, turn_keys

TRAINABLE = ("instruction", "qa_with_context", "chat", "text", "mixed")
"""Kinds whose rows can be learned as they are."""
ANSWERED = ("instruction", "qa_with_context", "chat")
QUESTION_PARTS = (
    "instruction", "question", "prompt", "input", "text", "context", "speaker", "messages",
    "documentation",
)  # fmt: skip
INPUT_PARTS = ("input", "context", "question")
ANSWER_PARTS = ("answer", "summary", "code")
PLAIN_TEXTS = ("text", "context", "code", "summary", "messages")
"""Parts that are plain text if nothing else stands beside them."""
_PAIR_ENDS = (("a", "b"), ("1", "2"), ("0", "1"), ("j", "k"), ("x", "y"))
"""Ends of the names of two answers of which one is better."""


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


def schema_of(row: Mapping[str, Any], hidden: frozenset[str] = frozenset()) -> Schema | None:
    """The schema of one row, or None if its names say nothing. Empty columns do not count.

    Args:
        hidden: columns that play no part whatever they are called: their cells are addresses, ids.
    """
    if is_single_turn(row):
        return None
    shapes = {n: shape_of(cell) for n, cell in row.items() if cell is not None and n not in hidden}
    parts = _parts(shapes)
    turns = [name for name, shape in shapes.items() if shape == "turns"]
    return _preference(parts, turns, shapes) or _asked(row, parts, turns, shapes)


def _asked(
    row: Mapping[str, Any], parts: dict[str, str], turns: list[str], shapes: Mapping[str, str]
) -> Schema | None:
    answer, question = _first(parts, ANSWER_PARTS), _first(parts, QUESTION_PARTS)
    if flag := _flag(row, parts, shapes, has_answer=bool(answer or turns)):
        prompt = {"prompt": question} if question and question != answer else {}
        said = answer or turns[0]
        return Schema("unpaired_preference", prompt | {"output": said, "label": flag}, "kto")
    if turns:
        return _of_turns(row, parts, turns, shapes)
    choices = _choices(row, parts)
    if question and choices:
        right = parts.get("answer") or parts.get("label")
        columns = {"instruction": question, "choices": choices}
        return Schema("multiple_choice", columns | ({"output": right} if right else {}))
    nested = _nested(row, shapes)
    if question and nested:
        columns = {"instruction": parts.get("instruction") or question}
        return Schema("instruction", columns | nested, "nested")
    return _of_texts(parts, question, answer, shapes)


def _of_texts(
    parts: dict[str, str], question: str | None, answer: str | None, shapes: Mapping[str, str]
) -> Schema | None:
    if pair := _translation(shapes):
        columns = {"instruction": pair[0], "output": pair[1]}
        return Schema("instruction", columns, "translation", guessed=True)
    if question and answer and question != answer:
        return _question_answer(parts, question, answer)
    if question and "label" in parts:
        text = parts.get("text") or question
        second = parts.get("input")
        columns = {"text": text} | ({"input": second} if second and second != text else {})
        return Schema("classification", columns | {"label": parts["label"]})
    plain = parts.get("text")
    if plain and question in (plain, parts.get("context")):
        return Schema("text", {"text": plain}, "text_only")
    if question and "text" in parts and question != parts.get("speaker"):
        columns = {"instruction": question, "output": parts["text"]}
        return Schema("instruction", columns, "question_answer", guessed=True)
    alone = _first(parts, PLAIN_TEXTS)
    if alone and not {"instruction", "question", "prompt", "input", "answer"} & parts.keys():
        return Schema("text", {"text": alone}, "text_only")
    asks = question and question != parts.get("speaker")
    return Schema("prompts_only", {"instruction": question}) if asks and question else None


def is_single_turn(row: Mapping[str, Any]) -> bool:
    """One message a row: which rows belong together is not said, so nothing can be learned."""
    who = ("role", "from", "speaker", "sender", "author", "autor", "remetente", "papel")
    said = ("content", "value", "text", "message", "body", "texto", "mensagem", "conteudo")
    plain = {plain_name(name): cell for name, cell in row.items()}
    speaks = any(role_of(plain.get(key)) for key in who)
    return speaks and any(isinstance(plain.get(key), str) for key in said)


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
        if part == "messages" and shape != "text":
            continue
        if part not in best or rank < best[part][0]:
            best[part] = (rank, name)
    parts = {part: name for part, (_, name) in best.items()}
    plain = {plain_name(name): name for name in shapes}
    if {"q", "a"} <= plain.keys() and not {"b", "c"} & plain.keys():
        parts |= {"question": plain["q"], "answer": plain["a"]}
    if "target" in map(plain_name, parts.values()) and "source" in plain and len(parts) == 1:
        parts["prompt"] = plain["source"]
    return parts


def _first(parts: Mapping[str, str], order: tuple[str, ...]) -> str | None:
    return next((parts[part] for part in order if part in parts), None)


def _is(name: str, part: str) -> bool:
    found = part_of(name)
    return found is not None and found[0] == part


def _preference(
    parts: Mapping[str, str], turns: list[str], shapes: Mapping[str, str]
) -> Schema | None:
    """Pairs of answers of which one is better; also where only marks say which."""
    columns = {part: parts[part] for part in ("chosen", "rejected") if part in parts}
    if len(columns) < 2:
        return _marked_pair(parts, shapes)
    before = [name for name in turns if name not in columns.values()]
    prompt = before[0] if before else _first(parts, QUESTION_PARTS)
    return Schema("preference", ({"prompt": prompt} if prompt else {}) | columns, "preference")


def _marked_pair(parts: Mapping[str, str], shapes: Mapping[str, str]) -> Schema | None:
    """Two answers, and a column that says which is better: nothing is learned unasked."""
    plain = {plain_name(name): name for name in shapes}
    marked = any(_says_better(name) for name in shapes)
    for word, name in plain.items():
        for first, second in _PAIR_ENDS:
            other = plain.get(word.removesuffix(first) + second)
            if marked and word.endswith(first) and other and _is(name, "answer") and other != name:
                prompt = _first(parts, QUESTION_PARTS)
                columns = {"prompt": prompt} if prompt else {}
                return Schema("preference", columns | {"answers": name}, "marked_pair")
    return None


def _flag(
    row: Mapping[str, Any], parts: Mapping[str, str], shapes: Mapping[str, str], has_answer: bool
) -> str | None:
    """The column that says whether the answer was good, in data for KTO."""
    if not has_answer:
        return None
    for name, shape in shapes.items():
        if not says_good(name):
            continue
        word = row[name].strip().lower() if isinstance(row[name], str) else ""
        number = type(row[name]) is int and row[name] in (0, 1, -1) and "prompt" in parts
        if shape == "flag" or number or word in ("desirable", "undesirable", "good", "bad"):
            return name
    return None


def _of_turns(
    row: Mapping[str, Any], parts: Mapping[str, str], turns: list[str], shapes: Mapping[str, str]
) -> Schema:
    """Conversations; or a question and an answer that are lists of turns each."""
    said = [name for name in turns if _is(name, "answer")]
    asked = [name for name in turns if name not in said and not _is(name, "messages")]
    if said and asked:
        columns = {"instruction": asked[0], "output": said[0]}
        return Schema("instruction", columns, "prompt_completion")
    answer = _first(parts, ("answer",))
    if asked and answer and shapes[answer] in ("text", "turn") and len(turns) == len(asked) == 1:
        columns = {"instruction": asked[0], "output": answer}
        return Schema("instruction", columns, "prompt_completion")
    return _chat(row, parts, turns)


def _chat(row: Mapping[str, Any], parts: Mapping[str, str], turns: list[str]) -> Schema:
    column = next((name for name in turns if _is(name, "messages")), turns[0])
    system = {"system": parts["system"]} if "system" in parts else {}
    keys = turn_keys(row[column])
    if keys is None:
        asked, said = pair_keys(row[column]) or ("", "")
        return Schema("chat", {"messages": column, "role": asked, "text": said} | system, "pairs")
    role, text = keys
    content = next((turn[text] for turn in row[column] if turn.get(text)), None)
    if isinstance(content, list) and content and isinstance(content[0], dict):
        inner = next((key for key in ("text", "value", "content") if key in content[0]), "text")
        text = f"{text}[].{inner}"
    name = "sharegpt" if role == "from" else "messages"
    list_role = "conversations" if name == "sharegpt" else "messages"
    return Schema("chat", {list_role: column, "role": role, "text": text} | system, name)


def _choices(row: Mapping[str, Any], parts: Mapping[str, str]) -> str:
    if "choices" in parts and not isinstance(row[parts["choices"]], str):
        return parts["choices"]
    plain = {plain_name(name): name for name in row}
    if {"a", "b", "c"} <= plain.keys():
        return plain["a"]
    stems = ("option", "opcao", "alternativa", "choice", "ending", "sol", "opcion", "answer")
    for stem in stems:
        names = [plain[word] for word in plain if _numbered(word, stem)]
        if len(names) > 1 and (stem != "answer" or len(names) > 2):
            return names[0]
    return parts.get("choices", "")


def _numbered(word: str, stem: str) -> bool:
    rest = word.removeprefix(stem).strip("_")
    return word.startswith(stem) and len(rest) == 1 and (rest.isdigit() or rest in "abcde")


def _translation(shapes: Mapping[str, str]) -> tuple[str, str] | None:
    """Two columns called like languages: the first is asked, the second is the answer."""
    spoken = [name for name, shape in shapes.items() if is_language(name) and shape == "text"]
    return (spoken[0], spoken[1]) if len(spoken) == 2 else None


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
