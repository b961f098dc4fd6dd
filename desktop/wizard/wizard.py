"""New run: four steps from a file to a started run, one page at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import actions
from desktop.environment.checker import EnvironmentChecker
from desktop.runs.launcher import Refused
from desktop.widgets.basics import Item, fill
from desktop.wizard.data.data_page import DataPage
from desktop.wizard.footer import Footer
from desktop.wizard.model.model_page import ModelPage
from desktop.wizard.review.review_page import ReviewPage
from desktop.wizard.session import WizardSession
from desktop.wizard.settings.settings_page import SettingsPage
from desktop.wizard.step import StepPage
from desktop.wizard.stepper import Stepper

PAGES: tuple[type[StepPage], ...] = (DataPage, ModelPage, SettingsPage, ReviewPage)


class Wizard(QWidget):
    """The wizard around its pages; the session remembers everything that was chosen.

    Signals:
        environment_wanted: the person wants to see the Environment page.
    """

    environment_wanted = Signal()

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._session, self._checker = session, checker
        names = [self.tr("Data"), self.tr("Model"), self.tr("Settings"), self.tr("Review")]
        self.stepper = Stepper(names)
        self.stepper.pressed.connect(self.show_step)
        self.footer = Footer()
        self.footer.back.connect(lambda: self.show_step(session.step - 1))
        self.footer.forward.connect(self._forward)
        self._place = QVBoxLayout()
        items: list[Item] = [self.stepper, (self._place, 1), self.footer]
        fill_layout = QVBoxLayout(self)
        fill(fill_layout, items, 0, 0)
        self.page: StepPage | None = None
        session.start_failed.connect(self._show_refusal)
        self.show_step(session.step)

    def show_step(self, step: int) -> None:
        """Build and show a step; what was entered before is in the session."""
        self._session.step = step
        if self.page is not None:
            self._place.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        page = PAGES[step](self._session, self._checker)
        self.page = page
        self._place.addWidget(page)
        self.stepper.show_step(step)
        start = actions.START
        if step == len(PAGES) - 1:
            self.footer.show_step(start.text, start.icon, start.shortcut, first=False)
        else:
            self.footer.show_step(page.next_text(), first=step == 0)
        page.changed.connect(self._show_state)
        page.left.connect(self._forward)
        if isinstance(page, ReviewPage):
            page.environment_wanted.connect(self.environment_wanted)
            page.step_wanted.connect(self.show_step)
        self._show_state()

    def _forward(self) -> None:
        page = self.page
        if page is None or page.reason_not():
            return
        if isinstance(page, ReviewPage):
            page.start()
        else:
            self.show_step(self._session.step + 1)

    def _show_refusal(self, error: Exception) -> None:
        """A start that was refused while one looked at another step is told on Review."""
        if isinstance(error, Refused):
            self._checker.show_report(error.report)
        if not isinstance(self.page, ReviewPage):
            self.show_step(PAGES.index(ReviewPage))

    def _show_state(self) -> None:
        if self.page is not None:
            line, reason = self.page.live_line(), self.page.reason_not()
            self.footer.show_state(line, reason, stale=self.page.stale())
            self.footer.setVisible(self.page.has_footer())

    # The whole page accepts a drop: a file on Data, a folder on Model.
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.page is not None and self.page.accepts(_dropped(event)):
            event.acceptProposedAction()
            self.page.show_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.page is not None:
            self.page.show_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        if self.page is not None:
            self.page.show_hot(False)
            if paths := _dropped(event):
                event.acceptProposedAction()
                self.page.take_drop(paths)


def _dropped(event: QDropEvent) -> list[str]:
    """Local paths of what hangs on the mouse."""
    data = event.mimeData()
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
