"""A live page on a stage: stories are told to it, buttons pressed, words read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.runs.live_page import LivePage
from engine.contract.run_folder import RunFolder
from tests.desktop.runs.make_run import RunStory


class Stage:
    """A page, and a way to tell it stories."""

    def __init__(self, home: Path, qtbot: QtBot) -> None:
        self.home, self.qtbot = home, qtbot
        self.page = LivePage(home)
        qtbot.addWidget(self.page)
        self.page.resize(1072, 800)
        self.page.show()

    def story(self, **options: Any) -> RunStory:
        options = {"total": 60, "step_s": 0.5} | options
        seconds = options.pop("ago", 40)
        options.setdefault("began", datetime.now(UTC) - timedelta(seconds=seconds))
        return RunStory(self.home / "runs", **options)

    def open(self, run: RunFolder) -> LivePage:
        self.page.show_run(run.path)
        self.qtbot.waitUntil(lambda: self.page.state != "", timeout=20_000)
        self.qtbot.wait(20)  # what is new in a layout is seen after the next turn
        return self.page

    def with_chart(self, run: RunFolder) -> LivePage:
        """Open it and wait for its curve."""
        page = self.open(run)
        self.qtbot.waitUntil(lambda: page.chart.smoothed is not None, timeout=20_000)
        return page

    def buttons(self) -> list[str]:
        """Words of the buttons that can be seen in the header and the cards."""
        return [
            made.text().strip()
            for made in self.page.findChildren(QPushButton)
            if made.isVisible() and made.property("role") in ("", "primary")
        ]

    def find(self, words: str) -> QPushButton:
        return next(
            b
            for b in self.page.findChildren(QPushButton)
            if b.text().strip() == words and b.isVisible()
        )

    def press(self, words: str) -> None:
        self.find(words).click()

    def texts(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def stage(formiga_home: Path, qtbot: QtBot) -> Stage:
    return Stage(formiga_home, qtbot)
