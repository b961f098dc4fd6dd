"""The live page in every state, and what its buttons do."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QEvent, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop.problems import AppProblem
from desktop.runs import launcher
from desktop.runs.live_page import LivePage
from desktop.runs.run_header import BAR_PARTS
from desktop.theme import theme
from tests.desktop.runs.conftest import Stage
from tests.desktop.runs.make_run import RunStory, alive

pytestmark = pytest.mark.gui


def queued(story: RunStory) -> RunStory:
    return story.tell("phase", phase="queued", ahead=2, device="cuda:0")


def disk_full(story: RunStory) -> RunStory:
    story.begin().train(5).tell("phase", phase="paused", reason="disk_full")
    facts = {"path": "/runs", "free_bytes": 1_000_000, "step": 5}
    return story.tell("problem", code="DISK_FULL", facts=facts, fatal=False)


STATES: list[tuple[str, Callable[[RunStory], RunStory], bool, str, str, list[str]]] = [
    ("created", lambda s: s, False, "Not started", "not written", ["Open folder", "Resume"]),
    ("queued", queued, True, "Queued", "2 run", ["Leave the queue"]),
    ("starting", lambda s: s, True, "Starting", "started", ["Stop"]),
    (
        "starting",
        lambda s: s.tell("phase", phase="loading"),
        True,
        "Loading",
        "loaded",
        ["Stop"],
    ),
    (
        "running",
        lambda s: s.begin().train(20),
        True,
        "Training",
        "QLoRA r 16",
        ["Pause", "Save now", "Stop after checkpoint"],
    ),
    ("paused", disk_full, True, "Paused", "room on the disk", ["Stop after checkpoint"]),
    (
        "stopped",
        lambda s: s.begin().train(20).stop(),
        False,
        "Stopped",
        "Step 20 is saved",
        ["Open folder", "Resume"],
    ),
    (
        "finished",
        lambda s: s.begin().train(60).finish(),
        False,
        "Finished",
        "all 60 steps",
        ["Open folder", "See the result"],
    ),
    (
        "failed",
        lambda s: s.begin().train(20).fail(),
        False,
        "Stopped by a problem",
        "after step 20. Step 18 is saved",
        [
            "Open folder",
            "Resume when memory is free",
            "Resume from step 18 now",
            "Use a smaller model…",
        ],
    ),
    (
        "lost",
        lambda s: s.begin().train(3),
        False,
        "Lost",
        "Nothing was saved yet",
        ["Open folder", "Resume"],
    ),
]


@pytest.mark.parametrize(("state", "tell", "held", "word", "says", "buttons"), STATES)
def test_each_state_has_its_word_its_line_and_its_action(
    stage: Stage,
    state: str,
    tell: Callable[[RunStory], RunStory],
    held: bool,
    word: str,
    says: str,
    buttons: list[str],
) -> None:
    story = tell(stage.story())
    if held:
        with alive(story.close()):
            page = stage.open(story.run)
            shown = (page.state, page.header.state_text, page.header.sentence, stage.buttons())
    else:
        page = stage.open(story.close())
        shown = (page.state, page.header.state_text, page.header.sentence, stage.buttons())
    assert shown[0] == state
    assert shown[1] == word
    assert says in shown[2]
    assert shown[3] == buttons
    primary = [b for b in page.findChildren(QPushButton) if b.property("role") == "primary"]
    assert sum(made.isVisible() for made in primary) <= 1


def unreadable_history(story: RunStory) -> None:
    story.run.events.unlink()
    story.run.events.mkdir()


def unreadable_job(story: RunStory) -> None:
    story.run.job.write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("hurt", "says"), [(unreadable_history, "events.jsonl"), (unreadable_job, "job.json")]
)
def test_a_damaged_run_says_what_cannot_be_read_and_offers_its_folder_only(
    stage: Stage, hurt: Callable[[RunStory], None], says: str
) -> None:
    story = stage.story().begin().train(20)
    story.close()
    hurt(story)
    page = stage.open(story.run)
    assert page.header.state_text == "Damaged"
    assert says in page.header.sentence
    assert stage.buttons() == ["Open folder"]


def test_a_problem_of_a_run_without_a_job_is_still_told(stage: Stage) -> None:
    story = stage.story().begin().train(20).fail()
    story.close()
    unreadable_job(story)
    stage.open(story.run)
    assert "GPU_OUT_OF_MEMORY" in stage.texts()
    assert stage.buttons() == ["Open folder"]


@pytest.mark.parametrize(
    ("tell", "hurt", "curve", "answers"),
    [
        (lambda s: s, None, "The curve begins with", "The first answer comes"),
        (lambda s: s.fail(), None, "ended before its first step", "before its first answer"),
        (lambda s: s, unreadable_history, "in the history, which cannot", "in the history, which"),
    ],
)
def test_an_empty_chart_promises_nothing_that_will_not_come(
    stage: Stage,
    tell: Callable[[RunStory], RunStory],
    hurt: Callable[[RunStory], None] | None,
    curve: str,
    answers: str,
) -> None:
    story = tell(stage.story())
    story.close()
    if hurt is not None:
        hurt(story)
    page = stage.open(story.run)
    stage.qtbot.waitUntil(lambda: page.chart.chart is not None, timeout=20_000)
    stage.qtbot.wait(20)
    assert any(curve in text for text in stage.texts())
    assert any(answers in text for text in stage.texts())


def test_a_run_of_one_step_speaks_of_one(stage: Stage) -> None:
    page = stage.open(stage.story(total=1).begin().train(1).finish().close())
    assert page.header.sentence.endswith("1 step.")


def test_of_many_warnings_the_newest_are_shown_until_one_asks(stage: Stage) -> None:
    story = stage.story().begin()
    for at in range(12):
        story.train(2).tell("warning", code=f"WARNING_{at}", facts={"step": story.step})
    page = stage.open(story.close())

    def codes() -> list[str]:
        return [text for text in stage.texts() if text.startswith("WARNING_")]

    assert set(codes()) == {"WARNING_10", "WARNING_11"}
    stage.press("Show 10 earlier warnings")
    stage.qtbot.wait(20)
    assert len(set(codes())) == 12
    page._follower.look_now()
    page.refresh()
    stage.qtbot.wait(20)
    assert len(set(codes())) == 12, "what was asked for stays"


def test_a_silent_engine_is_told_from_a_working_one(stage: Stage) -> None:
    story = stage.story(ago=1200).begin().train(20)
    with alive(story.close()):
        page = stage.open(story.run)
        assert page.header.state_text == "Silent"
        assert stage.buttons() == ["Show log", "Stop after checkpoint", "End the engine…"]
        stage.press("Show log")
        assert page.log.is_open


def test_the_tiles_answer_one_question_each(stage: Stage) -> None:
    story = stage.story().begin().train(20)
    with alive(story.close()):
        page = stage.open(story.run)
        stage.qtbot.waitUntil(lambda: page.chart.smoothed is not None, timeout=20_000)
        stage.qtbot.wait(50)
        step, evals, speed, memory, left = page.tiles.tiles
        held = psutil.Process().memory_info().rss
    assert (step.value, step.note) == ("20 / 60", "epoch 1.0 of 3")
    assert evals.note == "was 1.94 before training"
    assert float(evals.value) < 1.94
    assert (speed.value, speed.note) == ("1,000", "2.0 steps per s")
    amount, unit = memory.value.split()
    shown = float(amount.replace(",", "")) * {"MB": 1e6, "GB": 1e9}[unit]
    assert shown == pytest.approx(held, rel=0.1), "of the process that holds the run: this one"
    assert memory.note == "peak 6.8 GB"
    assert left.value.endswith(" s")
    assert left.note.startswith("until about")


def test_a_failed_run_shows_the_problem_with_its_numbers(stage: Stage) -> None:
    page = stage.open(stage.story().begin().train(20).fail().close())
    said = " ".join(stage.texts())
    assert "The graphics card's memory is full" in said
    assert "4.2 GB" in said
    assert "GPU_OUT_OF_MEMORY" in said
    assert page.header.bar_value == round(BAR_PARTS * 20 / 60)


def test_the_bar_never_goes_backwards(stage: Stage) -> None:
    story = stage.story().begin().train(30)
    page = stage.open(story.run)
    before = page.header.bar_value
    with alive(story.run):
        story.resume(18).train(2)
        page._follower.look_now()
        assert page.tiles.tiles[0].value == "20 / 60"
        assert page.header.bar_value == before
        story.train(20)
        page._follower.look_now()
        assert page.header.bar_value > before
    story.close()


def test_stop_writes_the_request_and_says_so(stage: Stage) -> None:
    story = stage.story().begin().train(20)
    with alive(story.close()):
        page = stage.open(story.run)
        stage.press("Stop after checkpoint")
        assert (story.run.control / "stop.json").is_file()
        assert page.header.state_text == "Stopping"
        stop = next(b for b in page.findChildren(QPushButton) if "Stop after" in b.text())
        assert not stop.isEnabled()
        assert stop.toolTip()


@pytest.mark.parametrize("signs", [True, False])
def test_a_stop_that_a_long_step_keeps_waiting_is_told_from_an_engine_that_hangs(
    stage: Stage, signs: bool
) -> None:
    story = stage.story().begin().train(20)
    now = [1000.0]
    stage.page._follower._monotonic = lambda: now[0]
    with alive(story.run):
        page = stage.open(story.run)
        stage.press("Stop after checkpoint")
        for at in range(140):
            now[0] += 0.5
            if signs and at % 20 == 0:
                story.tell("heartbeat")
            page._follower.look()
        stage.qtbot.wait(20)
        assert page.header.state_text == "Stopping"
        assert "End the engine…" in stage.buttons()
        said = " ".join(stage.texts())
    assert ("does not answer" in said) == (not signs)
    assert ("still busy with a long step" in said) == signs
    story.close()


def test_resume_starts_an_engine_beside_the_window(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[Path, Path]] = []
    monkeypatch.setattr(launcher, "resume", lambda path, home: called.append((path, home)) or path)
    page = stage.open(stage.story().begin().train(20).close())
    stage.press("Resume")
    stage.qtbot.waitUntil(lambda: not page.asker.works)
    assert called == [(page._run.path, stage.home)]  # type: ignore[union-attr]


def refuse(error: Exception) -> Callable[[Path, Path], Path]:
    def refused(path: Path, home: Path) -> Path:
        raise error

    return refused


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (AppProblem("ENGINE_NOT_SET_UP", home="/h"), "ENGINE_NOT_SET_UP"),
        (
            launcher.Refused(
                {
                    "verdict": "blocked",
                    "findings": [
                        {"code": "DISK_SPACE_LOW", "severity": "blocked", "facts": {}},
                        {"code": "PLATFORM", "severity": "ok", "facts": {}},
                    ],
                }
            ),
            "DISK_SPACE_LOW",
        ),
        (ZeroDivisionError("x"), "ENGINE_ERROR"),
    ],
)
def test_a_resume_that_is_refused_says_why_and_stays_possible(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    monkeypatch.setattr(launcher, "resume", refuse(error))
    page = stage.open(stage.story().begin().train(20).close())
    stage.press("Resume")
    stage.qtbot.waitUntil(lambda: not page.asker.works)
    stage.qtbot.waitUntil(lambda: code in stage.texts())
    assert "PLATFORM" not in stage.texts()
    assert stage.buttons() == ["Open folder", "Resume"]


def test_see_the_result_names_the_run(stage: Stage) -> None:
    run = stage.story().begin().train(60).finish().close()
    page = stage.open(run)
    with stage.qtbot.waitSignal(page.open_result) as signal:
        stage.press("See the result")
    assert signal.args == [run.path]


def test_answers_are_shown_newest_first_with_the_expected_one(stage: Stage) -> None:
    stage.open(stage.story().begin().train(30).close())
    said = [text for text in stage.texts() if text.startswith(("step ", "before", "expected"))]
    assert said == ["step 30", "before training", "expected"]  # steps 6 to 30 said the same


def test_the_table_shows_what_the_chart_shows(stage: Stage) -> None:
    page = stage.open(stage.story().begin().train(30).close())
    stage.qtbot.waitUntil(lambda: page.chart.chart is not None, timeout=20_000)
    stage.qtbot.waitUntil(lambda: page.chart.smoothed is not None)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Show as table").click()
    assert page.chart.table is not None
    assert page.chart.table.isVisible()
    assert page.chart.table.model().rowCount() == 31
    next(b for b in page.findChildren(QPushButton) if b.text() == "Show as chart").click()
    assert page.chart.chart is not None
    assert page.chart.chart.isVisible()


def test_warnings_and_changed_settings_are_told_once_each(stage: Stage) -> None:
    story = stage.story().begin().train(5)
    for _ in range(2):
        facts = {"path": "step-000400", "file": "optimizer", "fallback_step": 300}
        story.tell("warning", code="CHECKPOINT_DAMAGED", facts=facts)
    story.tell(
        "adjusted",
        reason="MODEL_CONTEXT",
        before={"max_length": 4096},
        after={"max_length": 2048},
    )
    stage.open(story.close())
    said = stage.texts()
    assert said.count("CHECKPOINT_DAMAGED") == 1
    assert "Rows are limited to 2,048 tokens, as the model is" in said


def test_another_run_takes_the_page_over(stage: Stage) -> None:
    stage.open(stage.story(name="first").begin().train(40).close())
    second = stage.story(name="second", seed=9).begin().train(5).close()
    page = stage.open(second)
    assert page.header.name == "second"
    assert page.tiles.tiles[0].value == "5 / 60"
    assert page.header.bar_value == round(BAR_PARTS * 5 / 60)


def test_a_run_without_rows_kept_aside_says_so(stage: Stage) -> None:
    page = stage.open(stage.story().begin(validation_rows=0).train(5, measure=False).close())
    assert page.tiles.tiles[1].note == "no rows kept aside"


def test_a_damaged_history_still_gives_a_page(stage: Stage) -> None:
    run = stage.story().begin().train(5).close()
    run.job.write_text("[]", encoding="utf-8")
    with run.events.open("ab") as stream:
        stream.write(b"\x00\xff not json\n")
        stream.write(b'{"type":"step","step":"six","loss":"NaN","losses":[[1]],"seq":"a"}\n')
        stream.write(b'{"type":"telepathy","mood":"good"}\n')
    page = stage.open(run)
    assert page.tiles.tiles[0].value == "5 / 60"


def test_everything_that_can_be_reached_has_a_name(stage: Stage) -> None:
    page = stage.open(stage.story().begin().train(30).fail().close())
    stage.qtbot.waitUntil(lambda: page.chart.chart is not None, timeout=20_000)
    reached = [*page.findChildren(QAbstractButton), *page.findChildren(QTableView)]
    assert page.chart.chart is not None
    reached.append(page.chart.chart)  # type: ignore[arg-type]
    assert all(w.accessibleName() or getattr(w, "text", str)() for w in reached)


def test_pages_that_come_and_go_while_a_run_goes_leave_nothing_behind(
    formiga_home: Path, qtbot: QtBot
) -> None:
    """A change of colours or language builds the page again, as often as one likes."""
    story = RunStory(formiga_home / "runs", total=600).begin().train(300)

    def once() -> None:
        page = LivePage(formiga_home)
        page.resize(1072, 800)
        page.show()
        page.show_run(story.run.path)
        qtbot.waitUntil(lambda: page.chart.chart is not None, timeout=20_000)
        story.train(2)
        QApplication.processEvents()
        page.close()
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    for _ in range(3):
        once()
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(10):
        once()
    gc.collect()
    story.close()
    assert len(gc.get_objects()) - before < 1_000


@pytest.mark.parametrize("size", [(1072, 800), (816, 640)])
@pytest.mark.parametrize("long_words", [False, True])
@pytest.mark.parametrize("points", [9.8, 19.6])
def test_nothing_needs_to_be_scrolled_sideways(
    stage: Stage, size: tuple[int, int], long_words: bool, points: float
) -> None:
    app, longer = QApplication.instance(), LongWords()
    assert app is not None
    usual = theme.base_font.pointSizeF()
    if long_words:
        app.installTranslator(longer)
    theme.use_text_size(points)
    try:
        fresh = Stage(stage.home, stage.qtbot)
        fresh.page.resize(*size)
        fresh.open(fresh.story().begin().train(30).fail().close())
        stage.qtbot.wait(30)
        wide = fresh.page.scroller.horizontalScrollBar()
        assert points > 12 or wide.maximum() == 0
        assert wide.maximum() <= 0.35 * size[0]
    finally:
        app.removeTranslator(longer)
        theme.use_text_size(usual)


class LongWords(QTranslator):
    """A language whose every sentence is 40 % longer."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        words = text.replace("%Ln", str(n)).replace("%n", str(n))
        return words + "m" * round(0.4 * len(words))
