"""The Model page as a person uses it: search, filter, keyboard, download, sign in, explain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import hub_account
from desktop.main_window import MainWindow
from desktop.runs.hub_questions import HubLookUp, WhoAmI
from desktop.runs.model_download import Progress
from desktop.widgets.memory_bar import MemoryBar
from desktop.wizard.model.counted_sheet import as_text
from desktop.wizard.model.sign_in import SignInSheet
from tests.desktop.window import fakes, scenes
from tests.desktop.window.scenes import inspectors, model_page

RECOMMENDED = "Qwen/Qwen3-8B"


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    seen = [w for w in widget.findChildren(QLabel) if w.isVisibleTo(widget)]
    return "\n".join(label.text() for label in seen)


def press(widget: QWidget, name: str, qtbot: QtBot) -> None:
    QApplication.processEvents()
    (found,) = [
        b for b in widget.findChildren(QPushButton)
        if b.isVisibleTo(widget) and name == b.text().strip()
    ]  # fmt: skip
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def listed(window: MainWindow) -> list[str]:
    return [row.id for row in model_page(window).finder.view.list.rows]


def test_the_recommended_model_is_chosen_as_the_page_opens(window: MainWindow) -> None:
    scenes.model(window)
    assert window.session.draft.base_model == RECOMMENDED
    said = words(model_page(window))
    assert "QLoRA on your RTX 4070" in said
    assert "Apache 2.0, commercial use allowed" in said
    assert "40,960 tokens; your longest row 5,310" in said
    assert "Three ways to train it" in said
    assert not inspectors(window)[1].asked, "nobody was asked: the list knows it"
    assert len(model_page(window).findChildren(MemoryBar)) == 4


def test_nothing_is_downloaded_yet_is_said_only_where_it_is_so(window: MainWindow) -> None:
    scenes.model(window)
    page = model_page(window)
    assert "Nothing is downloaded yet." in page._header.sentence.text()
    scenes.choose_listed(window, "Qwen/Qwen3-4B-Instruct-2507")
    downloads = window.session.shelf.downloads
    downloads._followed["Qwen/Qwen3-4B-Instruct-2507"] = Progress("running", 3, 8)
    downloads.moved.emit("Qwen/Qwen3-4B-Instruct-2507")
    assert "downloaded yet" not in page._header.sentence.text()
    window.session.choose_model(fakes.LOCAL_MODELS[1]["path"], fakes.LOCAL_MODELS[1])
    assert "downloaded yet" not in page._header.sentence.text()


def test_what_a_person_chose_is_not_changed_by_the_page(window: MainWindow) -> None:
    scenes.model_gated(window)
    assert window.session.draft.base_model == "meta-llama/Llama-3.1-8B-Instruct"
    assert "Needs your agreement on huggingface.co" in words(model_page(window))


def test_the_keyboard_walks_the_list(window: MainWindow, qtbot: QtBot) -> None:
    scenes.model(window)
    view = model_page(window).finder.view
    before = view.currentIndex().row()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == before + 1
    assert window.session.draft.base_model == listed(window)[before + 1]
    spoken = view.model().index(before, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Qwen3 8B, Recommended for your data, 8.2 B parameters")
    assert "Fits" in spoken


def test_a_model_that_is_too_big_can_be_chosen_and_says_what_would_help(
    window: MainWindow,
) -> None:
    scenes.model_too_big(window)
    said = words(model_page(window))
    assert "Too big" in said
    assert "Needs " in said
    assert window.session.draft.base_model in listed(window)


def test_words_and_chips_filter(window: MainWindow, qtbot: QtBot) -> None:
    scenes.model(window)
    finder = model_page(window).finder
    finder.search.setText("llama 8b")
    assert listed(window) == ["meta-llama/Llama-3.1-8B-Instruct"]
    assert window.session.draft.base_model == RECOMMENDED, "searching chooses nothing"
    finder.search.clear()
    assert "On this computer 2" in finder.chips["here"].text()
    qtbot.mouseClick(finder.chips["here"], Qt.MouseButton.LeftButton)
    assert listed(window) == ["starter", "/models/notas-fiscais-1.7b"]


def test_a_hub_id_is_looked_up_with_return(window: MainWindow, qtbot: QtBot) -> None:
    scenes.model(window)
    _, model = inspectors(window)
    model.problem = ("MODEL_NOT_DOWNLOADED", {"repo_id": "someone/something-7b"})
    field = model_page(window).finder.search
    field.setText("https://huggingface.co/someone/something-7b/")
    assert "No model of the list fits this" in words(model_page(window))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.session.draft.base_model == "someone/something-7b"
    assert model.asked[-1] == HubLookUp("someone/something-7b")


def test_refusals_of_the_hub_are_told_with_their_way_out(window: MainWindow, qtbot: QtBot) -> None:
    scenes.model(window)
    facts = {"repo_id": "org/closed", "endpoint": "https://huggingface.co"}
    for code, offers_sign_in in (("HUB_DENIED", True), ("HUB_RATE_LIMITED", False)):
        inspectors(window)[1].problem = (code, {**facts, "retry_after_s": 30})
        window.session.choose_model("org/closed")
        page = model_page(window)
        assert code in words(page)
        names = [b.text().strip() for b in page.findChildren(QPushButton) if b.isVisibleTo(page)]
        assert ("Sign in…" in names) is offers_sign_in


def test_a_gate_offers_to_sign_in_once(window: MainWindow) -> None:
    scenes.model_gated(window)
    base = window.session.draft.base_model
    closed = Progress("problem", code="HUB_GATED", facts={"repo_id": base, "endpoint": "hub"})
    window.session.shelf.downloads._set(base, closed)
    page = model_page(window)
    assert "HUB_GATED" in words(page)
    names = [b.text().strip() for b in page.findChildren(QPushButton) if b.isVisibleTo(page)]
    assert names.count("Sign in…") == 1


def test_an_adapter_offers_its_base(window: MainWindow, qtbot: QtBot) -> None:
    scenes.model(window)
    facts = {"path": "/models/lora", "base_model": "Qwen/Qwen3-1.7B"}
    inspectors(window)[1].problem = ("MODEL_IS_ADAPTER", facts)
    window.session.choose_model("/models/lora")
    inspectors(window)[1].problem = None
    press(model_page(window), "Use Qwen3 1.7B", qtbot)
    assert window.session.draft.base_model == "Qwen/Qwen3-1.7B"


def test_a_download_is_started_seen_and_stopped(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes.model(window)
    downloads = window.session.shelf.downloads
    done: list[tuple[str, str]] = []
    monkeypatch.setattr(downloads, "start", lambda repo: done.append(("start", repo)))
    monkeypatch.setattr(downloads, "stop", lambda repo: done.append(("stop", repo)))
    page = model_page(window)
    press(page, "Download now", qtbot)
    downloads._set(RECOMMENDED, Progress("running", 3_000_000_000, 8_000_000_000))
    assert "3.0 GB of 8.0 GB" in words(page)
    press(page, "Stop", qtbot)
    assert done == [("start", RECOMMENDED), ("stop", RECOMMENDED)]
    downloads._set(RECOMMENDED, Progress("stopped", 3_000_000_000, 8_000_000_000))
    assert "3.0 GB have arrived and are kept." in words(page)
    no_room = {"repo_id": RECOMMENDED, "path": "/d", "needed_bytes": 9, "free_bytes": 1}
    downloads._set(RECOMMENDED, Progress("problem", code="HUB_NO_ROOM", facts=no_room))
    assert "HUB_NO_ROOM" in words(page)


def test_a_model_that_arrived_is_looked_at(window: MainWindow) -> None:
    scenes.model(window)
    window.session.shelf.downloads.arrived.emit(RECOMMENDED)
    assert inspectors(window)[1].asked[-1].model == RECOMMENDED


def test_the_count_is_explained_with_the_values_in_it(window: MainWindow) -> None:
    scenes.model(window)
    page = model_page(window)
    chosen = page._chosen()
    text = as_text(chosen.name, chosen.fit)
    assert "6,945,767,424 numbers × 0.5159 bytes" in text
    assert "rank 16 × 2,727,936 inputs and outputs × 4 bytes" in text
    assert all(f"= {bytes_}" for bytes_ in text.splitlines())


def test_signing_in_tests_the_token_and_keeps_it(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_account, "_session", {})
    monkeypatch.setattr(hub_account, "_into_keyring", lambda secret: False)
    scenes.model_gated(window)
    inspector = fakes.FakeInspector()
    inspector.at_once = False
    sheet = SignInSheet(model_page(window), window.home, inspector)
    sheet.open()
    assert sheet.field.echoMode() == QLineEdit.EchoMode.Password
    sheet.field.setText("hf_a_token_that_is_right")
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    assert inspector.asked == [WhoAmI("hf_a_token_that_is_right")]
    inspector.failed.emit("HUB_UNAUTHORIZED", {"repo_id": None, "endpoint": "https://h"})
    assert "The hub does not know this token" in words(sheet)
    assert hub_account.token(window.home) is None
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    inspector.finished.emit({"v": 1, "name": "ana"})
    assert "Signed in as ana" in words(sheet)
    assert "no keyring" in words(sheet)
    assert hub_account.token(window.home) == "hf_a_token_that_is_right"
    press(sheet, "Forget the token", qtbot)
    assert hub_account.token(window.home) is None
    sheet.accept()


def test_a_dropped_folder_is_looked_at(window: MainWindow, tmp_path: Path) -> None:
    scenes.model(window)
    page = model_page(window)
    assert page.accepts([str(tmp_path)])
    page.take_drop([str(tmp_path)])
    assert window.session.draft.base_model == str(tmp_path)


def test_everything_on_the_page_has_a_name(window: MainWindow) -> None:
    scenes.model_gated(window)
    page: Any = model_page(window)
    for kind in (QPushButton, QLineEdit, MemoryBar):
        for widget in page.findChildren(kind):
            if widget.isVisibleTo(page):
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name), widget
