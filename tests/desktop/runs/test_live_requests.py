"""Asking a run for something: pause, save, sample, keep; and what the page says meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.runs import launcher
from engine.contract.events import read_events
from engine.contract.run_folder import RunFolder
from tests.desktop.runs.conftest import Stage
from tests.desktop.runs.make_run import alive

pytestmark = pytest.mark.gui


def obey(run: RunFolder, word: str) -> None:
    """What an engine does with a request that it follows."""
    (run.control / f"{word}.json").unlink()


def test_save_now_says_saving_until_the_checkpoint_is_there(stage: Stage) -> None:
    story = stage.story().begin().train(20)
    with alive(story.run):
        page = stage.open(story.run)
        stage.press("Save now")
        assert (story.run.control / "save.json").is_file()
        assert not stage.find("Saving…").isEnabled()
        assert "after the present step" in stage.find("Saving…").toolTip()
        obey(story.run, "save")
        page._follower.look_now()
        page.refresh()
        assert "Saving…" in stage.buttons(), "taken up, and not yet on the disk"
        story.checkpoint("asked")
        page._follower.look_now()
        assert stage.find("Save now").isEnabled()
    story.close()


def test_pause_frees_the_device_and_resume_is_the_next_thing(stage: Stage) -> None:
    story = stage.story().begin(device="cuda:0").train(20)
    story.clock.now = datetime.now(UTC)
    with alive(story.run):
        page = stage.open(story.run)
        stage.press("Pause")
        assert (story.run.control / "pause.json").is_file()
        assert page.header.state_text == "Pausing"
        assert not stage.find("Pause").isEnabled()
        obey(story.run, "pause")
        story.pause().close()
        page._follower.look_now()
        assert page.state == "paused"
        assert "Resume" not in stage.buttons(), "its engine has yet to go"
    page._follower.look_now()
    stage.qtbot.wait(20)
    assert (page.state, page.header.state_text) == ("paused", "Paused")
    assert "Paused by you" in page.header.sentence
    assert "the GPU is free" in page.header.sentence
    assert stage.buttons() == ["Stop and keep", "Resume"]
    assert "The GPU is free for other work" in stage.texts()
    assert "Step 20 is saved" in " ".join(stage.texts())


def test_sample_now_asks_and_waits_for_the_answer(stage: Stage) -> None:
    story = stage.story().begin().train(10)
    with alive(story.run):
        page = stage.open(story.run)
        stage.press("Sample now")
        assert (story.run.control / "sample.json").is_file()
        assert not stage.find("Answering…").isEnabled()
        obey(story.run, "sample")
        story.measure()
        page._follower.look_now()
        assert stage.find("Sample now").isEnabled()
    story.close()


@pytest.mark.parametrize(
    ("word", "ask", "waiting"),
    [("sample", "Sample now", "Answering…"), ("save", "Save now", "Saving…")],
)
def test_what_was_done_and_has_no_event_of_its_own_is_not_waited_for(
    stage: Stage, word: str, ask: str, waiting: str
) -> None:
    """A run without questions has no answer to tell of: it only goes on."""
    story = stage.story().begin().train(10)
    with alive(story.run):
        page = stage.open(story.run)
        for _ in range(2):
            stage.press(ask)
            assert not stage.find(waiting).isEnabled()
            page._follower.look_now()
            page.refresh()
            story.tell("heartbeat")
            page._follower.look_now()
            assert not stage.find(waiting).isEnabled(), "it has not been taken up yet"
            obey(story.run, word)
            page._follower.look_now()
            page.refresh()
            story.tell("phase", phase="training")
            page._follower.look_now()
            assert stage.find(ask).isEnabled()
    story.close()


def test_nothing_is_asked_of_a_run_that_has_just_ended(stage: Stage) -> None:
    story = stage.story().begin().train(20)
    with alive(story.close()):
        stage.open(story.run)
    stage.press("Pause")
    stage.qtbot.wait(20)
    assert not (story.run.control / "pause.json").exists()
    assert "RUN_NOT_ACTIVE" in stage.texts()


def test_stop_and_keep_makes_the_best_adapter_the_result(stage: Stage) -> None:
    story = stage.story().begin().train(30).pause()
    run = story.close()
    for step in (24, 30):
        story.commit(step, best_step=step)
    page = stage.open(run)
    assert page._follower.view.best_eval.step == 30  # type: ignore[union-attr]
    stage.press("Stop and keep")
    stage.qtbot.waitUntil(lambda: page.state == "stopped", timeout=10_000)
    assert (run.adapter / "adapter_config.json").read_text(encoding="utf-8") == "30"
    assert not list(run.path.glob(".stage-*"))
    last = list(read_events(run.events))[-1]
    assert (last.type, last.fields["reason"], last.fields["step"]) == ("stopped", "asked", 30)
    assert stage.buttons() == ["Open folder", "Resume"], "its checkpoints are still there"


def test_nothing_is_kept_while_an_engine_holds_the_run(stage: Stage, tmp_path: Path) -> None:
    story = stage.story().begin().train(30).pause()
    run = story.close()
    story.commit(30, best_step=30)
    page = stage.open(run)
    before = run.events.read_bytes()
    with alive(run):
        page.asker.keep()
        stage.qtbot.waitUntil(lambda: "RUN_ALREADY_ACTIVE" in stage.texts(), timeout=10_000)
    assert run.events.read_bytes() == before
    assert not run.adapter.exists()


def test_requests_are_the_commands_own(stage: Stage) -> None:
    run = stage.story().begin().train(3).close()
    with alive(run):
        for ask in (launcher.pause, launcher.save, launcher.sample, launcher.stop):
            ask(run.path)
    asked = {file.stem for file in run.control.glob("*.json")}
    assert asked == {"pause", "save", "sample", "stop"}
