"""An engine that waits for a run: given one it outlives us, without one it ends with us."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from desktop import hub_account
from desktop.runs import force, launcher, standby
from desktop.runs.engine_keeper import (
    AGAIN_AFTER_S,
    IDLE_S,
    NEEDED_BYTES,
    SHORT_BYTES,
    EngineKeeper,
)
from desktop.runs.engine_process import exit_code
from desktop.runs.launch_record import last_launch
from desktop.runs.listing import list_runs
from desktop.runs.standby import Standby
from engine.contract.run_folder import RunFolder
from tests.fakes.home import READY, make_home, make_job, report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a shell script")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "lar ção"
    yield make_home(home, "quick")
    for run in list_runs(home):
        launcher.force_stop(run.path)


@pytest.fixture
def job(tmp_path: Path) -> Path:
    return make_job(tmp_path / "trabalho")


def _start(job: Path, home: Path, waiting: Standby | None) -> RunFolder:
    return RunFolder(launcher.start(job, home, check=lambda *_: READY, standby=waiting))


def _wait(true: Callable[[], bool], timeout_s: float = 20) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def _ended(run: RunFolder) -> str:
    _wait(lambda: not launcher.is_active(run))
    return run.read_state().state


def _pid(waiting: Standby) -> int:
    assert waiting._process is not None
    return waiting._process.pid


def test_the_engine_that_waits_gets_the_run(home: Path, job: Path) -> None:
    make_home(home, "slow")
    waiting = Standby(home)
    assert waiting.wait_ready(20)
    pid, held = _pid(waiting), waiting.memory_bytes
    assert held > 1_000_000
    run = _start(job, home, waiting)
    assert last_launch(run).pid == pid
    _wait(run.is_alive)
    assert not waiting.alive
    assert os.getsid(pid) == pid
    assert Path(f"/proc/{pid}/fd/0").resolve() == Path(os.devnull)
    assert Path(f"/proc/{pid}/fd/1").resolve() == run.log.resolve()
    assert launcher.is_active(run)
    launcher.stop(run.path)
    assert _ended(run) == "stopped"
    _wait(lambda: not psutil.pid_exists(pid) or exit_code(pid) == 0)


def test_it_ends_with_whoever_started_it(home: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from desktop.runs.standby import Standby\n"
        "one = Standby(Path(sys.argv[1])); one.wait_ready(20)\n"
        "print(one._process.pid, flush=True)\n"
        "time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(home)], stdout=subprocess.PIPE, cwd=Path.cwd()
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert psutil.pid_exists(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    _wait(lambda: not psutil.pid_exists(pid))


@pytest.mark.parametrize("behaviour", ["standby_dies", "standby_deaf"])
def test_a_start_goes_on_without_one_that_is_not_there(
    home: Path, job: Path, behaviour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standby, "TAKEN_WITHIN_S", 0.3)
    monkeypatch.setattr(standby, "END_WITHIN_S", 0.3)
    make_home(home, behaviour)
    waiting = Standby(home)
    pid = _pid(waiting)
    _wait(lambda: waiting.ready or not waiting.alive)
    make_home(home, "quick")
    run = _start(job, home, waiting)
    assert last_launch(run).pid != pid
    assert _ended(run) == "finished"
    assert not psutil.pid_exists(pid)


def test_other_variables_or_another_card_need_another_engine(
    home: Path, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Standby(home)
    first = _pid(waiting)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    run = _start(job, home, waiting)
    assert last_launch(run).pid != first
    assert _ended(run) == "finished"
    other = Standby(home, card="GPU-1")
    assert other.take("train", run, None) is None
    assert not other.alive


def test_the_hubs_token_comes_with_the_run_and_not_before(
    home: Path, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_home(home, "slow")
    waiting = Standby(home)
    monkeypatch.setattr(hub_account, "variables", lambda _: {"HF_TOKEN": "hf_canary"})
    pid = _pid(waiting)
    assert waiting.wait_ready(20)
    run = _start(job, home, waiting)
    _wait(run.is_alive)
    assert b"hf_canary" not in Path(f"/proc/{pid}/environ").read_bytes()
    written = [file for file in run.path.rglob("*") if file.is_file()]
    assert not any(b"hf_canary" in file.read_bytes() for file in written)


def test_a_refused_start_leaves_no_engine_behind(home: Path, job: Path) -> None:
    waiting = Standby(home)
    pid = _pid(waiting)
    refused = report("PACKAGE_DIFFERENT", "repairable", package="peft", installed="1", locked="2")
    with pytest.raises(launcher.Refused):
        launcher.start(job, home, check=lambda *_: refused, standby=waiting)
    _wait(lambda: not psutil.pid_exists(pid))


def test_force_ends_an_engine_that_had_waited(home: Path, job: Path) -> None:
    make_home(home, "hangs")
    waiting, other = Standby(home), Standby(home)
    assert waiting.wait_ready(20)
    run = _start(job, home, waiting)
    _wait(lambda: run.last_event() is not None)
    assert force._family(_pid(other), run.path) == [], "one that waits for another run stays"
    assert force.end_by_force(run, grace_s=0.5)
    assert _ended(run) == "lost"
    assert other.alive
    other.end()


def test_without_an_engine_nothing_waits(tmp_path: Path) -> None:
    waiting = Standby(tmp_path)
    assert (waiting.alive, waiting.ready, waiting.memory_bytes) == (False, False, 0)


class Fake:
    """A waiting engine without a process."""

    def __init__(self, home: Path, card: str | None) -> None:
        self.card, self.alive, self.ready, self.memory_bytes = card, True, True, 345

    def end(self) -> None:
        self.alive = False


def test_the_keeper_has_one_and_ends_it_when_memory_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Fake] = []
    free = [NEEDED_BYTES - 1]

    def make(home: Path, card: str | None) -> Fake:
        made.append(Fake(home, card))
        return made[-1]

    keeper = EngineKeeper(tmp_path, make=make, free_bytes=lambda: free[0])  # type: ignore[arg-type]
    keeper.want()
    assert not made
    free[0] = NEEDED_BYTES
    keeper.want("GPU-1")
    keeper.want("GPU-1")
    assert [one.card for one in made] == ["GPU-1"]
    assert (keeper.warm, keeper.memory_bytes) == (True, 345)
    free[0] = SHORT_BYTES - 1
    keeper.look()
    assert (made[0].alive, keeper.warm, keeper.memory_bytes) == (False, False, 0)
    free[0] = NEEDED_BYTES
    keeper.want()
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + IDLE_S + 1)
    keeper.look()
    assert not made[1].alive
    keeper.want()
    given = keeper.give()
    assert given is made[2]
    assert not keeper.warm
    keeper.end()
    assert made[2].alive, "it is the start's now"


def test_an_engine_that_dies_at_once_is_not_started_all_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Fake] = []

    def make(home: Path, card: str | None) -> Fake:
        made.append(Fake(home, card))
        made[-1].alive = False
        return made[-1]

    keeper = EngineKeeper(tmp_path, make=make, free_bytes=lambda: NEEDED_BYTES)  # type: ignore[arg-type]
    for _ in range(5):
        keeper.want()
    assert len(made) == 1
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + AGAIN_AFTER_S + 1)
    keeper.want()
    assert len(made) == 2


def test_the_line_that_it_is_given_names_verb_and_run(home: Path, job: Path) -> None:
    run = _start(job, home, None)
    assert _ended(run) == "finished"
    waiting = Standby(home)
    process = waiting.take("resume", run, None)
    assert process is not None
    assert process.wait(20) == 0
    assert json.loads((run.path / "engine.json").read_text(encoding="utf-8"))["pid"] == process.pid
