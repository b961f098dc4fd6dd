"""Step 4, Review: one readiness card, a paragraph a colleague could read, and Start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop import actions, paths
from desktop.environment.checker import EnvironmentChecker
from desktop.runs import launcher
from desktop.runs.refusal_card import refusal_cards
from desktop.theme import Weight
from desktop.widgets.basics import (
    Columns,
    Elided,
    Header,
    Item,
    button,
    card,
    clear,
    col,
    edit,
    frame,
    holder,
    image,
    label,
    muted,
    row,
    rule,
    section,
)
from desktop.wizard.estimate import RunLength, run_length
from desktop.wizard.review.readiness import Line, lines
from desktop.wizard.review.story import afterwards, story
from desktop.wizard.session import WizardSession
from desktop.wizard.step import StepPage
from engine.contract.atomic import write_json_atomic
from engine.contract.run_folder import slug

INK = {"ok": "success", "info": "accent", "warn": "warning", "bad": "danger"}


class ReviewPage(StepPage):
    """The last look before the start.

    Signals:
        step_wanted: index of the step that a line leads to.
        environment_wanted: the person wants to see the Environment page.
    """

    step_wanted = Signal(int)
    environment_wanted = Signal()

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__(session, checker)
        self._problem, self._left = QVBoxLayout(), QVBoxLayout()
        self._blocked = ""
        self.name_edit = edit(
            session.draft.name,
            width=256,
            name=self.tr("Name"),
            hint=session.draft.proposed_name,
        )
        self.name_edit.setMaxLength(120)
        self.name_edit.textEdited.connect(self._rename)
        name = muted(self.tr("Name"), 1.0)
        name.setBuddy(self.name_edit)
        sentence = self.tr("Nothing has been downloaded or changed so far.")
        self._header = Header(self.tr("Ready to train"), sentence, name, self.name_edit)
        length = self._length()
        self._command = Elided(ink="text", scale=0.95, mono=True)
        self.add(
            self._header,
            self._problem,
            Columns(holder(col(self._left, None)), self._right(length), 400),
            self._command_strip(),
            None,
        )
        checker.changed.connect(self.refresh)
        session.data_changed.connect(self.refresh)
        session.settings_changed.connect(self._show_starting)
        session.start_failed.connect(self._has_failed)
        self.refresh()
        if session.refusal is not None:
            self._show_refusal(session.refusal)

    def refresh(self) -> None:
        """Show readiness as it is now."""
        self._forget_old_refusal()
        clear(self._left)
        found = lines(self.session, self.checker, self._length())
        self._blocked = next((line.head for line in found if line.tone == "bad"), "")
        ready, not_ready = self.tr("Ready to train"), self.tr("Not ready yet")
        self._header.title.setText(not_ready if self._blocked else ready)
        self._left.addWidget(self._readiness(found))
        self._command.setText(actions.command_line("train", str(self._job_file())))
        self.changed.emit()

    def next_text(self) -> str:
        return actions.START.text

    def live_line(self) -> str:
        if self.session.starting:
            return self.tr("Checking the environment and starting the engine …")
        return ""

    def reason_not(self) -> str:
        if self.session.starting:
            return self.tr("The run is being started")
        if self.session.data.state != "ready":
            return self.tr("The file is being read again")
        return self._blocked

    def start(self) -> None:
        """Start the run; the session goes on with it whatever page is shown meanwhile."""
        clear(self._problem)
        self.session.start_run()

    def copy_command(self) -> None:
        """Write the job file that the command names, and put the command on the clipboard."""
        spec = self.session.spec()
        file = self._job_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        write_json_atomic(file, spec.model_dump(mode="json"))
        QApplication.clipboard().setText(self._command.text())

    def _has_failed(self, error: Exception) -> None:
        self._show_refusal(error)
        self.scroller.verticalScrollBar().setValue(0)
        self._show_starting()

    def _show_refusal(self, error: Exception) -> None:
        clear(self._problem)
        ways: tuple[QPushButton, ...] = ()
        if isinstance(error, launcher.Refused):
            to_page = actions.OPEN_ENVIRONMENT
            look = button(to_page.text, "primary", to_page.icon, self.environment_wanted.emit)
            ways = (look,)
        for made in refusal_cards(error, *ways):
            self._problem.addWidget(made)

    def _forget_old_refusal(self) -> None:
        """What the environment refused before it was repaired is no longer true."""
        refused = isinstance(self.session.refusal, launcher.Refused)
        if refused and self.checker.verdict in ("ok", "usable"):
            self.session.refusal = None
            clear(self._problem)

    def _show_starting(self) -> None:
        self.name_edit.setEnabled(not self.session.starting)
        self.changed.emit()

    def _rename(self, text: str) -> None:
        self.session.rename(text)
        self._command.setText(actions.command_line("train", str(self._job_file())))

    def _job_file(self) -> Path:
        name = slug(self.session.draft.name)
        return paths.cache_dir(self.session.home) / "jobs" / f"{name}.json"

    def _length(self) -> RunLength | None:
        session = self.session
        return run_length(session.draft, session.recommendation(), session.data.report)

    def _readiness(self, found: list[Line]) -> QFrame:
        items: list[Item] = [row(section(self.tr("Readiness")), None, margins=(18, 14, 18, 8))]
        for number, line in enumerate(found):
            if number:
                items.append(rule())
            items.append(self._line(line))
        return card(*items, margins=(1, 1, 1, 6), spacing=0)

    def _line(self, line: Line) -> QWidget:
        head = label(line.head, weight=Weight.Medium, wrap=True)
        words = col(head, muted(line.note, 0.9, wrap=True), spacing=2)
        items: list[Item] = [image(line.icon, INK[line.tone], 18), (words, 1)]
        spoken = self.tr("Show: {what}").format(what=line.head)
        if line.environment:
            act = button(
                self.tr("Show"), "quiet", on_click=self.environment_wanted.emit, name=spoken
            )
            items.append(act)
        elif line.step is not None:
            step = line.step
            show = button(
                self.tr("Show"), "quiet", on_click=lambda: self.step_wanted.emit(step), name=spoken
            )
            items.append(show)
        return holder(row(*items, margins=(18, 10, 14, 10), spacing=14))

    def _right(self, length: RunLength | None) -> QWidget:
        if length is None:
            return QWidget()
        told = label(story(self.session, length), wrap=True, rich=True)
        checks: list[Item] = [
            row(image("check", "text2", 16), (label(text, scale=0.95, wrap=True), 1), spacing=8)
            for text in afterwards(self.session, length)
        ]
        close = muted(self.tr("You may close the window meanwhile; training continues."), wrap=True)
        return holder(
            col(
                card(section(self.tr("What will happen")), told, margins=18, spacing=8),
                card(section(self.tr("When it is done")), *checks, margins=18, spacing=7),
                close,
                None,
                spacing=16,
            )
        )

    def _command_strip(self) -> QFrame:
        copy = actions.COPY_COMMAND
        tip = self.tr("Writes the job file and copies the command")
        made = button(copy.text, "quiet", copy.icon, self.copy_command, tip=tip)
        words = col(muted(self.tr("The same from the command line"), 0.9), self._command, spacing=4)
        return frame("sunken", row((words, 1), made, spacing=12), (18, 12, 12, 12))
