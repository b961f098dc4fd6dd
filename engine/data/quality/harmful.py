"""Harmful content by rules that anybody can read: `harmful_rules.json` beside this file.

A rule is a list of word sequences; a text is found if one of them occurs as whole words, in any
case and with or without accents. Every finding says which rule found it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RULES = Path(__file__).with_name("harmful_rules.json")


@dataclass(frozen=True)
class Sequence:
    """A word sequence of a rule."""

    rule: str
    pattern: re.Pattern[str]
    keys: frozenset[str]
    """One of these words must be in a text, or the sequence is not looked for."""


@cache
def sequences() -> tuple[Sequence, ...]:
    """All word sequences of all rules."""
    rules = json.loads(RULES.read_text(encoding="utf-8"))["rules"]
    return tuple(_sequence(rule["code"], words) for rule in rules for words in rule["words"])


@cache
def key_words() -> frozenset[str]:
    """Words without which no sequence can be in a text; with and without accents."""
    return frozenset(word for sequence in sequences() for word in sequence.keys)


def _sequence(rule: str, words: str) -> Sequence:
    """`how to {make|build} * !bomb`: words, alternatives in braces, `*` for up to four words.

    Only texts with the word marked by `!` are searched, so it should be a rare one.
    """
    parts, keys = [], frozenset[str]()
    for word in words.split():
        if word == "*":
            parts.append(r"(?:\w+\W+){0,4}?")
            continue
        either = word.strip("!{}").split("|")
        spelt = {plain(one) for one in either}
        parts.append(rf"(?:{'|'.join(sorted(spelt, key=len, reverse=True))})\W+")
        if word.startswith("!") or not keys:
            keys = frozenset(spelt | set(either))
    expression = "".join(parts).removesuffix(r"\W+")
    return Sequence(rule, re.compile(rf"(?<!\w){expression}(?!\w)"), keys)


def plain(text: str) -> str:
    """Small letters without accents, one for one, so that places stay the same."""
    lowered = text.lower()
    if lowered.isascii() or len(lowered) != len(text):
        return lowered
    return lowered.translate(_bare())


@cache
def _bare() -> dict[int, str]:
    letters = map(chr, range(0xC0, 0x250))
    return {ord(c): base for c in letters if (base := unicodedata.normalize("NFD", c)[0]) != c}


def harmful(text: str, words: Collection[str]) -> tuple[str, int, int] | None:
    """The rule that finds something in a text, and where; None for nearly every text.

    Args:
        words: those of `key_words` that are in the text, in small letters.
    """
    if not words:
        return None
    simple = plain(text)
    for sequence in sequences():
        if sequence.keys.isdisjoint(words):
            continue
        if match := sequence.pattern.search(simple):
            return sequence.rule, match.start(), match.end()
    return None
