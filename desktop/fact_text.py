"""Facts as words: sizes, times, versions and lists inside a translated sentence.

A sentence names its facts in braces. The fact's own name tells its unit (`free_bytes`,
`elapsed_s`); a word after a colon overrides it: `{total_bytes:memory}`,
`{installed:version}`, `{run:name}`, `{reason:word}`, `{found:plain}`.
"""

from __future__ import annotations

import json
import string
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from desktop import format as fmt
from desktop.language import translate
from desktop.sentences.data import SENTENCES as DATA_SENTENCES
from desktop.sentences.rows import drop_word, kind_word, reject_word
from desktop.sentences.words import word

LIST_SHOWN = 5
"""Longer lists end in "and 12 more": a sentence is not a log."""
TEXT_SHOWN = 600
"""Longest quoted text of a library, in characters."""


class FactFormatter(string.Formatter):
    """`str.format` for sentences: units by name, and a missing fact never raises."""

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return _Fact(field_name, kwargs.get(field_name)), field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        return fact_text(value.name, value.value, format_spec)

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        return value


class _Fact:
    def __init__(self, name: str, value: Any) -> None:
        self.name, self.value = name, value


def fact_text(name: str, value: Any, style: str = "") -> str:
    """One fact as a person reads it; an empty `style` goes by its name."""
    if style == "plain":
        return value if isinstance(value, str) and value else json.dumps(value, default=str)
    if value is None or value == "":
        return translate("Problem", "unknown")
    style = style or _style_of(name)
    if style in STYLES:
        return STYLES[style](value)
    if isinstance(value, bool):
        return translate("Problem", "yes") if value else translate("Problem", "no")
    if isinstance(value, int | float):
        return _number(value, style)
    if isinstance(value, Mapping):
        if set(value) == {"name", "memory_bytes"}:  # a program that uses the card
            return _program(value)
        return _listed([name_and_value(str(k), v) for k, v in value.items()])
    if isinstance(value, list | tuple | set | frozenset):
        return _listed([fact_text("", item, style) for item in value])
    text = str(value).strip()
    return text if len(text) <= TEXT_SHOWN else "…" + text[-TEXT_SHOWN:]


def name_and_value(name: str, value: Any) -> str:
    return f"{name}: {fact_text(name, value)}"


def _style_of(name: str) -> str:
    if name.endswith("_bytes"):
        return "size"
    if name.endswith("_s") and not name.endswith("_per_s"):
        return "duration"
    return ""


def _number(value: float, style: str) -> str:
    if style == "size":
        return fmt.size(int(value))
    if style == "memory":
        return fmt.memory(int(value))
    if style == "duration":
        return fmt.duration(value)
    return fmt.number(value) if isinstance(value, int) else fmt.significant(value)


def _name(value: Any) -> str:
    """The last part of a path: a run is known by its folder's name."""
    return PurePath(str(value)).name


def _hash8(value: Any) -> str:
    """The first letters of a hash, enough to tell two apart."""
    return str(value)[:8]


def _version(value: Any) -> str:
    """A version as text, from text or from its numbers (12, 0) -> 12.0."""
    if isinstance(value, list | tuple):
        return ".".join(str(part) for part in value)
    return str(value)


def _program(program: Mapping[str, Any]) -> str:
    """firefox (1.2 GB); Windows does not say how much."""
    used = program["memory_bytes"]
    name = str(program["name"])
    return f"{name} ({fmt.memory(int(used))})" if used else name


def _listed(items: list[str]) -> str:
    if not items:
        return translate("Problem", "none")
    if len(items) <= LIST_SHOWN:
        return ", ".join(items)
    return translate("Problem", "{items} and {count} more").format(
        items=", ".join(items[:LIST_SHOWN]), count=fmt.number(len(items) - LIST_SHOWN)
    )


def _word(value: Any) -> str:
    """A word of the protocol or of the data desk in the person's language."""
    if isinstance(value, list | tuple):
        return _listed([_word(item) for item in value])
    text = str(value)
    for known in (word, reject_word, kind_word):
        if known(text) != text:
            return known(text)
    return text


def _title(value: Any) -> str:
    """What a problem of a data file is called, from its code."""
    sentences = DATA_SENTENCES.get(str(value))
    return translate("Problem", sentences[0]) if sentences else str(value)


def _when(value: Any) -> str:
    """A UTC time of a file the way one speaks of it."""
    then = fmt.moment(str(value))
    return fmt.when(then) if then else str(value)


def _reasons(value: Any) -> str:
    """Counts of left-out rows by reason, the most frequent first."""
    if not isinstance(value, Mapping):
        return str(value)
    counted = sorted(value.items(), key=lambda item: -int(item[1]))
    return _listed([f"{drop_word(str(reason))} ({fmt.number(count)})" for reason, count in counted])


def _percent(value: Any) -> str:
    return fmt.percent(value) if isinstance(value, int | float) else str(value)


def _rate(value: Any) -> str:
    """A learning rate."""
    return fmt.scientific(value) if isinstance(value, int | float) else str(value)


STYLES = {
    "problem": _title,
    "version": _version,
    "name": _name,
    "hash8": _hash8,
    "word": _word,
    "when": _when,
    "reasons": _reasons,
    "percent": _percent,
    "rate": _rate,
}
