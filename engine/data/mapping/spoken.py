"""Conversations in one string, with marks of who speaks: as older data sets have them (`Human: …`,
`### Assistant: …`), and as chat templates write them (ChatML, Llama 2 and 3, Gemma, Zephyr).

Read as one text or one question, the marks and the questions would be learned as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.data.mapping.names import plain_name, role_of

SPOKEN_SHARE = 0.9
SPOKEN = "spoken"
"""Name of a schema whose conversations or questions are such strings."""
MAX_PREAMBLE_CHARS = 1000
"""Before the first mark there may be a sentence on the task; a longer text is one that quotes."""
_AROUND = re.compile(
    r"(?:\s|</?s>|<bos>|<eos>|<\|begin_of_text\|>|<\|end_of_text\|>|<\|endoftext\|>)*"
)
"""What tokenizers write before and behind conversations."""
_SIGNS = ("</s>", "<s>", "<eos>", "<|end|>", "<|eot_id|>", "<|end_of_text|>", "<|endoftext|>")
"""What templates write behind a turn, beside the style's own end."""
_FIRST = re.compile(r"(?:[ \t]*\n)+|[ ]")
_SYSTEM = re.compile(r"\s*<<SYS>>(.*?)<</SYS>>", re.DOTALL)
_HASHES = re.compile(r"(?<!#)#{2,3}[ ]?([^\W\d_][\w ]{0,24}?)[ ]?:[ \t]*")
_ASKS = (
    "instruction instrucao instruccion question pergunta pregunta task tarefa prompt input entrada"
    " context contexto"
)
_ANSWERS = "response resposta respuesta answer output saida salida solution solucao"
_TASK = dict.fromkeys(_ASKS.split(), "user") | dict.fromkeys(_ANSWERS.split(), "assistant")

Message = dict[str, str]


@dataclass(frozen=True)
class _Style:
    """How a chat template marks turns."""

    mark: re.Pattern[str]
    end: str
    """What stands behind each turn; "" where nothing has to."""


_STYLES = (
    _Style(re.compile(r"(?:^|\n\n)(Human|Assistant):[ \n]?"), ""),
    _Style(re.compile(r"<\|im_start\|>[ ]?(\w+)\n?"), "<|im_end|>"),
    _Style(re.compile(r"<\|start_header_id\|>(\w+)<\|end_header_id\|>"), "<|eot_id|>"),
    _Style(re.compile(r"<start_of_turn>(\w+)\n?"), "<end_of_turn>"),
    _Style(re.compile(r"<\|(system|user|assistant)\|>\n?"), ""),
)


def is_spoken(text: Any) -> bool:
    """Whether a cell is a conversation in one string, or a question that waits for its answer."""
    return isinstance(text, str) and bool(spoken_messages(text))


def are_spoken(cells: Sequence[Any]) -> bool:
    """Whether nearly all cells of a column are."""
    return bool(cells) and sum(map(is_spoken, cells)) >= SPOKEN_SHARE * len(cells)


def spoken_messages(text: str) -> list[Message]:
    """Who speaks and what, in order; a mark at the end that waits for an answer is none.

    Empty if the text is no such conversation: marks in the middle of prose are prose.
    """
    found = _instructions(text) or _hashes(text)
    for style in () if found else _STYLES:
        if found := _in_style(text, style):
            break
    roles = [role_of(message["role"]) for message in found]
    if "user" not in roles or "assistant" not in roles:
        return []
    waits = roles[-1] == "assistant" and not found[-1]["content"]
    return found[:-1] if waits else found


def _in_style(text: str, style: _Style) -> list[Message]:
    """The turns between a template's marks, if the text begins with one and each turn ends."""
    body = _AROUND.sub("", text, count=1)
    marks = list(style.mark.finditer(body))
    if not marks or marks[0].start() > 0:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    turns = []
    for mark, end in zip(marks, ends, strict=True):
        said = body[mark.end() : end]
        if style.end:
            said, closed, behind = said.partition(style.end)
            if not _AROUND.fullmatch(behind) or (not closed and end < len(body)):
                return []
        turns.append({"role": mark[1], "content": _bare(said)})
    return turns


def _bare(said: str) -> str:
    """A turn without the signs for its end and what parts it from its mark; the first line of
    code keeps its place."""
    said = said.rstrip()
    while sign := next(filter(said.endswith, _SIGNS), ""):
        said = said[: -len(sign)].rstrip()
    first = _FIRST.match(said)
    return said[first.end() :] if first else said


def _instructions(text: str) -> list[Message]:
    """`[INST] question [/INST] answer`, with the system message inside the first question."""
    before, *parts = _AROUND.sub("", text, count=1).split("[INST]")
    if before:
        return []
    turns: list[Message] = []
    for asked, mark, said in (part.partition("[/INST]") for part in parts):
        if not mark:
            return []
        if system := _SYSTEM.match(asked):
            turns.append({"role": "system", "content": _bare(system[1])})
            asked = asked[system.end() :]
        turns.append({"role": "user", "content": _bare(asked)})
        turns.append({"role": "assistant", "content": _bare(said)})
    return turns


def _hashes(text: str) -> list[Message]:
    """`### Human: … ### Assistant: …`, or `### Instruction: … ### Input: … ### Response: …`."""
    marks = list(_HASHES.finditer(text))
    for role in (_speaker, _part_of_task):
        known = [(mark, who) for mark in marks if (who := role(mark[1]))]
        if {"user", "assistant"} <= {who for _, who in known} and _may_begin(text, known[0][0]):
            return list(_joined(_between(text, known)))
    return []


def _speaker(name: str) -> str | None:
    return None if plain_name(name) in _TASK else role_of(name)


def _part_of_task(name: str) -> str | None:
    system = "system" if role_of(name) == "system" else None
    return _TASK.get(plain_name(name), system)


def _may_begin(text: str, mark: re.Match[str]) -> bool:
    before = text[: mark.start()]
    return not before.strip() or (before.endswith("\n") and len(before) <= MAX_PREAMBLE_CHARS)


def _between(text: str, marks: Sequence[tuple[re.Match[str], str]]) -> Iterator[Message]:
    """What stands before the first mark is the system's, the rest is between the marks."""
    if before := _bare(text[: marks[0][0].start()]):
        yield {"role": "system", "content": before}
    ends = [mark.start() for mark, _ in marks[1:]] + [len(text)]
    for (mark, who), end in zip(marks, ends, strict=True):
        yield {"role": who, "content": _bare(text[mark.end() : end])}


def _joined(turns: Iterator[Message]) -> Iterator[Message]:
    """A question and its input are one message."""
    last: Message | None = None
    for turn in turns:
        if last and last["role"] == turn["role"]:
            texts = [text for text in (last["content"], turn["content"]) if text]
            last = {"role": turn["role"], "content": "\n\n".join(texts)}
            continue
        if last:
            yield last
        last = turn
    if last:
        yield last
