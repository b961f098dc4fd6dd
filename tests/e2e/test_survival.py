"""The engine outlives the window, and the window finds it again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.app import open_window
from engine.contract.events import read_events
from engine.contract.run_folder import RunFolder
from tests.e2e.hands import wait_for
from tests.shared import needs_shared, shared

pytestmark = [needs_shared, pytest.mark.slow]
CODE = Path(__file__).resolve().parents[2]
START = """
import sys
from pathlib import Path
from desktop.app import make_application, open_window
from desktop.runs.launcher import start
home, job = Path(sys.argv[1]), Path(sys.argv[2])
app = make_application()
window = open_window(home)
run = start(job, home)
window.open_live(run)
print(run, flush=True)
app.exec()
"""


@pytest.fixture
def job(tmp_path: Path) -> Path:
    file = tmp_path / "job.json"
    document = {
        "name": "survivor",
        "base_model": str(shared("models/stories260K-llama-pad192")),
        "dataset": {
            "path": str(shared("data/alpaca_en.json")),
            "max_rows": 80,
            "validation_rows": 8,
            "too_long": "drop",
        },
        "method": {"type": "lora", "r": 4},
        "training": {"max_length": 256, "learning_rate": 2e-3, "max_steps": 60, "save_every_s": 1},
        "evaluation": {"sample_prompts": 1, "max_new_tokens": 8},
    }
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def steps(run: RunFolder) -> int:
    return max((e.fields["step"] for e in read_events(run.events) if e.type == "step"), default=0)


def wait_until(condition: Callable[[], bool], timeout_s: float = 120) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.gui
def test_a_killed_window_does_not_stop_training_and_the_next_one_follows_it(
    qtbot: QtBot, home: Path, job: Path
) -> None:
    environ = os.environ | {"FORMIGA_HOME": str(home)}
    command = [sys.executable, "-c", START, str(home), str(job)]
    first = subprocess.Popen(command, cwd=CODE, env=environ, stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    run = RunFolder(Path(first.stdout.readline().strip()))
    wait_until(lambda: steps(run) >= 2)
    first.send_signal(signal.SIGKILL)
    first.wait(timeout=30)
    first.stdout.close()
    seen = steps(run)
    wait_until(lambda: steps(run) > seen)

    language.install("en")
    second = open_window(home)
    qtbot.addWidget(second)
    assert second.page == "live"
    assert second.run == run.path
    wait_for(qtbot, lambda: run.read_state().state == "finished", 240)
    second.session.stop()


def formiga(home: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "desktop.cli", *arguments]
    environ = os.environ | {"FORMIGA_HOME": str(home)}
    return subprocess.Popen(
        command, cwd=CODE, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_killed_engine_is_lost_the_command_says_five_and_resume_goes_on(
    home: Path, job: Path
) -> None:
    command = formiga(home, "train", str(job), "--json")
    wait_until(lambda: (home / "runs").is_dir() and any((home / "runs").iterdir()))
    run = RunFolder(next((home / "runs").iterdir()))
    wait_until(lambda: any(e.type == "checkpoint" for e in read_events(run.events)))
    os.kill(json.loads(run.engine.read_text(encoding="utf-8"))["pid"], signal.SIGKILL)
    out, _ = command.communicate(timeout=60)
    assert command.returncode == 5
    assert json.loads(out)["state"] == "lost"
    assert run.read_state().state == "lost"

    resumed = formiga(home, "resume", run.path.name, "--json")
    out, err = resumed.communicate(timeout=240)
    assert resumed.returncode == 0, err
    assert json.loads(out)["state"] == "finished"
    kinds = [event.type for event in read_events(run.events)]
    assert kinds.count("resumed") == 1
    assert kinds[-1] == "finished"


def test_a_changed_package_refuses_the_job_with_the_reason(home: Path, job: Path) -> None:
    """A copy of the environment's small files, with one version that nobody tested."""
    environments = home / "envs"
    real = environments.resolve()
    pointer = json.loads((real / "current.json").read_text(encoding="utf-8"))
    environments.unlink()
    subprocess.run(["cp", "-a", "--reflink=auto", str(real), str(environments)], check=True)
    metadata = next((environments / pointer["env"]).rglob("bitsandbytes-*.dist-info/METADATA"))
    text = metadata.read_text(encoding="utf-8")
    metadata.write_text(text.replace("\nVersion: 0.50.2", "\nVersion: 0.44.1"), encoding="utf-8")
    command = formiga(home, "train", str(job), "--json")
    out, err = command.communicate(timeout=120)
    assert command.returncode == 3, err
    assert "bitsandbytes" in out
    assert not (home / "runs").exists() or not list((home / "runs").iterdir())
