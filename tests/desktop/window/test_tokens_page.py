"""What the model sees: stepping, filters, folds, the legend that adds up, checks and keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.widgets import token_layout, token_view
from desktop.widgets.token_folds import BEHIND, HEAD, MIN_FOLD, TAIL, Turn, folds_of
from desktop.widgets.token_layout import PlacedToken, TokenLayout
from desktop.widgets.token_paint import TokenPainter
from desktop.widgets.token_view import TokenView
from desktop.wizard.data.data_page import DataPage
from desktop.wizard.data.token_side import longer_limits, rows_over
from desktop.wizard.data.token_words import place_words
from desktop.wizard.data.tokens_page import TokensPage
from tests.desktop.window import fakes, scenes


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TokensPage:
    scenes.tokens(window)
    made = window._pages["new"].page  # type: ignore[attr-defined]
    assert isinstance(made, TokensPage)
    qtbot.waitUntil(lambda: made.view is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def asked(window: MainWindow) -> list[tuple[str, int]]:
    """The rows that were asked of the desk: (filter, place)."""
    desk, _ = scenes.inspectors(window)
    return [(f["filter"], f["at"]) for do, f in desk.requests if do == "rows"]


def answer(window: MainWindow, row: dict[str, Any]) -> None:
    desk, _ = scenes.inspectors(window)
    desk.parts["rows"] = row


def words(page: TokensPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_arrows_step_through_rows_and_around_the_ends(
    window: MainWindow, page: TokensPage, qtbot: QtBot
) -> None:
    answer(window, fakes.token_row(of=61))
    page.choose_filter("cut")
    qtbot.waitUntil(lambda: "Row 1 of 61" in words(page))
    page.activateWindow()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert asked(window)[-1] == ("cut", 60)
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert asked(window)[-1] == ("cut", 0)


def test_c_goes_to_the_next_cut_row_from_any_filter(
    window: MainWindow, page: TokensPage, qtbot: QtBot
) -> None:
    page.bar.chips["all"].click()
    assert asked(window)[-1] == ("all", 0)
    QTest.keyClick(page, Qt.Key.Key_C)
    assert asked(window)[-1] == ("cut", 0)
    assert page.bar.chips["cut"].isChecked()
    assert not page.bar.chips["all"].isChecked()


def test_the_newest_question_wins(window: MainWindow, page: TokensPage, qtbot: QtBot) -> None:
    page.choose_filter("longest")
    page.choose_filter("random")
    first = fakes.token_row(line=1, filter="longest", row=0)
    second = fakes.token_row(line=2, filter="random", row=0)
    page.session.row_ready.emit(first)
    assert "line 1" not in words(page).splitlines()
    page.session.row_ready.emit(second)
    assert "line 2" in words(page).splitlines()


def test_the_legend_adds_up_to_what_the_model_sees(page: TokensPage) -> None:
    shown = {kind: number.text() for kind, number in page.legend._numbers.items()}
    row = fakes.token_row()
    counts = [int(shown[kind].replace(",", "")) for kind in ("trained", "masked", "special")]
    assert sum(counts) == row["kept_tokens"]
    assert int(shown["not_seen"]) == row["not_seen"] == 17


def test_long_middles_are_folded_and_unfold_by_keyboard(page: TokensPage) -> None:
    view = page.view
    assert view is not None
    folded = view.heightForWidth(600)
    (fold,) = view.fold_buttons
    assert "turns in between" in fold.text()
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    assert not view.folded
    assert view.heightForWidth(600) > 2 * folded


def test_the_cut_line_says_both_numbers(page: TokensPage) -> None:
    assert page.view is not None
    row = fakes.token_row()
    said = page.view.accessibleDescription()
    assert f"cut here: {row['kept_tokens']:,} tokens" in said
    assert "17 more are not seen" in said


def test_a_token_tells_id_text_and_bytes(page: TokensPage) -> None:
    view = page.view
    assert view is not None
    placed = next(p for p in view._placed().tokens if view._tokens[p.place].text == " sorry")
    tip = view._tip(placed)
    assert "trained" in tip
    assert "' sorry'" in tip
    assert "20 73 6F 72 72 79" in tip
    QTest.mouseMove(view, QPoint(int(placed.box.center().x()), int(placed.box.center().y())))


def test_train_on_is_asked_for_at_once(window: MainWindow, page: TokensPage) -> None:
    before = len(asked(window))
    buttons = page.train_on.choice.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "All").click()
    assert window.session.value("dataset.train_on") == "all"
    assert len(asked(window)) == before + 1
    desk, _ = scenes.inspectors(window)
    assert desk.requests[-1][1]["train_on"] == "all"


def test_copy_takes_the_rendered_text(page: TokensPage) -> None:
    page.copy_text()
    assert QGuiApplication.clipboard().text() == fakes.token_row()["text"]


def test_checks_name_their_rows_and_offer_what_helps(window: MainWindow, page: TokensPage) -> None:
    text = words(page)
    assert "Checked on all 4,791 rows" in text
    assert "Template comes from the tokenizer" in text
    assert "61 rows are cut at 2,048" in text
    menu = page.checks.findChild(QMenu)
    assert menu is not None
    offers: list[QAction] = menu.actions()
    assert [offer.text() for offer in offers][-1] == "Leave these rows out"
    offers[0].trigger()
    assert window.session.value("training.max_length") == 2304


def test_limits_on_offer_follow_the_lengths() -> None:
    lengths = {"counts": [[100, 90], [2100, 19], [9000, 1]]}
    assert longer_limits(lengths, 2048, None) == [2112, 9024]
    assert longer_limits(lengths, 2048, 4096) == [2112, 4096]
    assert longer_limits(lengths, 9000, None) == []
    assert rows_over(lengths, 2048) == 20
    assert rows_over(lengths, 2112) == 1


def test_words_are_looked_for_in_all_rows_and_marked(
    window: MainWindow, page: TokensPage, qtbot: QtBot
) -> None:
    desk, _ = scenes.inspectors(window)
    QTest.keyClick(page, Qt.Key.Key_F)
    assert page.bar.find_field.isVisible()
    desk.parts["find"] = fakes.token_row(row=41, line=77, found=True)
    page.bar.find_field.setText("refunded the SECOND")
    view = page.view
    assert view is not None
    assert view._found[1] > view._found[0], "it is marked in the row on the screen"
    QTest.keyClick(page.bar.find_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "line 77" in words(page))
    assert desk.requests[-1][0] == "find"
    assert desk.requests[-1][1]["text"] == "refunded the SECOND"
    desk.parts["find"] = {"row": 0, "of": 4791, "found": False, "what": "row"}
    QTest.keyClick(page.bar.find_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "In no row" in words(page))
    QTest.keyClick(page.bar.find_field, Qt.Key.Key_Escape)
    assert not page.bar.find_field.isVisible()


def test_letters_typed_into_the_search_are_no_shortcuts(
    window: MainWindow, page: TokensPage
) -> None:
    QTest.keyClick(page, Qt.Key.Key_F)
    before = len(asked(window))
    QTest.keyClicks(page.bar.find_field, "cfc")
    assert page.bar.find_field.text() == "cfc"
    assert len(asked(window)) == before


def test_a_refused_row_says_why(window: MainWindow, page: TokensPage, qtbot: QtBot) -> None:
    nothing = {"tokens": [], "refused": "template_refused", "error": "roles must alternate"}
    answer(window, fakes.token_row() | nothing)
    page.step(1)
    qtbot.waitUntil(lambda: "roles must alternate" in words(page))
    assert page.view is None


def test_no_cut_row_is_said(window: MainWindow, page: TokensPage, qtbot: QtBot) -> None:
    answer(window, {"what": "row", "of": 0})
    page.choose_filter("cut")
    qtbot.waitUntil(lambda: "nothing is cut" in words(page))


def test_whose_template_it_is_stands_in_the_head(
    window: MainWindow, page: TokensPage, qtbot: QtBot
) -> None:
    assert "Qwen3-1.7B's chat template" in page._header.sentence.text()
    answer(window, fakes.token_row(template="default"))
    page.step(1)
    qtbot.waitUntil(lambda: "brings no chat template" in page._header.sentence.text())


def test_without_a_model_the_starters_template_is_named(window: MainWindow, qtbot: QtBot) -> None:
    scenes.choose_data(window)
    window.session.open_token_view()
    page = window._pages["new"].page  # type: ignore[attr-defined]
    assert isinstance(page, TokensPage)
    assert "No model is chosen yet" in page._header.sentence.text()


def test_back_returns_to_the_table(window: MainWindow, page: TokensPage) -> None:
    wizard = window._pages["new"]
    wizard.footer.back_button.click()  # type: ignore[attr-defined]
    assert isinstance(wizard.page, DataPage)  # type: ignore[attr-defined]
    assert window.session.token_view is None


def test_next_goes_to_the_model_and_back_to_the_table(window: MainWindow, page: TokensPage) -> None:
    wizard = window._pages["new"]
    wizard.footer.next_button.click()  # type: ignore[attr-defined]
    assert window.session.step == 1
    wizard.footer.back_button.click()  # type: ignore[attr-defined]
    assert isinstance(wizard.page, DataPage)  # type: ignore[attr-defined]


@dataclass
class Work:
    """What a view had to do: for each layout how many tokens it placed and which texts it measured,
    and the tokens that were drawn."""

    placed: list[int] = field(default_factory=list)
    measured: list[str] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)

    def forget(self) -> None:
        self.placed.clear()
        self.measured.clear()
        self.drawn.clear()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Counts what views do from now on."""
    done, lay_out, draw = Work(), token_view.lay_out, TokenView._draw

    class Metrics(QFontMetricsF):
        def horizontalAdvance(self, text: str) -> float:  # type: ignore[override]
            done.measured.append(text)
            return super().horizontalAdvance(text)

    def counted_layout(*given: Any) -> TokenLayout:
        made = lay_out(*given)
        done.placed.append(len(made.tokens))
        return made

    def counted_draw(self: TokenView, brush: TokenPainter, placed: PlacedToken) -> None:
        done.drawn.append(placed.place)
        draw(self, brush, placed)

    monkeypatch.setattr(token_layout, "QFontMetricsF", Metrics)
    monkeypatch.setattr(token_view, "lay_out", counted_layout)
    monkeypatch.setattr(TokenView, "_draw", counted_draw)
    return done


TWELVE_THOUSAND = [
    {"id": n, "text": f" word{n % 900}", "trained": n > 100, "special": False}
    for n in range(12_000)
]
TEXTS = 901
"""Different ones among them, and the space."""


def test_of_twelve_thousand_tokens_only_what_is_shown_is_laid_out_measured_and_drawn(
    qtbot: QtBot, work: Work
) -> None:
    view = TokenView(TWELVE_THOUSAND, "row", cut=11_900, not_seen=5_000)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.grab()
    view.grab()
    (placed,) = work.placed
    assert placed <= HEAD + TAIL + BEHIND + MIN_FOLD
    assert len(work.drawn) <= 2 * placed
    assert len(work.measured) == len(set(work.measured)) <= placed + 1


def test_unfolded_twelve_thousand_tokens_are_laid_out_once_for_a_width_and_measured_once_a_text(
    qtbot: QtBot, work: Work
) -> None:
    view = TokenView(TWELVE_THOUSAND, "row", cut=11_900, not_seen=5_000)
    qtbot.addWidget(view)
    view.resize(700, 400)
    work.forget()
    view.unfold()
    assert work.placed == [12_000]
    assert len(work.measured) == TEXTS
    work.forget()
    view.resize(701, view.heightForWidth(701))
    view._tip(view._placed().tokens[-1])
    view.grab(QRect(0, 6000, 701, 300))
    assert work.placed == [12_000], "another width once; showing, pointing and painting none"
    assert len(work.measured) == TEXTS
    assert 0 < len(work.drawn) < 300, "what lies outside of the part that is painted is not drawn"


@pytest.mark.parametrize("kept", [500, 2048, 4999])
def test_the_cut_is_never_folded_away(kept: int) -> None:
    turns = [Turn("user", n * 250, n * 250 + 249) for n in range(20)]
    folds = folds_of(5000, turns, kept)
    assert all(not fold.first <= kept - 1 <= fold.last for fold in folds)
    assert all(not fold.first <= kept <= fold.last for fold in folds if kept < 5000)
    assert folds == sorted(folds, key=lambda fold: fold.first)
    assert all(a.last < b.first for a, b in pairwise(folds))
    assert not folds_of(300, turns[:1], 300)


def test_a_row_says_its_place_among_all_rows_whatever_the_filter() -> None:
    row = {"row": 2, "of": 61, "place": 2316, "places": 4791, "line": 2331}
    assert place_words(row) == ("Row 2,317 of 4,791", "line 2,331")
    assert place_words({"row": 2, "of": 61, "line": 5}) == ("Row 3 of 61", "line 5")
