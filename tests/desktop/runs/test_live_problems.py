"""What ended a run, what can be done about it, and the wait for memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.main_window import MainWindow
from desktop.runs import launcher
from desktop.runs.memory_now import MemoryNow
from desktop.runs.problem_actions import warning_action
from desktop.runs.run_marks import Mark
from desktop.wizard.wizard import Wizard
from tests.desktop.runs.conftest import Stage
from tests.desktop.runs.make_run import RunStory, alive
from tests.desktop.window.scenes import quiet_window

pytestmark = pytest.mark.gui
GB = 1024**3


def free(gb: float) -> Any:
    return lambda _device: MemoryNow(True, int((12 - gb) * GB), int(gb * GB), 12 * GB)


@pytest.fixture
def resumed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    called: list[Path] = []
    monkeypatch.setattr(launcher, "resume", lambda path, home: called.append(path) or path)
    return called


def test_a_run_without_memory_is_resumed_when_there_is_enough(
    stage: Stage, resumed: list[Path]
) -> None:
    run = stage.story().begin().train(20).fail().close()
    page = stage.open(run)
    page.later.ask = free(3)
    stage.press("Resume when memory is free")
    stage.qtbot.waitUntil(lambda: "Waiting for memory" in stage.texts())
    assert any("3.0 GB are free and 7.1 GB are needed" in text for text in stage.texts())
    assert resumed == []
    page.later.ask = free(7.2)
    page.later.look()
    stage.qtbot.waitUntil(lambda: resumed == [run.path])
    assert page.later.run is None


def test_one_need_not_wait(stage: Stage, resumed: list[Path]) -> None:
    page = stage.open(stage.story().begin().train(20).fail().close())
    page.later.ask = free(3)
    stage.press("Resume when memory is free")
    stage.qtbot.waitUntil(lambda: "Do not wait" in stage.buttons())
    stage.press("Do not wait")
    stage.qtbot.wait(20)
    assert "Resume from step 18 now" in stage.buttons()
    stage.press("Resume from step 18 now")
    stage.qtbot.waitUntil(lambda: len(resumed) == 1)


def test_another_run_on_the_page_ends_the_wait(stage: Stage, resumed: list[Path]) -> None:
    page = stage.open(stage.story(name="first").begin().train(20).fail().close())
    page.later.ask = free(3)
    stage.press("Resume when memory is free")
    stage.open(stage.story(name="second").begin().train(20).close())
    assert page.later.run is None
    page.later.ask = free(11)
    page.later.look()
    stage.qtbot.wait(50)
    assert resumed == []


def test_without_a_known_need_nobody_waits_for_it(stage: Stage) -> None:
    story = stage.story()
    story.tell("phase", phase="loading").fail("HOST_OUT_OF_MEMORY", step=0)
    stage.open(story.close())
    assert stage.buttons() == [
        "Open folder", "Start again from the beginning", "Use a smaller model…",
    ]  # fmt: skip


def test_a_loss_that_is_no_number_leads_to_a_run_without_those_rows(stage: Stage) -> None:
    story = stage.story().begin().train(20)
    run = story.fail("LOSS_NOT_FINITE", step=20, value="NaN", lines=[812]).close()
    page = stage.open(run)
    assert stage.buttons() == ["Open folder", "Repeat without such rows…"]
    with stage.qtbot.waitSignal(page.repeat) as asked:
        stage.press("Repeat without such rows…")
    assert asked.args == [run.job, 3, {"training.non_finite": "skip"}]


def test_a_run_that_diverged_is_repeated_with_a_lower_rate(stage: Stage) -> None:
    story = stage.story().begin().train(20)
    facts = {"step": 20, "value": "NaN", "times": 2, "learning_rate": 5e-5}
    run = story.fail("TRAINING_DIVERGED", **facts).close()
    page = stage.open(run)
    with stage.qtbot.waitSignal(page.repeat) as asked:
        stage.press("Repeat with a rate of 2e-5…")
    assert asked.args == [run.job, 3, {"training.learning_rate": 2e-5}], "of the 2e-4 it began with"
    assert "a tenth of the learning rate that the run began with" in " ".join(stage.texts())


RATES = {"step": 30, "learning_rate": 2e-4, "suggested_rate": 9.4e-4}
CLIPPED = {"training": {"max_grad_norm": 0.3}}
UNCLIPPED = {"training": {"max_grad_norm": 1.0}}


@pytest.mark.parametrize(
    ("code", "facts", "job", "words", "changes"),
    [
        ("TRAINING_UNSTABLE", RATES, UNCLIPPED, "max_grad_norm 0.3", {"max_grad_norm": 0.3}),
        ("TRAINING_UNSTABLE", RATES, CLIPPED, "a rate of 1e-4", {"learning_rate": 1e-4}),
        ("TRAINING_UNSTABLE", RATES, {}, "max_grad_norm 0.3", {"max_grad_norm": 0.3}),
        ("GRADIENT_SPIKES", RATES, UNCLIPPED, "max_grad_norm 0.3", {"max_grad_norm": 0.3}),
        ("GRADIENT_SPIKES", RATES, CLIPPED, "a rate of 1e-4", {"learning_rate": 1e-4}),
        ("RATE_TOO_HIGH", RATES, UNCLIPPED, "a rate of 6.7e-5", {"learning_rate": 6.7e-5}),
        ("RATE_TOO_HIGH", RATES | {"learning_rate": 3e-3}, UNCLIPPED, "a rate of 9.4e-4",
         {"learning_rate": 9.4e-4}),
        ("RATE_TOO_HIGH", {"learning_rate": 3e-4}, UNCLIPPED, "a rate of 1e-4",
         {"learning_rate": 1e-4}),
        ("RATE_TOO_LOW", RATES | {"learning_rate": 2e-5}, CLIPPED, "a rate of 9.4e-4",
         {"learning_rate": 9.4e-4}),
    ],
)  # fmt: skip
def test_what_a_warning_offers_is_what_its_sentences_advise(
    code: str, facts: dict[str, Any], job: dict[str, Any], words: str, changes: dict[str, float]
) -> None:
    offered = warning_action(Mark(30, "", code, facts), job)
    assert offered is not None
    assert offered.words == f"Repeat with {words}…"
    assert offered.changes == {f"training.{name}": value for name, value in changes.items()}


def test_the_card_of_an_unstable_run_reads_the_job_that_it_runs_with(stage: Stage) -> None:
    story = stage.story().begin().train(30)
    story.tell("warning", code="TRAINING_UNSTABLE", facts=RATES)
    with alive(story.close()):
        page = stage.open(story.run)
        with stage.qtbot.waitSignal(page.repeat) as asked:
            stage.press("Repeat with max_grad_norm 0.3…")
        assert asked.args == [story.run.job, 3, {"training.max_grad_norm": 0.3}]


@pytest.mark.parametrize("code", ["NOTHING_TRAINS", "LOSS_STUCK_AT_ZERO"])
def test_what_would_fail_again_is_not_resumed(stage: Stage, code: str) -> None:
    stage.open(stage.story().begin().train(2).fail(code, step=2, times=5).close())
    assert stage.buttons() == ["Open folder", "Repeat with changes…"]


def test_a_rate_that_is_too_low_leads_to_the_better_one(stage: Stage) -> None:
    story = stage.story().begin().train(30)
    facts = {"step": 30, "learning_rate": 2e-5, "suggested_rate": 2e-4}
    story.tell("warning", code="RATE_TOO_LOW", facts=facts)
    with alive(story.close()):
        page = stage.open(story.run)
        with stage.qtbot.waitSignal(page.repeat) as asked:
            stage.press("Repeat with a rate of 2e-4…")
        assert asked.args[2] == {"training.learning_rate": 2e-4}


def test_any_other_problem_offers_to_go_on(stage: Stage, resumed: list[Path]) -> None:
    story = stage.story().begin().train(20)
    run = story.fail("ENGINE_ERROR", error="RuntimeError", where="loop").close()
    stage.open(run)
    stage.press("Resume from step 18")
    stage.qtbot.waitUntil(lambda: resumed == [run.path])


def test_a_run_that_overfits_can_be_stopped_where_it_was_best(stage: Stage) -> None:
    story = stage.story().begin().train(30)
    story.tell("warning", code="OVERFITTING", facts={"step": 30})
    with alive(story.close()):
        stage.open(story.run)
        stage.press("Stop and keep the best")
        assert (story.run.control / "stop.json").is_file()


@pytest.mark.parametrize(("step", "changes"), [(1, {}), (3, {"training.non_finite": "skip"})])
def test_the_wizard_opens_with_the_runs_own_job(
    formiga_home: Path, qtbot: Any, step: int, changes: dict[str, Any]
) -> None:
    window: MainWindow = quiet_window(formiga_home)
    qtbot.addWidget(window)
    window.show()
    run = RunStory(formiga_home / "runs", "tickets").begin().train(3).close()
    window.open_live(run.path)
    live: Any = window._pages["live"]
    live.repeat.emit(run.job, step, changes)
    wizard = window._pages["new"]
    assert isinstance(wizard, Wizard)
    assert window.page == "new"
    assert window.session.step == step
    assert window.session.spec().base_model == "/models/Qwen3-4B-Instruct"
    wanted = changes.get("training.non_finite", "stop")
    assert window.session.spec().training.non_finite == wanted
