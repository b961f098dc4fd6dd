"""A repair's events folded into what a page and a terminal show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.environment.repair_view import STAGES, RepairView
from desktop.environment.repair_weights import stage_seconds
from desktop.environment.repairs import Repair, stop
from engine.contract.events import Event
from envcheck import oslock

PLAN = {"row": "cpu", "packages": 70, "to_fetch_bytes": 400_000_000, "disk_bytes": 1_400_000_000}


def _event(type_: str, second: float = 0.0, **fields: Any) -> Event:
    t = f"2026-11-22T14:{int(second) // 60:02d}:{second % 60:06.3f}Z"
    return Event(type_, 0, t, fields)


def _view(*events: Event) -> RepairView:
    view = RepairView()
    view.apply_all(events)
    return view


def _progress(second: float, stage: str, step: str, **numbers: Any) -> Event:
    return _event("progress", second, stage=stage, step=step, **numbers)


FETCHING = (
    _event("started", 0, repair="r", pid=7, row="cpu", lockfile="a.txt", lock_sha256="ab"),
    _event("phase", 0, phase="look"),
    _event("plan", 1, plan=PLAN),
    _event("phase", 2, phase="fetch"),
    _progress(
        7, "fetch", "fetch", done=10, total=70, done_bytes=100, total_bytes=400, name="torch"
    ),
)


def test_the_stage_at_work_has_its_numbers_and_seconds() -> None:
    view = _view(*FETCHING)
    fetch = view.stages["fetch"]
    assert (view.stage, fetch.state, fetch.item, fetch.share) == ("fetch", "running", "torch", 0.25)
    assert fetch.seconds == 5
    assert view.stages["look"].seconds == 2
    assert [view.stages[name].state for name in STAGES] == [
        "done",
        "running",
        "waiting",
        "waiting",
        "waiting",
    ]


def test_time_left_is_said_only_once_it_means_something() -> None:
    assert _view(*FETCHING[:4]).seconds_left is None
    left = _view(*FETCHING).seconds_left
    assert left is not None
    expected = stage_seconds(PLAN)
    assert left == 15 + expected["install"] + expected["prove"] + expected["switch"]
    assert _view(*FETCHING, _event("stopped", 8, reason="asked")).seconds_left is None


def test_stages_are_weighed_by_what_they_have_to_do() -> None:
    at_hand = stage_seconds({**PLAN, "to_fetch_bytes": 0})
    from_afar = stage_seconds({**PLAN, "to_fetch_bytes": 3_000_000_000})
    assert at_hand["fetch"] < at_hand["install"] < from_afar["fetch"]
    assert at_hand["prove"] == from_afar["prove"]


def test_a_repair_that_goes_well_ends_at_one() -> None:
    view = _view(*FETCHING, _event("phase", 40, phase="switch"), _event("finished", 41, env="e"))
    assert (view.fraction, view.state(alive=True)) == (1.0, "finished")
    assert {stage.state for stage in view.stages.values()} == {"done"}
    assert view.seconds == 41


def test_a_problem_ends_it_and_names_where() -> None:
    problem = _event("problem", 9, code="NETWORK_FAILED", facts={"host": "h"}, fatal=True)
    view = _view(*FETCHING, problem)
    assert view.state(alive=False) == "failed"
    assert view.problem is not None
    assert (view.problem.code, view.problem.facts) == ("NETWORK_FAILED", {"host": "h"})
    assert view.stages["fetch"].state == "failed"
    assert view.stages["install"].state == "waiting"


def test_gone_without_a_last_word_is_lost() -> None:
    view = _view(*FETCHING)
    assert (view.state(alive=True), view.state(alive=False)) == ("running", "lost")


def test_the_proof_goes_on_part_by_part() -> None:
    shares = []
    for step in ("hash", "import", "quantise", "backward", "chat_page"):
        view = _view(
            _event("phase", 0, phase="prove"), _progress(1, "prove", step, done=1, total=2)
        )
        shares.append(view.stages["prove"].share)
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1


def test_a_step_that_counts_nothing_moves_with_the_clock_but_not_to_its_end() -> None:
    events = [_event("phase", 0, phase="prove"), _progress(1, "prove", "gradio")]
    shares = []
    for second in (2, 6, 11, 600):
        events.append(_event("heartbeat", second))
        shares.append(_view(*events).stages["prove"].share)
    assert shares == sorted(shares)
    assert shares[0] < shares[-1] < 0.7


def test_the_time_left_does_not_grow_while_nothing_moves() -> None:
    stuck = [*FETCHING, *(_event("heartbeat", second) for second in range(8, 60, 5))]
    left = [_view(*stuck[: len(FETCHING) + n]).seconds_left for n in range(1, 11)]
    assert left == sorted((one for one in left if one is not None), reverse=True)


_NUMBER = st.one_of(st.integers(-5, 10**12), st.none(), st.text(max_size=3), st.floats())
_ANY = st.builds(
    lambda kind, stage, step, numbers, phase: Event(
        kind,
        0,
        "2026-11-22T14:00:00Z",
        {"stage": stage, "step": step, "phase": phase, "plan": numbers, **numbers},
    ),
    st.sampled_from(["phase", "progress", "plan", "heartbeat", "warning", "nova"]),
    st.sampled_from([*STAGES, "nova", ""]),
    st.sampled_from(["hash", "import", "unpack", "nova", ""]),
    st.fixed_dictionaries(
        {n: _NUMBER for n in ("done", "total", "done_bytes", "total_bytes", "to_fetch_bytes")}
    ),
    st.sampled_from([*STAGES, "nova"]),
)


@given(st.lists(_ANY, max_size=30))
def test_whatever_comes_the_fraction_never_goes_back(events: list[Event]) -> None:
    view, before = RepairView(), 0.0
    for event in events:
        view.apply(event)
        assert before <= view.fraction <= 1
        before = view.fraction
        assert view.seconds_left is None or view.seconds_left >= 0


def _write(folder: Path, *events: Event) -> None:
    with (folder / "events.jsonl").open("a", encoding="utf-8") as stream:
        for event in events:
            document = {"v": 1, "seq": 0, "t": event.t, "type": event.type, **event.fields}
            stream.write(json.dumps(document) + "\n")


def test_a_folder_is_followed_while_its_lock_is_held(tmp_path: Path) -> None:
    repair = Repair(tmp_path)
    assert repair.state == "running", "its process was started a moment ago"
    with oslock.hold(tmp_path / "repair.lock"):
        _write(tmp_path, *FETCHING)
        assert repair.look()
        assert (repair.state, repair.view.stage) == ("running", "fetch")
        stop(tmp_path)
        assert repair.stop_asked
        assert not repair.look()
    assert repair.look(), "it has gone"
    assert repair.state == "lost"
    (tmp_path / "repair.log").write_text("a\n\nMemoryError\n", encoding="utf-8")
    assert repair.last_words() == "a\nMemoryError"
    _write(tmp_path, _event("stopped", 9, reason="asked"))
    assert repair.look()
    assert (repair.state, repair.stop_asked) == ("stopped", False)
