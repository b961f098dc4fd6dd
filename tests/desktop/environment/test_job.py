"""From a refused start to the environment, and back to the job."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.runs.launcher import Refused
from tests.desktop.environment import reports
from tests.desktop.environment.make_repair import RepairStory
from tests.desktop.environment.scenes import follow, show
from tests.desktop.window.scenes import choose_model, wizard_step
from tests.desktop.window.test_wizard import press, press_next, words


def primaries(window: MainWindow) -> list[QPushButton]:
    QApplication.processEvents()
    page = window._pages["environment"]
    found = page.findChildren(QPushButton)
    return [b for b in found if b.isVisibleTo(page) and b.property("role") == "primary"]


def test_a_refused_start_is_taken_up_again_after_the_repair(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    allowed: list[bool] = []

    def launch(_spec: Any, home: Path, **_: Any) -> Path:
        if not allowed:
            raise Refused(reports.REPAIRABLE)
        return home / "runs" / "one"

    opened: list[Path] = []
    monkeypatch.setattr(window, "open_live", opened.append)
    window.session.launch = launch
    choose_model(window)
    window.checker.show_report(reports.READY)
    wizard_step(window, 3)
    name = window.session.draft.name
    press_next(window, qtbot)
    qtbot.waitUntil(lambda: "bitsandbytes has another version than tested" in words(window))
    review = window._pages["new"]
    actions = [b.text().strip() for b in review.findChildren(QPushButton) if b.isVisibleTo(review)]
    assert actions.count("Copy details") == 1, "one card, whatever else was found"
    press(window, "Open Environment", qtbot)
    assert window.page == "environment"
    assert f"“{name}” waits for this" in words(window)
    window.checker.show_report(reports.READY)
    follow(window, RepairStory(window.home).whole())
    allowed.append(True)
    shown = primaries(window)
    assert [b.text().strip() for b in shown] == ["Back to your job"]
    shown[0].click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [window.home / "runs" / "one"]
    assert window.waiting is None
    assert window.repairs.repair is None


def test_a_success_of_before_hides_nothing_that_broke_since(
    window: MainWindow, qtbot: QtBot
) -> None:
    RepairStory(window.home).whole()  # built from a terminal; nobody has read it here
    choose_model(window)
    started: list[Any] = []
    window.session.launch = lambda spec, home, **_: started.append(spec) or home
    wizard_step(window, 3)
    window.repairs.start()
    qtbot.waitUntil(lambda: window.repairs.repair is not None)
    show(window, reports.REPAIRABLE)
    assert "bitsandbytes has another version than tested" in words(window)
    assert "has passed its test" not in words(window)
    assert [b.text().strip() for b in primaries(window)] == ["Repair"]
    window.checker.show_report(reports.READY)
    assert "has passed its test" in words(window)
    window.checker._check = lambda _home, _code, _deep: reports.REPAIRABLE
    window.repairs._has_rolled_back({"env": "cpu-e110e97e-1"})
    qtbot.waitUntil(lambda: window.checker.verdict == "repairable")
    assert "Rolled back to the environment before" in words(window), "that was asked for here"


def test_a_repair_that_was_not_enough_does_not_lead_back(window: MainWindow, qtbot: QtBot) -> None:
    show(window, reports.REPAIRABLE)
    follow(window, RepairStory(window.home).whole())
    window.checker.show_report(reports.BLOCKED)
    assert "has passed its test" in words(window)
    assert [b.text().strip() for b in primaries(window)] == ["Check again"]


def test_what_was_known_of_the_engine_before_is_not_told_after_the_repair(
    window: MainWindow, qtbot: QtBot
) -> None:
    release = threading.Event()

    def check(_home: Path, _code: Path, _deep: bool) -> dict[str, Any]:
        release.wait(10)
        return reports.READY

    choose_model(window)
    window.checker.show_report(reports.REPAIRABLE)
    wizard_step(window, 3)
    window.checker._check = check
    window.repairs.ended.emit()
    assert "bitsandbytes has another version than tested" not in words(window)
    assert "The environment is being checked" in words(window)
    release.set()
    qtbot.waitUntil(lambda: "Environment verified" in words(window))


def test_the_way_back_is_there_before_anything_is_repaired(
    window: MainWindow, qtbot: QtBot
) -> None:
    choose_model(window)
    window.checker.show_report(reports.REPAIRABLE)
    wizard_step(window, 3)
    press(window, "Show: The environment is not ready", qtbot)
    show(window, reports.REPAIRABLE)
    started: list[Any] = []
    window.session.launch = lambda spec, home, **_: started.append(spec) or home
    press(window, "Back to your job", qtbot)
    assert window.page == "new"
    assert window.session.step == 3
    assert "Not ready yet" in words(window)
    qtbot.wait(50)
    assert not started, "nobody pressed Start"


def test_a_cure_outside_leads_back_as_well(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    window.checker.show_report(reports.BLOCKED)
    wizard_step(window, 3)
    press(window, "Show: The environment is not ready", qtbot)
    assert "The graphics driver is too old" in words(window)
    show(window, reports.READY)
    assert [b.text().strip() for b in primaries(window)] == ["Back to your job"]
