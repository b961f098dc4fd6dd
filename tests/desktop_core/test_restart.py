"""When a run is taken up again by itself: three times in ten minutes, never twice from a step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.messages import message
from desktop.runs import restart
from desktop.runs.restart import Decision, Restart, decide
from engine.contract.events import EventWriter, read_events
from engine.contract.run_folder import RunFolder

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def ago(minutes: float, from_step: int) -> Restart:
    return Restart((NOW - timedelta(minutes=minutes)).isoformat(), from_step)


@pytest.mark.parametrize(
    ("history", "step", "code"),
    [
        ([], 0, "RUN_RESTARTED"),
        ([], 120, "RUN_RESTARTED"),
        ([ago(1, 100)], 120, "RUN_RESTARTED"),
        ([ago(1, 120)], 120, "RUN_NOT_RESTARTED_SAME_STEP"),
        ([ago(600, 120)], 120, "RUN_NOT_RESTARTED_SAME_STEP"),
        ([ago(9, 10), ago(5, 20)], 30, "RUN_RESTARTED"),
        ([ago(9, 10), ago(5, 20), ago(1, 30)], 40, "RUN_NOT_RESTARTED_TOO_OFTEN"),
        ([ago(11, 10), ago(5, 20), ago(1, 30)], 40, "RUN_RESTARTED"),
        ([ago(-60, 10), ago(-30, 20), ago(-1, 30)], 40, "RUN_NOT_RESTARTED_TOO_OFTEN"),
    ],
    ids=["nothing committed", "first time", "another step", "same step", "same step, hours later",
         "third time", "fourth time", "fourth, the first is long ago", "clock put back"],
)  # fmt: skip
def test_at_most_three_in_ten_minutes_and_never_twice_from_a_step(
    history: list[Restart], step: int, code: str
) -> None:
    decision = decide(history, step, NOW)
    assert decision.code == code
    assert decision.restarts == (code == "RUN_RESTARTED")
    assert "{" not in message(decision.code, decision.facts).as_text()


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = RunFolder(tmp_path)
    events = EventWriter(run.events)
    for step in (10, 20):
        events.write("checkpoint", step=step, path=f"checkpoints/step-{step:06d}", kept_for="time")
        events.write("step", step=step + 5, losses=[])
    events.close()
    return run


def test_a_run_remembers_across_windows(run: RunFolder) -> None:
    assert restart.outcome(run) is None
    decision = restart.look(run, NOW)
    assert decision is not None
    assert (decision.code, decision.facts["step"]) == ("RUN_RESTARTED", 20)
    restart.remember(run, decision, NOW)
    assert restart.read_history(run) == [Restart(NOW.isoformat(timespec="seconds"), 20)]
    again = restart.look(run, NOW + timedelta(hours=3))
    assert again is not None
    assert again.code == "RUN_NOT_RESTARTED_SAME_STEP"
    restart.remember(run, again, NOW)
    assert len(restart.read_history(run)) == 1
    told = restart.outcome(run)
    assert told is not None
    assert (told.code, told.facts, bool(told.t)) == (again.code, {"step": 20}, True)


def test_what_a_resume_has_left_behind_is_no_commit_any_more(run: RunFolder) -> None:
    """The checkpoint of step 20 was damaged, so the run went on from 10 and committed 15."""
    restart.remember(run, Decision("RUN_RESTARTED", {"step": 20, "count": 1}), NOW)
    events = EventWriter(run.events)
    events.write("resumed", from_step=10)
    events.close()
    assert restart.committed_step(read_events(run.events)) == 10
    events = EventWriter(run.events)
    events.write("checkpoint", step=15, path="checkpoints/step-000015", kept_for="time")
    events.close()
    decision = restart.look(run, NOW)
    assert decision is not None
    assert (decision.code, decision.facts["step"]) == ("RUN_RESTARTED", 15)


def test_a_commit_of_a_step_takes_the_place_of_those_after_it(run: RunFolder) -> None:
    """An engine that goes back by itself says no `resumed`."""
    events = EventWriter(run.events)
    events.write("checkpoint", step=15, path="checkpoints/step-000015", kept_for="time")
    events.close()
    assert restart.committed_step(read_events(run.events)) == 15


@pytest.mark.parametrize("word", ["stop", "pause"])
def test_what_somebody_wanted_to_end_is_left_alone(run: RunFolder, word: str) -> None:
    run.request(word)  # type: ignore[arg-type]
    assert restart.look(run, NOW) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"restarts": 3, "last": []}',
                                  '{"restarts": [{"t": "x", "from_step": 1}, 7, {}]}'])  # fmt: skip
def test_a_record_that_cannot_be_read_is_no_record(run: RunFolder, text: str) -> None:
    (run.path / "restarts.json").write_text(text, encoding="utf-8")
    assert restart.read_history(run) == []
    assert restart.outcome(run) is None
    restart.remember(run, Decision("RUN_RESTARTED", {"step": 20, "count": 1}), NOW)
    assert len(restart.read_history(run)) == 1
