"""A run as it goes: state, numbers, curves, answers, log.

The page reads the run's folder and may ask for a stop; closing the window changes nothing for the
run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QHideEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout

from desktop.problems import AppProblem
from desktop.runs import launcher
from desktop.runs.background import Background
from desktop.runs.chart_card import ChartCard
from desktop.runs.end_card import EndCard
from desktop.runs.follow import RunFollower
from desktop.runs.job_words import read_job
from desktop.runs.log_card import LogCard
from desktop.runs.notice_cards import notice_cards, notice_key, problem_cards
from desktop.runs.refusal_card import refusal_cards
from desktop.runs.run_header import RunHeader
from desktop.runs.samples_card import SamplesCard
from desktop.runs.state_words import GOING
from desktop.runs.tiles_widget import RunTiles
from desktop.theme import px
from desktop.widgets.basics import Columns, Page, button, clear, muted
from engine.contract.run_folder import RunFolder

STOP_PATIENCE_S = 60.0
"""After a stop was asked for: no news for this long, and ending the engine is offered."""
ENDED = ("finished", "stopped", "failed", "lost")
"""States worth an announcement when they come while somebody watches."""


class LivePage(Page):
    """Follows one run at a time.

    Signals:
        open_result: the person wants to see what came out of this run.
    """

    open_result = Signal(Path)

    def __init__(self, home: Path) -> None:
        super().__init__(spacing=12)
        self._home = home
        self._run: RunFolder | None = None
        self._job: dict[str, Any] = {}
        self._state = ""
        self._notices: tuple[object, ...] = ()
        self._stop_asked = False
        self._follower = RunFollower(self)
        self._follower.changed.connect(self.refresh)
        self._resuming = Background(self)
        self._resuming.done.connect(self._resumed)
        self._resuming.failed.connect(self._not_resumed)
        self._build()
        self._connect()

    @property
    def state(self) -> str:
        """The state that is shown; empty while the history is being read."""
        return self._state

    def show_run(self, path: Path) -> None:
        """Show this run from now on."""
        if self._run is not None and self._run.path == path:
            self._follower.look_now()
            return
        self._run = RunFolder(path)
        self._job = dict(read_job(self._run.job))
        self._state, self._notices, self._stop_asked = "", (), False
        clear(self._refusals)
        self.header.start_with(str(self._job.get("name") or path.name))
        self.setAccessibleName(self.header.name)
        self.log.show_file(self._run.log)
        self._follower.follow(path)
        self.refresh()

    def refresh(self) -> None:
        """Show what the follower knows now."""
        follower = self._follower
        if self._run is None or not follower.is_caught_up:
            return
        state = follower.state
        self._stop_asked = self._stop_asked and state in GOING
        checking = self._resuming.busy
        self.header.show_run(
            follower, state, self._job, stop_asked=self._stop_asked, checking=checking
        )
        self.chart.refresh()
        self._show_tiles()
        self.samples.show_samples(follower.view.samples)
        self._show_notices(state)
        self.end.offer(self._run.path if self._does_not_answer(state) else None)
        self.log.refresh()
        self._leave.setVisible(state in GOING)
        self._announce(state)
        self._state = state

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = RunHeader()
        self.tiles = RunTiles()
        self.chart = ChartCard(self._follower)
        self.samples = SamplesCard()
        self.end = EndCard()
        self.log = LogCard()
        self._leave = muted(self.tr("You may close this window; training continues."))
        self._refusals, self._problems, self._notes = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for layout in (self._refusals, self._problems, self._notes):
            layout.setSpacing(px(12))
        columns = Columns(self.chart, self.samples, 272)
        self.add(self.header, self._refusals, self.end, self.tiles, self._problems)
        self.add((columns, 1), self._notes, self.log, self._leave)

    def _connect(self) -> None:
        self.header.stop.connect(self._ask_to_stop)
        self.header.resume.connect(self._ask_to_resume)
        self.header.folder.connect(self._open_folder)
        self.header.log.connect(self._unfold_log)
        self.header.result.connect(self._see_result)
        self.chart.drawn.connect(self._show_tiles)
        self.end.ended.connect(self._follower.look_now)

    # -- showing ------------------------------------------------------------------------------

    def _show_tiles(self) -> None:
        follower = self._follower
        self.tiles.show_run(follower.view, follower.state, self._job, self.chart.smoothed)

    def _show_notices(self, state: str) -> None:
        key = notice_key(self._follower.view, state)
        if key == self._notices:
            return
        self._notices = key
        clear(self._problems)
        clear(self._notes)
        again = button(self.tr("Resume"), "primary", "play", self._ask_to_resume)
        for made in problem_cards(self._follower.view, state, [again]):
            self._problems.addWidget(made)
        for made in notice_cards(self._follower.view):
            self._notes.addWidget(made)

    def _does_not_answer(self, state: str) -> bool:
        """Silent for long, or a stop was asked for and nothing has happened since."""
        waits = state == "stopping" and self._follower.silent_s > STOP_PATIENCE_S
        return waits or state == "silent"

    def _announce(self, state: str) -> None:
        """Say an end to a screen reader, and ask for a look where the window is not in front."""
        if not self._state or state == self._state or state not in ENDED:
            return
        said = f"{self.header.name}: {self.header.state_text}. {self.header.sentence}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        if not self.isActiveWindow():
            QApplication.alert(self.window())

    # -- asking -------------------------------------------------------------------------------

    def _ask_to_stop(self) -> None:
        if self._run is None:
            return
        try:
            launcher.stop(self._run.path)
            self._stop_asked = True
        except (AppProblem, OSError) as problem:
            self._show_refusal(problem)
        self._follower.look_now()
        self.refresh()

    def _ask_to_resume(self) -> None:
        if self._run is None:
            return
        path, home = self._run.path, self._home
        clear(self._refusals)
        self._resuming.run(lambda: launcher.resume(path, home))
        self.refresh()

    def _resumed(self) -> None:
        self._follower.look_now()
        self.refresh()

    def _not_resumed(self, error: Exception) -> None:
        self._show_refusal(error)
        self.refresh()

    def _show_refusal(self, error: Exception) -> None:
        clear(self._refusals)
        for made in refusal_cards(error):
            self._refusals.addWidget(made)

    def _open_folder(self) -> None:
        if self._run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._run.path)))

    def _see_result(self) -> None:
        if self._run is not None:
            self.open_result.emit(self._run.path)

    def _unfold_log(self) -> None:
        self.log.unfold()
        self.scroller.ensureWidgetVisible(self.log)

    # -- Qt -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follower.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follower.set_visible(False)
