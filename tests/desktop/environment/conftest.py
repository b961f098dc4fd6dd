"""The window of the page's tests, and repairs that only pretend."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.environment import repairs
from desktop.main_window import MainWindow
from envcheck.repairing import repairs as folders
from tests.desktop.environment import toy_repair
from tests.desktop.window.scenes import quiet_window


@pytest.fixture
def window(formiga_home: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, shown, on New run."""
    made = quiet_window(formiga_home)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What repairs were asked for; none is started."""
    asked: list[dict[str, Any]] = []

    def start(home: Path, **how: Any) -> Path:
        asked.append(how)
        return folders.create(home, how.get("row"))

    monkeypatch.setattr(repairs, "start", start)
    return asked


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Starting a repair starts a real process that only tells."""
    processes: list[subprocess.Popen[bytes]] = []

    def use(seconds: float, *how: str) -> None:
        def start(home: Path, **_options: Any) -> Path:
            folder = folders.create(home, None)
            command = [sys.executable, toy_repair.__file__, str(folder), str(seconds), *how]
            processes.append(subprocess.Popen(command))
            return folder

        monkeypatch.setattr(repairs, "start", start)

    yield use
    for process in processes:
        process.kill()
        process.wait()
