"""A repair as a person sees it: press, watch, stop, find it again, read how it ended."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from desktop.environment import repairs
from desktop.environment.progress_view import ProgressView
from desktop.environment.repair_watch import RepairWatch
from desktop.main_window import MainWindow
from desktop.problems import AppProblem
from desktop.theme import theme
from envcheck.switch import SwitchError
from tests.desktop.environment import reports, scenes
from tests.desktop.environment.make_repair import RepairStory
from tests.desktop.environment.scenes import follow, show
from tests.desktop.window.scenes import quiet_window
from tests.desktop.window.test_wizard import press, words

Toy = Callable[..., None]


def rail_words(window: MainWindow) -> str:
    return words(window.rail)


def buttons(window: MainWindow, role: str) -> list[str]:
    QApplication.processEvents()
    page = window._pages["environment"]
    return [
        b.text().strip()
        for b in page.findChildren(QPushButton)
        if b.isVisibleTo(page) and b.property("role") == role
    ]


def test_one_click_repairs_and_says_what_changed(
    window: MainWindow, toy: Toy, qtbot: QtBot
) -> None:
    toy(1.2)
    show(window, reports.REPAIRABLE)
    press(window, "Repair", qtbot)
    qtbot.waitUntil(lambda: "Repairing" in words(window), timeout=8000)
    window.repairs.start()
    seen = []
    ended = []
    window.repairs.ended.connect(lambda: ended.append(1))
    window.repairs.changed.connect(lambda: seen.append(window.repairs.percent))
    qtbot.waitUntil(lambda: bool(ended), timeout=20000)
    told = [percent for percent in seen if percent is not None]
    assert told == sorted(told), "never goes back"
    assert told[-1] > 0
    qtbot.waitUntil(lambda: "The engine is ready and has passed its test" in words(window))
    said = words(window)
    assert "3 package" in said
    assert "bitsandbytes, flask, peft" in said
    assert "4-bit rounding 0.091 (limit 0.120)" in said
    qtbot.waitUntil(lambda: "Environment ready" in rail_words(window))
    press(window, "Done", qtbot)
    assert "has passed its test" not in words(window)


def test_the_first_set_up_leads_on_to_a_run(window: MainWindow, qtbot: QtBot) -> None:
    show(window, reports.MISSING, [])
    story = RepairStory(window.home).look().fetch().install().prove()
    story.say("finished", env="cpu-1", row="cpu", previous="", seconds=80, proof={})
    release = threading.Event()

    def check(_home: Path, _code: Path, _deep: bool) -> dict[str, Any]:
        release.wait(10)
        return reports.READY

    window.checker._check = check
    window.checker.check_anew()
    follow(window, story.die())
    said = words(window)
    assert "Looking at this computer" in said
    assert "Set up the training engine" not in said, "that was before"
    assert "Checking environment" in rail_words(window)
    release.set()
    qtbot.waitUntil(lambda: "Ready to train" in words(window))
    press(window, "New run", qtbot)
    assert window.page == "new"
    assert window.repairs.repair is None


def test_stop_keeps_what_was_fetched_and_offers_to_continue(
    window: MainWindow, toy: Toy, qtbot: QtBot
) -> None:
    toy(12)
    show(window, reports.MISSING, [])
    press(window, "Set up engine", qtbot)
    window.repairs.start()
    qtbot.waitUntil(lambda: "fetched" in words(window), timeout=15000)
    assert "Setting up the training engine" in words(window)
    press(window, "Stop set-up", qtbot)
    qtbot.waitUntil(lambda: "The repair was stopped" in words(window), timeout=15000)
    assert any("Continue: " in text and "left" in text for text in buttons(window, "primary"))
    assert len(buttons(window, "primary")) == 1


def test_a_repair_that_is_killed_is_told_as_interrupted(
    window: MainWindow, toy: Toy, qtbot: QtBot
) -> None:
    toy(0.8, "die")
    show(window, reports.REPAIRABLE)
    press(window, "Repair", qtbot)
    window.repairs.start()
    qtbot.waitUntil(lambda: "The repair was interrupted" in words(window), timeout=15000)
    assert "What was in use was not touched" in words(window)


def test_the_window_finds_a_repair_that_somebody_else_started(
    window: MainWindow, qtbot: QtBot
) -> None:
    scenes.page(window)
    window.checker.show_report(reports.REPAIRABLE)
    story = RepairStory(window.home).hold().look().fetch(0.5)
    window.repairs.start()
    qtbot.waitUntil(lambda: "Repairing" in words(window), timeout=8000)
    assert "Preparing, " in rail_words(window)
    before = window.repairs.percent
    story.fetch(1.0).install(0.9)
    qtbot.waitUntil(lambda: (window.repairs.percent or 0) > (before or 0), timeout=8000)
    story.prove().finish()
    qtbot.waitUntil(lambda: "has passed its test" in words(window), timeout=8000)


def test_a_window_that_starts_again_finds_the_repair(formiga_home: Path, qtbot: QtBot) -> None:
    story = RepairStory(formiga_home).hold().look().fetch(0.5)
    window = quiet_window(formiga_home)
    qtbot.addWidget(window)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: "Preparing, " in rail_words(window), timeout=8000)
    window.go("environment")
    assert "37" not in window.windowTitle()
    assert "45 of 91" in words(window)
    window.close()
    story.die()


def test_an_ending_that_nobody_saw_is_told_once(formiga_home: Path, qtbot: QtBot) -> None:
    RepairStory(formiga_home, age_s=600).whole()

    def told() -> str:
        window = quiet_window(formiga_home)
        qtbot.addWidget(window)
        window.show()
        window.repairs.start()
        qtbot.waitUntil(lambda: window.repairs._looked, timeout=8000)
        show(window, reports.READY)
        said = words(window)
        window.go("new")
        window.close()
        return said

    assert "has passed its test" in told()
    assert "has passed its test" not in told()


def test_an_old_ending_is_no_news(formiga_home: Path, qtbot: QtBot) -> None:
    RepairStory(formiga_home, age_s=3 * 86400).look().fetch(0.2).fail("REPAIR_BROKE", detail="x")
    watch = RepairWatch(formiga_home)
    watch.look()
    qtbot.waitUntil(lambda: watch._looked, timeout=8000)
    assert watch.repair is None


def test_a_failure_says_why_and_offers_the_next_step(
    window: MainWindow, started: list[dict[str, Any]], qtbot: QtBot
) -> None:
    scenes.failed(window)
    said = words(window)
    assert "torch 2.13.0 could not be fetched" in said
    assert buttons(window, "primary") == ["Try again"]
    press(window, "Show log", qtbot)
    log = window._pages["environment"].findChildren(QPushButton, "")
    assert log
    press(window, "Try again", qtbot)
    qtbot.waitUntil(lambda: bool(started))
    assert started[0]["again"] is False


def test_the_third_try_is_only_made_on_purpose(
    window: MainWindow, started: list[dict[str, Any]], qtbot: QtBot
) -> None:
    show(window, reports.REPAIRABLE)
    facts = {"row": "main-cu130", "code": "PROOF_NOT_PASSED", "times": 2}
    story = RepairStory(window.home).look()
    story.say("problem", code="REPAIR_REPEATED", facts=facts, fatal=True)
    follow(window, story.die())
    assert "Try again" not in buttons(window, "primary")
    press(window, "Try once more", qtbot)
    qtbot.waitUntil(lambda: bool(started))
    assert started[0]["again"] is True


def test_a_repair_that_could_not_be_started_is_told(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(home: Path, **_how: Any) -> Path:
        raise AppProblem("REPAIR_NOT_STARTED", python="/x/python", error="no such file")

    monkeypatch.setattr(repairs, "start", refuse)
    show(window, reports.REPAIRABLE)
    press(window, "Repair", qtbot)
    qtbot.waitUntil(lambda: "no such file" in words(window))


def test_rolling_back_is_one_click_with_a_visible_result(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(
        repairs, "rollback", lambda _home: {"env": "cpu-e110e97e-1", "row": "cpu", "seconds": 0.1}
    )
    monkeypatch.setattr(repairs, "list_envs", lambda _home: reports.ENVS)
    show(window, reports.ROLL_BACK)
    assert buttons(window, "primary") == ["Roll back"]
    press(window, "Roll back", qtbot)
    qtbot.waitUntil(lambda: "Rolled back to the environment before" in words(window))
    assert "cpu-e110e97e-1 is in use again" in words(window)
    qtbot.waitUntil(lambda: not window.checker.busy and window.checker.verdict == "ok")


def test_a_rollback_that_cannot_be_done_says_why(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_home: Path) -> dict[str, Any]:
        raise SwitchError("NO_PREVIOUS_ENV")

    monkeypatch.setattr(repairs, "rollback", refuse)
    show(window, reports.READY)
    press(window, "Roll back to this", qtbot)
    qtbot.waitUntil(lambda: window.repairs.error is not None)
    assert "NO_PREVIOUS_ENV" in words(window)
    press(window, "Close", qtbot)
    assert "NO_PREVIOUS_ENV" not in words(window)


def test_the_history_names_every_environment_and_its_state(window: MainWindow) -> None:
    show(window, reports.READY)
    said = words(window)
    for part in (
        "In use",
        "Previous",
        "In use by a run",
        "Not complete",
        "6.8 GB",
        "cpu-77aa0011-1",
    ):
        assert part in said
    assert "4-bit rounding 0.091" in said
    assert "no proof kept" in said


def test_only_the_stage_at_work_has_a_bar(window: MainWindow) -> None:
    scenes.installing(window)
    QApplication.processEvents()
    view = window.findChild(ProgressView)
    assert view is not None
    bars = [b.accessibleName() for b in view.findChildren(QProgressBar) if b.isVisibleTo(view)]
    assert bars == ["Progress of the repair", "Install into a new folder"]
    said = words(view)
    for part in ("You may close this window", "1.9 GB, all fingerprints match", "54 of 91"):
        assert part in said


def test_new_colours_keep_the_progress_on_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    scenes.installing(window)
    theme.use("dark")
    qtbot.waitUntil(lambda: "Repairing" in words(window))
    assert window.page == "environment"


def test_the_end_is_marked_as_read_in_the_folder(window: MainWindow) -> None:
    show(window, reports.READY)
    story = follow(window, RepairStory(window.home).whole())
    window.repairs.dismiss()
    assert json.loads((story.folder / "seen.json").read_text("utf-8")) == {"v": 1}
    assert window.repairs.repair is None
