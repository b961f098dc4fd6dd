"""Whether a text names who speaks: only what comes again and again in turn is such a text, all
else is prose with a colon in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from engine.data.mapping.names import answers_word, asks_word, plain_name
from engine.data.reading.labels import (
    ASKS,
    STAMP,
    Labels,
    is_rule,
    label_line,
    role_under_label,
    stamped_line,
)

MIN_TURNS = 3
MIN_RULES = 2
IN_TURN = 0.9
STAMPED_SHARE = 0.6
LABELLED_PARAGRAPHS = 0.2
FIRST_PARAGRAPHS = 4
"""A title and a foreword may stand before the first question."""
HEADS_ASK = 0.8
MIN_HEADS = 5
OTHER_SHARE = 0.5
"""A label on so many rows as there are questions is a field of theirs, such as `Categoria:`."""
_QUESTION_WORDS = "pergunta question q questao duvida instruction instrucao pregunta frage domanda"
_QUESTIONS = frozenset(_QUESTION_WORDS.split())
_LEVEL_WORDS = "debug info warn warning error critical fatal trace notice"
_LEVELS = frozenset(_LEVEL_WORDS.split())
"""Logs have stamps and colons, too."""
_PERSON = re.compile(r"[A-ZÀ-Ý][\w.'’-]*(?:\s+(?:d[aeo]s?\s+)?[A-ZÀ-Ý][\w.'’-]*){0,4}")
_HEADS = re.compile(r"\ufeff?(?:#{2,6}\s+|\d{1,3}\s*[.)-]+\s+)\S")
_CHOICE = re.compile(r"\s*\(?[a-eA-E]\s*[.)-]\s")


def find_labels(lines: Sequence[str]) -> Labels | None:
    """How the first lines of a text name who speaks, or None: they do not."""
    full = [line for line in lines if line.strip()]
    if len(full) < 2 * MIN_TURNS:
        return None
    stamps = [stamp for line in full if (stamp := STAMP.match(line))]
    if len(stamps) >= max(2 * MIN_TURNS, STAMPED_SHARE * len(full)):
        names = Counter(plain_name(said.name) for line in full if (said := stamped_line(line)))
        logged = all(name.split("_")[0] in _LEVELS for name in names)
        if logged or len(names) < 2 or names.total() < len(stamps) / 2:
            return None
        return Labels(stamped=True, dated=2 * sum(bool(s["day"]) for s in stamps) > len(stamps))
    return _by_names(lines, full) or _by_headings(full)


def _by_headings(full: Sequence[str]) -> Labels | None:
    """Headings that ask, each with an answer below; a quiz has choices there."""
    asked = [bool(ASKS.match(line)) for line in full]
    heads = sum(bool(_HEADS.match(line)) for line in full)
    below = [line for before, line in zip(asked, full[1:], strict=False) if before]
    answered = sum(not (_HEADS.match(line) or _CHOICE.match(line)) for line in below)
    enough = max(MIN_HEADS, IN_TURN * sum(asked), HEADS_ASK * heads)
    return Labels(headed=True) if answered >= enough else None


def _by_names(lines: Sequence[str], full: Sequence[str]) -> Labels | None:
    """The labels of a text without times, if they are those of questions and answers."""
    counts = Counter(plain_name(said.name) for line in full if (said := label_line(line)))
    letters = min(counts["p"], counts["r"]) >= MIN_TURNS
    labels = Labels(letters=letters, people=_people(full))
    roles = [role_under_label(said.name) for line in full if (said := labels.of(line))]
    roles = [role for role in roles if role != "system"]
    if not _take_turns(roles) or not _are_paragraphs(lines, labels):
        return None
    enough = max(MIN_TURNS, OTHER_SHARE * roles.count("user"))
    others = _fields(full, labels, enough)
    head = [line.strip() for line in takewhile(lambda line: labels.of(line) is None, full)]
    times = Counter(map(str.strip, full))
    above = frozenset(line for line in head if times[line] >= enough)
    return replace(labels, others=others, above=above, ruled=_are_ruled(full, labels))


def _are_ruled(full: Sequence[str], labels: Labels) -> bool:
    """Whether lines of dashes part conversations of people; in lists of questions, sections."""
    names = {plain_name(said.name) for line in full if (said := labels.of(line))}
    if not names.isdisjoint(_QUESTIONS):
        return False
    rules = sum(is_rule(one) and bool(labels.of(other)) for one, other in pairwise(full))
    return rules >= MIN_RULES


def _people(full: Sequence[str]) -> frozenset[str]:
    """Labels of who asked and who answered, where names of people stand behind both: what was said
    stands elsewhere, or nowhere."""
    texts: dict[str, list[str]] = {}
    for said in map(label_line, full):
        if said and (asks_word(name := plain_name(said.name)) or answers_word(name)):
            texts.setdefault(name, []).append(said.text)
    named = frozenset(name for name, said in texts.items() if _are_people(said))
    both = any(map(asks_word, named)) and any(map(answers_word, named))
    return named if both else frozenset()


def _are_people(texts: Sequence[str]) -> bool:
    return sum(bool(_PERSON.fullmatch(text)) for text in texts) >= IN_TURN * len(texts)


def _fields(full: Sequence[str], labels: Labels, enough: float) -> frozenset[str]:
    """Names that stand again and again before a label or another field, with words behind them."""
    found: Counter[str] = Counter()
    before = False
    for line in reversed(full):
        said = label_line(line)
        if labels.of(line):
            before = True
        elif said and said.text and before:
            found[plain_name(said.name)] += 1
        else:
            before = False
    return frozenset(name for name, count in found.items() if count >= enough)


def _take_turns(roles: Sequence[str]) -> bool:
    """Whether questions have answers, nearly always."""
    asked = roles.count("user")
    answered = sum(pair == ("user", "assistant") for pair in pairwise(roles))
    return answered >= max(MIN_TURNS, IN_TURN * asked) and len(roles) - 2 * answered <= 0.2 * asked


def _are_paragraphs(lines: Sequence[str], labels: Labels) -> bool:
    """Whether paragraphs say who speaks, from the first ones on: books with dialogues do not."""
    found = [any(map(labels.of, paragraph)) for paragraph in _paragraphs(lines)]
    return any(found[:FIRST_PARAGRAPHS]) and sum(found) >= LABELLED_PARAGRAPHS * len(found)


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]
