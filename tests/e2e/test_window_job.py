"""The main job through the window: a dropped file becomes a tuned model. Nothing here is fake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.app import open_window
from desktop.main_window import MainWindow
from engine.contract.events import read_events
from engine.contract.run_folder import RunFolder
from tests.e2e.hands import drop, press, wait_for, wait_to_read
from tests.shared import needs_shared, shared

pytestmark = [needs_shared, pytest.mark.gui, pytest.mark.slow]


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    language.install("en")
    opened = open_window(home)
    qtbot.addWidget(opened)
    yield opened
    opened.session.stop()


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Sixty real rows in a file with a space and an accent in its name."""
    file = tmp_path / "perguntas e orações.json"
    real = json.loads(shared("data/alpaca_en.json").read_text(encoding="utf-8"))
    short = [row for row in real if len(row["output"]) < 200 and len(row["instruction"]) < 120]
    file.write_text(json.dumps(short[:60], ensure_ascii=False), encoding="utf-8")
    return file


def newest_run(home: Path) -> RunFolder:
    return RunFolder(max((home / "runs").iterdir()))


def test_from_a_dropped_file_to_answers_side_by_side(
    qtbot: QtBot, window: MainWindow, home: Path, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows.read_bytes()
    model = shared("models/stories260K-llama-pad192")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(model))

    wait_to_read(qtbot, window, "Environment ready")
    drop(window._pages["new"], rows)
    wait_to_read(qtbot, window, rows.name)
    press(qtbot, window, "Next: model")
    press(qtbot, window, "Choose a folder…")
    press(qtbot, window, "Next: settings")
    wait_to_read(qtbot, window, "Quick look")
    qtbot.mouseClick(window.findChild(QWidget, "quick"), Qt.MouseButton.LeftButton)
    assert window.session.draft.preset == "quick"
    press(qtbot, window, "Next: review")
    press(qtbot, window, "Start training")

    wait_for(qtbot, lambda: window.page == "live", 60)
    run = newest_run(home)
    wait_for(qtbot, lambda: run.read_state().state == "finished", 240)
    wait_to_read(qtbot, window, "Finished")
    window.open_run(run.path)
    wait_to_read(qtbot, window, "Before and after")
    sample = [event for event in read_events(run.events) if event.type == "sample"][-1].fields
    wait_to_read(qtbot, window, sample["prompt"].split("\n")[0][:40])
    finished = run.last_event()
    assert finished is not None
    assert finished.fields["after"]["loss"] < finished.fields["before"]["loss"]
    assert rows.read_bytes() == before, "the person's file is never written"


def test_a_file_that_cannot_be_used_says_why_and_keeps_the_way_open(
    qtbot: QtBot, window: MainWindow, rows: Path
) -> None:
    wait_to_read(qtbot, window, "Drop a file with your examples here")
    drop(window._pages["new"], shared("data/d_empty.jsonl"))
    wait_to_read(qtbot, window, "is empty")
    drop(window._pages["new"], shared("data/d_truncated.json"))
    wait_to_read(qtbot, window, "117")
    drop(window._pages["new"], shared("data/d_bad_lines.jsonl"))
    wait_to_read(qtbot, window, "93")
    drop(window._pages["new"], rows)
    wait_to_read(qtbot, window, rows.name)
