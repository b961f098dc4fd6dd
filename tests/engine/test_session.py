"""One engine a run, one run a device, and an end that is always told."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from engine.contract.events import EventWriter, read_events
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


def _printed(capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    problem: dict[str, Any] = json.loads(capfd.readouterr().out.splitlines()[-1])["problem"]
    return problem


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "DISK_FULL"), (errno.EROFS, "FOLDER_NOT_WRITABLE")]
)
def test_a_disk_that_takes_not_even_the_lock_is_named(
    run: RunFolder,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    number: int,
    code: str,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("engine.session.FileLock.acquire", refuse)
    assert run_training(run.path, resume=True) == 1
    problem = _printed(capfd)
    assert (problem["code"], problem["facts"]["path"]) == (code, str(run.path))


def test_who_holds_the_run_need_not_be_written(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.engine.mkdir()
    with open_session(run.path) as session:
        assert session.run.is_alive()


@pytest.mark.parametrize("part", ["events.jsonl", "engine.lock"])
def test_a_folder_where_a_file_belongs_is_named(
    run: RunFolder, capfd: pytest.CaptureFixture[str], part: str
) -> None:
    (run.path / part).mkdir()
    assert run_training(run.path, resume=True) == 1
    problem = _printed(capfd)
    assert problem["code"] == "FOLDER_NOT_WRITABLE"
    assert problem["facts"]["path"] in (str(run.path), str(run.path / part))


@pytest.mark.parametrize("part", ["control", "checkpoints", "samples"])
def test_a_file_where_a_folder_belongs_is_named(run: RunFolder, part: str) -> None:
    (run.path / part).rmdir()
    (run.path / part).write_text("x", encoding="utf-8")
    problem = problem_of(run.path)
    assert (problem.code, problem.facts) == ("FOLDER_NOT_WRITABLE", {"path": str(run.path / part)})


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk without room for an event while the list's last item is True."""
    append, is_full = EventWriter._append, [True]

    def appending(writer: EventWriter, line: bytes) -> None:
        if is_full[-1]:
            raise OSError(errno.ENOSPC, "No space left on device")
        append(writer, line)

    monkeypatch.setattr(EventWriter, "_append", appending)
    monkeypatch.setattr("engine.report.RETRY_S", 0.05)
    return is_full


def test_the_last_word_waits_for_room(run: RunFolder, full: list[bool]) -> None:
    with open_session(run.path) as session:
        timer = threading.Timer(0.3, full.append, [False])
        timer.start()
        session.end_as_asked("pause", 3)
        timer.join()
    assert run.read_state().state == "paused"


def test_a_problem_that_finds_no_room_is_printed(
    run: RunFolder,
    full: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("engine.run_verb.PATIENCE_S", 0.1)
    assert run_training(run.path, resume=False) == 1
    assert _printed(capfd)["code"] == "DATA_FILE_MISSING"
    assert full
    assert run.last_event() is None


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
