"""One problem as a card."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.basics import button
from desktop.widgets.problem_card import problem_card

pytestmark = pytest.mark.gui
FACTS = {"path": "/runs/x", "free_bytes": 12_000_000, "step": 421}


def words(card: QFrame) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.text()]


def test_it_says_what_why_and_the_code(qtbot: QtBot) -> None:
    card = problem_card("DISK_FULL", FACTS)
    qtbot.addWidget(card)
    said = words(card)
    assert "The disk is full" in said
    assert "DISK_FULL" in said
    assert any("12.0 MB" in text for text in said)
    assert card.accessibleName() == "The disk is full"


def test_the_first_button_is_the_one_the_app_does(qtbot: QtBot) -> None:
    pressed: list[int] = []
    resume = button("Resume", "primary", on_click=lambda: pressed.append(1))
    card = problem_card("DISK_FULL", FACTS, buttons=[resume])
    qtbot.addWidget(card)
    buttons = card.findChildren(QPushButton)
    assert [made.text().strip() for made in buttons] == ["Resume", "Copy details"]
    buttons[0].click()
    assert pressed == [1]


def test_details_go_to_the_clipboard_with_every_fact(qtbot: QtBot) -> None:
    card = problem_card("DISK_FULL", FACTS)
    qtbot.addWidget(card)
    card.findChildren(QPushButton)[-1].click()
    copied = QGuiApplication.clipboard().text()
    assert "DISK_FULL" in copied
    assert "12000000" in copied
    assert "/runs/x" in copied


def test_a_code_of_a_newer_engine_is_shown_with_its_facts(qtbot: QtBot) -> None:
    card = problem_card("TELEPATHY_FAILED", {"mood": "bad"})
    qtbot.addWidget(card)
    assert any("bad" in text for text in words(card))
    assert "TELEPATHY_FAILED" in words(card)
