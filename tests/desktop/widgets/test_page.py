"""Headers, sheets, tiles and rows of buttons where words are long or text is large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import px, theme
from desktop.widgets.basics import Elided, Header, Tile, button, edit, label, pill
from desktop.widgets.flow import flow
from desktop.widgets.quiet_table import Cell, QuietTable
from desktop.widgets.sheet import Sheet
from desktop.wizard.footer import Footer
from desktop.wizard.step import SideAction
from desktop.wizard.stepper import Stepper
from tests.desktop.window.scenes import DESIGN_POINTS

pytestmark = pytest.mark.gui
LONG = "Atendimento-da-loja-virtual-de-livros-usados-de-Sao-Paulo-versao-3"


@pytest.fixture(params=[1, 2])
def scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    usual = theme.base_font.pointSizeF()
    theme.use_text_size(DESIGN_POINTS * request.param)
    yield request.param
    theme.use_text_size(usual)


def shown(qtbot: QtBot, made: QWidget, width: int, height: int = 300) -> QWidget:
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    qtbot.wait(20)
    return made


def height_of(words: QLabel) -> int:
    """What all of it needs at its width, line after line."""
    room = QRect(0, 0, words.width(), 10_000)
    flags = int(Qt.TextFlag.TextWordWrap)
    return words.fontMetrics().boundingRect(room, flags, words.text()).height()


@pytest.mark.usefixtures("scale")
def test_the_name_of_a_run_is_whole_where_its_actions_can_stand_below(qtbot: QtBot) -> None:
    state = pill("Stopped by a problem", "bad", "danger")
    made = Header("support-tickets-v3", "", button("Open folder"), button("Resume"), pill=state)
    shown(qtbot, made, 1000)
    assert made.title.width() >= made.title.sizeHint().width()
    made.title.setText("v3")
    qtbot.wait(20)
    assert made.title.width() >= made.title.sizeHint().width()


def test_short_names_keep_their_actions_beside_them(qtbot: QtBot) -> None:
    made = Header("Runs", "4 runs", button("New run"))
    shown(qtbot, made, px(600))
    assert not made.stacked


@pytest.mark.usefixtures("scale")
def test_a_sheet_says_its_whole_title_and_is_as_high_as_its_content(qtbot: QtBot) -> None:
    window = shown(qtbot, QWidget(), 1280, 800)
    sheet = Sheet(window, "12 rows with e-mail addresses, phone numbers and passport numbers")
    sheet.body.addWidget(label("One line"))
    sheet.open()
    qtbot.wait(80)
    title = sheet._title
    assert title.height() >= height_of(title)
    assert not sheet.scroller.verticalScrollBar().maximum()
    sheet.reject()


@pytest.mark.usefixtures("scale")
def test_a_note_of_a_tile_goes_on_in_a_second_line_under_its_number(qtbot: QtBot) -> None:
    made = Tile("Validation loss", "0.914", "was 1.94 before training")
    shown(qtbot, made, px(120), px(200))
    note, value = made._note, made._value
    assert note.height() >= height_of(note)
    assert note.y() - value.geometry().bottom() <= px(6)


def test_words_in_two_lines_end_in_an_ellipsis_only_where_two_are_not_enough(qtbot: QtBot) -> None:
    words = "4,791 rows and 1.1 M tokens, 4 % kept aside for validation"
    made = Elided(words, lines=2)
    wide = made.fontMetrics().horizontalAdvance(words)
    shown(qtbot, made, wide + 4)
    assert made.shown == [words]
    made.resize(int(0.7 * wide), 60)
    assert len(made.shown) == 2
    assert " ".join(made.shown) == words
    assert not made.toolTip()
    made.resize(int(0.3 * wide), 60)
    assert len(made.shown) == 2
    assert made.shown[-1].endswith("…")
    assert made.toolTip() == words
    assert all(made.fontMetrics().horizontalAdvance(line) <= made.width() for line in made.shown)


def test_one_long_word_is_cut_and_never_lost(qtbot: QtBot) -> None:
    made = Elided(LONG, lines=2)
    shown(qtbot, made, px(100))
    assert made.shown[0].startswith("Atend")
    assert made.shown[-1].endswith("…")


def test_things_in_a_line_stand_in_its_middle_and_inside_of_it(qtbot: QtBot) -> None:
    low, high, long = label("Name"), edit(width=120), label(LONG)
    made = flow([low, high, long])
    shown(qtbot, made, px(200))
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1
    assert long.y() > high.geometry().bottom()
    assert long.geometry().right() < made.width()


def test_of_a_text_too_long_for_its_field_the_beginning_is_seen(qtbot: QtBot) -> None:
    made = edit(LONG, width=80)
    shown(qtbot, made, 80, 32)
    assert made.cursorPosition() == 0


@pytest.mark.usefixtures("scale")
def test_the_last_row_of_a_table_is_whole(qtbot: QtBot) -> None:
    made = QuietTable(["Part", "Version"], [0, 100], "Parts")
    made.show_rows([[Cell("torch"), Cell("2.13.0")]] * 4)
    page = shown(qtbot, QWidget(), 600, 600)
    made.setParent(page)
    made.resize(500, made.height())
    made.show()
    qtbot.wait(20)
    last = made.rows.rowCount() - 1
    assert made.rowViewportPosition(last) + made.rowHeight(last) <= made.viewport().height()


@pytest.mark.parametrize(("width", "words"), [(900, 4), (440, 3), (330, 1)])
def test_steps_keep_their_numbers_where_their_names_have_no_room(
    qtbot: QtBot, width: int, words: int
) -> None:
    names = ["Examples", "Base model", "Settings", "Last review"]
    page, made = QWidget(), Stepper(names)
    made.setParent(page)
    shown(qtbot, page, px(1000), 60)
    made.resize(px(width), 60)
    made.show_step(2)
    qtbot.wait(20)
    seen = [label for label in made.findChildren(QLabel) if label.isVisible() and label.text()]
    done = [one for one in made.findChildren(QPushButton) if one.isVisible()]
    assert all(one.width() >= one.sizeHint().width() for one in (*seen, *done))
    named = [one.text() for one in (*seen, *done) if one.text() in names]
    assert len(named) == words
    assert "Settings" in named
    assert [one.accessibleName() for one in done] == ["Back to Examples", "Back to Base model"]


def test_the_primary_button_is_whole_before_the_one_at_the_side_has_words(qtbot: QtBot) -> None:
    page, footer = QWidget(), Footer()
    footer.setParent(page)
    shown(qtbot, page, px(1000), 64)
    for width, words in ((900, "Copy command"), (370, "")):
        footer.resize(px(width), 64)
        side = SideAction("Copy command", "copy", lambda: None, "quiet", "Copies the command")
        footer.show_step("Start the training", "play", first=False, side=side)
        qtbot.wait(20)
        assert footer._side is not None
        assert footer._side.text().strip() == words
        assert footer._side.accessibleName() == "Copy command"
        assert footer.next_button.width() >= footer.next_button.sizeHint().width()
        assert footer.back_button.width() >= footer.back_button.sizeHint().width()
