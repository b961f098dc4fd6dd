"""The Environment page: verdict in words, facts in a table, one cure."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.environment.checker import EnvironmentChecker
from desktop.environment.fact_rows import FactRow, fact_rows, folded
from desktop.environment.fact_templates import ORDER, ROWS
from desktop.environment.row_choices import row_of, rows_here
from desktop.environment.verdict import cure, device, environment_line, verdict_card
from desktop.main_window import MainWindow
from desktop.paths import code_root
from desktop.widgets.quiet_table import QuietTable
from envcheck.problems import CODES
from tests.desktop.environment import reports
from tests.desktop.environment.make_repair import PLAN
from tests.desktop.window import fakes
from tests.desktop.window.scenes import SCENES
from tests.desktop.window.test_wizard import press, words

MADE_HERE = {"row_driver_minimum", "row_driver_advised", "row_lowest", "row_highest"}
MADE_HERE |= {"repair_needs_bytes"}


def test_every_code_of_the_table_exists_with_its_facts() -> None:
    """A renamed fact would show as "unknown" without anybody noticing."""
    for code, rows in ROWS.items():
        known = {*CODES.get(code, ()), *MADE_HERE}
        assert code in CODES or code == "NO_ROLLBACK"
        for row in rows:
            for part in row:
                named = {field.split(":")[0] for field in _fields(part)}
                plain = {name.removesuffix("_words").removesuffix("_when") for name in named}
                assert plain <= known, code
    assert set(ORDER) <= set(ROWS)


def _fields(template: str) -> list[str]:
    return [piece.split("}")[0] for piece in template.split("{")[1:]]


@pytest.mark.parametrize("code", CODES)
def test_every_finding_has_a_row(code: str) -> None:
    finding = {"code": code, "severity": "notice", "facts": dict.fromkeys(CODES[code], "1")}
    rows = fact_rows({"findings": [finding]})
    assert rows
    assert all(row.name for row in rows)


@pytest.mark.parametrize("name", ["READY", "REPAIRABLE", "MISSING", "BLOCKED", "ROLL_BACK", "MANY"])
def test_the_reports_of_these_tests_carry_what_the_check_carries(name: str) -> None:
    for finding in getattr(reports, name)["findings"]:
        assert set(finding["facts"]) == set(CODES[finding["code"]]), finding["code"]


def test_a_fact_that_is_told_as_a_problem_is_not_told_as_fine(formiga_home: Path) -> None:
    names = [row.name for row in fact_rows(reports.BLOCKED)]
    assert names.count("Driver") == 1
    assert [row.name for row in fact_rows(reports.READY)].count("Rollback") == 1


def test_findings_stand_above_what_is_as_tested() -> None:
    rows = fact_rows(reports.REPAIRABLE)
    severities = [row.severity for row in rows]
    assert severities == sorted(severities, key=["repairable", "notice", "ok"].index)
    assert [row.name for row in rows if row.severity == "ok"][:3] == [
        "Graphics card",
        "Driver",
        "Free GPU memory",
    ]


def test_a_row_shows_the_tested_value_beside_the_found_one() -> None:
    rows = {row.name: row for row in fact_rows(reports.REPAIRABLE)}
    assert (rows["bitsandbytes"].value, rows["bitsandbytes"].tested) == ("0.44.1", "0.50.2")
    assert rows["Free GPU memory"].note == "in use by firefox 921.6 MB"
    assert rows["Disk"].note == "a repair needs 14.0 GB"
    assert rows["Wheel store"].value == "24 of 91 files"
    assert "4-bit rounding 0.091 (limit 0.120)" in rows["4-bit training, tried"].note


def test_the_driver_row_names_the_floor_of_the_chosen_set() -> None:
    rows = rows_here(reports.REPAIRABLE, code_root())
    found = {row.name: row for row in fact_rows(reports.REPAIRABLE, rows)}
    floor = row_of(rows, "main-cu130")
    assert floor is not None
    assert found["Driver"].tested == f"{floor.driver_minimum} or newer"


def test_long_lists_of_one_kind_are_folded() -> None:
    shown, hidden = folded(fact_rows(reports.MANY))
    assert hidden == 35
    assert sum(row.code == "PACKAGE_DIFFERENT" for row in shown) == 5
    six = [FactRow("notice", str(n), "", "", "", "PACKAGE_EXTRA", {}) for n in range(6)]
    assert folded(six) == (six, 0), "one row is not worth a button"


@pytest.mark.parametrize(
    ("report", "way"),
    [
        (reports.READY, ""),
        (reports.REPAIRABLE, "repair"),
        (reports.MISSING, "set_up"),
        (reports.BLOCKED, "check"),
        (reports.ROLL_BACK, "rollback"),
        ({**reports.MISSING, "plan": None}, "check"),
    ],
)
def test_there_is_one_cure(report: dict[str, Any], way: str) -> None:
    assert cure(report) == way


def test_going_back_cures_no_driver() -> None:
    report = reports.report("blocked", reports.OLD_DRIVER, *reports.ENGINE)
    assert any(f["code"] == "ROLLBACK_READY" for f in report["findings"])
    assert cure(report) == "check"


def test_a_set_that_fails_its_proof_is_not_built_once_more_where_another_is_at_hand() -> None:
    failed = reports.finding(
        "PROOF_FAILED", "repairable", part="forward", device="cpu", cause="numbers wrong",
        measured=0.4, limit=0.1, error="",
    )  # fmt: skip
    assert cure(reports.report("repairable", failed, *reports.ENGINE, plan=PLAN)) == "rollback"
    both = reports.report("repairable", reports.BNB, failed, *reports.ENGINE, plan=PLAN)
    assert cure(both) == "repair", "a damaged package explains a failed proof"


def test_a_good_report_names_what_trains() -> None:
    card = verdict_card(fakes.CHECK_OK)
    assert (card.tone, card.title) == ("ok", "Ready to train: on the processor")
    assert card.text == "Everything is as it was tested."
    assert device(fakes.CHECK_OK) == "on the processor"


def test_a_card_is_named_with_its_memory() -> None:
    assert device(reports.READY) == "NVIDIA GeForce RTX 4070 · 12.0 GB"


def test_a_repairable_report_says_what_the_repair_costs() -> None:
    card = verdict_card(reports.REPAIRABLE)
    assert card.tone == "warn"
    assert card.code == "PACKAGE_DIFFERENT"
    assert "0.44.1" in card.text
    assert "1.9 GB to download, 4 to 14 min" in card.note
    assert "3 more" in card.note


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
