"""The log, and ending an engine that does not answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.runs import launcher
from desktop.runs.end_card import COUNTDOWN_S, EndCard
from desktop.runs.log_card import TAIL_BYTES, LogCard, read_tail

pytestmark = pytest.mark.gui


def test_a_log_reads_as_a_person_saw_it(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    log.write_bytes("a 10%\ra 100%\r\n\x1b[31mrötlich\x1b[0m\nlast".encode())
    assert read_tail(log) == "a 100%\nrötlich\nlast"
    assert read_tail(tmp_path / "none") == ""


def test_of_a_long_log_the_end_is_shown_from_a_whole_line(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    log.write_text("".join(f"line {n:06d} é\n" for n in range(20_000)), encoding="utf-8")
    shown = read_tail(log)
    assert shown.startswith("line ")
    assert shown.endswith("line 019999 é")
    assert len(shown.encode()) <= TAIL_BYTES


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    log.write_bytes(b"ok\n\xff\xfe\x00\n")
    assert read_tail(log).startswith("ok\n")


def test_the_log_unfolds_and_follows_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    card = LogCard()
    qtbot.addWidget(card)
    card.show()
    log = tmp_path / "engine.log"
    card.show_file(log)
    assert not card.is_open
    card.toggle()
    text = card.findChild(QPlainTextEdit)
    assert text.toPlainText() == "Nothing has been printed yet."
    log.write_text("Loading weights\n", encoding="utf-8")
    card.refresh()
    assert text.toPlainText() == "Loading weights"
    card.toggle()
    assert not card.is_open


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    asked: list[Path] = []
    monkeypatch.setattr(launcher, "force_stop", lambda path: asked.append(path) or True)
    return asked


@pytest.fixture
def card(qtbot: QtBot, tmp_path: Path) -> EndCard:
    made = EndCard()
    qtbot.addWidget(made)
    made.offer(tmp_path)
    made.show()
    return made


def press(card: EndCard) -> None:
    next(made for made in card.findChildren(QPushButton) if made.isVisibleTo(card)).click()


def test_an_engine_is_ended_after_a_visible_countdown(
    qtbot: QtBot, card: EndCard, tmp_path: Path, ended: list[Path]
) -> None:
    press(card)
    assert card.seconds_left == COUNTDOWN_S
    card._timer.setInterval(1)
    with qtbot.waitSignal(card.ended):
        pass
    assert ended == [tmp_path]
    assert not card.isVisible()


def test_a_countdown_can_be_taken_back(qtbot: QtBot, card: EndCard, ended: list[Path]) -> None:
    press(card)
    card._count()
    qtbot.wait(10)
    said = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert any(str(COUNTDOWN_S - 1) in text for text in said)
    press(card)
    assert card.seconds_left == 0
    qtbot.wait(30)
    assert ended == []
    assert card.isVisible()


def test_an_engine_that_answers_again_ends_the_countdown(
    qtbot: QtBot, card: EndCard, ended: list[Path]
) -> None:
    press(card)
    card.offer(None)
    assert card.seconds_left == 0
    assert not card.isVisible()
    qtbot.wait(30)
    assert ended == []


def test_a_busy_engine_is_not_called_one_that_does_not_answer(
    qtbot: QtBot, card: EndCard, tmp_path: Path, ended: list[Path]
) -> None:
    press(card)
    card.offer(tmp_path, busy=True)
    qtbot.wait(10)
    assert card.seconds_left == 0, "it gives signs again: nobody is ended for having given none"
    said = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert any("still busy" in text for text in said)
    assert "ENGINE_SILENT" not in said
    assert ended == []
