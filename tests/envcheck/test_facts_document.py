"""FACTS.md says what the code reads: every field, its type, and examples that can be read."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

import envcheck
from envcheck import codec
from envcheck import facts as facts_module
from envcheck.check import assess
from envcheck.facts import BadFile, Facts, Observed, OutsidePackage, Shadow
from envcheck.judges.verdict import Needs

TEXT = (Path(envcheck.__file__).parent / "FACTS.md").read_text(encoding="utf-8")
CODE = Path(__file__).resolve().parents[2]
SECTIONS = {
    part.split("\n", 1)[0]: part for part in re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]
}
BLOCKS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]
FAULTS = {BadFile, OutsidePackage, Shadow}
"""What a healthy computer has none of; their examples stand in the tables."""
WORDS = {str: "text", int: "integer", bool: "true/false", float: "number"}


def reached(kind: type) -> set[type]:
    """Every dataclass that a document may hold."""
    found = {kind}
    for hint in get_type_hints(kind).values():
        while get_args(hint) and get_origin(hint) is not UnionType:
            hint = get_args(hint)[0]
        if is_dataclass(hint):
            found |= reached(hint)
    return found


KINDS = sorted(reached(Facts), key=lambda kind: kind.__name__)


def in_words(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Observed:
        return "observed " + in_words(arguments[0])
    if origin is tuple:
        return "list of " + in_words(arguments[0])
    if origin is UnionType:
        return f"{in_words(arguments[0])} or null"
    return WORDS.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def rows(section: str) -> dict[str, list[str]]:
    """Field -> its cells."""
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return {row[0].strip("` "): row[1:] for row in cells}


def test_no_kind_of_fact_is_left_out_and_none_is_made_up():
    assert SECTIONS.keys() == {kind.__name__ for kind in KINDS}
    assert {kind.__module__ for kind in KINDS} == {facts_module.__name__}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_documented_with_its_type(kind):
    hints = get_type_hints(kind)
    written = rows(SECTIONS[kind.__name__])
    assert list(written) == [field.name for field in fields(kind)]
    for name, (in_table, what, example) in written.items():
        assert in_table == in_words(hints[name]), name
        assert what, name
        assert example, name


def test_the_examples_can_be_read():
    small, whole = BLOCKS
    (card,) = codec.from_json(small).gpu.devices.value
    assert card.compute_capability.value == "6.1"
    assert codec.from_json(whole).engine.torch.value.cuda == "13.0"


def test_the_whole_document_is_a_healthy_computer():
    verdict = assess(codec.from_json(BLOCKS[1]), CODE, Needs())
    assert verdict.word == "ok", "brought up to date with the locks? " + str(verdict.findings[:3])


def test_the_whole_document_leaves_nothing_out_but_faults():
    facts = codec.from_json(BLOCKS[1])
    assert codec.to_json(facts) == BLOCKS[1]
    seen: set[type] = set()

    def walk(value: object) -> None:
        if isinstance(value, Observed):
            assert value.reason != "not recorded"
            walk(value.value)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        elif is_dataclass(value):
            seen.add(type(value))
            for field in fields(value):
                walk(getattr(value, field.name))

    walk(facts)
    assert seen == set(KINDS) - FAULTS


@pytest.mark.parametrize("document", [{"v": 1}, *BLOCKS], ids=["smallest", "a card", "whole"])
def test_every_example_can_be_judged(document):
    verdict = assess(codec.from_json(document), CODE, Needs())
    assert verdict.findings
    assert verdict.word in ("ok", "usable", "repairable", "blocked")
