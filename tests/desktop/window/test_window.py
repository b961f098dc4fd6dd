"""The window as a whole: destinations, language and colours at run time, the run that is going."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import open_window, save_geometry, show_run
from desktop.going import find_going
from desktop.main_window import MainWindow
from desktop.theme import theme
from desktop.wizard.data.recent import recent_files
from engine.contract.run_folder import RunFolder
from tests.desktop.runs.make_run import RunStory, alive
from tests.desktop.window import fakes, scenes
from tests.desktop.window.test_wizard import words


def test_three_destinations_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # keys of a window that is not are nobody's
    for key, page in ((Qt.Key.Key_2, "runs"), (Qt.Key.Key_3, "environment"), (Qt.Key.Key_1, "new")):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.page == page


def test_another_language_changes_every_word_and_is_remembered(
    window: MainWindow, qtbot: QtBot, speak: Callable[[str], str]
) -> None:
    scenes.settings(window)
    assert "Recommended: 2,048" in words(window)
    window.rail.language_chosen.emit("pt_BR")
    qtbot.waitUntil(lambda: "Recomendado: 2.048" in words(window))
    text = words(window)
    assert "Recommended" not in text
    assert "Ajustes" in text
    assert window.session.draft.changed == {"training.max_length": 3072}, "nothing is lost"
    stored = json.loads((window.home / "settings.json").read_text(encoding="utf-8"))
    assert stored["language"] == "pt_BR"


def test_other_colours_change_everything_at_once(window: MainWindow, qtbot: QtBot) -> None:
    scenes.data(window)
    before = window.grab().toImage().pixelColor(600, 60)
    window.rail.theme_chosen.emit("dark")
    try:
        qtbot.waitUntil(lambda: window.grab().toImage().pixelColor(600, 60) != before)
        assert window.grab().toImage().pixelColor(600, 60) == QColor("#161715")
        qtbot.waitUntil(lambda: "support_tickets.jsonl" in words(window))
        stored = json.loads((window.home / "settings.json").read_text(encoding="utf-8"))
        assert stored["theme"] == "dark"
    finally:
        theme.use("light")


def test_the_system_is_followed_unless_the_person_chose(qapp: QApplication) -> None:
    theme.use("system")
    try:
        for scheme, mode in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
            theme._system_mode = lambda mode=mode: mode  # type: ignore[method-assign]
            qapp.styleHints().colorSchemeChanged.emit(scheme)
            assert theme.mode == mode
        theme.use("light")
        theme._system_mode = lambda: "dark"  # type: ignore[method-assign]
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert theme.mode == "light"
    finally:
        del theme._system_mode
        theme.use("light")


def going_run(home: Path) -> tuple[RunFolder, FileLock]:
    """A run whose engine lives: its lock is held."""
    began = datetime.now(UTC) - timedelta(seconds=421 * 3.5 + 10)
    story = RunStory(home / "runs", "tickets", began=began).begin().train(421, every=4)
    run = story.cache("running").close()
    lock = FileLock(run.lock)
    lock.acquire()
    return run, lock


def test_a_run_that_is_going_is_found_and_followed_at_the_start(
    formiga_home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, lock = going_run(formiga_home)
    monkeypatch.setattr("desktop.environment.checker.run_check", lambda *_: fakes.CHECK_OK)
    try:
        window = open_window(formiga_home)
        qtbot.addWidget(window)
        assert (window.page, window.run) == ("live", run.path)
        assert window.windowTitle() == "Training 49 % · tickets – Formiga"
        assert "49 %" in words(window.rail)
    finally:
        lock.release()
    window.watch.look()
    qtbot.waitUntil(lambda: window.windowTitle() == "Lost 49 % · tickets – Formiga")
    window.go("environment")
    assert window.windowTitle() == "Formiga"
    window.close()


def test_a_run_that_went_silent_long_ago_is_not_asked_again_and_again(
    formiga_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, lock = going_run(formiga_home)
    try:
        newest = run.events.stat().st_mtime
        assert find_going(formiga_home / "runs", newest + 30) is not None
        monkeypatch.setattr("desktop.going.summary", lambda path: pytest.fail("was asked"))
        assert find_going(formiga_home / "runs", newest + 61) is None
    finally:
        lock.release()


def test_the_rail_shows_the_run_that_works_and_not_one_that_waits_behind_it(
    formiga_home: Path,
) -> None:
    run, lock = going_run(formiga_home)
    later = RunStory(formiga_home / "runs", "later")
    try:
        later.tell("phase", phase="queued", ahead=1, device="cpu").cache("queued")
        with alive(later.close()):
            going = find_going(formiga_home / "runs")
            assert going is not None
            assert going.run.path == run.path
            lock.release()
            going = find_going(formiga_home / "runs")
            assert going is not None
            assert going.run.path == later.run.path, "alone it is better than nothing"
    finally:
        lock.release()


def test_opening_the_window_on_a_named_run(
    formiga_home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = RunStory(formiga_home / "runs", "tickets").begin().train(855, every=9).finish().close()
    monkeypatch.setattr("desktop.environment.checker.run_check", lambda *_: fakes.CHECK_OK)
    window = open_window(formiga_home, run.path.name)
    qtbot.addWidget(window)
    assert (window.page, window.run) == ("result", run.path)
    show_run(window, "no such run")
    assert window.page == "runs"
    window.close()


def test_the_window_comes_back_where_it_was(
    formiga_home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.environment.checker.run_check", lambda *_: fakes.CHECK_OK)
    first = open_window(formiga_home)
    qtbot.addWidget(first)
    first.resize(711, 577)
    save_geometry(first)
    first.close()
    second = open_window(formiga_home)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (711, 577)
    second.close()


def test_the_rail_gets_narrow_with_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    QApplication.processEvents()
    wide = window.rail.width()
    window.resize(800, 640)
    QApplication.processEvents()
    assert window.rail.compact
    assert window.rail.width() < wide


def test_files_of_earlier_runs_are_offered_again(formiga_home: Path, tmp_path: Path) -> None:
    data = tmp_path / "perguntas.jsonl"
    data.write_text("{}\n", encoding="utf-8")
    for name in ("one", "two"):
        story = RunStory(formiga_home / "runs", name)
        job = json.loads(story.run.job.read_text(encoding="utf-8"))
        job["dataset"]["path"] = str(data)
        story.run.job.write_text(json.dumps(job), encoding="utf-8")
        story.close()
    found = recent_files(formiga_home)
    assert [file.path for file in found] == [data]
    data.unlink()
    assert recent_files(formiga_home) == []
