"""Downloads followed from outside: started, seen moving, stopped, found again by another window."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import hub_account
from desktop.cli import fetch_verb
from desktop.cli.call import Call
from desktop.problems import AppProblem
from desktop.runs import model_download
from desktop.runs.model_download import ModelDownloads

HELPER = """
import json, os, sys, time
from pathlib import Path
folder = Path(sys.argv[1])
def note(state, done, **more):
    t = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    said = {"v": 1, "state": state, "pid": os.getpid(), "t": t,
            "done_bytes": done, "total_bytes": 100, **more}
    beside = folder / "download.json.new"
    beside.write_text(json.dumps(said))
    beside.replace(folder / "download.json")
(folder / "token.txt").write_text(os.environ.get("HF_TOKEN", ""))
END
"""
READY = "note('running', 40); time.sleep(0.6); note('ready', 100)"
REFUSED = (
    "note('problem', 0, problem={'code': 'HUB_GATED', 'facts': "
    "{'repo_id': 'org/model', 'endpoint': 'https://x'}})"
)
SLOW = (
    "note('running', 40)\n"
    "while not (folder / 'download.stop').exists(): time.sleep(0.05)\n"
    "note('stopped', 40)"
)
DIES = "note('running', 40)"
Start = Callable[[str], ModelDownloads]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Start:
    """A function that starts a download by a helper that does what it is told."""

    def begin(what: str) -> ModelDownloads:
        helper = tmp_path / "helper.py"
        helper.write_text(HELPER.replace("END", what), encoding="utf-8")
        folder = tmp_path / "models" / "org--model"
        monkeypatch.setattr(
            model_download,
            "engine_command",
            lambda home, arguments: [sys.executable, str(helper), str(folder)],
        )
        monkeypatch.setattr(hub_account, "variables", lambda home: {"HF_TOKEN": "hf_word"})
        made = ModelDownloads(tmp_path)
        made.start("org/model")
        return made

    return begin


def test_it_moves_and_arrives(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    downloads = start(READY)
    seen: list[tuple[str, int]] = []
    downloads.moved.connect(
        lambda repo: seen.append(
            (downloads.progress(repo).state, downloads.progress(repo).done_bytes)
        )
    )
    with qtbot.waitSignal(downloads.arrived, timeout=15000) as arrived:
        pass
    assert arrived.args == ["org/model"]
    assert ("running", 40) in seen
    assert seen[-1] == ("ready", 100)
    token = tmp_path / "models" / "org--model" / "token.txt"
    assert token.read_text(encoding="utf-8") == "hf_word"
    assert "hf_word" not in (token.parent / "download.json").read_text(encoding="utf-8")


def test_a_refusal_is_told_with_its_facts(start: Start, qtbot: QtBot) -> None:
    downloads = start(REFUSED)
    qtbot.waitUntil(lambda: not downloads.progress("org/model").busy, timeout=15000)
    now = downloads.progress("org/model")
    assert (now.state, now.code, now.facts["repo_id"]) == ("problem", "HUB_GATED", "org/model")


def test_it_stops_when_asked_and_another_window_sees_it(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    downloads = start(SLOW)
    qtbot.waitUntil(lambda: downloads.progress("org/model").done_bytes == 40, timeout=15000)
    other = ModelDownloads(tmp_path)
    assert other.progress("org/model").state == "running"
    other.stop("org/model")
    qtbot.waitUntil(lambda: downloads.progress("org/model").state == "stopped", timeout=15000)
    qtbot.waitUntil(lambda: other.progress("org/model").state == "stopped", timeout=15000)


def test_a_helper_that_died_is_not_waited_for(start: Start, qtbot: QtBot) -> None:
    downloads = start(DIES)
    qtbot.waitUntil(lambda: downloads.progress("org/model").state == "lost", timeout=15000)


def test_a_number_that_another_process_has_now(tmp_path: Path, qtbot: QtBot) -> None:
    """The record is older than the process: that one never wrote it."""
    folder = tmp_path / "models" / "org--model"
    folder.mkdir(parents=True)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC).isoformat()
    said = {"state": "running", "pid": os.getpid(), "t": long_ago}
    text = json.dumps({**said, "done_bytes": 1, "total_bytes": 2})
    (folder / "download.json").write_text(text, encoding="utf-8")
    assert ModelDownloads(tmp_path).progress("org/model").state == "lost"


def test_no_engine_is_a_problem_with_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def none(home: Path, arguments: list[str]) -> list[str]:
        raise AppProblem("ENGINE_NOT_SET_UP", home=str(home))

    monkeypatch.setattr(model_download, "engine_command", none)
    downloads = ModelDownloads(tmp_path)
    downloads.start("org/model")
    assert downloads.progress("org/model").code == "ENGINE_NOT_SET_UP"
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"state": "running"}'])
def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, text: str, qtbot: QtBot) -> None:
    folder = tmp_path / "models" / "org--model"
    folder.mkdir(parents=True)
    (folder / "download.json").write_text(text, encoding="utf-8")
    assert ModelDownloads(tmp_path).progress("org/model").state == "none"


def test_the_command_stops_at_ctrl_c_and_keeps_what_arrived(
    start: Start, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = start(SLOW)
    qtbot.waitUntil(lambda: begun.progress("org/model").done_bytes == 40, timeout=15000)
    patch = pytest.MonkeyPatch()
    patch.setattr(fetch_verb, "counting_interrupts", lambda: nullcontext([2]))
    code = fetch_verb.fetch_model(Call(tmp_path), "org/model")
    patch.undo()
    said = capsys.readouterr().err
    assert code == 1
    assert "what has arrived is kept" in said
    assert "Stopped: 40 bytes of 100 bytes are kept" in said


def test_the_command_leaves_a_download_at_work_at_a_second_ctrl_c(
    start: Start, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = start(SLOW)
    qtbot.waitUntil(lambda: begun.progress("org/model").done_bytes == 40, timeout=15000)
    patch = pytest.MonkeyPatch()
    patch.setattr(fetch_verb, "counting_interrupts", lambda: nullcontext([2, 2]))
    code = fetch_verb.fetch_model(Call(tmp_path), "org/model")
    patch.undo()
    assert code == 130
    assert "goes on without this terminal" in capsys.readouterr().err
    assert begun.progress("org/model").busy
    begun.stop("org/model")
    qtbot.waitUntil(lambda: begun.progress("org/model").state == "stopped", timeout=15000)
