"""While rows are counted again Start cannot be pressed, at no moment in between, and says why."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.wizard.wizard import Wizard
from tests.desktop.window import fakes
from tests.desktop.window.scenes import choose_model, inspectors, wizard_step
from tests.desktop.window.test_live import wizard

LONGER = {**fakes.REPORT, "lengths": {**fakes.REPORT["lengths"], "p99": 3000}}


class Witness:
    """Looks at the button whenever the session says anything."""

    def __init__(self, window: MainWindow) -> None:
        self.session, self.wizard = window.session, wizard(window)
        self.desk = inspectors(window)[0]
        self.desk.at_once = False
        self.answered = len(self.desk.asked)
        self.wrong: list[str] = []
        self.seen: list[bool] = []
        for signal in ("data_changed", "model_changed", "settings_changed"):
            getattr(self.session, signal).connect(lambda name=signal: self.look(name))

    @property
    def due(self) -> bool:
        """Whether the numbers on the screen answer another question than the one of now."""
        waits = len(self.desk.asked) > self.answered
        return waits or self.session._asked != self.session.wanted_look()

    def look(self, when: str) -> None:
        """Take down what is shown."""
        button = self.wizard.footer.next_button
        self.seen.append(button.isEnabled())
        due = self.due or self.session.recounting  # a decision was made and is asked about next
        if button.isEnabled() == due:
            self.wrong.append(f"{when}: enabled {button.isEnabled()}, due {due}")
        if due and button.toolTip() != "The file is being read again":
            self.wrong.append(f"{when}: {button.toolTip()!r}")

    def answer(self, report: dict[str, Any] = fakes.REPORT) -> None:
        """The desk has counted."""
        self.desk.file_report = report
        self.answered = len(self.desk.asked)
        self.desk.answer()


@pytest.fixture
def witness(window: MainWindow) -> Witness:
    """At Review, with everything counted."""
    window.checker.show_report(fakes.CHECK_CARD)
    choose_model(window)
    wizard_step(window, 3)
    made = Witness(window)
    made.look("at first")
    assert made.seen == [True]
    return made


def test_a_changed_limit_is_counted_before_start(witness: Witness, qtbot: QtBot) -> None:
    witness.session.set_value("training.max_length", 3072)
    assert not witness.wizard.footer.next_button.isEnabled()
    qtbot.waitUntil(lambda: len(witness.desk.asked) > witness.answered)
    witness.answer()
    assert witness.wizard.footer.next_button.isEnabled()
    assert witness.wrong == []


def test_another_model_is_counted_before_start(witness: Witness) -> None:
    witness.session.choose_model("/models/other", {**fakes.MODEL, "hidden_size": 1024})
    assert not witness.wizard.footer.next_button.isEnabled()
    witness.answer()
    assert witness.wizard.footer.next_button.isEnabled()
    assert witness.wrong == []


def test_an_answer_that_moves_the_longest_row_leaves_no_gap(witness: Witness) -> None:
    """The recommended limit follows the answer, and the counts follow that limit."""
    witness.session.take_leave_out("near_duplicate")
    asked = len(witness.desk.asked)
    witness.answer(LONGER)
    assert len(witness.desk.asked) == asked + 1, "asked again, with the new limit"
    assert not witness.wizard.footer.next_button.isEnabled()
    assert True not in witness.seen[1:]
    witness.answer(LONGER)
    assert witness.wizard.footer.next_button.isEnabled()
    assert witness.wrong == []


def test_changed_and_changed_back_needs_no_count(witness: Witness, qtbot: QtBot) -> None:
    session = witness.session
    session.set_value("training.max_length", 3072)
    session.reset("training.max_length")
    asked = len(witness.desk.asked)
    qtbot.waitUntil(lambda: witness.wizard.footer.next_button.isEnabled())
    assert len(witness.desk.asked) == asked


def test_a_press_in_between_starts_nothing(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr(witness.session, "start_run", lambda: started.append(1))
    witness.session.set_value("training.max_length", 3072)
    assert isinstance(witness.wizard, Wizard)
    witness.wizard.footer.next_button.click()
    witness.wizard._forward()
    assert started == []
