"""Texts that name who speaks, as one message a row (`labels.py`); `mapping.joined` joins them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from engine.data.reading.labels import ANSWER, QUESTION, Labels, Said, is_rule
from engine.data.reading.records import Blank, Entry, Record, Reject
from engine.data.reading.stream import is_clean

MAX_LINE_CHARS = 1 << 20
MAX_NOTICE_CHARS = 120
SPEAKER, TEXT, TIME, TALK = "speaker", "text", "time", "conversation"
_BLOCKS = ("|", ">", "|-", ">-")
"""What YAML writes where a text begins on the next line."""
_LEFT_OUT = re.compile(
    r"<[^<>]{3,80}>|.{0,60}\b(omitted|ocultad[oa]|omitid[oa]|file attached\)|arquivo anexado\))"
    r"|(you deleted this|this) message( was deleted)?\.?"
    r"|(mensagem apagada|esta mensagem foi apagada|você apagou esta mensagem)\.?",
    re.IGNORECASE,
)
"""What messengers write instead of a picture, or of what was taken back."""


def _is_left_out(text: str) -> bool:
    return len(text) <= MAX_NOTICE_CHARS and _LEFT_OUT.fullmatch(text) is not None


@dataclass
class _Message:
    """A message while its lines are read."""

    line: int
    said: Said
    more: list[str] = field(default_factory=list)
    talk: int = 0
    """Which conversation it is of, from 1; 0 if nothing tells."""
    ruled: bool = False
    """A line of dashes stood behind it."""

    def without_end(self, labels: Labels) -> int:
        """Take away the lines at its end that belong to no message; how many of them say
        something."""
        between = 0
        while self.more and labels.stands_between(self.more[-1]):
            line = self.more.pop()
            self.ruled = self.ruled or is_rule(line)
            between += bool(line.strip())
        return between

    def text(self) -> str:
        """All that was said, without the quotes around it."""
        first = self.said.text
        if first in _BLOCKS or _is_left_out(first):
            first = ""
        rest = textwrap.dedent("".join(self.more)).rstrip()
        text = f"{first}\n{rest}".strip("\r\n") if rest else first
        quote = text[:1]
        quoted = len(text) > 2 and quote in ('"', "'") and text.endswith(quote)
        return text[1:-1] if quoted and text.count(quote) == 2 else text


def read_labelled(file: TextIO, labels: Labels) -> Iterator[Entry]:
    """Each message as a row with its speaker; what stands before the first one and between two of
    them is blank. Messages of one speaker that follow one another in a messenger are one."""
    open_: _Message | None = None
    number, whole = 1, True
    while line := file.readline(MAX_LINE_CHARS):
        said = labels.of(line) if whole else None
        if labels.headed and open_ and open_.said.name == QUESTION and not said and line.strip():
            said = Said(ANSWER, line.rstrip("\r\n"))
        if said and open_ and labels.stamped and said.name == open_.said.name:
            open_.without_end(labels)
            open_.more.append("" if _is_left_out(said.text) else f"{said.text}\n")
        elif said:
            yield from _entries(open_, labels)
            talk = open_.talk + open_.ruled if open_ else int(labels.ruled)
            open_ = _Message(number, said, talk=talk if labels.ruled else 0)
        elif open_:
            open_.more.append(line)
        elif line.strip():
            yield Blank(number)
        whole = line.endswith("\n")
        number += whole
    yield from _entries(open_, labels)


def _entries(message: _Message | None, labels: Labels) -> Iterator[Entry]:
    """A message, and the lines behind it that belong to none."""
    if message is None:
        return
    between = message.without_end(labels)
    yield _entry(message)
    for place in range(between):
        yield Blank(message.line + len(message.more) + 1 + place)


def _entry(message: _Message) -> Entry:
    text = message.text()
    if not is_clean(text) or not is_clean(message.said.name):
        return Reject(message.line, "BAD_ENCODING")
    if not text or _is_left_out(text):
        return Blank(message.line)
    time = {TIME: message.said.time} if message.said.time else {}
    talk = {TALK: message.talk} if message.talk else {}
    return Record(message.line, {**talk, **time, SPEAKER: message.said.name, TEXT: text})
