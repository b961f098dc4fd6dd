"""When the check tries an engine, and when it believes what is kept."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from envcheck import proof
from envcheck.check import Report, check
from envcheck.judges.verdict import Needs
from envcheck.probes import probe_gpu
from tests.envcheck.machines import NO_CARD, codes
from tests.envcheck.toys import Home, make_home, proven

GOOD = [
    f'print(\'{{"name": "{name}", "passed": true, "measured": 1, "limit": 2, "seconds": 0}}\')'
    for name in (
        *("quantise", "forward", "backward", "evaluate_then_train"),
        *("optimizer_8bit", "sanity", "chat_page"),
    )
]


@pytest.fixture(autouse=True)
def _no_card(monkeypatch):
    monkeypatch.setattr(probe_gpu, "probe", lambda environ: NO_CARD)
    monkeypatch.setattr(
        "envcheck.probes.probe_machine.cards_on_bus", lambda: replace(NO_CARD.fault, value=0)
    )


@pytest.fixture
def toy(tmp_path: Path, monkeypatch) -> Home:
    """An engine without a kept proof, and an import script for packages that are toys."""
    toy = make_home(tmp_path)
    (toy.env / proof.FILE).unlink()
    script = tmp_path / "imports.py"
    said = ['print(\'{"begin": "gradio"}\')', 'print(\'{"name": "gradio", "passed": true}\')']
    script.write_text("\n".join(said), encoding="utf-8")
    monkeypatch.setattr(proof.import_script, "__file__", str(script))
    return toy


@pytest.fixture
def tried(toy: Home) -> Path:
    """A file with a line for each time that the engine was tried."""
    return toy.home / "tried.txt"


def look(toy: Home, *, deep: bool = False, ends: str = "", needs: Needs | None = None) -> Report:
    note = f"open({str(toy.home / 'tried.txt')!r}, 'a').write('x\\n')"
    script = "\n".join([note, *GOOD, ends])
    command = ("-s", "-B", "-c", script)
    return check(toy.home, toy.code, deep=deep, prove=command, needs=needs, environ={})


def times(tried: Path) -> int:
    return len(tried.read_text().splitlines()) if tried.exists() else 0


def test_an_engine_that_was_never_tried_is_tried_once(toy: Home, tried: Path) -> None:
    assert "PROOF" in codes(look(toy).findings)
    report = look(toy)
    assert (report.verdict.word, times(tried)) == ("ok", 1)
    kept = report.facts.engine.proof.value
    assert kept is not None
    assert kept.parts[0].name == "imports"


def test_without_a_command_nothing_is_tried_and_that_is_said(toy: Home, tried: Path) -> None:
    report = check(toy.home, toy.code, environ={})
    assert dict(report.findings[0].facts) == {"reason": "not proven"}
    assert (report.verdict.word, times(tried)) == ("usable", 0)
    check(toy.home, toy.code, deep=True, environ={})
    assert times(tried) == 0


def test_a_deep_check_tries_it_anew_and_says_that_it_was_deep(toy: Home, tried: Path) -> None:
    look(toy)
    document = look(toy, deep=True).to_json()
    assert (document["deep"], times(tried)) == (True, 2)
    assert look(toy).to_json()["deep"] is False


def test_another_lock_is_tried_again(toy: Home, tried: Path) -> None:
    proof.keep(toy.env, proven("of another lock"))
    look(toy)
    assert times(tried) == 1


def test_a_failure_is_kept_and_told_again_without_another_try(toy: Home, tried: Path) -> None:
    failed = '{"name": "forward", "passed": false, "cause": "numbers wrong", "seconds": 0}'
    for _ in range(2):
        assert "PROOF_FAILED" in codes(look(toy, ends=f"print({failed!r})").findings)
    assert times(tried) == 1


def test_a_failure_of_that_hour_is_tried_again(toy: Home, tried: Path) -> None:
    failed = '{"name": "forward", "passed": false, "cause": "out of memory", "seconds": 0}'
    look(toy, ends=f"print({failed!r})")
    look(toy)
    assert times(tried) == 2
    look(toy)
    assert times(tried) == 2


def test_a_damaged_engine_is_not_tried_unless_every_byte_is_looked_at(
    toy: Home, tried: Path
) -> None:
    (toy.site / "peft" / "version.py").unlink()
    look(toy)
    assert times(tried) == 0
    look(toy, deep=True)
    assert times(tried) == 1


def test_a_job_that_does_not_fit_on_the_disk_is_told_at_once(toy: Home, tried: Path) -> None:
    assert look(toy, needs=Needs(disk_bytes=2**60)).verdict.word == "blocked"
    assert times(tried) == 0


def test_no_engine_is_nothing_to_try(toy: Home, tried: Path, tmp_path: Path) -> None:
    elsewhere = replace(toy, home=tmp_path / "empty")
    assert look(elsewhere, deep=True).findings[0].code == "ENGINE_MISSING"
    assert times(tried) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="folders are read-only in another way")
def test_a_proof_that_cannot_be_kept_is_believed_all_the_same(toy: Home, monkeypatch) -> None:
    def full(env: Path, made: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(proof, "keep", full)
    assert "PROOF" in codes(look(toy).findings)


def test_a_recorded_report_brings_its_proof_along(toy: Home) -> None:
    document = json.loads(json.dumps(look(toy).to_json()))
    assert document["facts"]["engine"]["proof"]["value"]["device"] == "cpu"


def test_the_kept_proof_of_this_card_is_taken_before_a_newer_one_of_another(
    toy: Home, tried: Path
) -> None:
    made = look(toy).facts.engine.proof.value
    assert made is not None
    proof.keep(toy.env, replace(made, device="GPU-of-yesterday", driver="580"))
    report = look(toy)
    assert report.facts.engine.proof.value == made
    assert times(tried) == 1
