"""A run whose engine dies while the window is open goes on by itself, within its limits."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.problems import AppProblem
from desktop.runs import launcher, restart, restart_watch
from desktop.runs.launch_record import last_launch
from desktop.runs.listing import list_runs, read_state
from desktop.runs.restart_watch import RestartWatch
from engine.contract.events import read_events
from engine.contract.run_folder import RunFolder
from tests.fakes.home import READY, make_home, make_job

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a shell script"),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(launcher, "check_environment", lambda home, spec: READY)
    monkeypatch.setattr(restart_watch, "POLL_MS", 50)
    home = make_home(tmp_path / "lar ção", "slow")
    yield home
    for run in list_runs(home):
        launcher.force_stop(run.path)


@pytest.fixture
def watch(qapp: QApplication, home: Path) -> Iterator[RestartWatch]:
    watch = RestartWatch(home)
    watch.start()
    yield watch
    watch.stop()


def start(home: Path, tmp_path: Path) -> RunFolder:
    return RunFolder(launcher.start(make_job(tmp_path / "trabalho"), home, check=lambda *_: READY))


def resumes(run: RunFolder) -> list[int]:
    return [e.fields["from_step"] for e in read_events(run.events) if e.type == "resumed"]


def code(run: RunFolder) -> str:
    told = restart.outcome(run)
    return told.code if told else ""


def test_an_engine_that_keeps_dying_is_taken_up_three_times(
    qtbot: QtBot, home: Path, tmp_path: Path, watch: RestartWatch
) -> None:
    """It dies three steps after each start and commits every second step."""
    make_home(home, "dies")
    decided: list[Path] = []
    watch.decided.connect(decided.append)
    run = start(home, tmp_path)
    watch.look()
    qtbot.waitUntil(lambda: code(run) == "RUN_NOT_RESTARTED_TOO_OFTEN", timeout=60_000)
    assert resumes(run) == [2, 4, 6]
    assert decided == [run.path] * 4
    assert read_state(run).state == "lost"


def test_an_engine_that_dies_before_it_saves_anything_is_taken_up_once(
    qtbot: QtBot, home: Path, tmp_path: Path, watch: RestartWatch
) -> None:
    run = start(home, tmp_path)
    qtbot.waitUntil(lambda: run.last_event() is not None, timeout=20_000)
    watch.look()
    make_home(home, "killed_early")
    os.kill(last_launch(run).pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: code(run) == "RUN_NOT_RESTARTED_SAME_STEP", timeout=30_000)
    assert len(restart.read_history(run)) == 1


def test_an_engine_that_somebody_ended_stays_ended(
    qtbot: QtBot, home: Path, tmp_path: Path, watch: RestartWatch
) -> None:
    run = start(home, tmp_path)
    qtbot.waitUntil(lambda: run.last_event() is not None, timeout=20_000)
    watch.look()
    assert launcher.force_stop(run.path)
    qtbot.waitUntil(lambda: run.path not in watch._alive, timeout=20_000)
    watch.look()
    assert (code(run), resumes(run), read_state(run).state) == ("", [], "lost")


def test_a_run_that_was_lost_before_the_window_opened_waits(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    make_home(home, "dies")
    run = start(home, tmp_path)
    qtbot.waitUntil(lambda: not launcher.is_active(run), timeout=20_000)
    watch = RestartWatch(home)
    watch.look()
    watch.look()
    assert (code(run), resumes(run)) == ("", [])


def test_why_it_could_not_be_started_again_is_kept(
    qtbot: QtBot, home: Path, tmp_path: Path, watch: RestartWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, home: Path, **_: Any) -> Path:
        raise AppProblem("ENGINE_NOT_SET_UP", home=str(home))

    run = start(home, tmp_path)
    qtbot.waitUntil(lambda: run.last_event() is not None, timeout=20_000)
    watch.look()
    monkeypatch.setattr(launcher, "resume", refuse)
    os.kill(last_launch(run).pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: code(run) == "RUN_NOT_RESTARTED", timeout=30_000)
    told = restart.outcome(run)
    assert told is not None
    assert told.facts["reason"] == "ENGINE_NOT_SET_UP"
