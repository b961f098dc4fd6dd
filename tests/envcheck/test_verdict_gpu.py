from __future__ import annotations

from dataclasses import replace

import pytest

from envcheck.facts import unknown
from envcheck.judges.verdict import Needs, judge
from envcheck.matrix import Matrix
from envcheck.problems import Severity
from tests.envcheck.machines import (
    ALL_ROWS,
    BRIDGE,
    CPU,
    FIRST_ROWS,
    GB,
    GTX_1080,
    LEGACY,
    MAIN,
    NO_CARD,
    RTX_3090,
    RTX_4090,
    RTX_5090,
    V100,
    cards,
    engine,
    facts,
    gpu,
    machine,
    seen,
)


def the(verdict, code):
    """The one finding of that code."""
    found = [finding for finding in verdict.findings if finding.code == code]
    assert len(found) == 1, [finding.code for finding in verdict.findings]
    return found[0]


def test_a_computer_without_a_card_is_ok_with_the_cpu_engine():
    verdict = judge(facts(engine(CPU)), FIRST_ROWS)
    assert verdict.word == "ok"
    assert verdict.may_start
    assert verdict.choice.row == CPU
    assert verdict.plan is None
    assert the(verdict, "NO_GPU").severity is Severity.OK


def test_a_card_with_its_engine_is_ok():
    verdict = judge(facts(engine(MAIN), cards("580.95.05", RTX_4090)), FIRST_ROWS)
    assert verdict.word == "ok"
    assert the(verdict, "GPU").facts == {
        "gpu": "NVIDIA GeForce RTX 4090",
        "compute_capability": "8.9",
        "memory_bytes": 24 * GB,
        "driver": "580.95.05",
    }


@pytest.mark.parametrize(
    ("row", "card", "precision"),
    [(MAIN, RTX_4090, "bf16"), (MAIN, gpu("T4", "7.5"), "fp16"), (BRIDGE, V100, "fp16")],
)
def test_the_precision_follows_the_card(row, card, precision):
    verdict = judge(facts(engine(row), cards("580.95.05", card)), ALL_ROWS)
    assert the(verdict, "GPU_PRECISION").facts["precision"] == precision
    assert verdict.may_start


def test_a_cpu_engine_beside_a_card_is_repairable_and_names_the_row_for_it():
    verdict = judge(facts(engine(CPU), cards("591.74", RTX_3090)), FIRST_ROWS)
    finding = the(verdict, "TORCH_WITHOUT_GPU")
    assert verdict.word == "repairable"
    assert not verdict.may_start
    assert finding.facts["wanted_row"] == "main-cu130"
    assert finding.facts["torch"] == "2.13.0+cpu"
    assert verdict.plan.row == MAIN
    changed = {change.package: (change.installed, change.locked) for change in verdict.plan.changes}
    assert changed["torch"] == ("2.13.0+cpu", "2.13.0")
    assert changed["triton"] == (None, "3.7.1")


def test_a_row_that_nobody_has_run_yet_is_the_cure_all_the_same():
    resolved = replace(MAIN, evidence="resolved, not yet run")
    verdict = judge(facts(engine(CPU), cards("580.95.05", RTX_4090)), Matrix((CPU, resolved)))
    assert the(verdict, "TORCH_WITHOUT_GPU").severity is Severity.REPAIRABLE
    assert (verdict.plan.row, verdict.plan.why) == (resolved, ("TORCH_WITHOUT_GPU",))
    assert verdict.plan.reason == "findings"


@pytest.mark.parametrize(
    ("gpus", "code"),
    [
        (cards("580.95.05", GTX_1080), "ROW_NOT_SHIPPED"),
        (cards("560.35.05", RTX_4090), "DRIVER_TOO_OLD"),
        (cards("580.95.05", gpu("GTX 980", "5.2")), "GPU_TOO_OLD"),
        (cards("999.0", gpu("RTX 9090", "20.0")), "GPU_NOT_SUPPORTED"),
        (cards("580.95.05", gpu("RTX", None)), "GPU_UNKNOWN"),
    ],
)
def test_a_card_that_cannot_be_used_does_not_stop_a_cpu_engine(gpus, code):
    verdict = judge(facts(engine(CPU), gpus), FIRST_ROWS)
    assert verdict.word == "usable"
    assert verdict.may_start
    assert the(verdict, code).severity is Severity.NOTICE


def test_an_old_driver_blocks_a_card_engine_and_says_both_numbers():
    verdict = judge(facts(engine(MAIN), cards("560.35.05", RTX_4090)), FIRST_ROWS)
    finding = the(verdict, "DRIVER_TOO_OLD")
    assert verdict.word == "blocked"
    assert (finding.facts["installed"], finding.facts["minimum"]) == ("560.35.05", "580")


def test_an_old_driver_is_repairable_where_another_row_works_with_it():
    verdict = judge(facts(engine(MAIN), cards("560.35.05", RTX_4090)), ALL_ROWS)
    assert the(verdict, "DRIVER_TOO_OLD").severity is Severity.REPAIRABLE
    assert verdict.word == "repairable"
    assert verdict.plan.row == BRIDGE
    assert verdict.plan.why == ("DRIVER_TOO_OLD",)


def test_the_cpu_row_is_no_cure_for_an_engine_that_was_built_for_a_card():
    verdict = judge(facts(engine(MAIN), cards("516.94", RTX_4090)), ALL_ROWS)
    assert the(verdict, "DRIVER_TOO_OLD").severity is Severity.BLOCKED


@pytest.mark.parametrize(
    ("row", "card", "cure"),
    [(LEGACY, RTX_5090, MAIN), (MAIN, GTX_1080, LEGACY), (MAIN, V100, BRIDGE)],
)
def test_a_card_that_this_torch_has_no_code_for_names_the_span(row, card, cure):
    verdict = judge(facts(engine(row), cards("580.95.05", card)), ALL_ROWS)
    finding = the(verdict, "GPU_NOT_SUPPORTED")
    assert finding.severity is Severity.REPAIRABLE
    assert (finding.facts["lowest"], finding.facts["highest"]) == (row.lowest, row.highest)
    assert verdict.plan.row == cure


def test_another_row_than_the_rule_would_take_is_a_persons_right():
    verdict = judge(facts(engine(BRIDGE), cards("580.95.05", RTX_4090)), ALL_ROWS)
    assert verdict.word == "ok"
    assert verdict.choice.row == MAIN


def test_a_driver_below_the_advised_one_is_a_notice():
    verdict = judge(facts(engine(MAIN), cards("580.10.01", RTX_4090)), ALL_ROWS)
    assert the(verdict, "DRIVER_BELOW_ADVISED").facts["advised"] == "580.65.06"
    assert verdict.word == "usable"


def test_a_card_engine_without_a_card_is_blocked():
    verdict = judge(facts(engine(MAIN), NO_CARD), FIRST_ROWS)
    assert the(verdict, "GPU_NOT_FOUND").facts == {"row": "main-cu130"}
    assert verdict.word == "blocked"


@pytest.mark.parametrize("row", [CPU, MAIN])
def test_nobody_knows_about_a_card_is_a_notice_and_never_ok(row):
    timed_out = unknown("nvidia-smi", "timeout")
    silent = type(NO_CARD)(timed_out, timed_out, seen(""))
    verdict = judge(facts(engine(row), silent), FIRST_ROWS)
    assert verdict.word == "usable"
    assert the(verdict, "GPU_UNKNOWN").facts == {"source": "nvidia-smi", "reason": "timeout"}


def test_a_hidden_card_is_a_notice():
    computer = machine(visible_devices=seen("-1"))
    verdict = judge(facts(engine(MAIN), cards("580.95.05", RTX_4090), computer), FIRST_ROWS)
    assert the(verdict, "GPU_HIDDEN").severity is Severity.NOTICE
    assert verdict.may_start


@pytest.mark.parametrize(("row", "word"), [(CPU, "usable"), (MAIN, "blocked")])
def test_a_driver_fault_blocks_only_an_engine_that_needs_the_driver(row, word):
    lost = type(NO_CARD)(unknown("nvml", "x"), unknown("nvml", "x"), seen("VERSION_MISMATCH"))
    verdict = judge(facts(engine(row), lost), FIRST_ROWS)
    assert the(verdict, "GPU_DRIVER_FAULT").facts == {"fault": "VERSION_MISMATCH"}
    assert verdict.word == word


def test_two_different_cards_are_named():
    verdict = judge(facts(engine(MAIN), cards("580.95.05", GTX_1080, RTX_4090)), ALL_ROWS)
    assert the(verdict, "GPUS_DIFFER").facts == {
        "chosen": "NVIDIA GeForce RTX 4090",
        "others": ["NVIDIA GeForce GTX 1080"],
    }
    assert verdict.word == "usable"


def test_two_equal_cards_are_nothing_to_talk_about():
    twin = gpu(RTX_4090.name, "8.9")
    assert judge(facts(engine(MAIN), cards("580.95.05", RTX_4090, twin)), ALL_ROWS).word == "ok"


@pytest.mark.parametrize(
    ("needed_gb", "word"), [(9, "ok"), (23.5, "usable"), (26.1, "blocked"), (None, "ok")]
)
def test_card_memory_is_compared_with_what_the_job_needs(needed_gb, word):
    needs = Needs(gpu_bytes=None if needed_gb is None else int(needed_gb * GB))
    verdict = judge(facts(engine(MAIN), cards("580.95.05", RTX_4090)), ALL_ROWS, needs)
    assert verdict.word == word
    if word != "ok":
        assert the(verdict, "GPU_MEMORY_SHORT").facts == {
            "gpu": RTX_4090.name,
            "needed_bytes": needs.gpu_bytes,
            "free_bytes": 23 * GB,
            "total_bytes": 24 * GB,
        }


def test_unknown_card_memory_is_a_notice_for_a_job():
    card = gpu("RTX 4090", "8.9")
    card = type(card)(**{**vars(card), "memory_bytes": unknown("nvidia-smi", "N/A")})
    verdict = judge(
        facts(engine(MAIN), cards("580.95.05", card)), ALL_ROWS, Needs(gpu_bytes=9 * GB)
    )
    assert the(verdict, "FACT_UNKNOWN").facts["fact"] == "gpu memory"
    assert verdict.may_start
