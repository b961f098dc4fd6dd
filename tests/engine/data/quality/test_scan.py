"""What rows say about each other, and the report."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from engine.contract import problems_data
from engine.contract.spec import Fix, LeaveOut
from engine.data.quality.check import ACTIONS
from engine.data.quality.scan import QualityScan
from tests.engine.data.quality.rows import asked, found, pairs, scanned, text

ANSWER = "You may return it within thirty days of the delivery."


def test_the_same_question_with_another_answer_is_a_contradiction() -> None:
    said = [("How long?", "Five days."), ("how long", "Ten days."), ("Where?", "Here.")]
    check = found(pairs(*said), "CONTRADICTIONS")
    assert (check.found, check.facts["groups"]) == ((0, 1), 1)
    assert (check.examples[0].line, check.examples[0].other_line) == (2, 1)


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        ("Campo Grande", "em Campo Grande", False), ("42", "42.", False), ("Yes", "yes!", False),
        ("reembolsável", "não reembolsável", True), ("Campo Grande", "Dourados", True),
        ("2 + 2", "2 - 2", True),
    ],
)  # fmt: skip
def test_what_is_a_contradiction(one: str, other: str, disagree: bool) -> None:
    assert bool(found(pairs(("Q?", one), ("Q?", other)), "CONTRADICTIONS").rows) is disagree


def test_several_right_answers_in_a_preference_set_are_none() -> None:
    rows = [asked("Q?", f"Answer number {n}.", n, extra="rejected") for n in range(3)]
    assert found(scanned(*rows), "CONTRADICTIONS").rows == 0


def test_one_word_answers_count_unless_they_are_what_the_data_is_about() -> None:
    chat = [(f"What about thing {n}?", f"{ANSWER} See page {n}.") for n in range(20)]
    check = found(pairs(*chat, ("Is it new?", "Yes")), "SHORT_ANSWERS")
    assert (check.found, check.leave_out) == ((20,), "short_answer")
    labels = [(f"I bought thing {n} and say so.", ("good", "bad")[n % 2]) for n in range(20)]
    check = found(pairs(*labels), "SHORT_ANSWERS")
    assert (check.rows, check.leave_out, check.facts["labels"]) == (20, None, True)
    cut = [(f"Who wrote book {n}? Author{n} wrote it long ago.", f"Author{n}") for n in range(5)]
    check = found(pairs(*chat, *cut), "SHORT_ANSWERS")
    assert (check.rows, check.leave_out, check.facts["extracted"]) == (5, None, True)


def test_labels_that_differ_by_capitals() -> None:
    rows = [(f"How about number {n} then?", ("cpf", "CPF", "mei")[n % 3]) for n in range(30)]
    check = found(pairs(*rows, ("And more?", "cpf")), "LABELS_BY_CASE")
    assert (check.rows, check.facts["labels"]) == (10, [["cpf", "CPF"]])


def test_the_same_answer_again_and_again() -> None:
    said = [(f"What about thing number {n}?", ANSWER) for n in range(8)]
    other = [(f"And number {n}?", f"Number {n} is something else, as told.") for n in range(30)]
    check = found(pairs(*said, *other), "REPETITIVE")
    assert (check.rows, check.facts["groups"]) == (8, 1)
    assert check.facts["answers"][0]["rows"] == 8


def test_rows_of_the_own_validation_file_are_leaked() -> None:
    scan = QualityScan()
    for n in range(10):
        scan.add(n, asked(f"What is the price of thing {n} today?", f"{ANSWER} {n}", n + 1))
    scan.add_validation(asked("What is the price of thing 3 today?", f"{ANSWER} 3", 5))
    quality = scan.finish()
    check = found(quality, "LEAKAGE")
    assert 3 in quality.flagged("leaked")
    assert (check.facts["validation_rows"], check.facts["exact"]) == (1, 1)
    assert found(pairs(("a", "b")), "LEAKAGE").rows == 0


def test_every_check_is_in_the_report_and_its_codes_are_known() -> None:
    report = pairs(("Q?", ANSWER), ("Q?", "Ten days.")).to_json()
    assert [check["code"] for check in report["checks"]] == list(ACTIONS)
    assert set(ACTIONS) == set(problems_data.QUALITY)
    assert {action for action, _ in ACTIONS.values() if action} == set(get_args(LeaveOut))
    assert {fix for _, fix in ACTIONS.values() if fix} <= set(get_args(Fix))
    assert json.loads(json.dumps(report)) == report
    contradiction = next(c for c in report["checks"] if c["code"] == "CONTRADICTIONS")
    assert (contradiction["rows"], contradiction["groups"]) == (2, 1)
    assert set(contradiction["examples"][0]) == {"line", "file", "excerpt", "other_line"}


def test_above_the_limit_a_seeded_sample_is_looked_at() -> None:
    rows = [text(f"A sentence of its own, number {n}, for the sample.", n) for n in range(500)]
    one, again, other = (scanned(*rows, max_rows=100, seed=s) for s in (1, 1, 2))
    assert (one.rows_checked, one.sampled) == (100, True)
    assert one.to_json() == again.to_json()
    assert not scanned(*rows).sampled
    assert other.to_json()["seed"] == 2


def test_the_sample_is_drawn_from_the_whole_file() -> None:
    rows = [text("ana@mail.com" if n >= 450 else f"number {n}", n) for n in range(500)]
    found_rows = scanned(*rows, max_rows=100).rows_of("PERSONAL_DATA")
    assert 3 <= len(found_rows) <= 20
    assert min(found_rows) >= 450


def test_running_text_may_repeat_itself() -> None:
    scan = QualityScan(running=True)
    for n in range(5):
        scan.add(n, text("All: Speak, speak.", n))
    assert found(scan.finish(), "NEAR_DUPLICATES").rows == 0


def test_no_rows_at_all() -> None:
    quality = scanned()
    assert (quality.rows_checked, quality.languages) == (0, {})
    assert all(check.rows == 0 for check in quality.checks)
