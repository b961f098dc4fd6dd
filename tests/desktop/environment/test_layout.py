"""The page with longer words, as translations have them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.widgets.boxes import ScrollBody
from tests.desktop.environment.scenes import SCENES


class Longer(QTranslator):
    """Every word a third longer, fields untouched."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return " ".join(w if "{" in w or "%" in w else w + "ção"[: len(w)] for w in text.split(" "))

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[None]:
    translator = Longer()
    QApplication.installTranslator(translator)
    yield
    QApplication.removeTranslator(translator)


@pytest.mark.parametrize("scene", SCENES)
def test_longer_words_fit_a_small_window(
    longer: None, window: MainWindow, scene: str, qtbot: QtBot
) -> None:
    window.resize(1024, 640)
    SCENES[scene](window)
    qtbot.wait(30)
    areas = [a for a in window.findChildren(ScrollBody) if a.isVisibleTo(window)]
    assert areas
    assert not any(area.horizontalScrollBar().maximum() for area in areas)
    cut = [
        b.text()
        for b in window.findChildren(QPushButton)
        if b.isVisibleTo(window) and b.text() and b.width() < b.sizeHint().width()
    ]
    assert not cut
