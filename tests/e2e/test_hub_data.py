"""A data set of the hub in the window: refused without an account, fetched with one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import hub_account, language
from desktop.app import open_window
from desktop.main_window import MainWindow
from tests.e2e.hands import wait_for, wait_to_read
from tests.engine.models.fake_hub import FakeHub, serving

pytestmark = pytest.mark.gui

ROWS = [{"question": f"Onde fica a loja {i}?", "answer": f"Na rua {i}."} for i in range(60)]
LINES = "\n".join(json.dumps(row) for row in ROWS).encode()
REPO = "loja/perguntas"
SECRET = "hf_entrada"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    holding = FakeHub({REPO: {"data/train.jsonl": LINES}}, gated={REPO}, accounts={SECRET: "ana"})
    with serving(holding) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.delenv(hub_account.VARIABLE, raising=False)
        monkeypatch.setattr(hub_account, "_into_keyring", lambda secret: False)
        yield running


@pytest.fixture
def window(qtbot: QtBot, home: Path, hub: FakeHub) -> Iterator[MainWindow]:
    language.install("en")
    opened = open_window(home)
    qtbot.addWidget(opened)
    yield opened
    hub_account.sign_out(home)
    opened.session.stop()


def looked(qtbot: QtBot, window: MainWindow) -> tuple[str, str]:
    session = window.session
    wait_for(
        qtbot, lambda: session.data.state in ("ready", "problem") and not session.recounting, 90
    )
    return session.data.state, session.data.code


def test_a_gated_data_set_is_fetched_by_whoever_has_signed_in(
    qtbot: QtBot, window: MainWindow, home: Path, tmp_path: Path
) -> None:
    session = window.session
    session.choose_data(REPO)
    assert looked(qtbot, window) == ("problem", "HUB_GATED")
    hub_account.sign_in(home, "ana", SECRET)
    session.look_at_data()
    assert looked(qtbot, window) == ("ready", "")
    assert session.data.report["rows_kept"] == len(ROWS)
    wait_to_read(qtbot, window, "Questions and answers recognised")
    assert (home / "datasets" / "loja--perguntas" / "data" / "train.jsonl").read_bytes() == LINES

    own = tmp_path / "own.jsonl"
    own.write_bytes(LINES)
    with_token = session.desk._process
    session.choose_data(str(own))
    assert looked(qtbot, window) == ("ready", "")
    assert session.desk._process is not with_token
    environ = session.desk._process.processEnvironment()
    assert not environ.contains(hub_account.VARIABLE), "a file of one's own needs no account"
