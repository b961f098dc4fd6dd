"""The head of a fold holds its words whole, however large they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import theme
from desktop.widgets.basics import label, pill
from desktop.widgets.fold import Fold, FoldHead
from desktop.widgets.text import image
from tests.desktop.window.scenes import DESIGN_POINTS


@pytest.fixture(params=[1, 2], ids=["100 %", "200 %"])
def text_size(request: pytest.FixtureRequest) -> Iterator[int]:
    usual = theme.base_font.pointSizeF()
    theme.use_text_size(DESIGN_POINTS * request.param)
    yield request.param
    theme.use_text_size(usual)


def test_nothing_in_a_head_is_cut(text_size: int, qtbot: QtBot) -> None:
    head = FoldHead("Ajustes", image("right", "text2", 16), label("gjpqy"), pill("1", "info"))
    around = QWidget()
    layout = QVBoxLayout(around)
    layout.addWidget(head)
    layout.addStretch()
    qtbot.addWidget(around)
    around.show()
    qtbot.waitExposed(around)
    for words in head.findChildren(QLabel):
        assert words.height() >= words.sizeHint().height(), words.text()


def test_a_fold_shows_its_content_when_pressed_and_hides_it_again(qtbot: QtBot) -> None:
    made = Fold("More", "two things", lambda: label("here"))
    qtbot.addWidget(made)
    made.show()
    made.head.click()
    assert made.is_open
    made.head.click()
    assert not made.is_open
