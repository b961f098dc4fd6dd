"""The whole window with a fake engine and a fake check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.i18n import update
from desktop.main_window import MainWindow
from desktop.theme import theme
from tests.desktop.window.scenes import quiet_window


@pytest.fixture
def window(formiga_home: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, shown, on New run."""
    made = quiet_window(formiga_home)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations of this checkout, compiled: the .qm files are not in the repository."""
    folder = tmp_path_factory.mktemp("i18n")
    for source in update.I18N.glob("*.ts"):
        (folder / source.name).write_bytes(source.read_bytes())
    update.release(folder)
    return folder


@pytest.fixture
def speak(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Change the language of the process, with the compiled translations; English afterwards."""
    monkeypatch.setattr(language, "I18N", compiled)
    yield language.install
    language.install("en")


@pytest.fixture(params=["light", "dark"])
def mode(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both themes, one after the other."""
    theme.use(request.param)
    yield request.param
    theme.use("light")
