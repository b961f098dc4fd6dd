"""The list of runs: empty, full, by keyboard, and with a lost run in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.problems import AppProblem
from desktop.runs import launcher
from desktop.runs.list_model import ACTION, BEST, NAME, STATE, TIME, RunsModel
from desktop.runs.list_page import RunsPage
from desktop.runs.run_row import RunRows
from tests.desktop.runs.make_run import RunStory, alive

pytestmark = pytest.mark.gui


def tell(home: Path, name: str, days_ago: int, ending: str = "lost") -> RunStory:
    began = datetime.now(UTC) - timedelta(days=days_ago)
    story = RunStory(home / "runs", name, total=60, began=began, step_s=1.0).begin().train(30)
    if ending == "finished":
        story.train(30).finish()
    elif ending != "lost":
        getattr(story, ending)()
    story.cache("running" if ending == "lost" else ending).close()
    return story


@pytest.fixture
def page(formiga_home: Path, qtbot: QtBot) -> RunsPage:
    made = RunsPage(formiga_home)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    return made


def shown(page: RunsPage, qtbot: QtBot) -> RunsPage:
    with qtbot.waitSignal(page._reading.done):
        page.show()
    qtbot.waitUntil(lambda: page.is_empty or page.model.rowCount() > 0)
    return page


def cells(page: RunsPage, column: int) -> list[str]:
    return [str(page.model.index(r, column).data()) for r in range(page.model.rowCount())]


def click(page: RunsPage, qtbot: QtBot, index: QModelIndex) -> None:
    place = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_nothing_is_shown_as_empty_before_the_folders_have_been_read(
    page: RunsPage, qtbot: QtBot
) -> None:
    tell(page._home, "tickets", 0)
    with qtbot.waitSignal(page._reading.done):
        page.show()
        assert not page.table.isVisible()
        assert not page.is_empty
    qtbot.waitUntil(page.table.isVisible)


def test_without_runs_it_says_what_a_run_is_and_offers_one(page: RunsPage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    assert page.is_empty
    assert not page.table.isVisible()
    (new,) = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    with qtbot.waitSignal(page.new_run):
        new.click()


def test_every_run_has_name_state_best_and_time(
    page: RunsPage, qtbot: QtBot, formiga_home: Path
) -> None:
    tell(formiga_home, "tone-test", 9)
    tell(formiga_home, "tickets-v2", 3, "finished")
    tell(formiga_home, "tickets-v1", 20, "stop")
    tell(formiga_home, "too-big", 40, "fail")
    going = tell(formiga_home, "catalogue", 0)
    with alive(going.run):
        shown(page, qtbot)
    assert cells(page, NAME) == ["catalogue", "tickets-v2", "tone-test", "tickets-v1", "too-big"]
    assert cells(page, STATE) == [
        "Training 50 %",
        "Finished",
        "Lost",
        "Stopped",
        "Stopped by a problem",
    ]
    assert cells(page, ACTION) == ["Open", "Open", "Resume", "Open", "Open"]
    assert cells(page, TIME)[1:] == ["1 min", "at step 30", "at step 30", "at step 30"]
    assert all(float(best) < 1.94 for best in cells(page, BEST))
    told = page.model.index(2, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "tone-test, Qwen3-4B-Instruct · QLoRA r 16"


def test_it_is_a_sound_model(formiga_home: Path, qtmodeltester: Any) -> None:
    tell(formiga_home, "one", 1)
    model, rows = RunsModel(), RunRows(formiga_home)
    model.show_rows(rows.read())
    qtmodeltester.check(model)
    tell(formiga_home, "two", 0)
    model.show_rows(rows.read())
    assert [row.summary.name for row in model.rows] == ["two", "one"]
    assert model.row_of(model.rows[1].path) == 1


@pytest.mark.parametrize("way", ["enter", "double click", "action", "menu"])
def test_a_run_is_opened_in_every_way(
    page: RunsPage, qtbot: QtBot, formiga_home: Path, way: str
) -> None:
    story = tell(formiga_home, "tickets", 1, "finished")
    shown(page, qtbot)
    index = page.model.index(0, ACTION if way == "action" else NAME)
    with qtbot.waitSignal(page.open_run) as signal:
        if way == "enter":
            page.table.setFocus()
            qtbot.keyClick(page.table, Qt.Key.Key_Return)
        elif way == "double click":
            place = page.table.visualRect(index).center()
            button = Qt.MouseButton.LeftButton
            qtbot.mouseClick(page.table.viewport(), button, pos=place)
            qtbot.mouseDClick(page.table.viewport(), button, pos=place)
        elif way == "action":
            click(page, qtbot, index)
        else:
            page._show_menu(index, QPoint(5, 5))
            page.findChild(QMenu).actions()[0].trigger()
    assert signal.args == [story.run.path]


def test_a_lost_run_is_resumed_in_its_row(
    page: RunsPage, qtbot: QtBot, formiga_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tell(formiga_home, "tone-test", 9)
    monkeypatch.setattr(launcher, "resume", lambda path, home: path)
    shown(page, qtbot)
    with qtbot.waitSignal(page.open_run) as signal:
        click(page, qtbot, page.model.index(0, ACTION))
    assert signal.args == [story.run.path]


def test_a_resume_that_is_refused_says_why(
    page: RunsPage, qtbot: QtBot, formiga_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, home: Path) -> Path:
        raise AppProblem("ENGINE_NOT_SET_UP", home=str(home))

    tell(formiga_home, "tone-test", 9)
    monkeypatch.setattr(launcher, "resume", refused)
    shown(page, qtbot)
    click(page, qtbot, page.model.index(0, ACTION))
    qtbot.waitUntil(
        lambda: "ENGINE_NOT_SET_UP" in [label.text() for label in page.findChildren(QLabel)]
    )


def test_a_refresh_keeps_the_chosen_run(page: RunsPage, qtbot: QtBot, formiga_home: Path) -> None:
    chosen = tell(formiga_home, "old", 9)
    tell(formiga_home, "newer", 5)
    shown(page, qtbot)
    page.table.setCurrentIndex(page.model.index(1, NAME))
    tell(formiga_home, "newest", 1)
    with qtbot.waitSignal(page._reading.done):
        page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.model.rows[page.table.currentIndex().row()].path == chosen.run.path


def test_where_it_is_narrow_the_names_stay_readable(
    page: RunsPage, qtbot: QtBot, formiga_home: Path
) -> None:
    tell(formiga_home, "support-tickets-v3", 1)
    page.resize(560, 600)
    shown(page, qtbot)
    qtbot.wait(20)
    assert page.table.columnWidth(NAME) > 100
    assert not page.table.isColumnHidden(STATE)
    assert page.scroller.horizontalScrollBar().maximum() == 0
