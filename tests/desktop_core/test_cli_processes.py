"""The command as a real process: Ctrl+C, being killed, odd consoles, pipes, and its speed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.paths import code_root
from desktop.runs import launcher
from desktop.runs.listing import list_runs
from engine.contract.events import read_events
from engine.contract.run_folder import RunFolder
from tests.fakes.home import FAKES, make_home, make_job

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a shell script")

WHERE_S = 0.6
"""What `formiga where` may take on a machine that does nothing else."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "lar da ção"
    yield make_home(home, "slow")
    for run in list_runs(home):
        launcher.force_stop(run.path)


def _command(home: Path) -> list[str]:
    return [sys.executable, str(FAKES / "formiga.py"), "--home", str(home)]


def _formiga(home: Path, *arguments: object, **environ: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*_command(home), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"LANG": "en_US.UTF-8"} | environ,
    )


def _wait(true: Callable[[], object], timeout_s: float = 30) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def _training_run(home: Path) -> RunFolder:
    def steps() -> list[RunFolder]:
        runs = [RunFolder(run.path) for run in list_runs(home)]
        began = ("step", "checkpoint")
        return [run for run in runs if any(e.type in began for e in read_events(run.events))]

    _wait(steps)
    return steps()[0]


def test_ctrl_c_stops_after_a_checkpoint(home: Path, tmp_path: Path) -> None:
    command = _formiga(home, "train", make_job(tmp_path / "j"), "--json")
    run = _training_run(home)
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=30)
    assert command.returncode == 0, err.decode()
    answer = json.loads(out)
    assert (answer["state"], answer["run"]) == ("stopped", run.path.name)
    assert b"Ctrl+C again leaves it running" in err
    types = [json.loads(line)["type"] for line in run.events.read_bytes().splitlines()]
    assert types[-2:] == ["checkpoint", "stopped"]


def test_a_second_ctrl_c_leaves_the_engine_running(home: Path, tmp_path: Path) -> None:
    make_home(home, "hangs")
    command = _formiga(home, "train", make_job(tmp_path / "j"), "--json")
    _wait(lambda: [run for run in list_runs(home) if RunFolder(run.path).last_event()])
    (run,) = list_runs(home)
    command.send_signal(signal.SIGINT)
    _wait(lambda: (run.path / "control" / "stop.json").exists())
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=30)
    assert command.returncode == 130
    assert json.loads(out)["state"] == "stopping"
    assert b"goes on without this terminal" in err
    assert RunFolder(run.path).is_alive()


@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_the_engine_survives_whoever_started_it(
    home: Path, tmp_path: Path, signal_: signal.Signals
) -> None:
    command = _formiga(home, "train", make_job(tmp_path / "j"))
    run = _training_run(home)
    command.send_signal(signal_)
    command.communicate(timeout=30)
    seen = run.events.stat().st_size
    _wait(lambda: run.events.stat().st_size > seen + 1000)
    stop = _formiga(home, "stop", run.path.name, "--json")
    out, err = stop.communicate(timeout=30)
    assert stop.returncode == 0, err.decode()
    assert json.loads(out)["state"] == "stopped"


def test_a_start_can_return_at_once(home: Path, tmp_path: Path) -> None:
    command = _formiga(home, "train", make_job(tmp_path / "j"), "--no-follow", "--json")
    out, err = command.communicate(timeout=30)
    assert command.returncode == 0, err.decode()
    assert err.decode().count("\n") == 2  # nothing about processes left behind
    assert launcher.is_active(RunFolder(Path(json.loads(out)["path"])))


def test_a_forced_stop_counts_down_where_the_engine_does_not_answer(
    home: Path, tmp_path: Path
) -> None:
    make_home(home, "hangs")
    _formiga(home, "train", make_job(tmp_path / "j"), "--no-follow").communicate(timeout=30)
    _wait(lambda: [run for run in list_runs(home) if RunFolder(run.path).last_event()])
    command = _formiga(home, "stop", "minhas formigas", "--force", "--countdown", 2)
    out, err = command.communicate(timeout=60)
    assert command.returncode == 0, err.decode()
    assert b"Ending it by force in 2 s." in err
    assert b"Ending it by force in 1 s." in err
    assert b"lost" in out


def test_two_terminals_cannot_resume_one_run(home: Path, tmp_path: Path) -> None:
    make_home(home, "dies")
    _formiga(home, "train", make_job(tmp_path / "j")).communicate(timeout=30)
    make_home(home, "slow")
    both = [_formiga(home, "resume", "minhas formigas", "--json", "--no-follow") for _ in range(2)]
    answers = [json.loads(command.communicate(timeout=30)[0]) for command in both]
    assert sorted(command.returncode for command in both) == [0, 1]
    (refused,) = [answer["problem"] for answer in answers if "problem" in answer]
    assert refused["code"] == "RUN_ALREADY_ACTIVE"


def test_a_console_without_the_letters_does_not_end_the_command(home: Path, tmp_path: Path) -> None:
    """Windows consoles of cp1252 know neither → nor Chinese."""
    make_home(home, "quick")
    job = make_job(tmp_path / "j", name="蚂蚁 ção")
    environ = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "COLUMNS": "80"}
    command = _formiga(home, "train", job, **environ)
    out, err = command.communicate(timeout=60)
    assert command.returncode == 0, err.decode("cp1252")
    compared = _formiga(home, "compare", "蚂蚁 ção", **environ)
    out, err = compared.communicate(timeout=60)
    assert compared.returncode == 0, err.decode("cp1252")
    assert "é um inseto" in out.decode("cp1252")
    listed = _formiga(home, "runs", "--json", **environ)
    out, _ = listed.communicate(timeout=60)
    assert json.loads(out.decode("ascii"))["runs"][0]["name"] == "蚂蚁 ção"


def test_save_sample_and_pause_from_another_terminal(home: Path, tmp_path: Path) -> None:
    command = _formiga(home, "train", make_job(tmp_path / "j"), "--json")
    run = _training_run(home)

    def ask(*arguments: str) -> dict[str, Any]:
        asking = _formiga(home, *arguments, run.path.name, "--json")
        out, err = asking.communicate(timeout=60)
        assert asking.returncode == 0, err.decode()
        return dict(json.loads(out))

    saved = ask("save")
    assert saved["state"] == "running"
    assert saved["checkpoint"] == f"checkpoints/step-{saved['step']:06d}"
    assert (run.path / saved["checkpoint"]).is_dir()
    answered = ask("sample")["samples"]
    assert [sample["index"] for sample in answered] == [0, 1, 2, 3]
    assert answered[0]["text"] == f"resposta do passo {answered[0]['step']}"
    assert ask("save", "--no-wait")["run"] == run.path.name
    assert ask("pause")["state"] == "paused"
    assert not run.is_alive()
    out, err = command.communicate(timeout=30)
    assert command.returncode == 0, err.decode()
    assert json.loads(out)["state"] == "paused"


def test_a_run_that_is_lost_while_somebody_waits_for_it_is_told(home: Path, tmp_path: Path) -> None:
    make_home(home, "hangs")
    command = _formiga(home, "train", make_job(tmp_path / "j"), "--no-follow")
    assert command.wait(timeout=60) == 0
    (summary,) = list_runs(home)
    run = RunFolder(summary.path)
    _wait(run.is_alive)
    asking = _formiga(home, "save", run.path.name, "--json")
    _wait((run.control / "save.json").exists)
    assert launcher.force_stop(run.path)
    out, err = asking.communicate(timeout=60)
    assert asking.returncode == 5, err.decode()
    assert json.loads(out)["problem"]["code"] == "ENGINE_LOST"
    for stream in (command.stdout, command.stderr):
        if stream is not None:
            stream.close()


def test_nobody_listening_is_no_crash(home: Path) -> None:
    command = _formiga(home, "check")
    assert command.stdout is not None
    command.stdout.close()
    assert command.stderr is not None
    err = command.stderr.read()
    command.wait(timeout=60)
    command.stderr.close()
    assert b"Traceback" not in err


def test_where_is_quick_and_loads_nothing_heavy(home: Path) -> None:
    code = (
        "import sys; from desktop.cli.app import main; "
        f"code = main(['--home', {str(home)!r}, 'where', '--json']); "
        "heavy = ('PySide6', 'rich', 'psutil', 'engine.contract.spec'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    environ = os.environ | {"LANG": "en_US.UTF-8"}
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environ,
            cwd=code_root(),
            capture_output=True,
            check=True,
        )
        taken.append(time.perf_counter() - begun)
    assert done.stdout.splitlines()[-1] == b"[]"
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    assert min(taken) < WHERE_S * max(1.0, busy)


def test_a_terminal_gets_a_bar(home: Path, tmp_path: Path) -> None:
    import pty

    make_home(home, "quick")
    ours, theirs = pty.openpty()
    command = subprocess.Popen(
        [*_command(home), "train", str(make_job(tmp_path / "j"))],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"LANG": "en_US.UTF-8", "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            block = os.read(ours, 4096)
        except OSError:  # how Linux says that the other side is closed
            break
        if not block:
            break
        shown += block
    out, _ = command.communicate(timeout=30)
    os.close(ours)
    assert command.returncode == 0
    assert b"10/10" in shown
    assert "━".encode() in shown
    assert b"step 10: held-out loss 3.10" in shown
    assert b"State: finished" in out
