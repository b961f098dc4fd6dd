"""Review: every finding in words with its cure as one press, and the measurement beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.runs import helper_process
from desktop.runs.inspector import InspectFailed
from desktop.wizard.fits import fit
from desktop.wizard.review.found import RANK, Act
from desktop.wizard.review.probing import may_probe, probe_key
from desktop.wizard.review.readiness import findings
from desktop.wizard.review.words import words as words_of
from desktop.wizard.timing import run_time
from engine.contract.memory import plan
from engine.contract.memory.measured import Measured, store
from tests.desktop.window import fakes
from tests.desktop.window.scenes import choose_data, choose_model, wizard_step
from tests.desktop.window.situations import with_quality
from tests.desktop.window.test_live import card_of, wizard
from tests.desktop.window.test_wizard import press, words


@pytest.fixture
def at_review(window: MainWindow) -> MainWindow:
    """Review on a computer with a 12 GB card."""
    window.checker.show_report(fakes.CHECK_CARD)
    choose_model(window)
    wizard_step(window, 3)
    return window


def found(window: MainWindow) -> dict[str, Any]:
    return {line.code: line for line in findings(window.session, window.checker)}


def test_green_first_then_costs_then_decisions_then_stops(at_review: MainWindow) -> None:
    at_review.session.set_value("training.max_length", 3072)
    at_review.session.set_value("training.precision", "fp16")
    at_review.session.set_value("dataset.validation_rows", 5000)
    ranks = [RANK[line.tone] for line in findings(at_review.session, at_review.checker)]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2, 3}
    footer = wizard(at_review).footer
    assert not footer.next_button.isEnabled()
    assert footer.next_button.toolTip() == "Rows kept aside"


def test_every_line_is_told_in_words(at_review: MainWindow) -> None:
    for line in findings(at_review.session, at_review.checker):
        head, note = words_of(line)
        assert head
        assert "{" not in head + note


def test_what_fits_is_told_with_its_numbers_and_offers_to_measure(at_review: MainWindow) -> None:
    text = words(at_review)
    assert "Fits your GPU:" in text
    assert "computed; two real steps can prove it before the start" in text


def test_what_does_not_fit_stops_until_it_is_cured_or_taken_on(
    at_review: MainWindow, qtbot: QtBot
) -> None:
    window = at_review
    window.session.set_value("training.per_device_train_batch_size", 16)
    window.checker.show_report(card_of(3))
    assert found(window)["MEMORY_TOO_BIG"].tone == "bad"
    assert wizard(window).footer.next_button.toolTip().startswith("Does not fit")
    head = words_of(found(window)["MEMORY_TOO_BIG"])[0]
    press(window, f"Try anyway: {head}", qtbot)
    # The smaller card takes shorter rows: they are counted again before one can go on.
    qtbot.waitUntil(wizard(window).footer.next_button.isEnabled)
    assert found(window)["MEMORY_TOO_BIG"].tone == "warn"
    act = found(window)["MEMORY_TOO_BIG"].acts[0]
    wizard(window).page._act(act)  # type: ignore[union-attr]
    assert "MEMORY_TOO_BIG" not in found(window)


def test_personal_data_is_replaced_by_one_press(at_review: MainWindow, qtbot: QtBot) -> None:
    window = at_review
    choose_data(window, {**fakes.REPORT, **with_quality("PERSONAL_DATA", 12, email=12)})
    press(window, "Replace with marks: 12 rows contain personal data", qtbot)
    assert window.session.draft.fixes == ["mask_personal_data"]
    assert window.session.spec().dataset.fixes == ["mask_personal_data"]


def test_leaked_rows_are_left_out_by_one_press(at_review: MainWindow) -> None:
    choose_data(at_review, {**fakes.REPORT, **with_quality("LEAKAGE", 3)})
    act = found(at_review)["VALIDATION_IN_TRAIN"].acts[0]
    wizard(at_review).page._act(act)  # type: ignore[union-attr]
    assert at_review.session.draft.leave_out == ["leaked"]


def test_undecided_findings_of_the_desk_are_repeated(at_review: MainWindow) -> None:
    choose_data(at_review, {**fakes.REPORT, **with_quality("CONTRADICTIONS", 4)})
    assert "OPEN_FINDINGS" in found(at_review)
    choose_data(at_review, {**fakes.REPORT, **with_quality("CONTRADICTIONS", 0)})
    assert "OPEN_FINDINGS" not in found(at_review)


def test_every_question_that_nobody_answered_is_repeated(at_review: MainWindow) -> None:
    report = {**fakes.REPORT, "warnings": ["COLUMNS_GUESSED"], "header": False}
    choose_data(at_review, {**report, "repairs": {}})
    lines = findings(at_review.session, at_review.checker)
    told = [words_of(line)[0] for line in lines if line.code == "OPEN_QUESTION"]
    assert told == [
        "Is this what the columns mean?",
        "Is the first line a row, or the names of the columns?",
    ]
    asked = found(at_review)["OPEN_QUESTION"]
    assert (asked.tone, asked.acts) == ("warn", (Act("show", step=0),))
    at_review.session.answer("COLUMNS_GUESSED", "yes", {"instruction": "question"})
    at_review.session.answer("NO_HEADER", "leave")
    assert "OPEN_QUESTION" not in found(at_review)
    assert "UNUSED_COLUMNS" in found(at_review), "columns without a part share one line"


def test_running_text_is_laid_in_blocks_and_nothing_of_it_is_cut(at_review: MainWindow) -> None:
    lengths = {"blocks": 1020, "counts": [[200, 4000], [1078, 791]], "rows_measured": 4791}
    report = {**fakes.REPORT, "kind": "text", "dropped": {}, "rejected_total": 0}
    told = {**fakes.REPORT["lengths"], **lengths, "over_max_length": 0}
    choose_data(at_review, {**report, "rows_total": 4791, "lengths": told})
    at_review.session.set_value("training.max_length", 512)
    assert "ROWS_WHOLE" in found(at_review)
    at_review.session.set_value("dataset.too_long", "drop")
    assert not {"ROWS_CUT", "LONG_ROWS_LEFT_OUT", "COMBINATION"} & found(at_review).keys()


def test_a_copied_learning_rate_is_cured_by_one_press(at_review: MainWindow, qtbot: QtBot) -> None:
    usual = at_review.session.value("training.learning_rate")
    at_review.session.set_value("training.learning_rate", 2e-5)
    press(at_review, "Use 1.3e-4: The learning rate looks copied from full fine-tuning", qtbot)
    assert at_review.session.value("training.learning_rate") == usual


def test_reading_and_problems_are_lines_with_a_way_there(at_review: MainWindow) -> None:
    from tests.desktop.window.scenes import inspectors

    inspectors(at_review)[0].problem = ("DATA_FILE_MISSING", {"path": "/gone.jsonl"})
    at_review.session.look_at_data()
    line = found(at_review)["DATA_PROBLEM"]
    assert line.tone == "bad"
    assert line.acts == (Act("show", step=0),)
    assert not wizard(at_review).footer.next_button.isEnabled()


def test_the_time_bar_adds_up(at_review: MainWindow) -> None:
    from desktop.wizard.review.plan_cards import time_parts

    took = run_time(at_review.session, at_review.checker, download_bytes=8_100_000_000)
    assert took is not None
    parts = time_parts(took)
    assert parts[0][0] == "Download"
    assert sum(seconds for _, seconds, _ in parts) <= took.total_s
    assert "Finishes about" in words(at_review)


# ---------------------------------------------------------------- two real steps
class FakeProcess:
    """What the helper would have measured, written where the plan looks for it."""

    def __init__(self, window: MainWindow, factor: float) -> None:
        self.window, self.factor = window, factor
        self.started: list[Any] = []

    def start(self, spec: Any, about: str, *_: Any) -> None:
        self.started.append((spec, about))
        counted = fit(self.window.session, self.window.checker)
        assert counted is not None
        from dataclasses import asdict, replace

        setup = replace(counted.setup, rows=1)
        totals = [
            plan(counted.shape, replace(setup, row_tokens=tokens)).total_bytes
            for tokens in (512, 1024)
        ]
        peaks = (int(totals[0] * self.factor), int(totals[1] * self.factor))
        found_ = Measured((512, 1024), peaks, (0.1, 0.2), asdict(setup))
        store(self.window.home / "cache", about, found_)
        self.window.session.probe.tried.add(about)
        self.window.session.probe.changed.emit()


@pytest.mark.parametrize(("factor", "asks"), [(1.03, False), (1.4, True), (0.8, True)])
def test_two_real_steps_replace_the_estimate_and_a_large_error_is_a_decision(
    at_review: MainWindow, monkeypatch: pytest.MonkeyPatch, factor: float, asks: bool
) -> None:
    window = at_review
    fake = FakeProcess(window, factor)
    monkeypatch.setattr(window.session.probe, "start", fake.start)
    assert may_probe(window.session, window.checker)
    wizard(window).page._probe_by_itself()  # type: ignore[union-attr]
    assert fake.started[0][0] == window.session.spec()
    assert not may_probe(window.session, window.checker), "never twice for the same"
    assert "Measured" in words(window)
    assert ("MEMORY_OFF" in found(window)) is asks
    if asks:
        stops = factor > 1
        assert found(window)["MEMORY_OFF"].tone == ("bad" if stops else "warn")
        page, footer = wizard(window).page, wizard(window).footer
        assert page.reason_not().startswith("Measured") is stops  # type: ignore[union-attr]
        assert footer.next_button.isEnabled() is not stops
        decide = found(window)["MEMORY_OFF"].acts[0]
        page._act(decide)  # type: ignore[union-attr]
        assert "MEMORY_OFF" not in found(window)
        assert footer.next_button.isEnabled()


def test_nothing_is_measured_while_a_model_is_not_here_or_does_not_fit(
    at_review: MainWindow,
) -> None:
    window = at_review
    assert may_probe(window.session, window.checker)
    window.checker.show_report(card_of(2))
    assert not may_probe(window.session, window.checker)
    window.checker.show_report(fakes.CHECK_CARD)
    window.session.draft.base_model = "Qwen/Qwen3-1.7B"
    window.session.model.report.pop("path", None)
    assert not may_probe(window.session, window.checker)
    assert "DOWNLOAD" in found(window)


def test_on_a_processor_a_large_model_is_not_measured_unasked(window: MainWindow) -> None:
    facts = {
        "machine": {
            "memory_bytes": {"value": 32 * 2**30},
            "memory_available_bytes": {"value": 30 * 2**30},
        }
    }
    window.checker.show_report({**fakes.CHECK_OK, "facts": facts})
    choose_model(window)
    wizard_step(window, 3)
    assert not may_probe(window.session, window.checker)


def test_a_probe_without_an_engine_is_silent(window: MainWindow, formiga_home: Path) -> None:
    window.checker.show_report(fakes.CHECK_CARD)
    choose_model(window)
    counted = fit(window.session, window.checker)
    assert counted is not None
    window.session.probe.start(window.session.spec(), "about", counted)
    assert not window.session.probe.busy
    assert window.session.probe.code == ""


def test_a_probe_that_fails_says_why_and_a_start_ends_one(
    at_review: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    window = at_review
    counted = fit(window.session, window.checker)
    assert counted is not None
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(helper_process, "engine_command", lambda home, args: sleeper)
    window.session.probe.start(window.session.spec(), probe_key(counted), counted)
    assert window.session.probe.busy
    assert "MEASURING" in found(window)
    window.session.launch = lambda spec, home, **_: (_ for _ in ()).throw(
        InspectFailed("ENGINE_NO_ANSWER", {})
    )
    window.session.start_run()
    assert not window.session.probe.busy, "the run needs the memory"
    says = "import json; print(json.dumps({'problem': {'code': 'DEVICE_NOT_AVAILABLE', 'facts':"
    broken = [sys.executable, "-c", says + " {'device': 'cuda:0'}}})); raise SystemExit(1)"]
    monkeypatch.setattr(helper_process, "engine_command", lambda home, args: broken)
    window.session.probe.start(window.session.spec(), "again", counted)
    qtbot.waitUntil(lambda: not window.session.probe.busy)
    assert found(window)["MEASURE_FAILED"].acts[0].kind == "measure"


def test_of_a_long_name_the_beginning_is_seen(window: MainWindow) -> None:
    choose_model(window)
    window.session.rename("questions-and-answers-of-the-shop-for-used-books-in-sao-paulo")
    wizard_step(window, 3)
    assert wizard(window).page.name_edit.cursorPosition() == 0
