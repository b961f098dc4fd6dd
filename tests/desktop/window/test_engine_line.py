"""The engine that waits while a run is set up, as the person sees it and switches it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop import paths, settings
from desktop.main_window import MainWindow
from desktop.runs import engine_keeper
from tests.desktop.window import fakes
from tests.desktop.window.scenes import choose_model, wizard_step
from tests.desktop.window.test_wizard import press, words


class Waiting:
    """A waiting engine without a process."""

    made: list[Waiting]

    def __init__(self, home: Path, card: str | None) -> None:
        self.card, self.alive, self.ready, self.memory_bytes = card, True, False, 345 * 2**20
        Waiting.made.append(self)

    def end(self) -> None:
        self.alive = False


@pytest.fixture
def at_review(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Review with data and model, on a computer with a card and room in memory."""
    Waiting.made = []
    monkeypatch.setattr(window.session.engine, "_make", Waiting)
    monkeypatch.setattr(
        window.session.engine, "_free_bytes", lambda: 2 * engine_keeper.NEEDED_BYTES
    )
    window.checker.show_report(fakes.CHECK_CARD)
    choose_model(window)
    wizard_step(window, 3)
    return window


def test_an_engine_gets_ready_meanwhile_and_says_what_it_holds(at_review: MainWindow) -> None:
    (one,) = Waiting.made
    assert one.card == (fakes.CHECK_CARD["row"] or {}).get("device")
    assert "The engine is getting ready." in words(at_review)
    one.ready = True
    at_review.session.engine.look()
    assert "The engine is ready and holds 345.0 MB of memory." in words(at_review)
    at_review.session.set_value("training.seed", 7)
    assert Waiting.made == [one], "one is enough"


def test_the_person_may_have_none(at_review: MainWindow, qtbot: QtBot) -> None:
    press(at_review, "Turn off", qtbot)
    assert not Waiting.made[0].alive
    assert "The engine starts together with the run." in words(at_review)
    at_review.session.set_value("training.seed", 7)
    assert len(Waiting.made) == 1
    file = paths.settings_file(at_review.home)
    assert settings.load(file).keep_engine_warm is False
    press(at_review, "Keep it ready", qtbot)
    at_review.session.set_value("training.seed", 8)
    assert [one.alive for one in Waiting.made] == [False, True]
    assert settings.load(file).keep_engine_warm is True


def test_start_gives_the_run_to_the_one_that_waits(at_review: MainWindow, qtbot: QtBot) -> None:
    given: list[Any] = []

    def launch(spec: object, home: Path, standby: object = None) -> Path:
        given.append(standby)
        raise OSError(28, "No space left on device")

    at_review.session.launch = launch
    with qtbot.waitSignal(at_review.session.start_failed):
        at_review.session.start_run()
    assert given == [Waiting.made[0]]


def test_without_a_run_in_sight_or_a_usable_environment_none_is_started(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    Waiting.made = []
    monkeypatch.setattr(window.session.engine, "_make", Waiting)
    monkeypatch.setattr(window.session.engine, "_free_bytes", lambda: 10**11)
    window.checker.show_report(fakes.CHECK_CARD)
    assert not Waiting.made
    window.checker.show_report(fakes.CHECK_REPAIRABLE)
    choose_model(window)
    wizard_step(window, 3)
    assert not Waiting.made


def test_leaving_ends_it(at_review: MainWindow) -> None:
    at_review.close()
    assert not Waiting.made[0].alive
