"""Step 1, Data: choose a file, say what it means, know what becomes of every row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop import actions
from desktop.environment.checker import EnvironmentChecker
from desktop.widgets.basics import Columns, Header, button, clear, col, holder, side_bar
from desktop.widgets.problem_card import problem_card
from desktop.wizard.data.aside_card import aside_words
from desktop.wizard.data.choosing import ask_for_file, ask_for_folder, pasted
from desktop.wizard.data.column_state import UNDECIDED
from desktop.wizard.data.file_view import FileView
from desktop.wizard.data.home_view import HomeView
from desktop.wizard.data.kinds import INSTEAD_OF_PROBLEM
from desktop.wizard.data.question_card import question_card
from desktop.wizard.data.questions import REPAIRS, open_questions
from desktop.wizard.data.reading_view import ReadingCard
from desktop.wizard.data.report_column import ReportColumn, report_limit
from desktop.wizard.data.unknown_view import UNKNOWN, UnknownView
from desktop.wizard.session import WizardSession
from desktop.wizard.session_data import hub_id
from desktop.wizard.step import SideAction, StepPage

QUIET_MS = 300
"""A look that ends sooner shows no skeleton: it would only flicker."""
WARM_MS = 300
"""After the page is on the screen: a window that opens comes first."""
SETTLES = 4
"""Rounds in which new cards find their height before they are painted: one for each level."""
CHANGED_MS = 400
"""Programs write a file in several steps."""
_ASKED_INSTEAD = INSTEAD_OF_PROBLEM | {"truncated"}
"""Questions that say the problem and its way on: no card of the problem beside them."""


class DataPage(StepPage):
    """Nothing chosen, reading, and the file; a problem stands above what is known."""

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__(session, checker)
        self._content = QVBoxLayout()
        self._content.setSpacing(self.body.spacing())
        self.add(self._content, None)
        self._home: HomeView | None = None
        self._reading: ReadingCard | None = None
        self._skeleton = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._skeleton.timeout.connect(self._show_reading)
        self._shown_for: tuple[object, ...] = ()
        self._watch = QFileSystemWatcher(self)
        self._touched = QTimer(self, singleShot=True, interval=CHANGED_MS)
        self._touched.timeout.connect(self.refresh)
        self._watch.fileChanged.connect(lambda _: self._touched.start())
        for keys, act in ((QKeySequence.StandardKey.Paste, self._paste),
                          (QKeySequence.StandardKey.Undo, session.undo_decision)):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._warm = QTimer(self, singleShot=True, interval=WARM_MS)
        self._warm.timeout.connect(session.warm_up)
        session.data_changed.connect(self.refresh)
        session.data_progress.connect(self._show_progress)
        session.settings_changed.connect(self._settings_changed)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._warm.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._warm.stop()

    # ------------------------------------------------------------ what the frame asks
    def next_text(self) -> str:
        return self.tr("Next: model")

    def live_line(self) -> str:
        """The frame tells rows and tokens once they are known (`desktop.wizard.live`)."""
        look = self.session.data
        if look.state == "reading":
            return self.tr("Reading {name} …").format(name=self._name)
        return self.reason_not()

    def side_action(self) -> SideAction | None:
        words = self.tr("See what the model sees")
        return SideAction(words, "eye", self.session.open_token_view)

    def has_footer(self) -> bool:
        return self.session.data.state not in ("none", "problem") or self._has_rows

    def reason_not(self) -> str:
        look = self.session.data
        if look.state == "reading":
            return self.tr("The file is still being read")
        if look.code in UNDECIDED:
            return self.tr("Assign at least a question and an answer")
        if look.state == "problem" and self._has_rows:
            asked = self.tr("Answer the question under the table first")
            return asked if self._asks_instead() else self.tr("This file cannot be used as it is")
        if look.state != "ready":
            return self.tr("Choose a file with examples first")
        if not look.report.get("rows_kept"):
            return self.tr("No row of this file can be used")
        return ""

    def side_reason_not(self) -> str:
        return self.reason_not()

    def accepts(self, paths: list[str]) -> bool:
        return len(paths) == 1 and (Path(paths[0]).exists() or bool(hub_id(paths[0])))

    def show_hot(self, hot: bool) -> None:
        if self._home is not None:
            self._home.drop.show_hot(hot)

    def take_drop(self, paths: list[str]) -> None:
        self.session.choose_data(paths[0])

    # ------------------------------------------------------------ what is on the page
    def refresh(self) -> None:
        """Show what the session knows about the file now."""
        self._skeleton.stop()
        look = self.session.data
        if look.state == "ready" or self._has_rows:
            self._show_file()
        elif look.state == "reading":
            self._skeleton.start()
        elif look.state == "problem" and look.code in UNKNOWN:
            self._show_unknown()
        else:
            self._show_home()
        self._watch_file()
        self.changed.emit()

    @property
    def _has_rows(self) -> bool:
        """Whether rows were seen: then a problem may be one that a decision cures."""
        look = self.session.data
        return look.state != "none" and bool(look.report.get("preview", {}).get("rows"))

    @property
    def _name(self) -> str:
        return Path(self.session.draft.data_path).name

    def _settings_changed(self) -> None:
        """The report follows the longest row and the rows kept aside; else nothing is built."""
        if self.session.data.state == "ready" and self._shown_for != self._settings():
            self.refresh()
        self.changed.emit()

    def _settings(self) -> tuple[object, ...]:
        session = self.session
        return report_limit(session), aside_words(session), session.recounting

    def _show(self, *items: QWidget) -> None:
        """Show other widgets; the place on the page and the focus stay where they are."""
        place, focus = self.scroller.verticalScrollBar().value(), self._focused()
        self.setUpdatesEnabled(False)
        self._home = self._reading = None
        clear(self._content)
        for item in items:
            self._content.addWidget(item)
            item.show()
        for _ in range(SETTLES):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.setUpdatesEnabled(True)
        QTimer.singleShot(0, self, lambda: self._return_to(place, focus))

    def _focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget and self.isAncestorOf(widget) else ""

    def _return_to(self, place: int, focus: str) -> None:
        self.scroller.verticalScrollBar().setValue(place)
        if focus:
            same = (w for w in self.findChildren(QWidget) if w.accessibleName() == focus)
            if (found := next(same, None)) is not None:
                found.setFocus()

    def _show_home(self) -> None:
        head = self.tr("What should the model learn?")
        text = self.tr("A run takes your examples and teaches them to a model on this computer.")
        home = HomeView(self.session, self.choose_file, self.choose_folder)
        self._show(Header(head, text), *self._problem(), home)
        self._home = home

    def _show_unknown(self) -> None:
        header = Header(self.tr("Your examples"), self._name, self._another())
        self._show(header, *self._problem(), *self._repairs(), UnknownView(self.session))

    def _repairs(self) -> list[QWidget]:
        """Where no row can be read as it is, one press may bring all of them back."""
        asked = open_questions(self.session.data.report, self.session.draft)
        return [question_card(self.session, one) for one in asked if one.code in REPAIRS]

    def _show_reading(self) -> None:
        header = Header(self.tr("Your examples"), self.tr("Looking at the first rows."))
        card = ReadingCard(self._name, self.session.forget_data)
        self._show(header, card)
        self._reading = card
        self._show_progress()

    def _show_file(self) -> None:
        header = Header(
            self.tr("Your examples"),
            self.tr("What each column means, and what happens to every row."),
        )
        left = FileView(self.session, self.choose_file)
        self._shown_for = self._settings()
        right = ReportColumn(self.session, self)
        parts: list[QWidget] = [header, *self._file_changed(), *self._problem()]
        reading = None
        if self.session.data.state == "reading":
            reading = ReadingCard(self._name, self.session.forget_data)
            parts.append(reading)
        self._show(*parts, Columns(left, holder(col(right, None))))
        self._reading = reading
        self._show_progress()

    def _problem(self) -> list[QWidget]:
        """Why the file cannot be used, and the way on; nothing where it can."""
        look = self.session.data
        if look.state != "problem":
            return []
        if self._asks_instead():
            return []
        icon = actions.CHECK_AGAIN.icon
        again = button(self.tr("Read it again"), "", icon, self.session.look_at_data)
        buttons = [again]
        if self.session.can_undo:
            undo = button(self.tr("Undo the last change"), on_click=self.session.undo_decision)
            buttons.insert(0, undo)
        tone = "warn" if self._has_rows else "bad"
        return [problem_card(look.code, look.facts, tone=tone, buttons=buttons)]

    def _asks_instead(self) -> bool:
        """Whether an open question says the problem and its way on."""
        asked = open_questions(self.session.data.report, self.session.draft)
        return any(question.code in _ASKED_INSTEAD for question in asked)

    def _another(self) -> QWidget:
        another = actions.CHOOSE_ANOTHER
        made = button(another.text, on_click=self.choose_file, tip=another.shortcut)
        made.setShortcut(another.shortcut)
        return made

    def _show_progress(self) -> None:
        if self._reading is not None:
            self._reading.show_progress(self.session.progress)

    # ------------------------------------------------------------ choosing
    def choose_file(self) -> None:
        """Ask for a file with the system's own dialog."""
        if path := ask_for_file(self, self.session.settings.last_data_dir):
            self.session.choose_data(path)

    def choose_folder(self) -> None:
        """Ask for a folder whose files are read together."""
        if path := ask_for_folder(self, self.session.settings.last_data_dir):
            self.session.choose_data(path)

    def _paste(self) -> None:
        if self._home is not None and (text := pasted()) and self.accepts([text]):
            self.session.choose_data(text)

    # ------------------------------------------------------------ the file on disk
    def _watch_file(self) -> None:
        if old := self._watch.files():
            self._watch.removePaths(old)
        path = self.session.draft.data_path
        if path and Path(path).is_file():
            self._watch.addPath(path)

    def _file_changed(self) -> list[QWidget]:
        if not self.session.data_has_changed():
            return []
        again = button(self.tr("Read it again"), "", "reset", self.session.look_at_data)
        words = self.tr("What is shown here is how it was before.")
        return [side_bar("info", self.tr("The file changed"), words, [again])]
