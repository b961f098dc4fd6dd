"""What was tried in the engine's own interpreter, and what follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from envcheck.facts import Tree, unknown
from envcheck.judges.verdict import Needs, judge
from envcheck.problems import Severity
from tests.envcheck.machines import (
    ALL_ROWS,
    BRIDGE,
    CPU,
    FIRST_ROWS,
    MAIN,
    RTX_3090,
    RTX_4090,
    V100,
    broken,
    cards,
    codes,
    engine,
    facts,
    gpu,
    machine,
    proof,
    seen,
    windows,
    with_versions,
)
from tests.envcheck.test_verdict_gpu import the

DRIVER = "580.95.05"
CARD = cards(DRIVER, RTX_4090)
VERIFIED = seen(Tree(0, 0, (), 0, (), deep=True))


def on_card(deep=False, **failed):
    """An engine for a card with its proof."""
    made = engine(MAIN, proof=seen(proof(MAIN, RTX_4090, DRIVER, **failed)))
    return facts(replace(made, tree=VERIFIED) if deep else made, CARD)


def on_processor(deep=False, **failed):
    """A CPU engine with its proof."""
    made = engine(CPU, proof=seen(proof(CPU, **failed)))
    return facts(replace(made, tree=VERIFIED) if deep else made)


def test_a_proof_that_fits_is_said_with_its_parts():
    verdict = judge(on_card(), ALL_ROWS)
    assert verdict.word == "ok"
    told = the(verdict, "PROOF").facts
    assert (told["device"], told["seconds"]) == (RTX_4090.name, 21.5)
    assert "backward" in told["parts"]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: proof(BRIDGE, RTX_4090, DRIVER), "other lock"),
        (lambda: proof(MAIN, RTX_3090, DRIVER), "other card"),
        (lambda: proof(MAIN), "other card"),
        (lambda: proof(MAIN, RTX_4090, "570.26"), "other driver"),
    ],
)
def test_a_proof_of_something_else_counts_for_nothing(made, reason):
    failed = replace(made(), parts=(broken("forward", "crashed"),))
    verdict = judge(facts(engine(MAIN, proof=seen(failed)), CARD), ALL_ROWS)
    assert the(verdict, "PROOF_MISSING").facts == {"reason": reason}
    assert verdict.word == "usable"


@pytest.mark.parametrize("reason", ["missing", "not proven"])
def test_an_engine_that_was_never_proven_is_a_notice(reason):
    verdict = judge(facts(engine(CPU, proof=unknown("formiga-proof.json", reason))), ALL_ROWS)
    assert the(verdict, "PROOF_MISSING").facts == {"reason": "not proven"}
    assert verdict.may_start


def test_a_proof_that_nobody_asked_for_is_passed_over():
    assert judge(facts(engine(CPU)), ALL_ROWS).word == "ok"


def test_a_cards_proof_of_a_cpu_engine_is_that_of_the_processor():
    wish = facts(engine(CPU, proof=seen(proof(CPU))), cards("516.0", RTX_4090))
    assert "PROOF" in codes(judge(wish, FIRST_ROWS).findings)


def test_another_row_that_serves_the_card_is_built_instead():
    verdict = judge(on_card(backward=broken("backward", "numbers wrong")), ALL_ROWS)
    assert the(verdict, "PROOF_FAILED").severity is Severity.REPAIRABLE
    assert verdict.plan.row == BRIDGE
    assert verdict.choice.row == MAIN


def test_without_another_row_the_person_is_asked():
    verdict = judge(on_card(backward=broken("backward", "numbers wrong")), FIRST_ROWS)
    assert the(verdict, "PROOF_FAILED").severity is Severity.BLOCKED
    assert verdict.plan is None
    verdict = judge(on_processor(backward=broken("backward", "numbers wrong")), ALL_ROWS)
    assert the(verdict, "PROOF_FAILED").facts["cause"] == "numbers wrong"
    assert verdict.word == "blocked"


def test_only_the_first_failure_is_named_and_what_follows_is_not():
    failed = {name: broken(name, "crashed") for name in ("quantise", "forward", "backward")}
    verdict = judge(on_card(**failed), ALL_ROWS)
    assert the(verdict, "PROOF_FAILED").facts["part"] == "quantise"


def test_a_crash_may_be_a_flipped_byte_until_every_byte_was_compared():
    failed = {"forward": broken("forward", "crashed")}
    assert judge(on_processor(**failed), ALL_ROWS).plan.row == CPU
    verdict = judge(on_processor(deep=True, **failed), ALL_ROWS)
    assert verdict.word == "blocked"
    assert verdict.plan is None


def test_damage_is_the_cause_and_the_failed_proof_no_second_riddle():
    damaged = engine(
        MAIN,
        proof=seen(proof(MAIN, RTX_4090, DRIVER, forward=broken("forward", "crashed"))),
        leftovers=seen(("~orch",)),
    )
    verdict = judge(facts(damaged, CARD), ALL_ROWS)
    assert "PROOF_FAILED" not in codes(verdict.findings)
    assert verdict.plan.row == MAIN


def test_a_wrong_torch_comes_before_the_import_that_fails_for_it():
    failed = broken("imports", "symbol missing", "ImportError: undefined symbol", "bitsandbytes")
    made = with_versions(CPU, {"torch": "2.7.1+cpu"})
    made = replace(made, proof=seen(proof(CPU, imports=failed)))
    found = [f for f in judge(facts(made), ALL_ROWS).findings if f.severity >= Severity.REPAIRABLE]
    assert codes(found)[0] == "PACKAGE_DIFFERENT"
    assert codes(found)[-1] == "ENGINE_IMPORT_FAILED"
    assert found[-1].facts["module"] == "bitsandbytes"


@pytest.mark.parametrize(
    ("cause", "deep", "word"),
    [
        ("module missing", False, "repairable"),
        ("module missing", True, "blocked"),
        ("library too new", False, "blocked"),
        ("timeout", True, "usable"),
        ("out of memory", True, "usable"),
    ],
)
def test_an_import_that_fails(cause, deep, word):
    failed = broken("imports", cause, "it says so", "peft")
    assert judge(on_processor(deep, imports=failed), ALL_ROWS).word == word


def test_an_import_that_hangs_says_how_long():
    verdict = judge(on_processor(imports=broken("imports", "timeout", "", "torch")), ALL_ROWS)
    assert the(verdict, "ENGINE_IMPORT_TIMEOUT").facts == {"module": "torch", "seconds": 2.0}


@pytest.mark.parametrize(
    ("error", "file"),
    [
        (
            '[WinError 4551] Error loading "C:\\e\\torch\\lib\\c10.dll" or',
            "C:\\e\\torch\\lib\\c10.dll",
        ),
        ("ImportError: DLL load failed while importing _C", "torch"),
    ],
)
def test_a_policy_that_refuses_a_file_is_for_the_person(error, file):
    failed = broken("imports", "blocked by policy", error, "torch")
    verdict = judge(on_processor(imports=failed), ALL_ROWS)
    assert the(verdict, "APP_CONTROL_BLOCKS").facts == {"file": file}
    assert (verdict.word, verdict.plan) == ("blocked", None)


def test_the_chat_page_does_not_touch_training():
    failed = broken("chat_page", "other", "port in use")
    verdict = judge(on_processor(chat_page=failed), ALL_ROWS)
    assert the(verdict, "CHAT_PAGE_FAILED").facts == {"cause": "other", "error": "port in use"}
    assert verdict.may_start


def test_other_numbers_than_the_tested_ones_are_a_notice():
    verdict = judge(on_processor(sanity=broken("sanity", "numbers wrong")), ALL_ROWS)
    assert the(verdict, "PROOF_NUMBERS_DIFFER").facts["part"] == "sanity"
    assert verdict.may_start


def test_a_missing_part_of_windows_explains_the_import():
    failed = broken("imports", "library missing", "[WinError 126] c10.dll", "torch")
    row = replace(CPU, os="windows")
    made = facts(
        engine(row, proof=seen(proof(row, imports=failed))),
        computer=windows(runtime_library=seen("")),
    )
    verdict = judge(made, replace(ALL_ROWS, rows=(row,)))
    blocked = [f.code for f in verdict.findings if f.severity is Severity.BLOCKED]
    assert blocked == ["VC_RUNTIME_MISSING", "ENGINE_IMPORT_FAILED"]
    assert verdict.plan is None


def test_a_full_disk_does_not_explain_a_failed_proof():
    failed = on_processor(deep=True, forward=broken("forward", "numbers wrong"))
    verdict = judge(failed, ALL_ROWS, Needs(disk_bytes=2**60))
    assert {"DISK_SHORT", "PROOF_FAILED"} <= set(codes(verdict.findings))


def test_a_card_of_another_computer_says_nothing_about_this_one():
    elsewhere = facts(
        engine(MAIN, proof=seen(proof(MAIN, gpu("RTX 4090", "8.9"), DRIVER))), CARD, machine()
    )
    assert the(judge(elsewhere, ALL_ROWS), "PROOF_MISSING").facts["reason"] == "other card"


def test_a_v100_has_no_row_but_its_own():
    failed = proof(BRIDGE, V100, DRIVER, forward=broken("forward", "no code for card"))
    verdict = judge(facts(engine(BRIDGE, proof=seen(failed)), cards(DRIVER, V100)), ALL_ROWS)
    finding = the(verdict, "PROOF_FAILED")
    served = verdict.plan.row.id if verdict.plan else None
    assert (finding.severity, served) == (Severity.REPAIRABLE, "legacy-cu126")
