"""New run, as a person goes through it: press, look, press; asserted on what is on the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.runs.launcher import Refused
from desktop.widgets.card_button import CardButton
from desktop.wizard.data.preview_table import PreviewTable
from desktop.wizard.wizard import Wizard
from engine.contract.job_file import load_job
from engine.starter import starter_job
from tests.desktop.window import fakes
from tests.desktop.window.scenes import choose_data, choose_model, inspectors, wizard_step


def wizard(window: MainWindow) -> Wizard:
    page = window._pages["new"]
    assert isinstance(page, Wizard)
    return page


def words(widget: QWidget) -> str:
    """Every text on the screen, one after the other."""
    QApplication.processEvents()  # new widgets are shown by the event loop
    seen = [w for w in widget.findChildren(QLabel) if w.isVisibleTo(widget)]
    return "\n".join(label.text() for label in seen)


def press(widget: QWidget, name: str, qtbot: QtBot) -> None:
    """Press the button that a person would call `name`."""
    QApplication.processEvents()
    found = [
        b for kind in (QPushButton, CardButton) for b in widget.findChildren(kind)
        if b.isVisibleTo(widget) and name in (b.text().strip(), b.accessibleName())
    ]  # fmt: skip
    assert len(found) == 1, f"{name}: {len(found)}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def press_next(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(wizard(window).footer.next_button, Qt.MouseButton.LeftButton)


def test_from_the_sample_to_a_started_run(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []

    def start(spec: Any, home: Path, **_: Any) -> Path:
        started.append((spec, home))
        return home / "runs" / "2026-11-22_1402_sample"

    window.session.launch = start
    opened: list[Path] = []
    monkeypatch.setattr(window, "open_live", opened.append)
    press(window, "Try it with the sample", qtbot)
    assert "held_out.jsonl" in words(window)
    press_next(window, qtbot)
    assert "Made to try everything with the sample" in words(window)
    press_next(window, qtbot)
    press_next(window, qtbot)
    assert "Nothing needs to be downloaded" in words(window)
    press_next(window, qtbot)
    qtbot.waitUntil(lambda: bool(opened))
    (spec, home), *rest = started
    assert not rest
    assert home == window.home
    assert spec.base_model == "starter"
    assert Path(spec.dataset.path).name == "train.jsonl"
    measured = starter_job()["training"]
    assert spec.training.learning_rate == measured["learning_rate"]
    assert spec.training.num_train_epochs == measured["num_train_epochs"]
    assert opened == [home / "runs" / "2026-11-22_1402_sample"]
    assert window.session.data.state == "none", "the next run begins with a fresh draft"


def test_nothing_to_learn_from_is_said_before_next_is_offered(window: MainWindow) -> None:
    assert not wizard(window).footer.isVisibleTo(window)
    choose_data(window, {**fakes.REPORT, "rows_kept": 0})
    footer = wizard(window).footer
    assert footer.isVisibleTo(window)
    assert not footer.next_button.isEnabled()
    assert footer.next_button.toolTip() == "No row of this file can be used"


def test_a_file_is_taken_from_a_drop_anywhere_on_the_page(
    window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "perguntas & respostas.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, mime, button, key.NoModifier)
    wizard(window).dragEnterEvent(enter)
    assert enter.isAccepted()
    wizard(window).dropEvent(QDropEvent(QPointF(5, 5), action, mime, button, key.NoModifier))
    assert Path(window.session.draft.data_path) == file
    assert inspectors(window)[0].asked[-1].file == file


def test_two_files_at_once_are_not_taken(window: MainWindow, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl.fromLocalFile(str(tmp_path))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, mime, button, key.NoModifier)
    enter.ignore()
    wizard(window).dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_the_row_report_adds_up(window: MainWindow) -> None:
    choose_data(window)
    text = words(window)
    for part in ("4,812 row", "4,730", "61", "12", "9", "left out", "rejected"):
        assert part in text
    assert 4730 + 61 + 12 + 9 == 4812


def test_another_part_for_a_column_counts_the_rows_again(window: MainWindow) -> None:
    choose_data(window)
    table = window.findChild(PreviewTable)
    assert table is not None
    boxes = table.role_header.combos()
    assert [box.currentData() for box in boxes] == ["instruction", "output", "", ""]
    box: QComboBox = boxes[2]
    box.setCurrentIndex(box.findData("input"))
    box.activated.emit(box.currentIndex())
    wanted = {"instruction": "question", "output": "answer", "input": "product"}
    assert inspectors(window)[0].asked[-1].columns == wanted
    assert "You changed what the columns mean." in words(window)


def test_going_back_to_the_detected_columns(window: MainWindow, qtbot: QtBot) -> None:
    choose_data(window)
    window.session.set_columns({"instruction": "answer"})
    press(window, "As detected", qtbot)
    assert inspectors(window)[0].asked[-1].columns is None


def test_unclear_columns_are_asked_in_the_table_and_nothing_is_lost(window: MainWindow) -> None:
    from tests.desktop.window.scenes import data_columns_unknown

    data_columns_unknown(window)
    assert "DATA_COLUMNS_UNKNOWN" in words(window)
    assert window.findChild(PreviewTable) is not None
    assert not wizard(window).footer.next_button.isEnabled()


@pytest.mark.parametrize(
    ("kind", "columns", "button", "wanted"),
    [
        (
            "preference",
            {"prompt": "p", "chosen": "c", "rejected": "r"},
            "Learn the preferred answers",
            {"prompt": "p", "chosen": "c"},
        ),
        (
            "classification",
            {"text": "t", "label": "l"},
            "Learn the labels as answers",
            {"instruction": "t", "output": "l"},
        ),
        (
            "classification",
            {"text": "t", "label": "l"},
            "Learn only the texts",
            {"text": "t"},
        ),
        (
            "classification",
            {"text": "t", "input": "i", "label": "l"},
            "Learn the labels as answers",
            {"instruction": "t", "input": "i", "output": "l"},
        ),
        (
            "multiple_choice",
            {"instruction": "q", "choices": "c", "output": "a"},
            "Learn the right choices",
            {"instruction": "q", "choices": "c", "output": "a"},
        ),
        (
            "unpaired_preference",
            {"prompt": "p", "output": "r", "label": "l"},
            "Learn the 8 rows marked good",
            {"instruction": "p", "output": "r", "label": "l"},
        ),
        (
            "unpaired_preference",
            {"output": "r", "label": "l"},
            "Learn the 8 rows marked good",
            {"output": "r"},
        ),
        (
            "prompts_only",
            {"instruction": "p"},
            "Learn the texts as they are",
            {"text": "p"},
        ),
    ],
)
def test_another_kind_of_data_has_a_way_on(
    window: MainWindow,
    qtbot: QtBot,
    kind: str,
    columns: dict[str, str],
    button: str,
    wanted: dict[str, str],
) -> None:
    facts = {"path": "/data/x.csv", "kind": kind, "columns": columns, "rows": 24}
    code = "DATA_NO_ANSWERS" if kind == "prompts_only" else "DATA_KIND_NOT_TRAINABLE"
    problem = {"code": code, "facts": facts}
    told = {"kind": kind, "columns": columns, "problem": problem, "rows_marked_good": 8}
    choose_data(window, {**fakes.REPORT, **told})
    assert code not in words(window)
    assert wizard(window).footer.line.text() == "Answer the question under the table first"
    press(window, button, qtbot)
    assert inspectors(window)[0].asked[-1].columns == wanted
    press(window, "Undo", qtbot)
    assert inspectors(window)[0].asked[-1].columns is None


def test_a_file_that_cannot_be_read_leaves_the_choice_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    file, _ = inspectors(window)
    file.problem = ("DATA_EMPTY", {"path": "/data/leer.jsonl"})
    window.session.choose_data("/data/leer.jsonl")
    assert "The data file is empty" in words(window)
    assert "Drop a file with your examples here" in words(window)
    file.problem = None
    press(window, "Read it again", qtbot)
    assert window.session.data.state == "ready"


def test_an_answer_to_an_older_question_does_not_count(window: MainWindow) -> None:
    """The process itself drops it: the session only ever holds one question."""
    file, _ = inspectors(window)
    file.at_once = False
    window.session.choose_data("/data/a.jsonl")
    window.session.choose_data("/data/b.jsonl")
    file.answer()
    assert window.session.data.report["path"] == "/data/b.jsonl"


def test_markup_in_the_data_stays_text(window: MainWindow) -> None:
    choose_data(window)
    table = window.findChild(PreviewTable)
    assert table is not None
    assert table.rows.cell(5, 1).text == "<b>not bold</b> & never markup"


def test_a_model_folder_is_looked_at_before_it_counts(window: MainWindow, qtbot: QtBot) -> None:
    choose_data(window)
    wizard_step(window, 1)
    assert wizard(window).footer.next_button.toolTip() == "Choose a model first"
    field = next(e for e in window.findChildren(QLineEdit) if "Search" in e.accessibleName())
    field.setText("/models/Qwen3-1.7B-Instruct")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert inspectors(window)[1].asked[-1].model == "/models/Qwen3-1.7B-Instruct"
    assert "on this computer, 3.4 GB" in words(window)
    assert wizard(window).footer.next_button.isEnabled()
    # the tokens of the rows are those of the chosen model now
    assert inspectors(window)[0].asked[-1].model == "/models/Qwen3-1.7B-Instruct"


def test_a_model_that_cannot_be_trained_is_explained(window: MainWindow) -> None:
    from tests.desktop.window.scenes import model_problem

    model_problem(window)
    assert "MODEL_PICKLE_ONLY" in words(window)
    assert not wizard(window).footer.next_button.isEnabled()


def test_a_hub_model_that_is_not_here_yet_may_go_on(window: MainWindow) -> None:
    inspectors(window)[1].problem = ("MODEL_NOT_DOWNLOADED", {"repo_id": "Qwen/Qwen3-4B"})
    choose_model(window, "Qwen/Qwen3-4B")
    wizard_step(window, 1)
    assert "Or later: it is fetched when training starts." in words(window)
    assert wizard(window).footer.next_button.isEnabled()
    wizard_step(window, 3)
    assert "The model will be downloaded once" in words(window)


def test_presets_change_the_values_and_are_remembered(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    wizard_step(window, 2)
    balanced = window.session.value("method.r")
    press(window, "Thorough", qtbot)
    assert window.session.value("method.r") > balanced
    assert '"preset": "thorough"' in (window.home / "settings.json").read_text("utf-8")


def open_group(window: MainWindow, key: str) -> Any:
    page: Any = wizard(window).page
    group = next(g for g in page.groups if g._group.key == key)
    group.open(True)
    return group


def test_a_setting_says_that_it_was_changed_and_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    wizard_step(window, 2)
    row = open_group(window, "adapter").rows["method.r"]
    row.control.setFocus()
    row.control.selectAll()
    qtbot.keyClicks(row.control, "64")
    assert window.session.draft.changed == {"method.r": 64}
    assert "Changed" in words(row)
    assert "Recommended: 16" in words(row)
    press(row, "Reset Rank r to the recommended value", qtbot)
    assert window.session.draft.changed == {}
    assert row.control.text() == "16"


def test_a_wrong_value_is_told_beside_it_and_blocks(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    wizard_step(window, 2)
    row = open_group(window, "learning").rows["training.learning_rate"]
    for text in ("fast", "7"):
        row.control.selectAll()
        qtbot.keyClicks(row.control, text)
        assert row.control.property("state") == "bad"
        assert not wizard(window).footer.next_button.isEnabled()
    row.control.selectAll()
    qtbot.keyClicks(row.control, "3e-4")
    assert window.session.value("training.learning_rate") == 3e-4
    assert wizard(window).footer.next_button.isEnabled()


def test_counts_that_are_no_longer_true_are_dimmed_until_the_new_ones_come(
    window: MainWindow, qtbot: QtBot
) -> None:
    choose_model(window)
    wizard_step(window, 2)
    file, _ = inspectors(window)
    file.at_once = False
    asked = len(file.asked)
    window.session.set_value("training.max_length", 1024)
    page = wizard(window).page
    assert page is not None
    assert page.stale()
    qtbot.waitUntil(lambda: len(file.asked) > asked)
    assert file.asked[-1].max_length == 1024
    assert window.session.data.state == "ready", "the old report stays on the screen"
    file.answer()
    assert not page.stale()


def test_a_value_changed_and_changed_back_asks_nobody(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    file, _ = inspectors(window)
    asked = len(file.asked)
    for value in (1024, 2048):
        window.session.set_value("training.max_length", value)
    qtbot.waitUntil(lambda: not window.session.recounting)
    assert len(file.asked) == asked


def test_switches_and_choices_set_their_value(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    wizard_step(window, 2)
    rows = open_group(window, "memory").rows
    switch = rows["quantization.bnb_4bit_use_double_quant"].control
    assert isinstance(switch, QCheckBox)
    switch.click()
    box = rows["quantization.type"].control
    box.setCurrentIndex(box.findData("fp4"))
    box.activated.emit(box.currentIndex())
    assert window.session.draft.changed == {
        "quantization.bnb_4bit_use_double_quant": False,
        "quantization.type": "fp4",
    }


def test_done_steps_lead_back_and_nothing_is_forgotten(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    window.session.set_value("method.r", 64)
    wizard_step(window, 3)
    press(window, "Back to Data", qtbot)
    assert "Your examples" in words(window)
    wizard_step(window, 3)
    assert "1 setting" in words(window)


def test_a_blocked_environment_is_a_red_line_and_a_reason(window: MainWindow) -> None:
    from tests.desktop.window.scenes import review_blocked

    review_blocked(window)
    footer = wizard(window).footer
    assert "Not ready yet" in words(window)
    assert not footer.next_button.isEnabled()
    assert footer.next_button.toolTip() == "The environment is not ready"


def _refuse(error: Exception) -> Callable[..., Path]:
    def start(spec: Any, home: Path, **_: Any) -> Path:
        raise error

    return start


def test_a_refused_start_says_why_and_loses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    window.session.launch = _refuse(Refused(fakes.CHECK_REPAIRABLE))
    wizard_step(window, 3)
    press_next(window, qtbot)
    qtbot.waitUntil(lambda: "bitsandbytes has another version than tested" in words(window))
    assert window.checker.verdict == "repairable"
    assert window.session.data.state == "ready"
    press(window, "Open Environment", qtbot)
    assert window.page == "environment"


def test_a_start_goes_on_while_one_looks_at_another_step(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()

    def start(spec: Any, home: Path, **_: Any) -> Path:
        release.wait(10)
        return home / "runs" / "one"

    window.session.launch = start
    opened: list[Path] = []
    monkeypatch.setattr(window, "open_live", opened.append)
    choose_model(window)
    wizard_step(window, 3)
    press_next(window, qtbot)
    assert window.session.starting
    press(window, "Back to Settings", qtbot)
    wizard_step(window, 3)
    assert wizard(window).footer.next_button.toolTip() == "The run is being started"
    release.set()
    qtbot.waitUntil(lambda: bool(opened))
    assert not window.session.starting


def test_a_refusal_is_told_whatever_step_is_shown_when_it_comes(
    window: MainWindow, qtbot: QtBot
) -> None:
    release = threading.Event()

    def start(spec: Any, home: Path, **_: Any) -> Path:
        release.wait(10)
        raise Refused(fakes.CHECK_REPAIRABLE)

    window.session.launch = start
    choose_model(window)
    wizard_step(window, 3)
    press_next(window, qtbot)
    press(window, "Back to Settings", qtbot)
    release.set()
    qtbot.waitUntil(lambda: "bitsandbytes has another version than tested" in words(window))
    assert window.session.step == 3
    wizard_step(window, 2)
    wizard_step(window, 3)
    assert "bitsandbytes has another version than tested" in words(window), "until the next start"


def test_the_command_that_is_copied_starts_the_same_job(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    window.session.set_value("method.r", 64)
    wizard_step(window, 3)
    press(window, "Copy command", qtbot)
    command = QApplication.clipboard().text()
    file = window.home / "cache" / "jobs" / "support-tickets.json"
    assert command.startswith("formiga train ")
    assert str(file) in command
    assert load_job(file).method.r == 64


def test_the_name_can_be_changed(window: MainWindow, qtbot: QtBot) -> None:
    choose_model(window)
    wizard_step(window, 3)
    field = next(e for e in window.findChildren(QLineEdit) if e.accessibleName() == "Name")
    field.selectAll()
    qtbot.keyClicks(field, "tickets v3")
    assert window.session.draft.spec({}).name == "tickets v3"
    assert "tickets-v3.json" in words(window)


def test_counts_are_those_of_the_recommended_longest_row(window: MainWindow) -> None:
    """The lengths decide the limit, and the limit decides how many rows are cut."""
    choose_model(window)
    file, _ = inspectors(window)
    assert file.asked[-1].max_length == window.session.value("training.max_length") == 2048


def test_an_answer_that_keeps_moving_the_limit_is_not_asked_for_ever(window: MainWindow) -> None:
    file, _ = inspectors(window)
    choose_model(window)
    asked = len(file.asked)
    lengths = {**fakes.REPORT["lengths"], "p99": 900}
    file.file_report = {**fakes.REPORT, "lengths": lengths}
    window.session.look_at_data()
    assert len(file.asked) == asked + 2
