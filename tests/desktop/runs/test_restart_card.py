"""The card about a run that was, or was not, taken up again by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.runs import restart
from desktop.runs.restart_card import RestartCard
from engine.contract.run_folder import RunFolder


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path)


def words(card: RestartCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_a_run_taken_up_again_says_so_while_it_goes_on(qtbot: QtBot, run: RunFolder) -> None:
    card = RestartCard()
    qtbot.addWidget(card)
    card.show_run(run, "running")
    assert card.isHidden()
    now = datetime.now(UTC)
    restart.remember(run, restart.decide([], 40, now), now)
    card.show_run(run, "running")
    assert not card.isHidden()
    assert "RUN_RESTARTED" in words(card)
    card.show_run(run, "finished")
    assert card.isHidden()


def test_a_run_that_dies_twice_at_one_step_says_why_it_stays(qtbot: QtBot, run: RunFolder) -> None:
    card = RestartCard()
    qtbot.addWidget(card)
    now = datetime.now(UTC)
    for _ in range(2):
        restart.remember(run, restart.decide(restart.read_history(run), 40, now), now)
    card.show_run(run, "lost")
    assert "RUN_NOT_RESTARTED_SAME_STEP" in words(card)
