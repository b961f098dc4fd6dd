"""Step 4, Review: one readiness card, a paragraph a colleague could read, and Start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout

from desktop import actions, paths
from desktop.environment.checker import EnvironmentChecker
from desktop.runs import launcher
from desktop.runs.refusal_card import refusal_cards
from desktop.widgets.basics import (
    Columns,
    Elided,
    Header,
    button,
    clear,
    col,
    edit,
    frame,
    holder,
    muted,
    row,
)
from desktop.wizard.estimate import run_length
from desktop.wizard.fits import fit
from desktop.wizard.live import download_bytes
from desktop.wizard.review.engine_line import EngineLine
from desktop.wizard.review.found import Act
from desktop.wizard.review.plan_cards import plan_cards
from desktop.wizard.review.probing import may_probe, probe_key
from desktop.wizard.review.readiness import findings
from desktop.wizard.review.readiness_card import ReadinessCard
from desktop.wizard.review.words import words
from desktop.wizard.session import WizardSession
from desktop.wizard.step import SideAction, StepPage
from desktop.wizard.timing import run_time
from engine.contract.atomic import write_json_atomic
from engine.contract.job_file import InvalidJob
from engine.contract.run_folder import slug

PROBE_AFTER_MS = 600
"""Who only passes through Review to press Start does not start a measurement first."""


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
        self._problem, self._right = QVBoxLayout(), QVBoxLayout()
        self._blocked = ""
        self.name_edit = edit(
            session.draft.name,
            width=256,
            name=self.tr("Name"),
            hint=session.draft.proposed_name,
        )
        self.name_edit.setMaxLength(120)
        self.name_edit.setCursorPosition(0)
        self.name_edit.textEdited.connect(self._rename)
        name = muted(self.tr("Name"), 1.0)
        name.setBuddy(self.name_edit)
        sentence = self.tr("Nothing has been downloaded or changed so far.")
        self._header = Header(self.tr("Ready to train"), sentence, name, self.name_edit)
        self._command = Elided(ink="text", scale=0.95, mono=True)
        self.card = ReadinessCard()
        self.card.pressed.connect(self._act)
        self.add(
            self._header,
            self._problem,
            Columns(holder(col(self.card, None)), holder(self._right), 400),
            self._command_strip(),
            EngineLine(session),
            None,
        )
        self._right.setContentsMargins(0, 0, 0, 0)
        checker.changed.connect(self.refresh)
        session.data_changed.connect(self.refresh)
        session.model_changed.connect(self.refresh)
        session.settings_changed.connect(self.refresh)
        session.start_failed.connect(self._has_failed)
        self._probe_later = QTimer(self, singleShot=True, interval=PROBE_AFTER_MS)
        self._probe_later.timeout.connect(self._probe_by_itself)
        self._told: object = None
        self.refresh()
        if session.refusal is not None:
            self._show_refusal(session.refusal)

    def refresh(self) -> None:
        """Show readiness as it is now."""
        session = self.session
        self._forget_old_refusal()
        found = findings(session, self.checker)
        self._blocked = next((words(line)[0] for line in found if line.tone == "bad"), "")
        ready, not_ready = self.tr("Ready to train"), self.tr("Not ready yet")
        self._header.title.setText(not_ready if self._blocked else ready)
        self.card.show_findings(found)
        self._show_plan()
        self._command.setText(actions.command_line("train", str(self._job_file())))
        self.name_edit.setEnabled(not session.starting)
        self._probe_later.start()
        self.changed.emit()

    def next_text(self) -> str:
        return actions.START.text

    def side_action(self) -> SideAction:
        copy = actions.COPY_COMMAND
        tip = self.tr("Writes the job file and copies the command")
        return SideAction(copy.text, copy.icon, self.copy_command, "quiet", tip)

    def live_line(self) -> str:
        return self.reason_not()

    def reason_not(self) -> str:
        session = self.session
        if session.starting:
            return self.tr("The run is being started")
        if self._blocked:
            return self._blocked
        if session.data.state != "ready" or session.recounting:
            return self.tr("The file is being read again")
        if session.model.state != "ready":
            return self.tr("The model is being looked at")
        return ""

    def start(self) -> None:
        """Start the run; the session goes on with it whatever page is shown meanwhile."""
        self._probe_later.stop()
        clear(self._problem)
        self.session.start_run()

    def copy_command(self) -> None:
        """Write the job file that the command names, and put the command on the clipboard."""
        spec = self.session.spec()
        file = self._job_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        write_json_atomic(file, spec.model_dump(mode="json"))
        QApplication.clipboard().setText(self._command.text())

    def _act(self, act: Act) -> None:
        """One press of a line."""
        session = self.session
        if act.kind == "show":
            self.step_wanted.emit(act.step)
        elif act.kind == "environment":
            self.environment_wanted.emit()
        elif act.kind == "set":
            session.set_values(act.values)
        elif act.kind == "fix":
            session.take_fix(act.name)
        elif act.kind == "leave_out":
            session.take_leave_out(act.name)
        elif act.kind == "accept":
            session.accept(act.name, act.value)
        elif act.kind == "measure":
            self._probe()

    def _probe_by_itself(self) -> None:
        if may_probe(self.session, self.checker):
            self._probe()

    def _probe(self) -> None:
        found = fit(self.session, self.checker)
        if found is None:
            return
        try:
            card = ((self.checker.report or {}).get("row") or {}).get("device")
            self.session.probe.start(self.session.spec(), probe_key(found), found, card)
        except InvalidJob:
            return  # what is wrong is told where it was set

    def _show_plan(self) -> None:
        session = self.session
        length = run_length(session.draft, session.recommendation(), session.data.report)
        took = run_time(session, self.checker, download_bytes=download_bytes(session))
        told = (length, took, repr(session.draft), session.model.report.get("parameters"))
        if told == self._told:
            return
        self._told = told
        clear(self._right)
        if length is not None:
            self._right.addWidget(plan_cards(session, length, took))

    def _has_failed(self, error: Exception) -> None:
        self._show_refusal(error)
        self.scroller.verticalScrollBar().setValue(0)
        self.changed.emit()

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

    def _rename(self, text: str) -> None:
        self.session.rename(text)

    def _job_file(self) -> Path:
        name = slug(self.session.draft.name)
        return paths.cache_dir(self.session.home) / "jobs" / f"{name}.json"

    def _command_strip(self) -> QFrame:
        words_ = col(
            muted(self.tr("The same from the command line"), 0.9), self._command, spacing=4
        )
        return frame("sunken", row((words_, 1), spacing=12), (18, 12, 12, 12))
