"""Step 1, "What the model sees": one row after the chat template, token by token."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.environment.checker import EnvironmentChecker
from desktop.messages import message
from desktop.theme import px
from desktop.widgets.basics import (
    Columns,
    Header,
    button,
    card,
    clear,
    col,
    holder,
    image,
    label,
    muted,
    row,
)
from desktop.widgets.token_view import TokenView
from desktop.wizard.data.token_bar import TokenBar
from desktop.wizard.data.token_side import ChecksCard, LegendCard, TrainOnCard
from desktop.wizard.data.token_words import (
    model_name,
    nothing_words,
    place_words,
    refusal_words,
    template_sentence,
)
from desktop.wizard.session import WizardSession
from desktop.wizard.session_look import ROW_ASKS
from desktop.wizard.step import StepPage


class TokensPage(StepPage):
    """A page of step 1. Rows come from the desk one at a time; the newest question wins."""

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__(session, checker)
        self._which, self._at = session.token_view or ("all", 0)
        self._row: dict[str, Any] = {}
        self._looking = False
        self.view: TokenView | None = None
        self._copy = button(self.tr("Copy as text"), "", "copy", self.copy_text)
        self._header = Header(self.tr("What the model sees"), " ", self._copy)
        self.bar = TokenBar(self._which)
        self.bar.stepped.connect(self.step)
        self.bar.filter_chosen.connect(self.choose_filter)
        self.bar.words_wanted.connect(self.find_words)
        self.bar.words_changed.connect(self._mark_words)
        self._place = QVBoxLayout()
        self._left = card(self.bar, (self._place, 1), margins=(20, 10, 20, 16), spacing=12)
        self._left.setMinimumHeight(px(380))
        self.train_on = TrainOnCard(str(session.value("dataset.train_on")))
        self.train_on.chosen.connect(self._set_train_on)
        self.legend, self.checks = LegendCard(), ChecksCard()
        self.checks.length_wanted.connect(lambda n: session.set_value("training.max_length", n))
        self.checks.too_long_wanted.connect(lambda w: session.set_value("dataset.too_long", w))
        right = holder(col(self.train_on, self.legend, self.checks, None, spacing=16))
        columns = Columns(self._left, right, 292)
        self._body: QWidget = self.scroller.widget() or self
        self.add(self._header, (columns, 1))
        self._add_keys()
        session.row_ready.connect(self._take)
        session.data_changed.connect(self.refresh)
        session.settings_changed.connect(self._settings_moved)
        self._limit = self._limit_now()
        self.refresh()

    # ------------------------------------------------------------ what the frame asks
    def next_text(self) -> str:
        return self.tr("Next: model")

    def live_line(self) -> str:
        return self.tr("Keys: ← → step through rows, C next cut row, F find words")

    def stale(self) -> bool:
        return False

    def reason_not(self) -> str:
        if not self.session.data.report.get("rows_kept"):
            return self.tr("No row of this file can be used")
        return ""

    # ------------------------------------------------------------ what a person does
    def step(self, by: int) -> None:
        """Go to the next row of the filter, or the one before; around the ends."""
        count = int(self._row.get("of") or 0)
        self._at = (self._at + by) % count if count else 0
        self._ask()

    def choose_filter(self, which: str) -> None:
        """Step through other rows, from the first one."""
        self._which, self._at = which, 0
        self.bar.show_filter(which)
        self._ask()

    def next_cut(self) -> None:
        """The next row that the limit cuts."""
        if self._which == "cut":
            self.step(1)
        else:
            self.choose_filter("cut")

    def find_words(self, words: str) -> None:
        """The next row that holds these words."""
        if words.strip():
            self.bar.say(self.tr("Looking …"))
            self._looking = True
            self.session.find_row(words, self._at if self._which == "all" else -1)

    def copy_text(self) -> None:
        """The rendered text of the whole row, to the clipboard."""
        QGuiApplication.clipboard().setText(str(self._row.get("text", "")))
        self._copy.setText("  " + self.tr("Copied"))

    # ------------------------------------------------------------ showing
    def refresh(self) -> None:
        """Ask for the row again, and show what is known about all of them."""
        self._show_sides()
        self._ask()
        self.changed.emit()

    def _settings_moved(self) -> None:
        self._show_sides()
        if self._limit_now() != self._limit:
            self._limit = self._limit_now()
            self._ask()
        self.changed.emit()

    def _limit_now(self) -> tuple[Any, ...]:
        return tuple(self.session.value(path) for path in ROW_ASKS)

    def _set_train_on(self, train_on: str) -> None:
        self.session.set_value("dataset.train_on", train_on)

    def _ask(self) -> None:
        self.session.token_row(self._which, self._at)

    def _take(self, answer: dict[str, Any]) -> None:
        """Show a row, unless it answers an older question."""
        if answer.get("what") == "problem":
            self._show_nothing(message(answer["code"], answer.get("facts") or {}).title)
        elif "found" in answer:
            if self._looking:
                self._looking = False
                self._take_found(answer)
        elif (answer.get("filter"), answer.get("row")) == (self._which, self._at):
            self._take_row(answer)

    def _take_row(self, answer: dict[str, Any]) -> None:
        count = int(answer.get("of") or 0)
        if 0 < count <= self._at:  # fewer rows than before: another limit, other rows left out
            self._at = 0
            self._ask()
            return
        self.session.token_view = (self._which, self._at)
        self._show_row(answer)

    def _take_found(self, answer: dict[str, Any]) -> None:
        if not answer["found"]:
            self.bar.say(self.tr("In no row"))
            return
        self.bar.say("")
        self._which, self._at = "all", int(answer.get("row", 0))
        self.bar.show_filter("all")
        self._show_row(answer)

    def _show_row(self, answer: dict[str, Any]) -> None:
        self._row = answer
        self._copy.setText("  " + self.tr("Copy as text"))
        self._copy.setEnabled(bool(answer.get("text")))
        self.legend.show_counts(answer)
        self._show_header(str(answer.get("template", "model")))
        if answer.get("refused"):
            self.bar.show_place(*place_words(answer))
            self._show_nothing(refusal_words(answer), str(answer.get("text", "")))
        elif not answer.get("tokens"):
            self.bar.show_place("", "")
            self._show_nothing(nothing_words(self._which, int(self._limit[0] or 0)))
        else:
            self.bar.show_place(*place_words(answer))
            self._show_tokens(answer)

    def _show_tokens(self, answer: dict[str, Any]) -> None:
        cut = None if answer.get("blocks") else int(answer.get("kept_tokens") or 0)
        omitted = (int(answer.get("omitted") or 0), int(answer.get("omitted_at") or 0))
        view = TokenView(
            answer["tokens"],
            " · ".join(place_words(answer)),
            turns=answer.get("turns") or (),
            cut=cut if cut is not None and int(answer.get("not_seen") or 0) else None,
            not_seen=int(answer.get("not_seen") or 0),
            omitted=omitted,
        )
        self.view = view
        notes = self._notes(answer)
        self._show(view, *notes)
        self._mark_words(self.bar.find_field.text())

    def _notes(self, answer: dict[str, Any]) -> list[QWidget]:
        """What happened to this row on its way."""
        notes = []
        if answer.get("blocks"):
            limit = int(answer.get("max_length") or 0)
            text = self.tr(
                "Plain text is learned in blocks of %Ln token(s); nothing is cut.", "", limit
            )
            notes.append(text)
        if answer.get("system_merged"):
            notes.append(
                self.tr("The template takes no system message here: it stands in the question.")
            )
        if answer.get("end_added"):
            notes.append(
                self.tr("The template writes no end mark: Formiga put it behind the answer.")
            )
        return [muted(text, 0.92, wrap=True) for text in notes]

    def _show_nothing(self, words: str, raw: str = "") -> None:
        self.view = None
        said = label(words, wrap=True)
        sign = image("warning" if raw else "info", "warning" if raw else "text2", 18)
        parts: list[QWidget] = [holder(row(sign, (said, 1), spacing=10))]
        if raw:
            parts.append(label(raw[:2000], "text2", 0.94, wrap=True, selectable=True))
        self._show(*parts)

    def _show(self, *widgets: QWidget) -> None:
        clear(self._place)
        self._place.setSpacing(px(10))
        for widget in widgets:
            self._place.addWidget(widget)
        self._place.addStretch(1)

    def _show_header(self, template: str) -> None:
        model = self.session.draft.base_model
        name = model_name(model, self.session.model.report)
        words = template_sentence(name, template, chosen=bool(model))
        self._header.sentence.setText(words)

    def _show_sides(self) -> None:
        lengths = self.session.data.report.get("lengths") or {}
        known = lengths and "blocks" not in lengths
        self.bar.show_cut(int(lengths.get("over_max_length") or 0) if known else None)
        context = self.session.model.report.get("context_tokens")
        self.checks.show_checks(
            lengths,
            too_long=str(self.session.value("dataset.too_long")),
            context=int(context) if context else None,
            stale=self.session.recounting,
        )
        checks = lengths.get("checks") or {}
        self._show_header(str(checks.get("template") or "model"))

    def _mark_words(self, words: str) -> None:
        if self.view is None:
            return
        box: QRectF | None = self.view.show_words(words.strip())
        if box is not None:
            at = self.view.mapTo(self._body, box.toRect().center())
            self.scroller.ensureVisible(at.x(), at.y(), px(20), px(60))

    def _add_keys(self) -> None:
        for key, does in (
            (Qt.Key.Key_Left, lambda: self.step(-1)),
            (Qt.Key.Key_Right, lambda: self.step(1)),
            (Qt.Key.Key_C, self.next_cut),
            (Qt.Key.Key_F, self.bar.open_find),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(does)
