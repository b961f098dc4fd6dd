"""Asking the engine about a file, waiting for it or being told by signals."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.problems import AppProblem
from desktop.runs.inspector import (
    InspectFailed,
    InspectorProcess,
    Question,
    inspect_file,
    read_answer,
)
from tests.fakes.home import make_home

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a shell script")


def test_the_question_is_passed_on_as_agreed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    question = Question(
        Path("dados ção.csv"), "starter", 256, {"question": "pergunta"}, train_on="all"
    )
    asked = inspect_file(make_home(tmp_path / "home", "quick"), question)["asked"]
    assert asked[0] == str(tmp_path / "dados ção.csv")
    assert asked[1:] == [
        "--model",
        "starter",
        "--max-length",
        "256",
        "--columns",
        '{"question": "pergunta"}',
        "--train-on",
        "all",
        "--json",
    ]


def test_a_named_problem_keeps_its_code_and_facts(tmp_path: Path) -> None:
    with pytest.raises(InspectFailed) as caught:
        inspect_file(make_home(tmp_path, "refuses"), Question(tmp_path / "x.json"))
    assert caught.value.code == "DATA_TRUNCATED"
    assert caught.value.facts["column"] == 17


def test_an_answer_that_cannot_be_read_shows_the_last_words(tmp_path: Path) -> None:
    with pytest.raises(InspectFailed) as caught:
        inspect_file(make_home(tmp_path, "garbage"), Question(tmp_path / "x.json"))
    assert caught.value.code == "ENGINE_NO_ANSWER"
    assert caught.value.facts["exit_code"] == 139
    assert "Segmentation fault" in caught.value.facts["stderr_tail"]


def test_a_helper_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(InspectFailed) as caught:
        inspect_file(make_home(tmp_path, "hangs"), Question(tmp_path / "x.json"), timeout_s=0.5)
    assert caught.value.code == "ENGINE_TIMED_OUT"


def test_without_an_engine_there_is_nobody_to_ask(tmp_path: Path) -> None:
    with pytest.raises(AppProblem) as caught:
        inspect_file(tmp_path, Question(tmp_path / "x.json"))
    assert caught.value.code == "ENGINE_NOT_SET_UP"


@pytest.mark.parametrize(
    ("stdout", "code"),
    [(b"", 0), (b"[1]", 0), (b"\xff\xfe", 0), (b'{"v": 1}', 1), (b'{"problem": "x"}', 1)],
)
def test_no_output_however_odd_passes_for_a_report(stdout: bytes, code: int) -> None:
    with pytest.raises(InspectFailed, match="ENGINE_NO_ANSWER"):
        read_answer("inspect", stdout, b"", code)


@pytest.mark.gui
def test_a_window_is_told_the_report(tmp_path: Path, qtbot: QtBot) -> None:
    inspector = InspectorProcess(make_home(tmp_path, "quick"))
    with qtbot.waitSignal(inspector.finished, timeout=10_000) as told:
        inspector.ask(Question(tmp_path / "x.jsonl"))
        assert inspector.busy
    assert told.args[0]["rows_kept"] == 9
    assert not inspector.busy


@pytest.mark.gui
def test_a_window_is_told_a_problem(tmp_path: Path, qtbot: QtBot) -> None:
    inspector = InspectorProcess(make_home(tmp_path, "refuses"))
    with qtbot.waitSignal(inspector.failed, timeout=10_000) as told:
        inspector.ask(Question(tmp_path / "x.jsonl"))
    assert told.args[0] == "DATA_TRUNCATED"


@pytest.mark.gui
def test_the_newest_question_wins_and_a_cancelled_one_is_silent(
    tmp_path: Path, qtbot: QtBot
) -> None:
    inspector = InspectorProcess(make_home(tmp_path, "hangs"))
    heard: list[object] = []
    inspector.finished.connect(heard.append)
    inspector.failed.connect(lambda code, facts: heard.append(code))
    inspector.ask(Question(tmp_path / "first.jsonl"))
    qtbot.wait(200)
    make_home(tmp_path, "quick")
    with qtbot.waitSignal(inspector.finished, timeout=10_000):
        inspector.ask(Question(tmp_path / "second.jsonl"))
    assert [Path(answer["path"]).name for answer in heard] == ["second.jsonl"]  # type: ignore[index]
    inspector.ask(Question(tmp_path / "third.jsonl"))
    inspector.cancel()
    qtbot.wait(200)
    assert len(heard) == 1


@pytest.mark.gui
def test_an_engine_that_cannot_run_is_told_not_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    home = make_home(tmp_path, "quick")
    (home / "envs" / "cpu-abababab-1" / "bin" / "python").chmod(0o644)
    inspector = InspectorProcess(home)
    with qtbot.waitSignal(inspector.failed, timeout=10_000) as told:
        inspector.ask(Question(tmp_path / "x.jsonl"))
    assert told.args[0] == "ENGINE_PYTHON_MISSING"
