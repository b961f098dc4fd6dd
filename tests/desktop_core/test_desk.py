"""The window's desk process: looks, rows, a process that dies, and an end with the window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from desktop.runs.desk import DeskProcess
from desktop.runs.engine_process import create_time, engine_environ
from desktop.runs.inspector import Question, data_argument
from tests.fakes.home import make_home

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a shell script"),
]


def listened(desk: DeskProcess) -> list[tuple[str, Any]]:
    heard: list[tuple[str, Any]] = []
    desk.preview.connect(lambda report: heard.append(("preview", report)))
    desk.progress.connect(lambda facts: heard.append(("progress", facts)))
    desk.finished.connect(lambda report: heard.append(("finished", report)))
    desk.failed.connect(lambda code, facts: heard.append(("failed", code)))
    return heard


def test_a_look_is_told_as_it_goes(tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskProcess(make_home(tmp_path, "quick"))
    heard = listened(desk)
    question = Question(
        tmp_path / "é.jsonl", "starter", 64, {"output": "r"}, "all", encoding="cp1252",
        header=False, fixes=("mojibake",), leave_out=("near_duplicate",),
    )  # fmt: skip
    with qtbot.waitSignal(desk.finished, timeout=10_000):
        desk.ask(question)
        assert desk.busy
    assert [name for name, _ in heard] == ["preview", "progress", "finished"]
    asked = heard[-1][1]["asked"]
    assert (asked["path"], asked["columns"]) == (str(tmp_path / "é.jsonl"), {"output": "r"})
    assert (asked["encoding"], asked["header"], asked["delimiter"]) == ("cp1252", False, None)
    assert (asked["fixes"], asked["leave_out"]) == (["mojibake"], ["near_duplicate"])
    assert not desk.busy
    desk.end()


def test_the_same_process_answers_again(tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskProcess(make_home(tmp_path, "quick"))
    with qtbot.waitSignal(desk.finished, timeout=10_000):
        desk.ask(Question(tmp_path / "a.jsonl"))
    process = desk._process
    with qtbot.waitSignal(desk.answered, timeout=10_000) as told:
        number = desk.request("rows", filter="all", at=3)
    assert told.args == [number, {"what": "row", "row": 3, "of": 9}]
    with qtbot.waitSignal(desk.finished, timeout=10_000):
        desk.ask(Question(tmp_path / "b.jsonl"))
    assert desk._process is process
    desk.end()


def test_a_warm_process_is_there_before_the_first_question(tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskProcess(make_home(tmp_path, "quick"))
    heard = listened(desk)
    desk.warm()
    process = desk._process
    assert process is not None
    assert not desk.busy
    desk.warm()
    with qtbot.waitSignal(desk.finished, timeout=10_000):
        desk.ask(Question(tmp_path / "a.jsonl"))
    assert desk._process is process
    assert [name for name, _ in heard] == ["preview", "progress", "finished"]
    desk.end()
    assert process.state() == QProcess.ProcessState.NotRunning


def test_where_there_is_no_engine_nothing_is_warmed_and_nothing_said(tmp_path: Path) -> None:
    desk = DeskProcess(tmp_path)
    heard = listened(desk)
    desk.warm()
    assert desk._process is None
    assert heard == []


def test_a_warm_process_that_dies_is_started_again_by_the_first_question(
    tmp_path: Path, qtbot: QtBot
) -> None:
    desk = DeskProcess(make_home(tmp_path, "quick"))
    heard = listened(desk)
    desk.warm()
    assert desk._process is not None
    desk._process.kill()
    qtbot.waitUntil(lambda: desk._process is None)
    assert heard == []
    with qtbot.waitSignal(desk.finished, timeout=10_000):
        desk.ask(Question(tmp_path / "a.jsonl"))
    desk.end()


def test_the_newest_look_wins(tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskProcess(make_home(tmp_path, "hangs"))
    heard = listened(desk)
    desk.ask(Question(tmp_path / "first.jsonl"))
    desk.cancel()
    assert not desk.busy
    with qtbot.waitSignal(desk.finished, timeout=10_000):
        desk.ask(Question(tmp_path / "second.jsonl"))
    assert {Path(facts["path"]).name for name, facts in heard if name != "progress"} == {
        "second.jsonl"
    }
    desk.end()


def test_a_problem_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskProcess(make_home(tmp_path, "refuses"))
    with qtbot.waitSignal(desk.failed, timeout=10_000) as told:
        desk.ask(Question(tmp_path / "a.jsonl"))
    assert told.args == ["DATA_EMPTY", {"path": str(tmp_path / "a.jsonl")}]
    desk.end()


def test_a_process_that_dies_is_started_again_once(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = DeskProcess(make_home(tmp_path, "dies_once"))
    with qtbot.waitSignal(desk.finished, timeout=10_000):
        desk.ask(Question(tmp_path / "a.jsonl"))
    desk.end()
    desk = DeskProcess(make_home(tmp_path, "dies"))
    with qtbot.waitSignal(desk.failed, timeout=10_000) as told:
        desk.ask(Question(tmp_path / "a.jsonl"))
    assert (told.args[0], told.args[1]["exit_code"]) == ("ENGINE_NO_ANSWER", 9)
    assert told.args[1]["stderr_tail"] == "Killed"
    with qtbot.waitSignal(desk.answered, timeout=10_000) as row:
        desk.request("rows", filter="all", at=0)
    assert row.args[1]["code"] == "ENGINE_NO_ANSWER"
    desk.end()


def test_without_an_engine_it_fails_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskProcess(tmp_path)
    with qtbot.waitSignal(desk.failed, timeout=1000) as told:
        desk.ask(Question(tmp_path / "a.jsonl"))
    assert told.args[0] == "ENGINE_NOT_SET_UP"


def test_nothing_is_left_when_the_window_is_killed(tmp_path: Path) -> None:
    home = make_home(tmp_path, "hangs")
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from desktop.runs.desk import DeskProcess; from desktop.runs.inspector import Question\n"
        "app = QCoreApplication([]); desk = DeskProcess(Path(sys.argv[1]))\n"
        "desk.ask(Question(Path('first.jsonl')))\n"
        "desk._process.waitForStarted(); print(desk._process.processId(), flush=True); app.exec()\n"
    )
    root = Path(__file__).resolve().parents[2]
    window = subprocess.Popen(
        [sys.executable, "-c", script, str(home)],
        stdout=subprocess.PIPE, cwd=root, env=engine_environ(home) | {"PYTHONPATH": str(root)},
    )  # fmt: skip
    assert window.stdout is not None
    with window.stdout:
        helper = int(window.stdout.readline())
    assert create_time(helper)
    os.kill(window.pid, 9)
    window.wait()
    deadline = time.monotonic() + 5
    while create_time(helper) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert create_time(helper) is None


@pytest.mark.parametrize(
    ("given", "is_path"),
    [("owner/name", False), ("owner/name-v1.5", False), ("data/rows.jsonl", True),
     ("rows.csv", True), ("a/b/c", True), ("/abs/name", True), ("./own/name", True)],
)  # fmt: skip
def test_hub_ids_stay_and_paths_become_absolute(given: str, is_path: bool) -> None:
    assert Path(data_argument(given)).is_absolute() is is_path
