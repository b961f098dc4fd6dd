"""What came out: the verdict, the numbers, the answers, the facts."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.results.answers_card import FOLDED_CHARS
from desktop.results.result_page import ResultPage
from desktop.results.verdict import judge
from engine.contract.atomic import write_json_atomic
from engine.contract.run_folder import RunFolder
from tests.desktop.runs.make_run import QUESTIONS, RunStory

pytestmark = pytest.mark.gui


def loss(value: float | None) -> dict[str, float] | None:
    return None if value is None else {"loss": value, "perplexity": math.exp(value)}


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (1.94, 0.87, "better"),
        (1.94, 1.935, "same"),
        (1.94, 1.945, "same"),
        (1.94, 1.94, "same"),
        (0.02, 0.015, "same"),
        (1.94, 2.3, "worse"),
        (None, 0.9, "unknown"),
        (1.9, None, "unknown"),
    ],
)
def test_the_verdict_is_one_word(before: float | None, after: float | None, word: str) -> None:
    assert judge(loss(before), loss(after), 240).word == word


def test_few_rows_give_only_a_hint() -> None:
    assert judge(loss(2.0), loss(1.0), 8).is_hint
    assert not judge(loss(2.0), loss(1.0), 240).is_hint
    assert judge(loss(2.0), loss(1.0)).change == -1.0


def test_numbers_of_a_wrong_kind_are_no_numbers() -> None:
    assert judge({"loss": "2.0"}, {"loss": True}, None).word == "unknown"


@pytest.fixture
def page(formiga_home: Path, qtbot: QtBot) -> ResultPage:
    made = ResultPage(formiga_home)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    return made


def finished(home: Path, after: float | None = None, rows: int = 240) -> RunFolder:
    story = RunStory(home / "runs", total=60, step_s=1.0)
    story.begin(validation_rows=rows).train(60, measure=rows > 0).finish(after=after)
    return story.close()


def texts(page: ResultPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def open_(page: ResultPage, run: RunFolder, qtbot: QtBot) -> list[str]:
    page.show_run(run.path)
    qtbot.waitUntil(lambda: page.verdict.word != "unknown" or bool(page.findChildren(QLabel)))
    qtbot.wait(20)
    return texts(page)


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (0.87, "Better on rows it never saw"),
        (1.94, "No clear difference on rows it never saw"),
        (2.50, "Worse on rows it never saw"),
    ],
)
def test_one_sentence_says_whether_it_is_better(
    page: ResultPage, qtbot: QtBot, formiga_home: Path, after: float, says: str
) -> None:
    assert says in open_(page, finished(formiga_home, after), qtbot)


def test_before_after_and_change_stand_side_by_side(
    page: ResultPage, qtbot: QtBot, formiga_home: Path
) -> None:
    said = open_(page, finished(formiga_home, 0.87), qtbot)
    for text in ("1.94", "0.870", "−1.07", "6.96", "2.39", "−4.57"):
        assert text in said


def test_base_and_tuned_answer_the_same_question(
    page: ResultPage, qtbot: QtBot, formiga_home: Path
) -> None:
    said = open_(page, finished(formiga_home), qtbot)
    for prompt, reference, base, tuned in QUESTIONS:
        assert {prompt, reference, base, tuned} <= set(said)
    assert "Answers on rows it never saw" in said


def test_a_long_answer_is_folded_and_unfolds(
    page: ResultPage, qtbot: QtBot, formiga_home: Path
) -> None:
    story = RunStory(formiga_home / "runs", total=60).begin().train(60)
    long = "word " * FOLDED_CHARS
    story.tell("sample", step=60, index=3, prompt="q", base="", text=long, reference=None)
    story.tell("finished", best_step=60, before=loss(2), after=loss(1), train_s=1.0)
    said = open_(page, story.close(), qtbot)
    assert "(no answer)" in said
    assert not any(len(text) > FOLDED_CHARS + 10 for text in said)
    next(
        b for b in page.findChildren(QPushButton) if b.text() == "Show all" and b.isVisible()
    ).click()
    assert long.strip() in texts(page)


def test_the_facts_of_the_run_are_listed(
    page: ResultPage, qtbot: QtBot, formiga_home: Path
) -> None:
    run = finished(formiga_home)
    row = {"lockfile": "engine-cpu-linux-py311.txt", "lock_sha256": "ab12cd34ef"}
    write_json_atomic(run.environment, {"row": row})
    write_json_atomic(run.dataset, {"rejected": [{"line": 3}]})
    said = open_(page, run, qtbot)
    for text in (
        "33 M of 4.1 B (0.81 %)",
        "4,551 trained · 240 kept aside · 1 rejected",
        "60 of 60",
        "1 min",
        "66.1 MB",
        "RTX 4070 · bf16",
        "engine-cpu-linux-py311 · ab12cd34",
    ):
        assert text in said


def test_without_rows_kept_aside_it_does_not_claim_anything(
    page: ResultPage, qtbot: QtBot, formiga_home: Path
) -> None:
    story = RunStory(formiga_home / "runs", total=60)
    story.begin(validation_rows=0).train(60, measure=False)
    story.tell("finished", best_step=60, before=None, after=None, train_s=60.0)
    said = open_(page, story.close(), qtbot)
    assert "Trained, but not measured" in said
    assert "Answers on trained rows" in said
    assert "–" in said
    assert "Step kept" in said
    assert "Best step" not in said


def test_only_a_measured_step_was_best(page: ResultPage, qtbot: QtBot, formiga_home: Path) -> None:
    """The job kept the last step, which was not the best one."""
    story = RunStory(formiga_home / "runs", total=60).begin().train(60)
    story.eval(3.0)
    story.step = 61
    story.eval(0.5)
    story.tell("finished", best_step=60, before=loss(2), after=loss(1), train_s=1.0)
    said = open_(page, story.close(), qtbot)
    assert "Step kept" in said
    assert not [text for text in said if "was best" in text]
    assert "Step 60 of 60 was best" in " ".join(open_(page, finished(formiga_home), qtbot))


def test_the_adapter_folder_and_the_curves_are_one_click_away(
    page: ResultPage, qtbot: QtBot, formiga_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    run = finished(formiga_home)
    open_(page, run, qtbot)
    words = {b.text().strip(): b for b in page.findChildren(QPushButton) if b.isVisible()}
    words["Open adapter folder"].click()
    assert [Path(path) for path in opened] == [run.adapter]
    with qtbot.waitSignal(page.open_live) as signal:
        words["Training curves"].click()
    assert signal.args == [run.path]


def test_a_run_that_has_not_finished_says_so(
    page: ResultPage, qtbot: QtBot, formiga_home: Path
) -> None:
    run = RunStory(formiga_home / "runs", total=60).begin().train(20).stop().close()
    assert "This run has not finished" in open_(page, run, qtbot)
