"""Harmful content by rules that anybody can read: `harmful_rules.json` beside this file.

A rule is a list of word sequences; a text is found if one of them occurs as whole words, in any
case and with or without accents. Every finding says which rule found it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

RULES = Path(__file__).with_name("harmful_rules.json")


@cache
def _rules() -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for everything, and the rule of each of its groups."""
    said = json.loads(RULES.read_text(encoding="utf-8"))
    groups, names = [], {}
    for number, rule in enumerate(said["rules"]):
        names[f"r{number}"] = rule["code"]
        groups.append(f"(?P<r{number}>{'|'.join(_expression(words) for words in rule['words'])})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)"), names


def _expression(words: str) -> str:
    """`how to {make|build} a bomb`: words, alternatives in braces, `*` for up to three words."""
    parts = []
    for word in words.split():
        if word == "*":
            parts.append(r"(?:\w+\W+){0,3}?")
        elif word.startswith("{"):
            choice = "|".join(re.escape(plain(one)) for one in word.strip("{}").split("|"))
            parts.append(rf"(?:{choice})\W+")
        else:
            parts.append(re.escape(plain(word)) + r"\W+")
    return "".join(parts).removesuffix(r"\W+")


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


def harmful(text: str) -> tuple[str, int, int] | None:
    """The rule that finds something in a text, and where; None for nearly every text."""
    pattern, names = _rules()
    match = pattern.search(plain(text))
    return (names[match.lastgroup or ""], match.start(), match.end()) if match else None
