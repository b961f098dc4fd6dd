"""Documented failures: each that can be seen before a job is named, and its cure is offered."""

from __future__ import annotations

import json

import pytest

from envcheck.judges.verdict import judge
from tests.envcheck.cases import (
    ONLY_AROUND_REPAIR,
    is_named,
    is_visible,
    share_by_class,
    verdict_on,
)
from tests.envcheck.machines import ALL_ROWS, CPU, MAIN, RTX_4090, cards, engine, facts
from tests.shared import SHARED, needs_shared, shared

CASES = (
    json.loads(shared("environment/failure_cases.json").read_text(encoding="utf-8"))
    if SHARED
    else []
)


@pytest.mark.parametrize("case", [*filter(is_visible, CASES)], ids=lambda case: case["id"])
def test_a_documented_failure_is_named_before_the_job(case):
    verdict = verdict_on(case, CASES)
    assert is_named(case, verdict), [(f.severity.name, f.code) for f in verdict.findings]


@needs_shared
def test_the_share_of_failures_that_are_named(capsys):
    """Counted here so that a parser that quietly skips cases is noticed."""
    shares = share_by_class(CASES)
    with capsys.disabled():
        print()
        for name, (named, seen) in shares.items():
            print(f"  {name:20} {named:3} of {seen:3}")
    assert len(CASES) == 110
    assert sum(seen for _, seen in shares.values()) == 110 - len(ONLY_AROUND_REPAIR)
    named = sum(named for named, _ in shares.values())
    assert named / sum(seen for _, seen in shares.values()) >= 0.95


def test_the_same_machines_without_their_fault_are_ok():
    for row, gpus in ((CPU, cards("")), (MAIN, cards("580.95.05", RTX_4090))):
        assert judge(facts(engine(row), gpus), ALL_ROWS).word == "ok"
