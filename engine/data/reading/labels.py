"""Texts in which names stand before what is said: `Pergunta: …`, `User: …`, exports of messengers.

Headings and counted lines that ask (`## Qual é o prazo?`) are questions with answers below them.
Whether a text is one of these is found in `find_labels.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.data.mapping.names import is_known_name, part_of, plain_name, role_of

QUESTION, ANSWER = "pergunta", "resposta"
MAX_NAME_WORDS = 4
LETTERS = {"p": QUESTION, "r": ANSWER}
"""What `P:` and `R:` stand for, where both are there."""
STAMP = re.compile(
    r"\W{0,3}(?P<time>(?P<day>\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+)?"
    r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:[\s\u202f]?[APap]\.?[\s\u202f]?[Mm]\.?)?)"
    r"\]?\s*(?:[-–]\s+)?"
)
ASKS = re.compile(
    r"\ufeff?(?:#{1,6}\s+|\d{1,3}\s*[.)-]+\s+)(?:\*{2})?(?P<text>[^\n]*?\?)\*{0,2}\s*$"
)
_MARKS = "\u200e\u202a\u202c~ \t\r\n"
"""What messengers write around names and texts."""
_PERSON = re.compile(r"(?P<name>[^:\n]{1,40}):(?:\s+|$)(?P<text>.*)", re.DOTALL)
_HEADING = re.compile(r"#{1,6}\s+\S")
_LABEL = re.compile(
    r"(?:\d{1,4}\s*[.)-]\s*)?[\s*_#>•-]*(?P<name>[^\W\d_][^:*_\n]{0,38}?)\s*\d{0,4}[.)]?"
    r"[*_]{0,3}(?:\s*:[*_]{0,3}(?:\s+|$)|(?P<dash>\s+[-–—]\s))(?P<text>.*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Said:
    """A line that begins a message."""

    name: str
    text: str
    time: str = ""


@dataclass(frozen=True)
class Labels:
    """How a text names who speaks."""

    stamped: bool = False
    """A time stands before each name, and any name is one."""
    dated: bool = False
    """And a day before the time."""
    others: frozenset[str] = frozenset()
    """Labels that come again and again before questions and are nobody's."""
    above: frozenset[str] = frozenset()
    """Lines that stand above each question, as templates have them."""
    letters: bool = False
    """`P:` and `R:` are question and answer."""
    people: frozenset[str] = frozenset()
    """Labels that only say who somebody is: `Cliente: Ana Lima`."""
    ruled: bool = False
    """Lines of dashes stand between conversations of several turns."""
    headed: bool = False
    """Headings ask, and what stands below them answers."""

    def of(self, line: str) -> Said | None:
        """The message that a line begins, or None if it goes on with one or is none."""
        if self.headed:
            asks = ASKS.match(line)
            return Said(QUESTION, asks["text"]) if asks else None
        said = stamped_line(line) if self.stamped else label_line(line)
        if said is None or self.stamped:
            return said
        name = LETTERS.get(plain_name(said.name), said.name) if self.letters else said.name
        role = "" if plain_name(name) in self.people else role_under_label(name)
        return Said(name if role_of(name) else role, said.text) if role else None

    def stands_between(self, line: str) -> bool:
        """Whether a line right before a message belongs to none: a heading, a rule, a field, a
        notice, nothing."""
        if self.stamped:
            stamp = STAMP.match(line)
            return not line.strip() or bool(stamp and stamp["day"] and self.dated)
        bare, said = line.strip(), label_line(line)
        if said and _gives(said.name):
            return False
        if _HEADING.match(bare) or bare in self.above or not bare or is_rule(bare):
            return True
        return said is not None and plain_name(said.name) in self.others


def is_rule(line: str) -> bool:
    """Whether a line is drawn: `---`, `===`, `***`."""
    return bool(line.strip()) and not line.strip().strip("-=*_ ")


def stamped_line(line: str) -> Said | None:
    """A line of a messenger: a time, a name or a number, a text."""
    stamp = STAMP.match(line)
    found = _PERSON.match(line, stamp.end()) if stamp else None
    if stamp is None or found is None:
        return None
    return Said(found["name"].strip(_MARKS), found["text"].strip(_MARKS), stamp["time"])


def label_line(line: str) -> Said | None:
    """A line that begins with a name and a colon."""
    found = _LABEL.match(line.lstrip(f"\ufeff{_MARKS}"))
    if found is None or len(found["name"].split()) > MAX_NAME_WORDS:
        return None
    name = found["name"].strip()
    if found["dash"] and not (role_under_label(name) or plain_name(name) in LETTERS):
        return None  # a sentence with a dash in it
    return Said(name, found["text"].strip(_MARKS))


def role_under_label(name: str) -> str:
    """Who speaks under a label: `Pergunta`, `User`, `Solução`; "" for nobody."""
    if role := role_of(name):
        return role
    part = (part_of(name) or ("",))[0] if is_known_name(name) else ""
    asks = part in ("question", "instruction", "prompt")
    return "user" if asks else "assistant" if part == "answer" else ""


def _gives(name: str) -> bool:
    """Whether what stands under a label belongs to the question above."""
    return (part_of(name) or ("",))[0] in ("input", "context")
