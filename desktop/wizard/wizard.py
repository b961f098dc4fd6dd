"""New run: four steps from a file to a started run, one page at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import actions
from desktop.environment.checker import EnvironmentChecker
from desktop.runs.launcher import Refused
from desktop.widgets.basics import Item, fill
from desktop.wizard.dropped import dropped_job, dropped_paths
from desktop.wizard.footer import Footer
from desktop.wizard.job_files import JobFiles
from desktop.wizard.live import Live, LiveMemo, rows_line
from desktop.wizard.machine import machine
from desktop.wizard.pages import REVIEW, page_type
from desktop.wizard.session import WizardSession
from desktop.wizard.step import StepPage
from desktop.wizard.stepper import Stepper


class Wizard(QWidget):
    """The wizard around its pages; the session remembers everything that was chosen.

    Signals:
        environment_wanted: the person wants to see the Environment page.
        outcome: a start was refused, and Review says why; whoever shows pages should show this one.
    """

    environment_wanted = Signal()
    outcome = Signal()

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._session, self._checker = session, checker
        names = [self.tr("Data"), self.tr("Model"), self.tr("Settings"), self.tr("Review")]
        self.jobs = JobFiles(session)
        self.stepper = Stepper(names, self.jobs.button)
        self.stepper.pressed.connect(self._jump)
        self.jobs.loaded.connect(lambda: self.show_step(session.step))
        self.footer = Footer()
        self.footer.back.connect(self._back)
        self.footer.forward.connect(self._forward)
        self.footer.fix_wanted.connect(session.set_values)
        self._place = QVBoxLayout()
        items: list[Item] = [self.stepper, self.jobs, (self._place, 1), self.footer]
        fill_layout = QVBoxLayout(self)
        fill(fill_layout, items, 0, 0)
        self.page: StepPage | None = None
        self._shown = -1
        self._memo = LiveMemo()
        session.start_failed.connect(self._show_refusal)
        session.view_changed.connect(lambda: self.show_step(0))
        checker.changed.connect(self._show_machine)
        session.settings_changed.connect(self._show_state)
        session.model_changed.connect(self._show_state)
        self._show_machine()
        self.show_step(session.step)

    def show_step(self, step: int) -> None:
        """Build and show a step; what was entered before is in the session."""
        self._session.step = self._shown = step
        if self.page is not None:
            self._place.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        page = self._page_type(step)(self._session, self._checker)
        self.page = page
        self._place.addWidget(page)
        self.stepper.show_step(step)
        start, side = actions.START, page.side_action()
        if step == REVIEW:
            self.footer.show_step(start.text, start.icon, start.shortcut, first=False, side=side)
        else:
            first = step == 0 and self._session.token_view is None
            self.footer.show_step(page.next_text(), first=first, side=side)
        page.changed.connect(self._show_state)
        page.left.connect(self._forward)
        if step == REVIEW:
            page.environment_wanted.connect(self.environment_wanted)  # type: ignore[attr-defined]
            page.step_wanted.connect(self.show_step)  # type: ignore[attr-defined]
        self._show_state()

    def load_job(self, file: Path) -> None:
        """Take a job file, or say everything that is wrong in it."""
        self.jobs.load(file)

    def _page_type(self, step: int) -> type[StepPage]:
        """The first step has a second page; whoever leaves the step leaves that one too."""
        if step != 0:
            self._session.token_view = None
        return page_type(step, tokens=self._session.token_view is not None)

    def _jump(self, step: int) -> None:
        if step == 0 and self._session.token_view is not None:
            self._session.close_token_view()
        else:
            self.show_step(step)

    def _back(self) -> None:
        self._jump(max(0, self._session.step - 1))

    def _forward(self) -> None:
        page = self.page
        if page is None:
            return
        if page.reason_not():
            self._show_state()  # the reason came up since the button was last drawn: say it
            return
        if self._session.starting:
            self.show_step(REVIEW)
        elif self._shown == REVIEW:
            page.start()  # type: ignore[attr-defined]
        else:
            self.show_step(self._session.step + 1)

    def _show_refusal(self, error: Exception) -> None:
        """A start that was refused while one looked at another step is told on Review."""
        if isinstance(error, Refused):
            self._checker.show_report(error.report)
        if self._shown != REVIEW:
            self.show_step(REVIEW)
        self.outcome.emit()

    def _show_machine(self) -> None:
        """Proposals follow the memory that the environment check saw."""
        asked = str(self._session.value("training.device"))
        self._session.set_machine(machine(self._checker.report, asked))
        self._show_state()

    def _show_state(self) -> None:
        page = self.page
        if page is None:
            return
        self._warm_engine()
        reasons = page.reason_not(), page.side_reason_not()
        self.footer.show_state(self._live(page), *reasons, stale=page.stale())
        self.footer.setVisible(page.has_footer())

    def _warm_engine(self) -> None:
        """An engine imports meanwhile, once it is known which card it has to see."""
        if self._checker.verdict not in ("ok", "usable"):
            return
        row = (self._checker.report or {}).get("row") or {}
        asked = str(self._session.value("training.device"))
        self._session.warm_engine(row.get("device") if asked in ("auto", "cuda") else None)

    def _live(self, page: StepPage) -> Live:
        """Memory and time once they are known; before, and on Data, the page's own words."""
        session = self._session
        if session.starting:
            words = self.tr("Checking the environment and starting the engine …")
            return Live(text=words)
        if session.step == 0 and session.token_view is not None:
            return Live(text=page.live_line())
        if session.step == 0:
            ready = session.data.state == "ready"
            return Live(text=(rows_line(session) if ready else "") or page.live_line())
        counted = (
            self._memo.live(session, self._checker) if session.model.state == "ready" else None
        )
        return counted or Live(text=page.live_line())

    # A job file is taken anywhere; else a file on Data, a folder on Model.
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_job(event) is not None:
            event.acceptProposedAction()
        elif self.page is not None and self.page.accepts(dropped_paths(event)):
            event.acceptProposedAction()
            self.page.show_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.page is not None:
            self.page.show_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        if self.page is None:
            return
        self.page.show_hot(False)
        if paths := dropped_paths(event):
            event.acceptProposedAction()
        if (job := dropped_job(event)) is not None:
            self.load_job(job)
        elif paths:
            self.page.take_drop(paths)
