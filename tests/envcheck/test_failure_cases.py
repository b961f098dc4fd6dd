"""Documented failures, as far as the first storey has facts for them: each is named and curable."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from envcheck.problems import Severity
from envcheck.verdict import judge
from tests.envcheck.cases import EXPECTED, machine_of
from tests.envcheck.machines import ALL_ROWS, CPU, MAIN, RTX_4090, cards, engine, facts
from tests.shared import SHARED, needs_shared, shared

CASES = (
    json.loads(shared("environment/failure_cases.json").read_text(encoding="utf-8"))
    if SHARED
    else []
)
COVERED = [case for case in CASES if machine_of(case)]
CURED_WITHOUT_REFUSAL = {"GPU_PRECISION", "VARIABLES_IGNORED"}
"""Found and dealt with before the engine starts: the job runs in fp16, or without the variable."""


@pytest.mark.parametrize("case", COVERED, ids=lambda case: case["id"])
def test_a_documented_failure_is_named_before_the_job(case):
    made = machine_of(case)
    verdict = judge(made.facts, ALL_ROWS, made.needs)
    found = {finding.code: finding for finding in verdict.findings}
    named = found.keys() & EXPECTED[case["class"]]
    assert named, sorted(found)
    worst = max(found[code].severity for code in named)
    if worst >= Severity.REPAIRABLE:
        assert not verdict.may_start
        assert worst is Severity.BLOCKED or verdict.plan is not None
    else:
        assert named <= CURED_WITHOUT_REFUSAL


@needs_shared
def test_most_of_the_documented_failures_are_covered():
    """Counted here so that a parser that quietly skips cases is noticed."""
    assert len(CASES) == 110
    assert len(COVERED) == 78, Counter(case["class"] for case in COVERED)


def test_the_same_machines_without_their_fault_are_ok():
    for row, gpus in ((CPU, cards("")), (MAIN, cards("580.95.05", RTX_4090))):
        assert judge(facts(engine(row), gpus), ALL_ROWS).word == "ok"
