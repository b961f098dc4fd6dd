"""Step 1, Data: choose a file, see it as detected, know what becomes of every row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop import actions, format
from desktop.environment.checker import EnvironmentChecker
from desktop.widgets.basics import (
    Columns,
    Header,
    Shelf,
    button,
    clear,
    col,
    holder,
    section,
    waiting,
)
from desktop.widgets.card_button import start_card
from desktop.widgets.problem_card import problem_card
from desktop.wizard.data import row_report
from desktop.wizard.data.columns import way_on
from desktop.wizard.data.drop_zone import SUFFIXES, DropZone
from desktop.wizard.data.file_view import FileView
from desktop.wizard.data.recent import RecentFile, recent_files
from desktop.wizard.session import WizardSession
from desktop.wizard.step import StepPage

QUIET_MS = 300
"""A look that ends sooner shows no skeleton: it would only flicker."""


class DataPage(StepPage):
    """Three faces: nothing chosen, reading, and the file; a problem stands above the first."""

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__(session, checker)
        self._content = QVBoxLayout()
        self._content.setSpacing(self.body.spacing())
        self.add(self._content, None)
        self._drop: DropZone | None = None
        self._skeleton = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._skeleton.timeout.connect(self._show_reading)
        session.data_changed.connect(self.refresh)
        session.settings_changed.connect(self.changed)
        self.refresh()

    def refresh(self) -> None:
        """Show what the session knows about the file now."""
        self._skeleton.stop()
        state = self.session.data.state
        if state == "ready" or (state == "problem" and self._has_rows):
            self._show_file()
        elif state == "reading":
            self._skeleton.start()
        else:
            self._show_home()
        self.changed.emit()

    def next_text(self) -> str:
        return self.tr("Next: model")

    def live_line(self) -> str:
        look = self.session.data
        if look.state == "reading":
            return self.tr("Reading {name} …").format(name=self._name)
        if look.state != "ready":
            return ""
        kept = look.report.get("rows_kept", 0)
        parts = [self.tr("%Ln row(s) to learn from", "", kept)]
        if lengths := look.report.get("lengths"):
            tokens = format.parameters(round(lengths["mean"] * kept))
            parts.append(self.tr("about {tokens} tokens").format(tokens=tokens))
        return " · ".join(parts)

    def has_footer(self) -> bool:
        return self.session.data.state not in ("none", "problem") or self._has_rows

    def reason_not(self) -> str:
        state = self.session.data.state
        if state == "reading":
            return self.tr("The file is still being read")
        if state != "ready":
            return self.tr("Choose a file with examples first")
        if not self.session.data.report.get("rows_kept"):
            return self.tr("No row of this file can be used")
        return ""

    def accepts(self, paths: list[str]) -> bool:
        return len(paths) == 1 and Path(paths[0]).is_file()

    def show_hot(self, hot: bool) -> None:
        if self._drop is not None:
            self._drop.show_hot(hot)

    def take_drop(self, paths: list[str]) -> None:
        self.session.choose_data(paths[0])

    def choose_file(self) -> None:
        """Ask for a file with the system's own dialog."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = [
            self.tr("Examples ({patterns})").format(patterns=patterns),
            self.tr("Every file (*)"),
        ]
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a file with examples"),
            self.session.settings.last_data_dir,
            ";;".join(kinds),
        )
        if path:
            self.session.choose_data(path)

    @property
    def _has_rows(self) -> bool:
        """Whether rows were seen: then a problem may be one that other columns cure."""
        return bool(self.session.data.report.get("preview", {}).get("rows"))

    @property
    def _tells_rows(self) -> bool:
        """Whether the row report says something true: not while the columns are undecided."""
        report = self.session.data.report
        lost = bool(report.get("dropped") or report.get("rejected"))
        return self.session.data.state == "ready" or lost

    @property
    def _name(self) -> str:
        return Path(self.session.draft.data_path).name

    def _show(self, *items: QWidget) -> None:
        self._drop = None
        clear(self._content)
        for item in items:
            self._content.addWidget(item)

    def _show_home(self) -> None:
        head = self.tr("What should the model learn?")
        text = self.tr("A run takes your examples and teaches them to a model on this computer.")
        parts: list[QWidget] = [Header(head, text)]
        parts += self._problem()
        drop = DropZone(self.choose_file)
        sample = start_card(
            "star",
            self.tr("Try it with the sample"),
            self.tr(
                "A few hundred questions and answers and a very small model: a finished run "
                "within minutes, on any computer."
            ),
            self.session.use_sample,
        )
        parts += [drop, *self._recent(), section(self.tr("No file at hand?"))]
        parts.append(Shelf([sample, QWidget()]))
        self._show(*parts)
        self._drop = drop

    def _recent(self) -> list[QWidget]:
        """Files of earlier runs that are still there, newest first."""
        cards = [self._recent_card(file) for file in recent_files(self.session.home)]
        return [section(self.tr("Recently used")), Shelf(cards)] if cards else []

    def _recent_card(self, file: RecentFile) -> QWidget:
        words = self.tr("used in {run}").format(run=file.run)
        return start_card(
            "file", file.path.name, words, lambda: self.session.choose_data(str(file.path))
        )

    def _problem(self) -> list[QWidget]:
        """Why the file cannot be used, and the way on; nothing where it can."""
        look = self.session.data
        if look.state != "problem":
            return []
        buttons = []
        if (way := way_on(look.code, look.report)) is not None:
            words, columns = way
            buttons.append(button(words, on_click=lambda: self.session.set_columns(columns)))
        icon = actions.CHECK_AGAIN.icon
        buttons.append(button(self.tr("Read it again"), "", icon, self.session.look_at_data))
        tone = "warn" if self._has_rows else "bad"
        return [problem_card(look.code, look.facts, tone=tone, buttons=buttons)]

    def _show_reading(self) -> None:
        head = Header(self.tr("Your examples"), self._name)
        self._show(head, waiting(self.tr("Reading {name}").format(name=self._name)))

    def _show_file(self) -> None:
        report = self.session.data.report
        header = Header(
            self.tr("Your examples"),
            self.tr("What each column means, and what happens to every row."),
        )
        view = FileView(self.session, self.choose_file)
        cards = [
            row_report.report_card(report) if self._tells_rows else None,
            row_report.lengths_card(report) if self.session.data.state == "ready" else None,
            row_report.notices_card(report),
        ]
        right = holder(col(*[made for made in cards if made is not None], None, spacing=16))
        self._show(header, *self._problem(), Columns(view, right))
