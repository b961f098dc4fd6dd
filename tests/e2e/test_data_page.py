"""Step 1 with the real desk: damaged and odd files of the shared material, answered by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.app import open_window
from desktop.main_window import MainWindow
from tests.e2e.hands import drop, press, wait_for, wait_to_read
from tests.shared import needs_shared, shared

pytestmark = [needs_shared, pytest.mark.gui]


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    language.install("en")
    opened = open_window(home)
    qtbot.addWidget(opened)
    yield opened
    opened.session.close_token_view()  # it would ask once more, in the middle of another test
    opened.session.stop()
    opened.session.desk.end()


def take(qtbot: QtBot, window: MainWindow, name: str) -> dict[str, object]:
    """Drop a file and wait for everything that is said about it."""
    drop(window._pages["new"], shared(f"data/{name}"))
    return settled(qtbot, window)


def settled(qtbot: QtBot, window: MainWindow) -> dict[str, object]:
    session = window.session
    wait_for(
        qtbot,
        lambda: session.data.state in ("ready", "problem") and not session.recounting,
        timeout_s=90,
    )
    return session.data.report


def next_is_offered(window: MainWindow) -> bool:
    return bool(window._pages["new"].footer.next_button.isEnabled())  # type: ignore[attr-defined]


def test_files_as_people_have_them(qtbot: QtBot, window: MainWindow) -> None:
    """One window, one helper, file after file: each is understood or asked about."""
    report = take(qtbot, window, "d_mojibake_pt.jsonl")
    assert report["rows_kept"] == 120
    wait_to_read(qtbot, window, "O que é a UFMS?")  # how it would be, beside how it is
    press(qtbot, window, "Repair 112 row")
    settled(qtbot, window)
    wait_to_read(qtbot, window, "Accented letters are repaired")
    assert window.session.data.report["fixed"] == {"mojibake": 112}

    take(qtbot, window, "d_truncated.json")
    assert not next_is_offered(window)
    press(qtbot, window, "Use the 117 whole row")
    assert settled(qtbot, window)["rows_kept"] == 117
    assert next_is_offered(window)
    window.session.undo_decision()
    settled(qtbot, window)
    assert not next_is_offered(window)

    report = take(qtbot, window, "d_excel_latin1_pt.csv")
    assert (report["encoding"], report["delimiter"], report["rows_kept"]) == ("cp1252", ";", 250)
    wait_to_read(qtbot, window, "Portuguese 100 %")
    boxes = {b.accessibleName(): b for b in window.findChildren(QComboBox)}
    assert boxes["Encoding"].currentData() == "cp1252"
    assert boxes["Separator"].currentData() == ";"

    take(qtbot, window, "d_preference_pt.parquet")
    assert not next_is_offered(window)
    press(qtbot, window, "Learn the preferred answers")
    assert settled(qtbot, window)["rows_kept"] == 60
    assert next_is_offered(window)
    wait_to_read(qtbot, window, "The preferred answers are learned")

    take(qtbot, window, "intents_bom_pt.csv")
    wait_to_read(qtbot, window, "These are labels, not answers")
    assert not next_is_offered(window)
    press(qtbot, window, "Learn the labels as answers")
    settled(qtbot, window)
    assert next_is_offered(window)

    report = take(qtbot, window, "d_bad_lines.jsonl")
    assert report["rejected_total"] == 6
    press(qtbot, window, "Repair 1")
    report = settled(qtbot, window)
    assert (report["rows_kept"], report["rejected_total"]) == (94, 5)
    kept = window.session.data.report["rows_kept"]
    assert window.session.draft.fixes == ["trailing_comma"]
    assert kept == 94


def test_a_line_and_a_row_are_shown_from_the_file(qtbot: QtBot, window: MainWindow) -> None:
    take(qtbot, window, "d_bad_lines.jsonl")
    lines: list[dict[str, object]] = []
    window.session.line_ready.connect(lines.append)
    window.session.look_at_line(9)
    wait_for(qtbot, lambda: bool(lines))
    assert any(line["line"] == 9 for line in lines[0]["lines"])  # type: ignore[attr-defined]
    press(qtbot, window, "See what the model sees")
    wait_to_read(qtbot, window, "Row 1 of 93")
