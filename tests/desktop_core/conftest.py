"""Sentences in English, whatever the computer speaks."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language


@pytest.fixture(autouse=True)
def english(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    language.install("en")
