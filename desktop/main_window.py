"""The window: rail, one page at a time, and what outlives a page.

After a change of colours or language every page is built again from what the window remembers
(where one is, the draft, the last check), so no page has to know how to change its clothes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop import actions, format, icons, language, paths, settings
from desktop.environment.checker import EnvironmentChecker
from desktop.environment.gpu_watch import GpuWatch
from desktop.environment.job_banner import WaitingJob
from desktop.environment.repair_watch import RepairWatch
from desktop.environment.verdict import environment_line
from desktop.going import GoingWatch
from desktop.rail import GoingRun, Rail
from desktop.runs.launcher import Refused
from desktop.runs.listing import read_state
from desktop.runs.restart_watch import RestartWatch
from desktop.runs.state_words import state_word, window_state
from desktop.theme import on_change, px, theme
from desktop.wizard.dropped import dropped_job
from desktop.wizard.session import WizardSession
from engine.contract.run_folder import RunFolder

COMPACT_BELOW = 900
"""Width in design pixels under which the rail shows its words under the icons."""
FIRST_CHECK_MS = 100
"""The environment check waits for the first picture: side by side both came 0.1 s later."""


class MainWindow(QWidget):
    """Formiga's only window.

    Attributes:
        page: what is on the screen: "new", "runs", "environment", "live" or "result".
        run: the run that the live and the result page are about.
    """

    def __init__(self, home: Path, *, empty: bool = False) -> None:
        """`empty`: no page yet, because whoever opens the window shows one before it is seen."""
        super().__init__()
        self.setObjectName("window")
        self.home = home
        self.settings = settings.load(paths.settings_file(home))
        self.checker = EnvironmentChecker(home, self)
        self.session = WizardSession(home, self.settings, self)
        self.watch = GoingWatch(home, self)
        self.restarts = RestartWatch(home, self)
        self.repairs = RepairWatch(home, self)
        self.gpu = GpuWatch(self)
        self.waiting: WaitingJob | None = None
        self.page = "new"
        self.run: Path | None = None
        self._pages: dict[str, QWidget] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._rebuild_timer = QTimer(self, singleShot=True, interval=0)
        self._rebuild_timer.timeout.connect(self._rebuild)
        self._frame()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(640, 480)
        self.resize(1280, 800)
        self.setWindowIcon(icons.application_icon())
        self.setAcceptDrops(True)
        if not empty:
            self.go("new")

    def start(self) -> None:
        """Begin to look around: check the environment, find a run that is still going."""
        self.watch.start()
        self.restarts.start()
        self.repairs.start()
        QTimer.singleShot(FIRST_CHECK_MS, self, self.checker.check)

    def go(self, page: str) -> None:
        """Show a destination of the rail."""
        self.page = page
        made = self._pages.get(page)
        if made is None:
            made = self._pages[page] = self._make(page)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        self.rail.show_active("runs" if page in ("live", "result") else page)
        self._show_title()
        if self.focusWidget() is None:
            self.setFocus()  # else Qt gives it to the rail, with a frame that nobody asked for

    def open_run(self, run: Path) -> None:
        """Show a run: what came out of it if it has finished, else how it goes."""
        finished = read_state(RunFolder(run)).state == "finished"
        self.open_result(run) if finished else self.open_live(run)

    def open_live(self, run: Path) -> None:
        """Show how a run goes."""
        self._show_run("live", run)

    def open_result(self, run: Path) -> None:
        """Show what came out of a run."""
        self._show_run("result", run)

    def _show_run(self, page: str, run: Path) -> None:
        self.run = run
        self.go(page)
        self._pages[page].show_run(run)  # type: ignore[attr-defined]
        self.watch.look()

    def _make(self, page: str) -> QWidget:
        """Build a page; those with a chart import their libraries only here."""
        if page == "new":
            from desktop.wizard.wizard import Wizard

            wizard = Wizard(self.session, self.checker)
            wizard.environment_wanted.connect(self._leave_job)
            wizard.outcome.connect(lambda: self.go("new"))
            return wizard
        if page == "environment":
            from desktop.environment.page import EnvironmentPage

            environment = EnvironmentPage(self.checker, self.repairs)
            environment.show_job(self.waiting)
            environment.job_wanted.connect(self._back_to_job)
            environment.new_run_wanted.connect(lambda: self.go("new"))
            return environment
        if page == "runs":
            from desktop.runs.list_page import RunsPage

            runs = RunsPage(self.home)
            runs.open_run.connect(self.open_run)
            runs.new_run.connect(lambda: self.go("new"))
            return runs
        if page == "live":
            from desktop.runs.live_page import LivePage

            live = LivePage(self.home)
            live.open_result.connect(self.open_result)
            live.repeat.connect(self._repeat)
            live.state_changed.connect(self._show_title)
            return live
        from desktop.results.result_page import ResultPage

        result = ResultPage(self.home)
        result.open_live.connect(self.open_live)
        return result

    def _repeat(self, job: Path, step: int, changes: dict[str, Any]) -> None:
        """A new run like an old one: its job as the draft, with some settings changed."""
        self.go("new")
        wizard = self._pages["new"]
        wizard.load_job(job)  # type: ignore[attr-defined]
        if self.session.job_file == job:  # else the wizard says what is wrong with it
            self.session.set_values(changes)
            wizard.show_step(step)  # type: ignore[attr-defined]

    def _leave_job(self) -> None:
        """From Review to the environment; a refused start is taken up again on the way back."""
        refused = isinstance(self.session.refusal, Refused)
        self._wait(WaitingJob(self.session.draft.name, starts=refused))
        self.go("environment")

    def _back_to_job(self, starts: bool) -> None:
        self._wait(None)
        self.go("new")
        self._pages["new"].show_step(self.session.step)  # type: ignore[attr-defined]
        if starts:
            self.session.start_run()

    def _wait(self, job: WaitingJob | None) -> None:
        self.waiting = job
        if (page := self._pages.get("environment")) is not None:
            page.show_job(job)  # type: ignore[attr-defined]

    def _started(self, run: Path) -> None:
        self._wait(None)
        self._forget("new")
        self.open_live(run)

    def _forget(self, page: str) -> None:
        if (made := self._pages.pop(page, None)) is not None:
            self._stack.removeWidget(made)
            made.deleteLater()

    def _frame(self) -> None:
        self.rail = Rail(self.settings.language, self.settings.theme)
        self.rail.went.connect(self.go)
        self.rail.run_pressed.connect(self._open_going)
        self.rail.language_chosen.connect(self._choose_language)
        self.rail.theme_chosen.connect(self._choose_theme)
        self._stack = QStackedWidget()
        self._layout.addWidget(self.rail)
        self._layout.addWidget(self._stack, 1)
        self._show_environment()
        self._show_going()

    def _connect(self) -> None:
        on_change(self._rebuild_timer.start)
        self.checker.changed.connect(self._environment_checked)
        self.repairs.changed.connect(self._show_environment)
        self.repairs.ended.connect(self._environment_changed)
        self.gpu.changed.connect(self._show_environment)
        self.session.started.connect(self._started)
        self.watch.changed.connect(self._show_going)
        for name, action in actions.DESTINATIONS.items():
            shortcut = QShortcut(QKeySequence(action.shortcut), self)
            shortcut.activated.connect(lambda name=name: self.go(name))

    def _rebuild(self) -> None:
        """Build rail and page again, in the language and the colours of now."""
        self.setUpdatesEnabled(False)
        for page in list(self._pages):
            self._forget(page)
        for old in (self.rail, self._stack):
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._frame()
        self._fit_rail()
        self.go(self.page)
        if self.page in ("live", "result") and self.run is not None:
            self._pages[self.page].show_run(self.run)  # type: ignore[attr-defined]
        self.setUpdatesEnabled(True)

    def _choose_language(self, chosen: str) -> None:
        self.settings.language = chosen
        self._save_settings()
        language.install(chosen)
        self._rebuild_timer.start()

    def _choose_theme(self, chosen: str) -> None:
        self.settings.theme = chosen
        self._save_settings()
        theme.use(chosen)

    def _save_settings(self) -> None:
        settings.save(self.settings, paths.settings_file(self.home))

    def _environment_checked(self) -> None:
        self.gpu.watch(self.checker.report)
        self._show_environment()

    def _environment_changed(self) -> None:
        """Another environment is in use, or the same one was built again: look at it."""
        self.session.engine.end()
        self.checker.check_anew()

    def _show_environment(self) -> None:
        used = self.gpu.memory
        memory = (used.used_bytes, used.total_bytes) if used else None
        line = environment_line(self.checker, self.repairs.percent, memory)
        self.rail.show_environment(line)

    def _show_going(self) -> None:
        going = self.watch.going
        self.rail.show_run(
            GoingRun(going.run.name, going.percent, format.percent(going.percent / 100))
            if going
            else None
        )
        self._show_title()

    def _open_going(self) -> None:
        if self.watch.going is not None:
            self.open_live(self.watch.going.run.path)

    def _show_title(self) -> None:
        """State and percent of the run that is shown, else of the one that is going."""
        words = getattr(self._pages.get("live"), "window_words", "") if self.page == "live" else ""
        going = self.watch.going
        if not words and going is not None:
            state = window_state(state_word(going.run.state).text, going.percent / 100)
            words = f"{state} · {going.run.name}"
        self.setWindowTitle(f"{words} – Formiga" if words else "Formiga")

    def _fit_rail(self) -> None:
        self.rail.set_compact(self.width() < px(COMPACT_BELOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild_timer.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A job file may be dropped on any page; New run takes it."""
        if dropped_job(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (job := dropped_job(event)) is not None:
            event.acceptProposedAction()
            self.go("new")
            self._pages["new"].load_job(job)  # type: ignore[attr-defined]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave; a run that is going goes on without the window."""
        self.watch.stop()
        self.restarts.stop()
        self.repairs.stop()
        self.gpu.stop()
        self.session.stop()
        self.checker.stop()
        super().closeEvent(event)
