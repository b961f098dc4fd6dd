from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envcheck.codec import FactsUnreadable, from_json, to_json
from envcheck.facts import Facts, Observed, TorchBuild
from tests.envcheck.machines import CPU, MAIN, RTX_4090, cards, engine, facts

words = st.text(min_size=1, max_size=12)
PLAIN = {
    str: st.text(max_size=20),
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    type(None): st.none(),
}


def strategy_for(hint: object) -> st.SearchStrategy:
    """Any value of a type that facts use."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Observed:
        known = st.builds(Observed, strategy_for(arguments[0]), words)
        return known | st.builds(Observed, st.none(), words, words)
    if origin is tuple:
        return st.lists(strategy_for(arguments[0]), max_size=2).map(tuple)
    if origin is UnionType:
        return st.one_of(*map(strategy_for, arguments))
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{f.name: strategy_for(hints[f.name]) for f in fields(hint)})
    return PLAIN[hint]


@settings(max_examples=60, deadline=None)
@given(strategy_for(Facts))
def test_facts_come_back_as_they_were_written(some_facts):
    assert from_json(json.loads(json.dumps(to_json(some_facts)))) == some_facts


def test_facts_of_a_real_looking_machine_come_back():
    recorded = facts(engine(MAIN), cards("580.95.05", RTX_4090))
    assert from_json(json.loads(json.dumps(to_json(recorded), allow_nan=False))) == recorded


def test_a_fact_that_an_older_version_did_not_record_is_unknown():
    document = to_json(facts(engine(CPU)))
    del document["engine"]["leftovers"]
    read = from_json(document).engine.leftovers
    assert (read.value, read.source, read.reason) == (None, "recorded facts", "not recorded")


def test_a_fact_of_a_newer_version_is_ignored():
    document = to_json(facts(engine(CPU))) | {"moon_phase": {"value": 1, "source": "sky"}}
    document["gpu"]["temperature"] = {"value": 40, "source": "nvml"}
    assert from_json(document) == facts(engine(CPU))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d | {"v": 2},
        lambda d: d | {"engine": 3},
        lambda d: d | {"machine": {**d["machine"], "disks": None}},
        lambda d: (
            d | {"machine": {**d["machine"], "memory_bytes": {"value": "much", "source": "x"}}}
        ),
        lambda d: d | {"machine": {**d["machine"], "memory_bytes": {"value": True, "source": "x"}}},
        lambda d: d | {"gpu": {**d["gpu"], "devices": {"value": [{}], "source": "x"}}},
        lambda d: d | {"repair": []},
        lambda d: d | {"machine": {**d["machine"], "wsl": {"value": "yes", "source": "x"}}},
        lambda d: [],
    ],
)
def test_a_document_that_is_no_facts_is_refused(spoil):
    with pytest.raises(FactsUnreadable):
        from_json(spoil(to_json(facts(engine(CPU)))))


def test_a_value_and_a_reason_exclude_each_other():
    for wrong in ((1, "x", "but why"), (None, "x", "")):
        with pytest.raises(ValueError, match="x"):
            Observed(*wrong)
    assert Observed(None, "x", "timeout").map(len) == Observed(None, "x", "timeout")
    assert Observed(2, "x").map(str) == Observed("2", "x")


def part(**changes):
    whole = {
        "name": "forward",
        "passed": True,
        "measured": None,
        "limit": 1,
        "seconds": 2,
        "module": "",
        "cause": "",
        "error": "",
    }
    return whole | changes


def with_part(changed):
    proof = {
        "lock_sha256": "ab",
        "driver": "",
        "device": "cpu",
        "device_name": "",
        "t": "2026-11-22T14:02:00Z",
        "seconds": 3.5,
        "parts": [changed],
    }
    document = to_json(facts(engine(CPU)))
    document["engine"]["proof"] = {"value": proof, "source": "formiga-proof.json"}
    return document


def test_a_whole_number_is_read_where_a_fraction_belongs_and_nothing_may_be_measured():
    (read,) = from_json(with_part(part())).engine.proof.value.parts
    assert (read.measured, read.limit, read.seconds) == (None, 1.0, 2.0)
    assert isinstance(read.limit, float)


@pytest.mark.parametrize(
    "wrong",
    [
        {"seconds": None},
        {"seconds": True},
        {"limit": "1"},
        {"passed": 1},
        {"measured": float("nan")},
    ],
)
def test_a_number_of_another_kind_is_refused(wrong):
    with pytest.raises(FactsUnreadable):
        from_json(with_part(part(**wrong)))


def test_a_document_written_by_hand_needs_only_what_is_known():
    read = from_json({"v": 1, "engine": {"torch": {"value": {"cuda": "12.6"}, "source": "me"}}})
    assert read.engine.torch.value == TorchBuild("", "12.6")
    assert read.machine.disks == ()
    assert read.gpu.devices.reason == "not recorded"
