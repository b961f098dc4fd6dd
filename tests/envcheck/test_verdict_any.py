"""Whatever a document says, the verdict is made of its findings and never of an exception."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from envcheck.facts import EngineFacts, Facts, GpuFacts, MachineFacts, Observed, RepairFacts
from envcheck.judges.verdict import Needs, judge
from envcheck.matrix import Matrix
from envcheck.problems import VERDICTS, Severity
from tests.envcheck.machines import (
    ALL_ROWS,
    BRIDGE,
    CPU,
    GTX_1080,
    LEGACY,
    MAIN,
    NO_CARD,
    RTX_4090,
    V100,
    cards,
    engine,
    machine,
    windows,
)

LIKELY = """all cpu main-cu130 linux windows 3.11 2.13.0+cpu 12.6 8.9 ² torch peft numpy>=2 imports
backward other timeout missing GPU-1 formiga-manifest.json failed lost WHEEL_TAMPERED C:\\a on"""
WORDS = st.sampled_from(["", "not recorded", *LIKELY.split()])
TEXTS = WORDS | st.text(max_size=8)
PLAIN = {
    str: TEXTS,
    int: st.integers(-3, 2**50),
    bool: st.booleans(),
    float: st.floats(allow_nan=False),
    type(None): st.none(),
}


def anything(hint: object) -> st.SearchStrategy:
    """Any value of a type that facts use, more often a likely one."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Observed:
        known = st.builds(Observed, anything(arguments[0]), TEXTS)
        return known | st.builds(Observed, st.none(), TEXTS, TEXTS.filter(bool))
    if origin is tuple:
        return st.lists(anything(arguments[0]), max_size=2).map(tuple)
    if origin is UnionType:
        return st.one_of(*map(anything, arguments))
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{f.name: anything(hints[f.name]) for f in fields(hint)})
    return PLAIN[hint]


def spoiled(group: type, whole: object) -> st.SearchStrategy:
    """A group of facts of a machine that works, with some of them replaced by anything."""
    hints = get_type_hints(group)
    optional = {f.name: anything(hints[f.name]) for f in fields(group)}
    changes = st.fixed_dictionaries({}, optional=optional)
    few = st.tuples(changes, st.sets(st.sampled_from(sorted(optional)), max_size=3))
    return few.map(
        lambda some: replace(whole, **{n: v for n, v in some[0].items() if n in some[1]})
    )


MACHINES = st.one_of(
    *(
        st.builds(
            Facts,
            spoiled(MachineFacts, computer),
            spoiled(GpuFacts, gpus),
            spoiled(EngineFacts, engine(row)),
            anything(RepairFacts) | st.just(RepairFacts()),
        )
        for row, gpus in (
            (CPU, NO_CARD),
            (MAIN, cards("580.95.05", RTX_4090)),
            (BRIDGE, cards("560.35.05", V100)),
            (LEGACY, cards("575.51.03", GTX_1080, RTX_4090)),
        )
        for computer in (machine(), windows())
    ),
    anything(Facts),
)
NEEDS = st.builds(
    Needs,
    disk_bytes=st.none() | st.integers(0, 2**50),
    gpu_bytes=st.none() | st.integers(0, 2**40),
    memory_bytes=st.none() | st.integers(0, 2**40),
)
TOUCHED = Matrix(tuple(replace(row, found_sha256="") for row in ALL_ROWS.rows), ALL_ROWS.minimums)


@settings(max_examples=150, deadline=None)
@given(MACHINES, NEEDS)
def test_any_facts_have_a_verdict_that_follows_from_its_findings(some, needs):
    verdict = judge(some, ALL_ROWS, needs)
    worst = max(finding.severity for finding in verdict.findings)
    assert verdict.word == VERDICTS[worst]
    assert verdict.may_start is (worst < Severity.REPAIRABLE)
    severities = [finding.severity for finding in verdict.findings]
    assert severities == sorted(severities, reverse=True)
    curable = [f.code for f in verdict.findings if f.severity is Severity.REPAIRABLE]
    if verdict.plan:
        assert set(verdict.plan.why) == set(curable)
        assert verdict.plan.row.found_sha256 == verdict.plan.row.lock_sha256
        assert verdict.plan.to_json()["row"] == verdict.plan.row.id
    else:
        assert not curable or verdict.choice.row is None


@settings(max_examples=50, deadline=None)
@given(MACHINES)
def test_nothing_is_built_from_a_lock_that_is_not_the_tested_one(some):
    verdict = judge(some, TOUCHED)
    assert verdict.plan is None


@settings(max_examples=50, deadline=None)
@given(MACHINES)
def test_no_finding_is_made_twice(some):
    found = [
        (f.code, repr(sorted(f.facts.items(), key=str))) for f in judge(some, ALL_ROWS).findings
    ]
    named = [one for one in found if one[0] not in {"DISK", "DISK_SHORT"}]
    repeated = {code for code, _ in named if named.count((code, _)) > 1}
    assert repeated <= FROM_LISTS


FROM_LISTS = {
    "FACT_UNKNOWN",
    "FILE_BESIDE_JOB_IGNORED",
    "MODULE_SHADOWED",
    "PACKAGE_METADATA_DAMAGED",
    "PACKAGE_BELOW_MINIMUM",
    "PACKAGE_REQUIREMENT_UNMET",
    "STARTUP_FILE_UNLISTED",
}
"""What is said of each thing in a list is said twice where the list names it twice."""
