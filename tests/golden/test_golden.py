"""Run folders of every version can still be opened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.runs.listing import list_runs
from desktop.runs.run_view import RunView
from engine.contract.events import EVENT_TYPES, read_events
from engine.contract.job_file import load_job
from engine.contract.run_folder import RunFolder

FOLDERS = sorted(path for path in Path(__file__).parent.iterdir() if path.name.startswith("run-"))


@pytest.fixture(params=FOLDERS, ids=lambda path: path.name)
def run(request: pytest.FixtureRequest, formiga_home: Path) -> RunFolder:
    folder = formiga_home / "runs" / request.param.name
    shutil.copytree(request.param, folder)
    return RunFolder(folder)


def test_its_job_is_a_valid_job_file(run: RunFolder) -> None:
    assert load_job(run.job).name


def test_its_history_has_no_gap_and_only_known_events(run: RunFolder) -> None:
    events = list(read_events(run.events))
    assert [event.seq for event in events] == list(range(len(events)))
    assert {event.type for event in events} <= set(EVENT_TYPES)


def test_its_state_is_told_without_an_engine(run: RunFolder) -> None:
    state = run.read_state()
    assert (state.state, state.step, state.total_steps) == ("finished", 24, 24)


def test_the_window_lists_it(run: RunFolder, formiga_home: Path) -> None:
    assert [summary.path.name for summary in list_runs(formiga_home)] == [run.path.name]


def test_the_live_page_can_draw_it(run: RunFolder) -> None:
    view = RunView()
    view.apply_all(read_events(run.events))
    assert view.ending == "finished"
    assert [step for step, _ in view.losses] == list(range(1, 25))
    assert view.before is not None
    assert view.after is not None
    assert view.after["loss"] < view.before["loss"]
    assert view.peak_bytes
    assert all(sample.base and sample.reference for sample in view.samples)
