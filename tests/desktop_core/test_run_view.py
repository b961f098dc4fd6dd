"""Events folded into what a page shows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.runs.pace import Pace
from desktop.runs.run_view import RunView
from engine.contract.events import EVENT_TYPES, Event, parse_line


def _event(type_: str, second: float = 0.0, **fields: Any) -> Event:
    t = f"2026-11-22T14:{int(second) // 60:02d}:{second % 60:06.3f}Z"
    return Event(type_, 0, t, fields)


def _view(*events: Event) -> RunView:
    view = RunView()
    view.apply_all(events)
    return view


def _step(step: int, second: float = 0.0, **fields: Any) -> Event:
    return _event("step", second, step=step, loss=1.0 / step, **fields)


def curve(view: RunView) -> list[tuple[int, float]]:
    return list(zip(view.steps, view.losses, strict=True))


def test_a_run_that_has_said_nothing_is_not_lost_but_not_started() -> None:
    assert RunView().state(alive=False) == "created"
    assert RunView().state(alive=True) == "starting"


@pytest.mark.parametrize(
    ("last", "alive", "state"),
    [
        (_event("phase", phase="queued"), True, "queued"),
        (_event("phase", phase="loading"), True, "starting"),
        (_event("phase", phase="compiling"), True, "starting"),
        (_event("phase", phase="training"), True, "running"),
        (_event("phase", phase="evaluating"), True, "running"),
        (_event("phase", phase="paused"), True, "paused"),
        (_event("phase", phase="training"), False, "lost"),
        (_event("heartbeat"), False, "lost"),
        (_event("finished"), False, "finished"),
        (_event("stopped", reason="asked"), False, "stopped"),
        (_event("stopped", reason="pause"), False, "paused"),
        (_event("problem", code="X", fatal=True), False, "failed"),
        (_event("problem", code="X", fatal=False), False, "lost"),
        (_event("stopped"), True, "starting"),
    ],
)
def test_the_state_follows_the_last_event_and_the_lock(
    last: Event, alive: bool, state: str
) -> None:
    view = _view(_event("started"), _event("phase", phase="loading"), last)
    assert view.state(alive=alive) == state


def test_asking_to_stop_shows_until_the_engine_has_obeyed() -> None:
    view = _view(_event("phase", phase="training"))
    assert view.state(alive=True, stop_asked=True) == "stopping"
    view.apply(_event("stopped"))
    assert view.state(alive=False, stop_asked=True) == "stopped"


def test_every_optimizer_step_is_on_the_curve_although_events_are_fewer() -> None:
    view = _view(
        _event("step", step=3, loss=2.0, losses=[[1, 4.0], [2, 3.0], [3, 2.0]]),
        _event("step", step=4, loss=1.5),
    )
    assert curve(view) == [(1, 4.0), (2, 3.0), (3, 2.0), (4, 1.5)]
    assert view.loss == 1.5


def test_a_resume_takes_back_what_came_after_its_commit() -> None:
    view = _view(
        *[_step(step) for step in range(1, 9)],
        _event("eval", step=0, split="validation", loss=4.0),
        _event("eval", step=8, split="validation", loss=1.0),
        _event("checkpoint", step=4, path="c4", kept_for="time"),
        _event("checkpoint", step=8, path="c8", kept_for="time"),
        _event("resumed", from_step=4),
        _step(5),
    )
    assert list(view.steps) == [1, 2, 3, 4, 5]
    assert [point.step for point in view.evals] == [0]
    assert [mark.step for mark in view.checkpoints] == [4]
    assert (view.resumed, view.step) == (1, 5)


def test_an_engine_that_went_back_replaces_what_it_does_again() -> None:
    view = _view(*[_step(step) for step in range(1, 9)])
    assert view.rewinds == 0
    view.apply(_event("adjusted", reason="RATE_LOWERED", step=9, back_to=5))
    view.apply(_event("step", step=7, loss=0.1, losses=[[6, 0.2], [7, 0.1]]))
    assert list(view.steps) == [1, 2, 3, 4, 5, 6, 7]
    assert curve(view)[-2:] == [(6, 0.2), (7, 0.1)]
    assert (view.rewinds, len(view.rates), len(view.times)) == (1, 7, 7)


def test_best_is_what_was_measured_to_be_so_whatever_its_checkpoint_is_kept_for() -> None:
    kept = _event("checkpoint", step=10, path="c10", kept_for="best")
    assert not _view(kept).is_best(10)
    measured = [
        _event("eval", step=step, split="validation", loss=loss)
        for step, loss in ((0, 4.0), (10, 2.0), (20, 3.0))
    ]
    assert _view(*measured, kept).is_best(10)
    assert not _view(*measured, kept).is_best(20)


def test_time_in_which_layers_are_compiled_is_not_time_trained() -> None:
    told = [_event("phase", 0, phase="compiling"), _event("heartbeat", 10)]
    assert _view(*told, _event("phase", 20, phase="training")).worked_s == 0


def test_numbers_before_and_after_come_from_the_end_or_else_from_the_best_so_far() -> None:
    first = _event("eval", step=0, split="validation", loss=4.0, perplexity=54.6)
    worse = _event("eval", step=20, split="validation", loss=3.0, perplexity=20.1)
    best = _event("eval", step=10, split="validation", loss=2.0, perplexity=7.4)
    other = _event("eval", step=10, split="forgetting", loss=0.1, perplexity=1.1)
    assert _view(first).held_out() == (None, None)
    before, after = _view(first, other, best, worse).held_out()
    assert (before, after) == ({"loss": 4.0, "perplexity": 54.6}, {"loss": 2.0, "perplexity": 7.4})
    end = _event("finished", before={"loss": 4.0}, after={"loss": 1.9}, best_step=10)
    assert _view(first, best, end).held_out() == ({"loss": 4.0}, {"loss": 1.9})


def test_answers_are_compared_only_once_the_tuned_model_has_answered() -> None:
    asked = {"prompt": "p", "base": "b", "reference": None}
    view = _view(*[_event("sample", step=0, index=i, text="b", **asked) for i in range(3)])
    assert view.compared_samples() == []
    view.apply(_event("sample", step=9, index=1, text="t", **asked))
    assert [(s.index, s.text, s.reference) for s in view.compared_samples()] == [(1, "t", "")]


def test_problems_warnings_and_adjustments_keep_their_step_and_facts() -> None:
    view = _view(
        _step(7),
        _event("warning", code="ROWS_CUT", facts={"rows": 3}),
        _event("adjusted", reason="memory", before={"batch": 4}, after={"batch": 2}),
        _event("problem", code="DISK_FULL", facts={"path": "/x"}, fatal=True),
    )
    assert (view.warnings[0].step, view.warnings[0].facts) == (7, {"rows": 3})
    assert view.adjustments[0].facts["after"] == {"batch": 2}
    assert view.fatal is not None
    assert view.fatal.code == "DISK_FULL"


def test_the_memory_shown_is_the_highest_ever() -> None:
    view = _view(_event("memory", peak_bytes=500), _event("memory", peak_bytes=300))
    assert view.peak_bytes == 500


def test_a_download_shows_until_training_begins() -> None:
    view = _view(_event("download", stage="model", done_bytes=5, total_bytes=9))
    assert view.download == ("model", 5, 9)
    view.apply(_event("phase", phase="training"))
    assert view.download is None


def test_time_left_counts_from_the_pace_of_recent_steps() -> None:
    view = _view(_event("plan", total_steps=100), _event("phase", phase="training"))
    assert view.left_s is None
    for step in range(1, 11):
        view.apply(_step(step, second=2.0 * step))
    assert view.left_s == pytest.approx(180)
    view.apply(_event("finished"))
    assert view.left_s is None


def test_a_night_in_which_the_laptop_slept_does_not_spoil_the_estimate() -> None:
    pace = Pace()
    for step in range(1, 21):
        pace.mark(step, step * 2.0 + (30_000 if step > 10 else 0))
    assert pace.seconds_per_step == pytest.approx(2.0)


def test_measuring_between_steps_belongs_to_the_pace() -> None:
    pace = Pace()
    for step in range(1, 21):
        pace.mark(step, step * 1.0 + 10 * (step // 5))
    assert pace.seconds_per_step == pytest.approx((19 + 40) / 19)


def test_a_clock_set_back_starts_the_estimate_anew() -> None:
    pace = Pace()
    pace.mark(1, 100.0)
    pace.mark(2, 50.0)
    assert pace.seconds_per_step is None
    pace.mark(3, 51.0)
    assert pace.seconds_per_step == pytest.approx(1.0)


_TEXT = st.text(alphabet='a1é \n{}"', max_size=5)  # all of Unicode takes seconds to list first
_NUMBERS = st.integers() | st.floats() | st.sampled_from((10**400, -(10**400), 2**63))
_JSON = st.recursive(
    st.none() | st.booleans() | _NUMBERS | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=4,
)
_NAMES = st.sampled_from(
    (
        *("step", "loss", "losses", "phase", "facts", "from_step", "before", "after", "index"),
        *("peak_bytes", "split", "code", "fatal", "reason", "total_steps", "prompt", "epoch"),
    )
)


@pytest.mark.parametrize(
    "odd", [float("inf"), float("nan"), 10**400, -(10**400)], ids=["inf", "nan", "huge", "-huge"]
)
@pytest.mark.parametrize("type_", EVENT_TYPES)
def test_numbers_that_no_run_can_reach_count_as_missing(type_: str, odd: float) -> None:
    names = ("step", "loss", "total_steps", "from_step", "peak_bytes", "done_bytes")
    line = {"type": type_, "losses": [[odd, 1.0], [1, odd]], **dict.fromkeys(names, odd)}
    event = parse_line(json.dumps(line))
    assert event is not None
    view = _view(_event("plan", total_steps=9), event)
    assert (view.step, view.total_steps, curve(view), view.peak_bytes) == (0, 9, [], None)


_FIELDS = st.dictionaries(_NAMES, _JSON, max_size=5)


@given(st.lists(st.tuples(st.sampled_from(EVENT_TYPES), _FIELDS), max_size=8))
def test_no_history_however_odd_breaks_the_view(history: list[tuple[str, dict[str, Any]]]) -> None:
    view = RunView()
    for seq, (type_, fields) in enumerate(history):
        event = parse_line(json.dumps({"seq": seq, "t": "x", **fields, "type": type_}))
        assert event is not None
        view.apply(event)
    assert view.state(alive=False)
    assert 0 <= view.fraction <= 1
    view.held_out()
    view.compared_samples()
    assert view.left_s is None or view.left_s >= 0
