"""Every page in every theme and language: it opens, has names for screen readers, is translated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.theme import theme
from desktop.widgets.boxes import ScrollBody
from desktop.widgets.text import Elided
from desktop.wizard.settings.setting_row import SettingRow
from tests.desktop.window.scenes import DESIGN_POINTS, SCENES

SPOKEN = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QProgressBar)


LEAST_HIT_PX = 28


def shown(window: QWidget, kind: type[QWidget]) -> Iterator[Any]:
    for widget in window.findChildren(kind):
        if widget.isVisibleTo(window):
            yield widget


LANGUAGE = {"dark": "en", "light": "pt_BR"}
"""Colours do not depend on words: two windows a scene show both themes and both languages."""


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_opens_with_controls_that_can_be_named_and_hit(
    window: MainWindow, mode: str, speak: Callable[[str], str], scene: str, qtbot: QtBot
) -> None:
    speak(LANGUAGE[mode])
    SCENES[scene](window)
    qtbot.wait(1)
    assert theme.mode == mode
    assert not window.grab().isNull()
    assert not _nameless(window)
    assert not _small(window)


def _nameless(window: MainWindow) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in SPOKEN
        for widget in shown(window, kind)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]


def _small(window: MainWindow) -> dict[str, int]:
    return {
        button.accessibleName() or button.text(): button.height()
        for button in shown(window, QAbstractButton)
        if type(button).__name__ != "QAbstractButton"  # a table's own corner
        and button.height() < LEAST_HIT_PX
    }


@pytest.mark.parametrize("code", ["en", "pt_BR"])
@pytest.mark.parametrize("scene", SCENES)
def test_pages_fit_a_small_screen_with_large_text(
    window: MainWindow, scene: str, code: str, speak: Callable[[str], str], qtbot: QtBot
) -> None:
    """At 1024 x 640 and at 200 % text nothing is wider than the page that scrolls it."""
    speak(code)
    usual = theme.base_font.pointSizeF()
    theme.use_text_size(DESIGN_POINTS * 2)
    try:
        qtbot.wait(1)
        window.resize(1024, 640)
        SCENES[scene](window)
        qtbot.wait(20)
        areas = list(shown(window, ScrollBody))
        assert areas
        wide = [area.horizontalScrollBar().maximum() for area in areas]
        assert not any(wide)
        qtbot.waitUntil(lambda: _nothing_cut(window))
    finally:
        theme.use_text_size(usual)


def _nothing_cut(window: MainWindow) -> bool:
    assert not _cut(window)
    return True


def _cut(window: MainWindow) -> list[str]:
    """Words that are narrower or lower than their letters, and have no ellipsis that says so."""
    labels = [one for one in shown(window, QLabel) if one.text() and not isinstance(one, Elided)]
    cut = [one for one in labels if one.wordWrap() and one.height() < _height(one) - 1]
    cut += [one for one in labels if not one.wordWrap() and one.width() < one.sizeHint().width()]
    cut += [
        one
        for one in shown(window, QPushButton)
        if one.text() and one.layout() is None and one.width() < one.sizeHint().width()
    ]
    return [one.text() for one in cut]


def _height(one: QLabel) -> int:
    return one.heightForWidth(one.width())


class Marked(QTranslator):
    """Translates every sentence into itself between brackets."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return f"[{text}]"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    translator = Marked()
    QApplication.installTranslator(translator)
    yield
    QApplication.removeTranslator(translator)


FROM_OUTSIDE = (
    "Formiga",
    "support",
    "catalogue",
    "tone-test",
    "Qwen3",
    "Llama 3",
    "/",
    "engine-cpu",
    "report.json",
    "JSON",
    "qwen3",
    "bfloat16",
    "formiga train",
    "Linux",
    "torch",
    "transformers",
    "peft",
    "bitsandbytes",
    "accelerate",
    "datasets",
    "flask",
    "RTX",
    "question",
    "answer",
    "product",
    "entrar",
    "@example.com",
    "Hello",
    "Invoices can",
)
"""Names, files and values that no one translates."""


@pytest.mark.parametrize("scene", SCENES)
def test_no_visible_sentence_bypasses_the_translator(
    marked: None, window: MainWindow, scene: str, qtbot: QtBot
) -> None:
    """Every word with letters on the screen is marked, or comes from data."""
    SCENES[scene](window)
    qtbot.wait(1)
    texts = [label.text() for label in shown(window, QLabel)]
    texts += [button.text() for button in shown(window, QAbstractButton)]
    plain = [text.strip() for text in texts if "[" not in text and _is_a_sentence(text)]
    assert not [t for t in plain if not any(part in t for part in FROM_OUTSIDE)]


def _is_a_sentence(text: str) -> bool:
    """Codes (PAUSED) are the same in every language."""
    words = [word for word in text.split() if len(word) > 2 and word.isalpha()]
    words = [word for word in words if not word.isupper()]
    return bool(words) and not _from_the_story(text)


def _from_the_story(text: str) -> bool:
    from tests.desktop.runs.make_run import QUESTIONS

    return any(text.strip("“”") in part or part in text for four in QUESTIONS for part in four)


def test_setting_rows_are_found_by_their_label(window: MainWindow, qtbot: QtBot) -> None:
    """A label buddy names the field: one says the label, the field answers."""
    SCENES["04_settings_open"](window)
    qtbot.wait(1)
    rows = list(shown(window, SettingRow))
    assert len(rows) > 20
    for row in rows:
        buddies = [label.buddy() for label in row.findChildren(QLabel) if label.buddy()]
        assert buddies == [row.control]
