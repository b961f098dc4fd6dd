"""One engine a run, one run a device, and an end that is always told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock

from engine.contract.events import read_events
from engine.contract.job_file import parse_job
from engine.contract.problems import Problem
from engine.contract.run_folder import RunFolder
from engine.device_queue import device_turn
from engine.run_verb import run_training
from engine.session import open_session, turn

JOB = {"name": "a", "base_model": "starter", "dataset": {"path": "/nowhere/rows.jsonl"}}


@pytest.fixture
def run(formiga_home: Path) -> RunFolder:
    folder = RunFolder.create(formiga_home / "runs", parse_job(JOB))
    folder.environment.write_text('{"row": {"id": "cpu"}}', encoding="utf-8")
    return folder


def problem_of(folder: Path) -> Problem:
    with pytest.raises(Problem) as caught, open_session(folder):
        pass
    return caught.value


def test_a_run_without_a_check_is_refused(run: RunFolder) -> None:
    run.environment.unlink()
    assert problem_of(run.path).code == "ENVIRONMENT_NOT_CHECKED"
    assert not run.events.exists(), "a refusal writes no history"


def test_a_folder_that_is_no_run(tmp_path: Path) -> None:
    assert problem_of(tmp_path).code == "RUN_NOT_FOUND"


def test_a_second_start_is_refused(run: RunFolder) -> None:
    with open_session(run.path):
        command = [sys.executable, "-s", "-B", "-m", "engine", "train", str(run.path)]
        second = subprocess.run(command, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert json.loads(second.stdout)["problem"]["code"] == "RUN_ALREADY_ACTIVE"


def test_a_finished_run_does_not_train_further(run: RunFolder) -> None:
    with open_session(run.path) as session:
        session.report.emit("finished", best_step=3)
    before = run.events.read_bytes()
    assert problem_of(run.path).code == "RUN_ALREADY_FINISHED"
    assert run.events.read_bytes() == before


def test_a_broken_job_file_is_named_with_all_its_errors(run: RunFolder) -> None:
    run.job.write_text(json.dumps(JOB | {"colour": "red", "name": ""}), encoding="utf-8")
    facts = problem_of(run.path).facts
    assert {error["path"] for error in facts["errors"]} == {"colour", "name"}


def test_a_failure_is_the_last_line_and_leaves_the_log(
    run: RunFolder, capfd: pytest.CaptureFixture[str]
) -> None:
    """The data file is not there."""
    assert run_training(run.path, resume=False) == 1
    last = run.last_event()
    assert last is not None
    assert last.type == "problem"
    assert last.fields["fatal"] is True
    assert last.fields["code"] == "DATA_FILE_MISSING"
    assert run.read_state().state == "failed"
    assert "Traceback" in capfd.readouterr().err


def test_a_run_that_waits_can_be_stopped(run: RunFolder, formiga_home: Path) -> None:
    locks = formiga_home / "locks" / "cpu"
    locks.mkdir(parents=True)
    with FileLock(locks / "00000000000000000001-1.lock"):
        worker = threading.Thread(target=run_training, args=(run.path,), kwargs={"resume": False})
        worker.start()
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and run.read_state().state != "queued":
            time.sleep(0.05)
        assert run.read_state().state == "queued"
        run.request("stop")
        worker.join(timeout=20)
    kinds = [event.type for event in read_events(run.events)]
    assert kinds[-1] == "stopped"
    assert not (run.control / "stop.json").exists()


def test_runs_take_turns_in_the_order_they_came(tmp_path: Path) -> None:
    order: list[int] = []
    first_in = threading.Event()

    def queue(number: int) -> None:
        with device_turn(
            tmp_path, "cuda:0", on_wait=lambda ahead: None, cancelled=lambda: False
        ) as ours:
            assert ours
            first_in.set()
            order.append(number)
            time.sleep(0.2)

    threads = []
    for number in range(3):
        threads.append(threading.Thread(target=queue, args=(number,)))
        threads[-1].start()
        if number == 0:
            assert first_in.wait(10)
        time.sleep(0.05)
    for thread in threads:
        thread.join(timeout=30)
    assert order == [0, 1, 2]
    assert list((tmp_path / "cuda-0").iterdir()) == []


def test_a_clock_that_is_set_back_lets_nobody_past(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(ahead: int) -> None:
        waits.append(ahead)

    waits: list[int] = []
    now = time.time_ns()
    with device_turn(tmp_path, "cuda:0", on_wait=told, cancelled=lambda: False) as first:
        monkeypatch.setattr(time, "time_ns", lambda: now - 3600 * 10**9)
        with device_turn(tmp_path, "cuda:0", on_wait=told, cancelled=lambda: True) as second:
            assert (first, second) == (True, False)
    monkeypatch.undo()
    with device_turn(tmp_path, "cuda:0", on_wait=told, cancelled=lambda: True) as third:
        assert third
    assert waits == []


def test_a_dead_process_leaves_the_queue(tmp_path: Path) -> None:
    (tmp_path / "cpu").mkdir()
    (tmp_path / "cpu" / "00000000000000000001-99999.lock").touch()
    with device_turn(
        tmp_path, "cpu", on_wait=lambda ahead: pytest.fail("waits"), cancelled=lambda: False
    ) as ours:
        assert ours


def test_the_environment_is_leased_while_a_session_lives(
    run: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "COMPLETE").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    lease = tmp_path / "leases" / f"{os.getpid()}.lock"
    with open_session(run.path):
        assert lease.exists()
    assert not lease.exists()


def test_the_turn_follows_the_environment(run: RunFolder) -> None:
    with open_session(run.path) as session, turn(session) as ours:
        assert ours
        assert session.device == "cpu"
