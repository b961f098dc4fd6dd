"""Every file of the shared material through the window's session: one window, one desk process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.settings import Settings
from desktop.wizard.session import WizardSession
from tests.e2e.conftest import BUILT_HOME
from tests.shared import SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.gui]

MANIFEST: list[dict[str, Any]] = (
    json.loads((SHARED / "data" / "manifest.json").read_text(encoding="utf-8")) if SHARED else []
)


@pytest.fixture(scope="module")
def session(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WizardSession]:
    """The wizard's memory with the real desk, the same for all files."""
    if not BUILT_HOME:
        pytest.skip("needs a built engine: run through installer/bootstrap.py test")
    home = tmp_path_factory.mktemp("casa da formiga")
    (home / "envs").symlink_to(Path(BUILT_HOME) / "envs", target_is_directory=True)
    opened = WizardSession(home, Settings())
    yield opened
    opened.stop()


@pytest.mark.parametrize("entry", MANIFEST, ids=[entry["file"] for entry in MANIFEST])
def test_a_file_is_understood_as_it_should_be(
    qtbot: QtBot, session: WizardSession, entry: dict[str, Any]
) -> None:
    assert SHARED is not None
    session.choose_data(str(SHARED / "data" / entry["file"]))
    qtbot.waitUntil(
        lambda: session.data.state in ("ready", "problem") and not session.recounting,
        timeout=60_000,
    )
    report, wanted = session.data.report, entry["expect"]
    if wanted["kind"] == "empty":
        assert (session.data.state, session.data.code) == ("problem", "DATA_EMPTY")
        return
    assert report["kind"] == wanted["kind"]
    for name, count in counts(wanted).items():
        assert found(report, name) == count, name
    for role, column in wanted.get("columns", {}).items():
        assert report["columns"].get(role) == column.split(" (")[0], role
    if "bad_line_numbers" in wanted:
        lines = [row["line"] for row in report["rejected"]]
        assert lines == wanted["bad_line_numbers"]


def counts(wanted: dict[str, Any]) -> dict[str, int]:
    """What the manifest counts; of a cut file only the whole rows can be read."""
    named = {name: count for name, count in wanted.items() if name.startswith("rows_")}
    if "complete_rows_before_cut" in wanted:
        return {"rows_total": wanted["complete_rows_before_cut"]}
    return {name: count for name, count in named.items() if name in ANSWERS}


ANSWERS = {"rows_total": "", "rows_kept": "", "rows_dropped_empty": "empty",
           "rows_dropped_duplicate": "duplicate"}  # fmt: skip
"""Counts of the manifest, and for what a row was dropped."""


def found(report: dict[str, Any], name: str) -> int:
    """The same count of the report."""
    reason = ANSWERS[name]
    return int(report["dropped"].get(reason, 0) if reason else report[name])
