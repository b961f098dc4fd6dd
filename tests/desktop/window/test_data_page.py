"""Step 1 as a person goes through it: drop, look, answer, take back, go on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.theme import theme
from desktop.widgets.sheet import Sheet
from desktop.wizard.data.data_page import WARM_MS
from desktop.wizard.data.histogram import Histogram
from desktop.wizard.data.line_sheet import LineSheet
from desktop.wizard.data.preview_table import PreviewTable
from desktop.wizard.data.write_sheet import WriteSheet
from desktop.wizard.data.written import read_pairs
from tests.desktop.runs.make_run import RunStory
from tests.desktop.window import data_scenes, fakes
from tests.desktop.window.scenes import choose_data, choose_model, wizard_step
from tests.desktop.window.test_wizard import press, wizard, words


def combo(window: MainWindow, name: str) -> QComboBox:
    return next(b for b in window.findChildren(QComboBox) if b.accessibleName() == name)


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def asked(window: MainWindow) -> Any:
    return window.session.desk.asked[-1]


def states(window: MainWindow) -> list[str]:
    QApplication.processEvents()
    table = window.findChild(PreviewTable)
    assert table is not None
    return [str(box.property("state")) for box in table.role_header.combos()]


def test_a_column_is_asked_about_answered_and_asked_again(window: MainWindow, qtbot: QtBot) -> None:
    choose_data(window)
    assert states(window) == ["", "", "review", "off"]
    assert "What is “product” for?" in words(window)
    assert wizard(window).footer.next_button.isEnabled(), "an open question does not block"
    press(window, "Put it in the question", qtbot)
    wanted = {"instruction": "question", "output": "answer", "also:product": "product"}
    assert asked(window).columns == wanted
    assert states(window) == ["", "", "", "off"]
    assert "What is “product” for?" not in words(window)
    press(window, "Undo: “product” stands before the question", qtbot)
    assert "What is “product” for?" in words(window)
    assert "also:product" not in (asked(window).columns or {})


def test_decisions_survive_other_steps_and_another_theme(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    press(window, "Leave it out", qtbot)
    press(window, "Keep one of each: 38 near duplicates", qtbot)
    wizard_step(window, 2)
    wizard_step(window, 0)
    theme.use("dark")
    qtbot.wait(20)
    text = words(window)
    assert "“product” is left out" in text
    assert "38 near duplicates left out, one of each kept" in text
    assert asked(window).leave_out == ("near_duplicate",)
    assert window.session.spec().dataset.leave_out == ["near_duplicate"]
    theme.use("light")


def test_the_last_decision_is_taken_back_by_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    choose_data(window)
    window.activateWindow()
    press(window, "Keep one of each: 38 near duplicates", qtbot)
    session = window.session
    session.take_fix("trailing_comma")
    assert asked(window).fixes == ("trailing_comma",)
    for _ in range(2):
        session.undo_decision()
    assert (asked(window).fixes, asked(window).leave_out) == ((), ())
    assert not session.can_undo


def test_a_repair_beside_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    press(window, "Repair 5: is not valid JSON", qtbot)
    assert asked(window).fixes == ("trailing_comma",)
    assert window.session.spec().dataset.fixes == ["trailing_comma"]


def test_a_cut_file_is_used_as_far_as_it_is_whole(window: MainWindow, qtbot: QtBot) -> None:
    data_scenes.truncated(window)
    footer = wizard(window).footer
    assert not footer.next_button.isEnabled()
    assert "It breaks off at line 590." in words(window)
    window.session.desk.file_report = {**fakes.REPORT, "fixed": {"truncated": 117}, "repairs": {}}
    press(window, "Use the 117 whole rows", qtbot)
    assert asked(window).fixes == ("truncated",)
    assert footer.next_button.isEnabled()
    assert "The 117 whole rows of a cut file are used" in words(window)


def test_broken_letters_are_repaired_with_consent(window: MainWindow, qtbot: QtBot) -> None:
    data_scenes.asked(window)
    text = words(window)
    assert "NÃ£o consigo entrar" in text
    assert "\nNão consigo entrar\n" in text
    assert asked(window).fixes == ()
    press(window, "Repair 112 rows", qtbot)
    assert asked(window).fixes == ("mojibake",)


def test_old_numbers_are_dimmed_while_new_ones_are_counted(
    window: MainWindow, qtbot: QtBot
) -> None:
    choose_data(window)
    desk = window.session.desk
    desk.at_once = False
    press(window, "Keep one of each: 38 near duplicates", qtbot)
    QApplication.processEvents()
    dim = [w for w in window.findChildren(QLabel) if w.property("ink") == "disabled"]
    assert "4,730" in [w.text() for w in dim if w.isVisibleTo(window)]
    assert wizard(window).page.stale()  # type: ignore[union-attr]
    dropped = {"empty": 7, "duplicate": 5, "near_duplicate": 38}
    desk.file_report = {**fakes.REPORT, "dropped": dropped, "rows_kept": 4753}
    desk.answer()
    text = words(window)
    assert "4,692" in text
    assert "50" in text, "left out"


def test_the_first_rows_can_be_used_while_the_file_is_read(
    window: MainWindow, qtbot: QtBot
) -> None:
    data_scenes.preview(window)
    text = words(window)
    assert "1.2 GB of 3.4 GB read · 812,345 rows" in text
    bars = window.findChildren(QProgressBar)
    bar = next(b for b in bars if b.accessibleName() == "Reading support_tickets.jsonl")
    assert bar.value() == 352
    window.session.desk.progress.emit({"done_bytes": 100, "total_bytes": 3_400_000_000})
    assert bar.value() == 352, "never backwards"
    assert not wizard(window).footer.next_button.isEnabled()
    choose(combo(window, "Part of column product"), "input")
    assert asked(window).columns["input"] == "product"
    press(window, "Cancel", qtbot)
    assert window.session.desk.canceled
    assert "Drop a file with your examples here" in words(window)


def test_how_a_table_is_read_can_be_said(window: MainWindow) -> None:
    data_scenes.table(window)
    choose(combo(window, "Encoding"), "utf-8")
    assert (asked(window).encoding, asked(window).delimiter) == ("utf-8", None)
    choose(combo(window, "Separator"), "\t")
    assert asked(window).delimiter == "\t"
    choose(combo(window, "First line"), True)
    assert asked(window).header is True


def test_recognised_speakers_can_be_read_as_running_text_and_back(window: MainWindow) -> None:
    data_scenes.interview(window)
    box = combo(window, "Read as")
    assert box.currentText() == "as detected (conversations)"
    choose(box, "text")
    assert asked(window).format == "text"
    assert combo(window, "Read as").currentData() == "text"
    choose(combo(window, "Read as"), "auto")
    assert asked(window).format == "auto"


def test_a_text_without_speakers_has_nothing_to_choose(window: MainWindow) -> None:
    data_scenes.interview(window, kind="text")
    assert not [b for b in window.findChildren(QComboBox) if b.accessibleName() == "Read as"]


def read_as(window: MainWindow) -> list[QComboBox]:
    return [b for b in window.findChildren(QComboBox) if b.accessibleName() == "Read as"]


@pytest.mark.parametrize("name", ["prov\u00e9rbios.txt", "notes.md", "lines", "a.txt.gz"])
def test_a_table_that_is_not_called_one_can_be_read_as_running_text(
    window: MainWindow, name: str
) -> None:
    data_scenes.table(window, name)
    (box,) = read_as(window)
    assert box.currentData() == "auto"
    choose(box, "text")
    assert asked(window).format == "text"


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.csv.gz"])
def test_what_is_called_a_table_is_one(window: MainWindow, name: str) -> None:
    data_scenes.table(window, name)
    assert read_as(window) == []


def test_numbers_beside_texts_are_asked_about_and_asked_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    data_scenes.numbers(window)
    assert "Does “cap_1” say something of the texts?" in words(window)
    press(window, "Learn the values as answers", qtbot)
    assert asked(window).columns == {"instruction": "texto_1", "output": "cap_1"}
    assert "“cap_1” is learned as the answer" in words(window)
    assert "You changed what the columns mean." not in words(window)
    press(window, "Undo", qtbot)
    assert asked(window).columns is None
    press(window, "Learn only the texts", qtbot)
    assert asked(window).columns is None
    assert "“cap_1” is left out" in words(window)
    press(window, "Undo", qtbot)
    assert "Does “cap_1” say something of the texts?" in words(window)


def test_own_columns_take_the_answer_about_numbers_back(window: MainWindow, qtbot: QtBot) -> None:
    data_scenes.numbers(window)
    press(window, "Learn the values as answers", qtbot)
    window.session.set_columns({"text": "texto_1", "also:cap_1": "cap_1"})
    assert "You changed what the columns mean." in words(window)
    assert window.session.draft.answers == {}


def test_guessed_columns_are_confirmed(window: MainWindow, qtbot: QtBot) -> None:
    data_scenes.table(window)
    assert states(window) == ["review", "review"]
    press(window, "Yes, that is right", qtbot)
    assert asked(window).columns == {"instruction": "column_1", "output": "column_2"}
    assert states(window) == ["", ""]
    press(window, "It is a row", qtbot)
    assert "The first line is a row" in words(window)


def test_a_line_is_opened_and_stepped_through(window: MainWindow, qtbot: QtBot) -> None:
    choose_data(window)
    desk = window.session.desk
    desk.parts["line"] = {
        "what": "line",
        "lines": [{"line": 117, "text": "before"}, {"line": 118, "text": '{"a": }'}],
    }
    links = [w for w in window.findChildren(QLabel) if "href" in w.text() and "118" in w.text()]
    links[0].linkActivated.emit("0")
    sheet = window.findChild(LineSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: '{"a": }' in words(sheet))
    assert desk.requests[-1] == ("line", {"file": 0, "line": 118})
    assert "Line 118, 1 of 9" in words(sheet)
    press(sheet, "Next", qtbot)
    assert desk.requests[-1] == ("line", {"file": 0, "line": 907})
    press(sheet, "Close", qtbot)


def test_what_a_check_found_is_shown_before_it_is_decided(window: MainWindow, qtbot: QtBot) -> None:
    choose_data(window)
    press(window, "Show: 12 rows with e-mail addresses, phone numbers", qtbot)
    sheet = window.findChild(Sheet)
    assert sheet is not None
    assert "Write to ana1@example.com please" in words(sheet)
    assert "e-mail addresses: 9 · phone numbers: 3" in words(sheet)
    press(sheet, "Mask", qtbot)
    assert asked(window).fixes == ("mask_personal_data",)
    assert "Personal data is masked" in words(window)
    press(window, "Undo: Personal data is masked", qtbot)
    assert asked(window).fixes == ()


def test_a_sample_is_told_as_one(window: MainWindow) -> None:
    quality = {**fakes.REPORT["quality"], "sampled": True, "rows_checked": 200_000}
    choose_data(window, {**fakes.REPORT, "quality": quality})
    assert "checked in a sample of 200,000 rows" in words(window)


def test_the_bars_say_what_another_limit_would_cut(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    words(window)
    bars = window.findChild(Histogram)
    assert bars is not None
    assert "61 rows longer than 2,048 tokens" in bars.accessibleDescription()
    bars.setFocus()
    for _ in range(3):
        QTest.keyClick(bars, Qt.Key.Key_Right)
    assert "a limit of " in words(window)
    QTest.keyClick(bars, Qt.Key.Key_Escape)
    assert "61 rows longer than 2,048 tokens" in words(window)
    window.session.set_value("training.max_length", 4096)
    assert "23 rows longer than 4,096 tokens" in words(window), "at once, nobody is asked"


def test_a_file_nobody_knows_shows_its_first_lines(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    data_scenes.unknown(window)
    qtbot.waitUntil(lambda: "§§ 20 :: support" in words(window))
    assert "Which of these is a row?" in words(window)
    window.session.desk.problem = None
    press(window, "Each line is a row of a table", qtbot)
    assert asked(window).format == "csv"
    assert window.session.spec().dataset.format == "csv"


def test_a_file_that_changed_is_read_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    window.session.choose_data(str(file))
    assert "The file changed" not in words(window)
    file.write_text("{}\n{}\n{}\n", encoding="utf-8")
    qtbot.waitUntil(lambda: "The file changed" in words(window))
    looked = len(window.session.desk.asked)
    press(window, "Read it again", qtbot)
    assert len(window.session.desk.asked) == looked + 1
    assert "The file changed" not in words(window)


def test_a_file_that_changed_while_one_was_elsewhere(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    window.session.choose_data(str(file))
    wizard_step(window, 1)
    file.write_text("{}\n{}\n", encoding="utf-8")
    wizard_step(window, 0)
    assert "The file changed" in words(window)


def drop(window: MainWindow, mime: QMimeData) -> bool:
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, mime, button, key.NoModifier)
    enter.ignore()
    wizard(window).dragEnterEvent(enter)
    if enter.isAccepted():
        wizard(window).dropEvent(QDropEvent(QPointF(5, 5), action, mime, button, key.NoModifier))
    return enter.isAccepted()


def test_a_folder_and_the_name_of_a_dataset_can_be_dropped(
    window: MainWindow, tmp_path: Path
) -> None:
    folder, name, prose = QMimeData(), QMimeData(), QMimeData()
    folder.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    name.setText("tatsu-lab/alpaca")
    prose.setText("a sentence about nothing")
    assert not drop(window, prose)
    assert drop(window, folder)
    assert asked(window).file == tmp_path
    window.session.forget_data()
    assert drop(window, name)
    assert asked(window).path == "tatsu-lab/alpaca"


def test_a_dataset_of_the_hub_is_named_in_a_sheet(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("nothing of the kind")
    press(window, "From the Hugging Face hub…", qtbot)
    sheet = window.findChild(Sheet)
    assert sheet is not None
    fetch = next(b for b in sheet.findChildren(QPushButton) if b.text().strip() == "Fetch")
    assert not fetch.isEnabled()
    field = sheet.findChild(QLineEdit)
    assert field is not None
    field.setText("https://huggingface.co/datasets/tatsu-lab/alpaca")
    window.session.desk.problem = ("HUB_GATED", {"repo_id": "tatsu-lab/alpaca", "endpoint": "x"})
    qtbot.mouseClick(fetch, Qt.MouseButton.LeftButton)
    assert asked(window).path == "tatsu-lab/alpaca"
    assert "HUB_GATED" in words(window), "each refusal by its own name"


def test_examples_written_by_hand_become_the_file(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Write examples by hand", qtbot)
    sheet = window.findChild(WriteSheet)
    assert sheet is not None
    use = next(b for b in sheet.findChildren(QPushButton) if b.text() == "Use these examples")
    assert not use.isEnabled()
    fields = sheet.findChildren(QPlainTextEdit)
    for field, text in zip(fields, ("Who are you?", "Formiga.", "", "half"), strict=False):
        field.setPlainText(text)
    assert "1 whole example" in words(sheet)
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    assert read_pairs(window.home) == [("Who are you?", "Formiga."), ("", "half")]
    assert asked(window).file == window.home / "datasets" / "written" / "examples.jsonl"


def test_what_was_written_is_kept_when_the_sheet_is_left(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Write examples by hand", qtbot)
    sheet = window.findChild(WriteSheet)
    assert sheet is not None
    sheet.findChildren(QPlainTextEdit)[0].setPlainText("unfinished")
    sheet.reject()
    assert read_pairs(window.home) == [("unfinished", "")]


def test_a_file_of_an_earlier_run_is_one_press_away(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "tickets.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    run = RunStory(window.home / "runs", "tickets-v1").begin().close().path
    job = run / "job.json"
    told = {"name": "tickets-v1", "base_model": "starter", "dataset": {"path": str(file)}}
    job.write_text(json.dumps(told), encoding="utf-8")
    (run / "dataset.json").write_text('{"rows_kept": 4241, "kind": "chat"}', encoding="utf-8")
    wizard_step(window, 0)
    assert "tickets.jsonl" in words(window)
    assert "4,241 rows · conversations" in words(window)
    press(window, "tickets.jsonl", qtbot)
    assert asked(window).file == file


def test_an_own_file_to_measure_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/data/held_out.jsonl", ""))
    choose_model(window)
    quality = data_scenes.checks(LEAKAGE=3)
    window.session.desk.file_report = {**fakes.REPORT, "quality": quality, "validation_rows": 40}
    press(window, "Choose a file…", qtbot)
    assert asked(window).validation_path == "/data/held_out.jsonl"
    text = words(window)
    assert "40 rows to measure on; none of them is trained on." in text
    assert "3 rows are in the validation file too" in text
    press(window, "Leave out: 3 rows are in the validation file too", qtbot)
    assert asked(window).leave_out == ("leaked",)
    press(window, "Keep a part aside instead", qtbot)
    assert asked(window).validation_path is None


def test_the_report_is_saved_where_the_person_says(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choose_data(window)
    press(window, "Save report", qtbot)
    assert target.read_text("utf-8-sig").startswith("file,line,code,reason")
    target = tmp_path / "no" / "such" / "report.json"
    press(window, "Save report", qtbot)
    assert "The report could not be saved" in words(window)


def test_the_model_s_view_is_opened_and_left(window: MainWindow, qtbot: QtBot) -> None:
    choose_data(window)
    press(window, "See what the model sees", qtbot)
    assert window.session.token_view == ("all", 0)
    assert window.session.desk.requests[-1][0] == "rows"
    press(window, "Back", qtbot)
    assert "Your examples" in words(window)


FETCHED = {"stage": "downloading", "done_bytes": 12_000_000, "total_bytes": 48_000_000}
CARD = "Looking at the first rows."
"""The footer names the file from the first moment on, this card comes QUIET_MS later."""


def test_a_dataset_is_fetched_with_progress_and_can_be_given_up(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.session.desk
    desk.at_once = False
    window.session.choose_data("tatsu-lab/alpaca")
    qtbot.waitUntil(lambda: CARD in words(window))
    desk.progress.emit(FETCHED)
    assert "12.0 MB of 48.0 MB fetched" in words(window)
    press(window, "Cancel", qtbot)
    assert desk.canceled
    assert window.session.draft.data_path == ""


def test_what_was_fetched_before_the_card_is_shown_with_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.session.desk
    desk.at_once = False
    window.session.choose_data("tatsu-lab/alpaca")
    desk.progress.emit(FETCHED)
    assert CARD not in words(window)
    qtbot.waitUntil(lambda: CARD in words(window))
    assert "12.0 MB of 48.0 MB fetched" in words(window)


def test_a_file_of_a_folder_that_is_broken_is_named(window: MainWindow) -> None:
    left = {"code": "FILE_LEFT_OUT", "facts": {"file": "b.json", "code": "DATA_TRUNCATED"}}
    files = [{"path": f"/data/tickets/{name}.json"} for name in "abc"]
    choose_data(window, {**fakes.REPORT, "files": files, "notices": [left]})
    text = words(window)
    assert "b.json: The data file ends in the middle of a row" in text
    assert "3 files · 4,812 rows" in text


def test_a_folder_can_be_chosen_without_a_mouse_that_drags(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(window, "Choose a folder…", qtbot)
    assert asked(window).file == tmp_path


def test_a_copied_path_is_pasted(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "meus exemplos.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    QApplication.clipboard().setText(f'"{file}"')
    wizard(window).page._paste()  # type: ignore[union-attr]
    assert asked(window).file == file
    QApplication.clipboard().setText("tatsu-lab/alpaca")
    wizard(window).page._paste()  # type: ignore[union-attr]
    assert asked(window).file == file, "pasted only where nothing is chosen yet"


def test_the_reader_is_started_before_the_first_file(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.session.desk
    qtbot.waitUntil(lambda: desk.warmed == 1)
    assert desk.asked == []


def test_a_page_that_is_left_at_once_or_has_a_file_starts_no_reader(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.session.desk
    window.go("runs")
    choose_data(window)
    window.go("new")
    qtbot.wait(2 * WARM_MS)
    assert desk.warmed == 0


def test_a_file_of_rows_with_nan_offers_to_read_them(window: MainWindow, qtbot: QtBot) -> None:
    facts = {"path": "/data/x.jsonl", "lines": 3, "line": 1, "reason": "NOT_FINITE"}
    report = {
        **fakes.REPORT,
        "problem": {"code": "DATA_ALL_REJECTED", "facts": facts},
        "repairs": {"not_finite": 3}, "questions": [], "columns": {}, "all_columns": [],
        "rows_total": 0, "rows_kept": 0, "dropped": {}, "dropped_rows": [],
        "preview": {"columns": [], "rows": [], "lines": []}, "rejected_total": 3,
        "rejected": [{"line": at, "reason": "NOT_FINITE"} for at in (1, 2, 3)],
    }  # fmt: skip
    choose_data(window, report)
    assert "Which of these is a row?" in words(window)
    assert "Read NaN and Infinity as nothing?" in words(window)
    press(window, "Read them (+3 rows)", qtbot)
    assert asked(window).fixes == ("not_finite",)


def test_it_is_told_which_checks_saw_a_sample_only(window: MainWindow) -> None:
    found = data_scenes.checks(PERSONAL_DATA=12)
    for check in found["checks"]:
        check["sampled"] = check["code"] != "PERSONAL_DATA"
    choose_data(window, {**fakes.REPORT, "quality": found | {"sampled": True}})
    text = words(window)
    assert "checked in a sample of" in text
    assert "In every row: Personal data" in text


def test_a_cell_without_a_value_is_empty(window: MainWindow) -> None:
    rows = [["Where?", None, "Billing", 7]]
    choose_data(window, {**fakes.REPORT, "preview": {**fakes.REPORT["preview"], "rows": rows}})
    table = window.findChild(PreviewTable)
    assert table is not None
    assert [table.rows.cell(0, column).text for column in range(1, 5)] == [
        "Where?", "", "Billing", "7",
    ]  # fmt: skip


def test_what_cannot_be_done_yet_says_why_where_one_looks(window: MainWindow) -> None:
    desk = window.session.desk
    desk.at_once = False
    choose_data(window)
    footer = wizard(window).footer
    side = footer._side
    assert side is not None
    assert not side.isEnabled()
    assert side.toolTip() == "The file is still being read"
    desk.at_once = True
    choose_data(window, {**fakes.REPORT, "rows_kept": 0, "lengths": None})
    assert not side.isEnabled()
    assert footer.line.text() == "No row of this file can be used"
    choose_data(window)
    assert side.isEnabled()
    assert "4,791 rows" in footer.line.text()


def test_a_file_that_asks_something_says_so_in_the_footer(window: MainWindow) -> None:
    data_scenes.truncated(window)
    footer = wizard(window).footer
    assert footer.line.text() == "Answer the question under the table first"
    assert footer.next_button.toolTip() == "Answer the question under the table first"
