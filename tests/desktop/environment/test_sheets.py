"""The sheets: the plan before the click, and the bundle before it is saved."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from desktop.environment.bundle_sheet import BundleSheet
from desktop.environment.plan_sheet import PlanSheet
from desktop.environment.row_choices import rows_here
from desktop.main_window import MainWindow
from desktop.paths import code_root
from tests.desktop.environment import reports
from tests.desktop.environment.scenes import show
from tests.desktop.window.test_wizard import press, words


def sheet(window: MainWindow) -> PlanSheet:
    QApplication.processEvents()
    found = [s for s in window.findChildren(PlanSheet) if s.isVisible()]
    assert len(found) == 1
    return found[0]


def open_plan(window: MainWindow, report: dict[str, Any], qtbot: QtBot) -> PlanSheet:
    show(window, report)
    press(window, "Show plan", qtbot)
    return sheet(window)


def test_the_plan_says_everything_before_the_click(window: MainWindow, qtbot: QtBot) -> None:
    said = words(open_plan(window, reports.REPAIRABLE, qtbot))
    for part in (
        "bitsandbytes has another version than tested",
        "1.9 GB",
        "24 of 91 files are here",
        "4 to 14 min",
        "184.0 GB free",
        "engine-main-cu130-linux-py312.txt",
        "Resolved, not yet run",
        "nobody has yet reported a training with it",
        "stays in use until the new one has passed its test",
        "3 packages change",
        "Second choice: cpu. It works without a card.",
    ):
        assert part in said


def test_a_tested_set_names_its_evidence(window: MainWindow, qtbot: QtBot) -> None:
    report = {**reports.REPAIRABLE, "plan": {**reports.PLAN, "row": "cpu"}}
    said = words(open_plan(window, report, qtbot))
    assert "Tested" in said.splitlines()
    assert "trained the starter model" in said


def test_changes_unfold_to_from_and_to(window: MainWindow, qtbot: QtBot) -> None:
    plan = open_plan(window, reports.REPAIRABLE, qtbot)
    press(plan, "3 packages change", qtbot)
    from desktop.widgets.quiet_table import QuietTable

    table = plan.findChild(QuietTable)
    assert table is not None
    cells = [[table.rows.cell(r, c).text for c in range(3)] for r in range(3)]
    assert cells == [
        ["bitsandbytes", "0.44.1", "0.50.2"],
        ["flask", "3.0.1", "none"],
        ["peft", "none", "0.21.2"],
    ]


def test_the_primary_of_the_plan_starts_the_repair(
    window: MainWindow, started: list[dict[str, Any]], qtbot: QtBot
) -> None:
    plan = open_plan(window, reports.REPAIRABLE, qtbot)
    press(plan, "Repair", qtbot)
    qtbot.waitUntil(lambda: bool(started))
    assert started == [{"row": None, "offline": False, "wheels": None, "again": False}]


def test_another_set_is_planned_and_asked_for_by_name(
    window: MainWindow, started: list[dict[str, Any]], qtbot: QtBot
) -> None:
    page = show(window, reports.REPAIRABLE)
    asked: list[str] = []

    def make(_report: Any, row: str) -> dict[str, Any]:
        asked.append(row)
        return {**reports.PLAN, "row": row, "reason": "asked", "why": [], "changes": []}

    plan = PlanSheet(page, reports.REPAIRABLE, rows_here(reports.REPAIRABLE, code_root()), make)
    plan.wanted.connect(page._build_wanted)
    plan.open()
    chooser = plan.findChild(QComboBox)
    assert chooser is not None
    index = chooser.findData("cpu")
    assert index >= 0
    chooser.setCurrentIndex(index)
    chooser.activated.emit(index)
    qtbot.waitUntil(lambda: bool(asked) and not plan._work.busy)
    qtbot.waitUntil(lambda: "computers without an NVIDIA card" in words(plan))
    plan.copy_command()
    assert QApplication.clipboard().text() == "formiga repair --to cpu"
    press(plan, "Build this set", qtbot)
    qtbot.waitUntil(lambda: bool(started))
    assert started[0]["row"] == "cpu"


def test_a_folder_with_the_files_means_no_network(
    window: MainWindow,
    started: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path))
    plan = open_plan(window, reports.REPAIRABLE, qtbot)
    press(plan, "I have the files on a disk…", qtbot)
    qtbot.waitUntil(lambda: bool(started))
    assert started[0]["wheels"] == tmp_path
    assert started[0]["offline"] is True


def test_the_set_up_takes_the_same_folder(
    window: MainWindow,
    started: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    show(window, reports.MISSING, [])
    answers = ["", str(tmp_path)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: answers.pop(0))
    press(window, "I have the files on a disk…", qtbot)
    qtbot.wait(30)
    assert not started, "the dialog was left"
    press(window, "I have the files on a disk…", qtbot)
    qtbot.waitUntil(lambda: bool(started))
    assert started[0]["wheels"] == tmp_path


def test_a_build_that_does_not_fit_is_not_offered(window: MainWindow, qtbot: QtBot) -> None:
    short = {**reports.PLAN, "disk_needed_bytes": 400_000_000_000}
    plan = open_plan(window, {**reports.REPAIRABLE, "plan": short}, qtbot)
    primary = [b for b in plan.findChildren(QPushButton) if b.property("role") == "primary"]
    assert [b.isEnabled() for b in primary] == [False]
    assert primary[0].toolTip() == "There is not enough free disk space"
    assert "There is not enough free disk space" in words(plan)


def test_the_set_up_says_what_it_fetches(window: MainWindow) -> None:
    show(window, reports.MISSING, [])
    said = words(window)
    for part in ("Set up the training engine", "Works with this computer", "1.9 GB", "4 to 14 min"):
        assert part in said
    assert "Engine not set up" in words(window.rail)


# ---------------------------------------------------------------- bundle
DOCUMENTS = {"report.json": '{"verdict": "repairable"}', "repair.log": "fetch: torch\n" * 3}


def bundle(window: MainWindow, qtbot: QtBot, **how: Any) -> BundleSheet:
    made = BundleSheet(
        show(window, reports.REPAIRABLE),
        how.get("compose", lambda: DOCUMENTS),
        how.get("save", _zip),
    )
    made.open()
    qtbot.waitUntil(lambda: not made._work.busy)
    QApplication.processEvents()
    return made


def _zip(documents: Any, path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in documents.items():
            archive.writestr(name, text)


def test_documents_of_the_bundle_stand_under_each_other_and_not_in_each_other(
    window: MainWindow, qtbot: QtBot
) -> None:
    listed = bundle(window, qtbot).findChild(QListWidget)
    assert listed is not None
    first, second = (listed.visualItemRect(listed.item(at)) for at in (0, 1))
    assert second.top() > first.bottom()
    assert first.height() >= 28


def test_the_bundle_is_read_before_it_is_saved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    made = bundle(window, qtbot)
    listed, text = made.findChild(QListWidget), made.findChild(QPlainTextEdit)
    assert listed is not None
    assert text is not None
    assert [listed.item(n).text() for n in range(listed.count())] == list(DOCUMENTS)
    assert text.toPlainText() == DOCUMENTS["report.json"]
    listed.setCurrentRow(1)
    assert text.toPlainText() == DOCUMENTS["repair.log"]
    target = tmp_path / "ajuda"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    press(made, "Save…", qtbot)
    qtbot.waitUntil(lambda: "Saved as ajuda.zip" in words(made))
    with zipfile.ZipFile(target.with_suffix(".zip")) as archive:
        assert archive.read("report.json").decode() == DOCUMENTS["report.json"]


def test_a_bundle_that_cannot_be_written_says_so(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    def refuse(_documents: Any, _path: Path) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "a.zip"), "")
    )
    made = bundle(window, qtbot, save=refuse)
    press(made, "Save…", qtbot)
    qtbot.waitUntil(lambda: "The bundle could not be saved" in words(made))
    assert made.save_button.isEnabled()


def test_a_closed_sheet_waits_for_nobody(window: MainWindow, qtbot: QtBot) -> None:
    release = threading.Event()

    def compose() -> dict[str, str]:
        release.wait(5)
        return DOCUMENTS

    made = BundleSheet(show(window, reports.REPAIRABLE), compose, _zip)
    made.open()
    assert not made.save_button.isEnabled()
    made.reject()
    release.set()
    qtbot.wait(60)
    assert not [s for s in window.findChildren(BundleSheet) if s.isVisible()]


def test_the_real_bundle_names_no_home(window: MainWindow, qtbot: QtBot) -> None:
    from desktop.environment.support import compose_bundle

    report = {**reports.REPAIRABLE, "note": str(window.home)}
    documents = compose_bundle(window.home, report)
    assert documents
    assert not any(str(window.home) in text for text in documents.values())


def test_the_window_is_dimmed_only_while_a_sheet_is_open(window: MainWindow, qtbot: QtBot) -> None:
    plan = open_plan(window, reports.REPAIRABLE, qtbot)
    scrim = plan._scrim
    assert scrim.isVisible()
    assert scrim.size() == window.size()
    window.resize(900, 700)
    QApplication.processEvents()
    assert scrim.size() == window.size()
    press(plan, "Cancel", qtbot)
    QApplication.processEvents()
    assert not [w for w in window.findChildren(QLabel) if w.text() == "What the repair does"]
