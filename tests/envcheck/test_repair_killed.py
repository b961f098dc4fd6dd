"""A repair as a process: killed after each of its events, interrupted, starved of disk."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from envcheck import switch
from envcheck.building import manifest, shelf
from envcheck.repairing import journal, repair, repairs
from tests.envcheck.toy_wheels import CODE, ToyHome, make_toy_home

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
pytestmark = posix_only
DEADLINE_S = 60


@pytest.fixture
def built(tmp_path: Path) -> ToyHome:
    toy = make_toy_home(tmp_path)
    assert toy.repair().type == "finished"
    return toy


def run(toy: ToyHome, *options: str, **variables: str) -> tuple[int, str]:
    """A repair to its end; exit code and what it said."""
    process = toy.start(*options, **variables)
    out, err = process.communicate(timeout=DEADLINE_S)
    assert "Traceback" not in err
    return process.returncode, out


def test_the_command_answers_with_json_and_keeps_a_log(built: ToyHome) -> None:
    code, said = run(built, "--again")
    answer = json.loads(said)
    assert (code, answer["type"], answer["env"]) == (0, "finished", built.env.name)
    folder = repairs.folder(built.home, answer["repair"])
    assert folder is not None
    assert "finished" in (folder / repairs.LOG).read_text(encoding="utf-8")
    code, said = run(built)
    assert (code, json.loads(said)["code"]) == (0, "REPAIR_NOT_NEEDED")


def test_killed_after_any_event_the_one_in_use_stays_and_the_next_repair_works(
    built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    kills = 0
    while True:
        before = built.env
        code, _ = run(built, "--again", FORMIGA_TOY_KILL=str(kills + 1))
        if code == 0:
            break
        assert code == -signal.SIGKILL
        kills += 1
        last = repairs.list_ends(built.home)[0]
        event = journal.last(built.home / "repairs" / last.name / "events.jsonl")
        is_over = event is not None and event.is_final
        assert last.state == ("finished" if is_over else "lost")
        assert is_over or built.env == before
        assert not manifest.verify(built.env, deep=True)
    assert kills > 12
    monkeypatch.setattr(shelf, "PUBLISH_S", -1)
    assert built.repair(again=True).type == "finished"
    left = {path for path in built.root.iterdir() if path.is_dir()}
    assert left == {switch.current(built.root), switch.previous(built.root)}
    assert repair.rollback(built.home)["checked"]


def test_killed_in_the_middle_it_is_lost_and_the_next_one_continues(built: ToyHome) -> None:
    process = built.start("--again", FORMIGA_TOY_PROOF="hang")
    folder = _wait_for(built, "prove")
    assert repairs.running(built.home) == folder.name
    assert json.loads((built.root / shelf.OWNER).read_text())["pid"] == process.pid
    code, said = run(built, "--again")
    assert (code, json.loads(said)["code"]) == (1, "REPAIR_BUSY")
    assert json.loads(said)["facts"] == {"pid": process.pid}
    process.kill()
    process.communicate(timeout=DEADLINE_S)
    assert repairs.running(built.home) == ""
    states = {end.name: end.state for end in repairs.list_ends(built.home)}
    assert states[folder.name] == "lost"
    assert run(built, "--again")[0] == 0


@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGINT])
def test_interrupted_it_ends_by_itself(built: ToyHome, which: signal.Signals) -> None:
    env = built.env
    process = built.start("--again", FORMIGA_TOY_PROOF="slow")
    _wait_for(built, "prove")
    process.send_signal(which)
    out, _ = process.communicate(timeout=DEADLINE_S)
    assert process.returncode == 1
    answer = json.loads(out)
    assert (answer["type"], answer["reason"]) == ("stopped", "interrupted")
    assert built.env == env
    assert {path for path in built.root.iterdir() if path.is_dir()} == {env}


def test_a_home_that_cannot_be_written_is_named(built: ToyHome, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    nowhere = ToyHome(file, built.code, built.wheels)
    code, said = run(nowhere)
    assert (code, json.loads(said)["code"]) == (1, "REPAIR_WRITE_FAILED")


def test_an_engine_does_not_repair_itself(built: ToyHome) -> None:
    command = [str(switch.interpreter(built.env)), *built.command("--again")[1:]]
    environ = built.environ | {"PYTHONPATH": os.pathsep.join([str(CODE), *sys.path])}
    answer = subprocess.run(command, cwd=CODE, env=environ, capture_output=True, text=True)
    assert answer.returncode == 2
    assert "does not repair itself" in answer.stderr


def test_a_full_disk_destroys_nothing(tmp_path: Path) -> None:
    mount, script = tmp_path / "small", CODE / "tests" / "envcheck" / "full_disk.py"
    mount.mkdir()
    inside = f"mount -t tmpfs -o size=200m tmpfs '{mount}' && exec '{sys.executable}' -B '{script}'"
    command = [shutil.which("unshare") or "unshare", "-rm", "sh", "-c", f"{inside} '{mount}'"]
    environ = os.environ | {"PYTHONPATH": str(CODE)}
    try:
        subprocess.run([*command[:2], "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody mount a small disk")
    answer = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    codes = [line.split()[1] for line in answer.stdout.splitlines() if line.startswith("end ")]
    assert "REPAIR_DISK_FULL" in codes
    assert codes[-1] == "finished"


def _wait_for(toy: ToyHome, phase: str) -> Path:
    """The folder of the repair that entered `phase` just now."""
    until = time.monotonic() + DEADLINE_S
    while time.monotonic() < until:
        name = repairs.running(toy.home)
        folder = toy.home / repairs.REPAIRS / name
        if name and any(
            e.fields.get("phase") == phase for e in journal.read(folder / "events.jsonl")
        ):
            return folder
        time.sleep(0.02)
    raise AssertionError(phase)
