"""What pydantic says about a value in a job file, as words a person can act on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop import format as fmt
from desktop.language import QT_TRANSLATE_NOOP, translate

KINDS: dict[str, str] = {
    "int": QT_TRANSLATE_NOOP("Problem", "a whole number"),
    "int_from_float": QT_TRANSLATE_NOOP("Problem", "a whole number"),
    "float": QT_TRANSLATE_NOOP("Problem", "a number"),
    "bool": QT_TRANSLATE_NOOP("Problem", "true or false"),
    "string": QT_TRANSLATE_NOOP("Problem", "text in quotes"),
    "list": QT_TRANSLATE_NOOP("Problem", "a list in square brackets"),
    "dict": QT_TRANSLATE_NOOP("Problem", "an object in braces"),
    "model": QT_TRANSLATE_NOOP("Problem", "an object in braces"),
}
DEVICES = "'auto', 'cpu', 'cuda', 'cuda:0'"
LIMITS = (
    ("gt", QT_TRANSLATE_NOOP("Problem", "more than {limit}")),
    ("ge", QT_TRANSLATE_NOOP("Problem", "at least {limit}")),
    ("min_length", QT_TRANSLATE_NOOP("Problem", "a length of at least {limit}")),
    ("lt", QT_TRANSLATE_NOOP("Problem", "less than {limit}")),
    ("le", QT_TRANSLATE_NOOP("Problem", "at most {limit}")),
    ("max_length", QT_TRANSLATE_NOOP("Problem", "a length of at most {limit}")),
)


def readable(setting: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of one job error with `expected` and `allowed` in words, and its full setting."""
    known = dict(facts) | {"setting": setting}
    if "tag" in known:  # a part of a tagged kind: its `type` is what is wrong
        known |= {"setting": f"{setting}.type", "found": known["tag"]}
        known["expected"] = known.get("expected_tags")
    elif "pattern" in known:
        known["expected"] = DEVICES if setting.endswith("device") else known["pattern"]
    elif known.get("expected") in KINDS:
        known["expected"] = translate("Problem", KINDS[known["expected"]])
    known["allowed"] = _allowed(known)
    return known


def _allowed(facts: Mapping[str, Any]) -> str | None:
    limits = [
        translate("Problem", sentence).format(limit=_limit(facts[name]))
        for name, sentence in LIMITS
        if facts.get(name) is not None
    ]
    return ", ".join(limits) or None


def _limit(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return fmt.number(value) if isinstance(value, int) else str(value)
