"""Job files in the window: saved, loaded, dropped, and refused with every reason at once."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.runs.launcher import Refused
from engine.contract.job_file import load_job
from engine.starter import starter_job
from tests.desktop.window import fakes
from tests.desktop.window.scenes import choose_model, inspectors, wizard_step
from tests.desktop.window.test_live import wizard
from tests.desktop.window.test_wizard import press_next, words


def job_file(folder: Path, **changed: Any) -> Path:
    """A job with relative paths, some values of its own, and a name."""
    (folder / "rows.jsonl").write_text('{"question": "a", "answer": "b"}\n', encoding="utf-8")
    (folder / "model").mkdir(exist_ok=True)
    document = {
        "name": "tickets v7",
        "base_model": "model",
        "dataset": {"path": "rows.jsonl", "split_seed": 3},
        "method": {"type": "lora", "r": 24, "lora_alpha": 16},
        "training": {
            "learning_rate": 1e-4,
            "max_length": 777,
            "device": "cuda:1",
            "per_device_train_batch_size": 1,
            "gradient_accumulation_steps": 16,
            "gradient_checkpointing": True,
        },
        **changed,
    }
    file = folder / "my job.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def drop(widget: Any, path: Path) -> bool:
    """Drag a file over a widget and let go; whether it was welcome."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, mime, button, key.NoModifier)
    enter.ignore()
    widget.dragEnterEvent(enter)
    if enter.isAccepted():
        widget.dropEvent(QDropEvent(QPointF(5, 5), action, mime, button, key.NoModifier))
    return enter.isAccepted()


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_a_job_dropped_on_any_step_is_loaded_and_starts_the_same_run(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    started: list[Any] = []
    window.session.launch = lambda spec, home, **_: started.append(spec) or home / "runs" / "one"
    opened: list[Path] = []
    monkeypatch.setattr(window, "open_live", opened.append)
    window.checker.show_report(card_with_second())
    choose_model(window)
    wizard_step(window, step)
    file = job_file(tmp_path)
    assert drop(wizard(window), file)
    assert window.session.step == 3
    assert "tickets v7" in [window.session.draft.name]
    assert wizard(window).footer.next_button.toolTip() == ""
    press_next(window, qtbot)
    qtbot.waitUntil(lambda: bool(opened))
    assert started == [load_job(file)]


def card_with_second() -> dict[str, Any]:
    (device,) = fakes.CHECK_CARD["facts"]["gpu"]["devices"]["value"]
    two = [device, {**device, "index": 1, "uuid": "GPU-2"}]
    return {**fakes.CHECK_CARD, "facts": {"gpu": {"devices": {"value": two}}}}


def test_a_job_dropped_on_another_page_opens_new_run(window: MainWindow, tmp_path: Path) -> None:
    window.go("runs")
    assert not drop(window, tmp_path / "rows.jsonl")
    assert drop(window, job_file(tmp_path))
    assert window.page == "new"
    assert window.session.value("method.r") == 24


def test_everything_wrong_in_a_job_is_told_at_once_and_nothing_is_lost(
    window: MainWindow, tmp_path: Path
) -> None:
    choose_model(window)
    before = window.session.draft
    file = job_file(
        tmp_path,
        training={"learning_rat": 1, "max_length": 2},
        method={"type": "lora", "rank": 8},
    )
    wizard(window).load_job(file)
    assert "“my job.json” cannot be used as a job" in words(window)
    told = " ".join(w.accessibleName() for w in window.findChildren(QLabel))
    assert "Did you mean `learning_rate`?" in told
    assert "Did you mean `r`?" in told
    assert "`training.max_length` is out of range" in told
    assert window.session.draft is before
    wizard(window).jobs.dismiss()
    assert "my job.json" not in words(window)


def test_what_is_saved_is_what_starts_and_loads_again(window: MainWindow, tmp_path: Path) -> None:
    choose_model(window)
    window.session.set_value("method.r", 64)
    window.session.take_fix("mask_personal_data")
    saved = tmp_path / "saved.json"
    wizard(window).jobs.save(saved)
    assert "formiga train" in words(window)
    spec = window.session.spec()
    assert load_job(saved) == spec
    wizard(window).load_job(saved)
    assert window.session.spec() == spec
    assert window.session.different() == {"method.r": 64}


def test_an_incomplete_draft_is_not_saved(window: MainWindow, tmp_path: Path) -> None:
    wizard(window).jobs.save(tmp_path / "saved.json")
    assert "The job is not complete yet" in words(window)
    assert not (tmp_path / "saved.json").exists()


def test_a_file_that_cannot_be_written_is_told(window: MainWindow, tmp_path: Path) -> None:
    choose_model(window)
    (tmp_path / "taken").write_text("", encoding="utf-8")
    wizard(window).jobs.save(tmp_path / "taken" / "saved.json")
    assert "could not be written" in words(window)


def test_the_starters_own_job_is_known_as_the_sample(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "starter.json"
    file.write_text(json.dumps(starter_job()), encoding="utf-8")
    window.session.load_job(file)
    assert window.session.draft.is_sample
    assert window.session.spec() == load_job(file)


def test_another_preset_after_loading_moves_what_the_job_did_not_decide(
    window: MainWindow, tmp_path: Path
) -> None:
    choose_model(window)
    window.session.set_value("training.seed", 9)
    saved = tmp_path / "saved.json"
    window.session.save_job(saved)
    window.session.load_job(saved)
    inspectors(window)
    window.session.choose_preset("thorough")
    assert window.session.value("method.r") == 32
    assert window.session.value("training.seed") == 9


# ---------------------------------------------------------------- a start that is being checked
def test_a_refusal_brings_review_to_the_front_from_any_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    release = threading.Event()

    def start(spec: Any, home: Path, **_: Any) -> Path:
        release.wait(10)
        raise Refused(fakes.CHECK_REPAIRABLE)

    window.session.launch = start
    choose_model(window)
    wizard_step(window, 3)
    press_next(window, qtbot)
    wizard_step(window, 1)
    assert "starting the engine" in wizard(window).footer.live.text()
    window.go("runs")
    release.set()
    qtbot.waitUntil(lambda: window.page == "new")
    assert window.session.step == 3
    assert "bitsandbytes has another version than tested" in words(window)


def test_next_leads_back_to_review_while_a_start_is_checked(
    window: MainWindow, qtbot: QtBot
) -> None:
    release = threading.Event()
    window.session.launch = lambda spec, home, **_: (release.wait(10), home / "runs" / "one")[1]
    window.open_live = lambda run: None  # type: ignore[method-assign]
    choose_model(window)
    wizard_step(window, 3)
    press_next(window, qtbot)
    wizard_step(window, 1)
    press_next(window, qtbot)
    assert window.session.step == 3
    release.set()
    qtbot.waitUntil(lambda: not window.session.starting)


def test_a_draft_changed_while_its_start_was_checked_is_kept(
    window: MainWindow, qtbot: QtBot
) -> None:
    release = threading.Event()
    window.session.launch = lambda spec, home, **_: (release.wait(10), home / "runs" / "one")[1]
    opened: list[Path] = []
    window.open_live = opened.append  # type: ignore[method-assign]
    choose_model(window)
    wizard_step(window, 3)
    press_next(window, qtbot)
    window.session.set_value("method.r", 128)
    release.set()
    qtbot.waitUntil(lambda: bool(opened))
    assert window.session.value("method.r") == 128
