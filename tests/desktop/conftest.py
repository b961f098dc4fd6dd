"""Windows in tests: English, light, and deaf to what the offscreen screen says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.theme import theme

HERE = Path(__file__).parent
OFFSCREEN_SAYS = "^This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """That it cannot raise a window or size one is no finding."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_SAYS, extend=True))


@pytest.fixture(autouse=True)
def english_and_light(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences in English whatever the computer speaks, and colours that do not depend on it."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    language.install("en")
    if theme.mode != "light" or theme.choice != "light":
        theme.use("light")
