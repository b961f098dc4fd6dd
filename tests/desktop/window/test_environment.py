"""The Environment page: verdict in words, facts in a table, one action."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.environment.checker import EnvironmentChecker
from desktop.environment.verdict import (
    _ROWS,
    device,
    environment_line,
    table_rows,
    verdict_card,
)
from desktop.main_window import MainWindow
from desktop.widgets.quiet_table import QuietTable
from envcheck.problems import CODES
from tests.desktop.window import fakes
from tests.desktop.window.scenes import SCENES
from tests.desktop.window.test_wizard import press, words


def test_every_code_of_the_table_exists_with_its_facts() -> None:
    """A renamed fact would show as "unknown" without anybody noticing."""
    for code, rows in _ROWS.items():
        for row in rows:
            for part in row:
                named = {field.split(":")[0] for field in _fields(part)}
                assert named <= set(CODES[code]), code


def _fields(template: str) -> list[str]:
    return [piece.split("}")[0] for piece in template.split("{")[1:]]


@pytest.mark.parametrize("code", CODES)
def test_every_finding_has_a_row(code: str) -> None:
    finding = {"code": code, "severity": "notice", "facts": dict.fromkeys(CODES[code], "1")}
    rows = table_rows({"findings": [finding]})
    assert rows
    assert all(row.name for row in rows)


def test_a_good_report_names_what_trains() -> None:
    card = verdict_card(fakes.CHECK_OK)
    assert (card.tone, card.title) == ("ok", "Ready to train: on the processor")
    assert card.text == "Everything is as it was tested."
    assert device(fakes.CHECK_OK) == "on the processor"


def test_a_card_is_named_with_its_memory() -> None:
    facts = {
        "gpu": "NVIDIA GeForce RTX 4070",
        "compute_capability": [8, 9],
        "memory_bytes": 12 * 1024**3,
        "driver": "570.86.15",
    }
    report = {**fakes.CHECK_OK, "findings": [{"code": "GPU", "severity": "ok", "facts": facts}]}
    assert device(report) == "NVIDIA GeForce RTX 4070 · 12.0 GB"
    names = [(row.name, row.value, row.note) for row in table_rows(report)]
    assert names == [
        ("Graphics card", "NVIDIA GeForce RTX 4070, 12.0 GB", "compute capability 8.9"),
        ("Driver", "570.86.15", ""),
    ]


def test_a_repairable_report_says_which_lock_would_be_built() -> None:
    card = verdict_card(fakes.CHECK_REPAIRABLE)
    assert card.tone == "warn"
    assert card.code == "PACKAGE_DIFFERENT"
    assert "0.44.1" in card.text
    assert "engine-cpu-linux-py311.txt, row cpu-linux-py311" in card.note
    assert "1 more" in card.note


def test_the_rail_links_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.checker.show_report(fakes.CHECK_REPAIRABLE)
    window.rail.went.emit("environment")
    assert window.page == "environment"
    line = environment_line(window.checker)
    assert line is not None
    assert (line.words, line.ink) == ("Build needed", "warning")
    assert "Build needed" in words(window)


def test_check_again_checks_once_and_shows_the_new_facts(window: MainWindow, qtbot: QtBot) -> None:
    SCENES["06_environment_repairable"](window)
    assert "bitsandbytes has another version than tested" in words(window)
    calls: list[int] = []
    release = threading.Event()

    def check(home: Path, code: Path, deep: bool) -> dict[str, Any]:
        calls.append(1)
        release.wait(10)
        return fakes.CHECK_OK

    window.checker._check = check
    press(window, "Check again", qtbot)
    window.checker.check()
    assert "bitsandbytes has another version than tested" in words(window), "old facts stay"
    with qtbot.waitSignal(window.checker.changed):
        release.set()
    assert calls == [1]
    assert "Ready to train" in words(window)


def test_a_check_that_breaks_is_told_and_can_be_repeated(formiga_home: Path, qtbot: QtBot) -> None:
    def check(home: Path, code: Path, deep: bool) -> dict[str, Any]:
        raise RuntimeError("no probe today")

    checker = EnvironmentChecker(formiga_home, check=check)
    checker.check()
    qtbot.waitUntil(lambda: not checker.busy)
    assert checker.verdict == "blocked"
    assert "no probe today" in checker.error


def test_details_are_copied_with_their_codes(window: MainWindow, qtbot: QtBot) -> None:
    SCENES["06_environment_repairable"](window)
    press(window, "Copy details", qtbot)
    copied = QApplication.clipboard().text()
    assert copied.startswith("PACKAGE_DIFFERENT (repairable): bitsandbytes")
    assert "NO_GPU (ok)" in copied


def test_a_screen_reader_hears_the_severity_of_a_row(window: MainWindow) -> None:
    SCENES["06_environment_repairable"](window)
    QApplication.processEvents()
    table = window.findChild(QuietTable)
    assert table is not None
    from PySide6.QtCore import Qt

    spoken = table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "repairable: bitsandbytes"


def test_the_table_model_is_a_good_model(qtmodeltester: Any) -> None:
    from desktop.widgets.quiet_table import Cell, CellModel

    model = CellModel(["a", "b"])
    model.show_rows([[Cell("1"), Cell("2")], [Cell("3"), Cell("4")]])
    qtmodeltester.check(model)
