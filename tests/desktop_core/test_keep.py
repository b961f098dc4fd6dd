"""Stop and keep of a paused run: its best whole checkpoint becomes the result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import engine.contract.commit
from desktop.messages import message
from desktop.problems import AppProblem
from desktop.runs.job_words import read_job
from desktop.runs.keep import keep_paused
from engine.contract.atomic import write_json_atomic
from engine.contract.commit import damage
from engine.contract.events import Event, read_events
from engine.contract.run_folder import RunFolder
from tests.desktop.runs.make_run import RunStory


@pytest.fixture
def paused(tmp_path: Path) -> RunStory:
    """Paused at step 30; step 20 was the best."""
    story = RunStory(tmp_path, total=60).begin().train(30, measure=False).pause()
    story.close()
    story.commit(10, best_step=10)
    story.commit(20, best_step=20)
    story.commit(30, best_step=20)
    return story


def spoil(story: RunStory, step: int, file: str = "adapter/adapter_config.json") -> None:
    (story.run.checkpoints / f"step-{step:06d}" / file).write_text("??", encoding="utf-8")


def kept(run: RunFolder) -> str:
    return (run.adapter / "adapter_config.json").read_text(encoding="utf-8")


def told(run: RunFolder) -> list[Event]:
    """What was added to the history after the pause."""
    events = list(read_events(run.events))
    at = max(n for n, event in enumerate(events) if event.fields.get("reason") == "pause")
    return events[at + 1 :]


def test_the_best_is_published_with_a_manifest_as_an_engine_does(paused: RunStory) -> None:
    keep_paused(paused.run.path)
    assert kept(paused.run) == "20"
    assert damage(paused.run.adapter, step=20) is None
    (last,) = told(paused.run)
    assert (last.type, last.fields["reason"], last.fields["step"]) == ("stopped", "asked", 30)


def test_a_job_that_keeps_the_last_gets_the_last(paused: RunStory) -> None:
    job = dict(read_job(paused.run.job))
    job["evaluation"] = {**job["evaluation"], "keep_best": False}
    write_json_atomic(paused.run.job, job)
    keep_paused(paused.run.path)
    assert kept(paused.run) == "30"


def test_the_base_as_the_best_has_no_checkpoint_and_is_no_damage(paused: RunStory) -> None:
    paused.commit(40, best_step=0)
    keep_paused(paused.run.path)
    assert kept(paused.run) == "40"
    assert len(told(paused.run)) == 1


@pytest.mark.parametrize(
    ("damaged", "result", "named"),
    [
        ([(20, "adapter/adapter_config.json")], "30", ["step-000020"]),
        ([(30, "adapter/adapter_config.json")], "20", ["step-000030"]),
        ([(30, "progress.json")], "20", ["step-000030"]),
        ([(30, "manifest.json"), (20, "adapter/adapter_config.json")], "10",
         ["step-000030", "step-000020"]),
        ([(30, "optimizer.safetensors")], "20", []),
    ],
    ids=["best", "newest", "its numbers", "both", "what no result needs"],
)  # fmt: skip
def test_a_checkpoint_that_differs_from_its_manifest_is_passed_over_and_named(
    paused: RunStory, damaged: list[tuple[int, str]], result: str, named: list[str]
) -> None:
    for step, file in damaged:
        spoil(paused, step, file)
    keep_paused(paused.run.path)
    assert kept(paused.run) == result
    *warnings, last = told(paused.run)
    assert [Path(event.fields["facts"]["path"]).name for event in warnings] == named
    for event in warnings:
        assert event.fields["facts"]["step"] == int(result)
        assert f"step {result}" in message(event.fields["code"], event.fields["facts"]).body
    assert last.type == "stopped"


def test_where_nothing_is_whole_nothing_is_done(paused: RunStory) -> None:
    for step in (10, 20, 30):
        spoil(paused, step)
    before = paused.run.events.read_bytes()
    with pytest.raises(AppProblem) as caught:
        keep_paused(paused.run.path)
    assert caught.value.code == "RUN_NOTHING_TO_KEEP"
    assert paused.run.events.read_bytes() == before
    assert not paused.run.adapter.exists()


ELSEWHERE: list[tuple[str, Callable[[RunStory], object]]] = [
    ("finished", lambda s: s.resume(30).train(30, measure=False).finish()),
    ("stopped", lambda s: s.stop()),
    ("failed", lambda s: s.resume(30).fail()),
    ("lost", lambda s: s.resume(30).train(2, measure=False)),
]


@pytest.mark.parametrize(("state", "tell"), ELSEWHERE)
def test_a_run_that_went_on_elsewhere_meanwhile_is_left_alone(
    tmp_path: Path, state: str, tell: Callable[[RunStory], object]
) -> None:
    """The window has seen it paused; another one, or the command, has resumed it since."""
    story = RunStory(tmp_path, total=60).begin().train(30, measure=False).pause()
    story.commit(30, best_step=30)
    tell(story)
    before = story.close().events.read_bytes()
    with pytest.raises(AppProblem) as caught:
        keep_paused(story.run.path)
    assert (caught.value.code, caught.value.facts["state"]) == ("RUN_NOT_PAUSED", state)
    assert story.run.events.read_bytes() == before


@pytest.mark.parametrize("at", range(4))
def test_an_end_at_any_moment_leaves_the_old_result_or_the_new_one(
    paused: RunStory, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """What was kept aside is put back by who comes next: an engine, or the same again."""
    run = paused.run
    engine.contract.commit.commit_folder(
        run.adapter, lambda stage: (stage / "adapter_config.json").write_text("old") and None
    )
    calls = 0
    replace = engine.contract.commit.replace

    def killed(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls > at:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(engine.contract.commit, "replace", killed)
    monkeypatch.setattr(engine.contract.commit.shutil, "rmtree", lambda *_, **__: None)
    try:
        keep_paused(run.path)
    except KeyboardInterrupt:
        assert at < 2
    monkeypatch.undo()
    engine.contract.commit.collect_stages(run.path)
    assert kept(run) == ("old" if at < 2 else "20")
    keep_paused(run.path) if at < 2 else None
    assert kept(run) == "20"
    assert not list(run.path.glob(".*-*"))
