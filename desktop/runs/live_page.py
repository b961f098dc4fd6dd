"""A run as it goes: state, numbers, curves, answers, what was changed, what went wrong, log.

The page reads the run's folder and may ask its engine for something; closing the window changes
nothing for the run.
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

from desktop.runs.adjust_card import AdjustCard
from desktop.runs.asker import RunAsker
from desktop.runs.chart_card import ChartCard
from desktop.runs.end_card import EndCard
from desktop.runs.follow import RunFollower
from desktop.runs.job_words import read_job
from desktop.runs.log_card import LogCard
from desktop.runs.memory_now import MemoryWatch
from desktop.runs.notice_cards import ProblemCards, WarningCards
from desktop.runs.queue_line import QueueLine
from desktop.runs.refusal_card import refusal_cards
from desktop.runs.restart_card import RestartCard
from desktop.runs.run_header import RunHeader
from desktop.runs.samples_card import SamplesCard
from desktop.runs.state_words import GOING, nothing_words, window_state
from desktop.runs.tiles_widget import RunTiles
from desktop.theme import px
from desktop.widgets.basics import Columns, Page, clear, muted
from engine.contract.run_folder import RunFolder

STOP_PATIENCE_S = 60.0
"""After a stop was asked for: no news for this long, and ending the engine is offered."""
ENDED = ("finished", "paused", "stopped", "failed", "lost")
"""States worth an announcement when they come while somebody watches."""


class LivePage(Page):
    """Follows one run at a time.

    Signals:
        open_result: the person wants to see what came out of this run.
        repeat: (job file, step of the wizard, changed settings): a new run like this one.
        state_changed: `window_words` reads otherwise.
    """

    open_result = Signal(Path)
    repeat = Signal(Path, int, dict)
    state_changed = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__(spacing=12)
        self._home = home
        self._run: RunFolder | None = None
        self._job: dict[str, Any] = {}
        self._state = ""
        self.window_words = ""
        self._follower = RunFollower(self)
        self._follower.changed.connect(self.refresh)
        self.memory = MemoryWatch(self)
        self.asker = RunAsker(home, self._follower, self)
        self.later = self.asker.later
        self._queue = QueueLine(home, self)
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
        self._state = ""
        self.asker.forget()
        clear(self._refusals)
        self.adjusted.start_again()
        self.warnings.start_again()
        self.header.start_with(str(self._job.get("name") or path.name))
        self.setAccessibleName(self.header.name)
        self.log.show_file(self._run.log)
        self.chart.compare.offer(self._home, path)
        self.memory.watch(self._run)
        self._follower.follow(path)
        self.refresh()
        if self.isVisible():
            self.memory.look()

    def refresh(self) -> None:
        """Show what the follower knows now."""
        follower, run = self._follower, self._run
        if run is None or not follower.is_caught_up:
            return
        state, view = follower.state, follower.view
        self._queue.look(run, view, waits=state == "queued")
        self._show_header(state)
        curve, answers = nothing_words(state)
        self.chart.show_nothing(curve)
        self.chart.refresh_soon()
        self._show_tiles()
        self.samples.show_samples(view.samples, answers)
        self.samples.offer_now(state == "running", waits=self.asker.waits("sample"))
        self.restarted.show_run(run, state)
        self.problems.show_run(view, state)
        self.adjusted.show_run(view)
        self.warnings.show_run(view, state, self._job)
        self._offer_end(run, state)
        self.log.refresh()
        self._leave.setVisible(state in GOING and follower.alive)
        self._announce(state)
        self._state = state
        self._tell_window(state)

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = RunHeader()
        self.tiles = RunTiles()
        self.chart = ChartCard(self._follower)
        self.samples = SamplesCard()
        self.problems, self.warnings = ProblemCards(self.later), WarningCards()
        self.adjusted, self.restarted = AdjustCard(), RestartCard()
        self.end = EndCard()
        self.log = LogCard()
        self._leave = muted(self.tr("You may close this window; training continues."))
        self._refusals = QVBoxLayout()
        self._refusals.setSpacing(px(12))
        columns = Columns(self.chart, self.samples, 272)
        self.add(self.header, self._refusals, self.end, self.tiles)
        self.add(self.restarted, self.problems)
        self.add(self.warnings, (columns, 1), self.adjusted, self.log, self._leave)

    def _connect(self) -> None:
        asker = self.asker
        self.header.asked.connect(asker.ask)
        self.header.keep.connect(asker.keep)
        self.header.resume.connect(asker.resume)
        self.header.folder.connect(self._open_folder)
        self.header.log.connect(self._unfold_log)
        self.header.result.connect(self._see_result)
        self.samples.asked.connect(lambda: asker.ask("sample"))
        self.problems.acted.connect(asker.act)
        self.warnings.acted.connect(asker.act)
        self.adjusted.chosen.connect(self._show_change)
        self.chart.mark_chosen.connect(self._show_change)
        self.chart.drawn.connect(self._show_tiles)
        self.memory.changed.connect(self._show_tiles)
        self.later.looked.connect(self.refresh)
        asker.changed.connect(self._asked_or_done)
        asker.refused.connect(self._refused)
        asker.repeat.connect(self.repeat)
        self._queue.changed.connect(self.refresh)
        self.end.ended.connect(self._follower.look_now)

    # -- showing ------------------------------------------------------------------------------

    def _show_header(self, state: str) -> None:
        self.header.show_run(
            self._follower,
            state,
            self._job,
            waits=[word for word in ("save", "pause", "stop") if self.asker.waits(word)],
            checking=self.asker.works,
            sentence=self._queue.sentence if state == "queued" else "",
        )
        if state not in GOING:
            self.asker.forget_requests()

    def _show_tiles(self) -> None:
        follower = self._follower
        if self._run is not None and follower.is_caught_up:
            self.tiles.show_run(follower.view, follower.state, self._job, self.memory.now)

    def _show_change(self, number: int) -> None:
        """A change was pressed, on its card or on the chart: both show which."""
        self.adjusted.highlight(number)
        self.chart.highlight(number)

    def _offer_end(self, run: RunFolder, state: str) -> None:
        """Where an engine gives no sign; and where a stop was asked for and it is busy for long."""
        asked = state in ("stopping", "pausing")
        silent = state == "silent" or (asked and self._follower.is_silent)
        busy = asked and self._follower.news_s > STOP_PATIENCE_S
        self.end.offer(run.path if silent or busy else None, busy=not silent)

    def _announce(self, state: str) -> None:
        """Say an end to a screen reader, and ask for a look where the window is not in front."""
        if not self._state or state == self._state or state not in ENDED:
            return
        said = f"{self.header.name}: {self.header.state_text}. {self.header.sentence}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        if not self.isActiveWindow():
            QApplication.alert(self.window())

    def _tell_window(self, state: str) -> None:
        share = 0.0 if state == "finished" else self._follower.view.fraction
        words = f"{window_state(self.header.state_text, share)} · {self.header.name}"
        if words != self.window_words:
            self.window_words = words
            self.state_changed.emit()

    # -- asking -------------------------------------------------------------------------------

    def _asked_or_done(self) -> None:
        self._follower.look_now()
        self.refresh()

    def _refused(self, error: Exception | None) -> None:
        clear(self._refusals)
        for made in refusal_cards(error) if error is not None else []:
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
        self.memory.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follower.set_visible(False)
        self.memory.set_visible(False)
