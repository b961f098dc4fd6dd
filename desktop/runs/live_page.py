"""A run as it goes: state, numbers, curves, answers, log. It reads the folder and asks for a stop;
closing the window changes nothing for the run."""

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

from desktop import format as fmt
from desktop.problems import AppProblem
from desktop.runs import launcher
from desktop.runs.background import Background
from desktop.runs.chart_card import ChartCard
from desktop.runs.follow import RunFollower
from desktop.runs.job_words import job_line, read_job
from desktop.runs.log_card import LogCard
from desktop.runs.notice_cards import notice_cards, notice_key, problem_cards
from desktop.runs.refusal_card import refusal_cards
from desktop.runs.samples_card import SamplesCard
from desktop.runs.state_words import GOING, state_sentence, state_word
from desktop.runs.tiles_widget import RunTiles
from desktop.theme import px
from desktop.widgets.basics import (
    Columns,
    Header,
    Page,
    button,
    clear,
    muted,
    pill,
    progress,
    set_enabled,
    set_progress_state,
)
from engine.contract.run_folder import RunFolder

BAR_PARTS = 1000
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

    @property
    def state(self) -> str:
        """The state that is shown."""
        return self._state

    def show_run(self, path: Path) -> None:
        """Show this run from now on."""
        if self._run is not None and self._run.path == path:
            self._follower.look()
            return
        self._run = RunFolder(path)
        self._job = dict(read_job(self._run.job))
        self._state, self._notices, self._stop_asked = "", (), False
        self._bar.setValue(0)
        clear(self._refusals)
        name = str(self._job.get("name") or path.name)
        self._header.title.setText(name)
        self.setAccessibleName(name)
        self._log.show_file(self._run.log)
        self._follower.follow(path)
        self.refresh()

    def refresh(self) -> None:
        """Show what the follower knows now."""
        view, state = self._follower.view, self._follower.state
        self._chart.refresh()
        self._show_tiles()
        self._samples.show_samples(view.samples)
        self._show_state(state)
        self._show_bar(state)
        self._show_notices(state)
        self._log.refresh()

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._pill = pill("", "off", "circle")
        self._stop = button(self.tr("Stop after checkpoint"), "", "stop", self._ask_to_stop)
        self._resume = button(self.tr("Resume"), "primary", "play", self._ask_to_resume)
        self._folder = button(self.tr("Open folder"), "", "folder", self._open_folder)
        self._result = button(self.tr("See the result"), "primary", "arrow", self._show_result)
        buttons = (self._folder, self._stop, self._resume, self._result)
        self._header = Header("", "", *buttons, pill=self._pill)
        self._bar = progress(0, BAR_PARTS, name=self.tr("Progress of the run"))
        self._tiles = RunTiles()
        self._chart = ChartCard(self._follower)
        self._chart.drawn.connect(self._show_tiles)
        self._samples = SamplesCard()
        self._refusals, self._problems, self._notes = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for layout in (self._refusals, self._problems, self._notes):
            layout.setSpacing(px(12))
        self._log = LogCard()
        self._leave = muted(self.tr("You may close this window; training continues."))
        columns = Columns(self._chart, self._samples, 272)
        self.add(self._header, self._bar, self._refusals, self._tiles, self._problems)
        self.add((columns, 1), self._notes, self._log, self._leave)

    def _show_tiles(self) -> None:
        follower = self._follower
        self._tiles.show_run(follower.view, follower.state, self._job, self._chart.smoothed)

    # -- state --------------------------------------------------------------------------------

    def _show_state(self, state: str) -> None:
        view = self._follower.view
        word = state_word(state, view.phase)
        self._pill.show_state(word.text, word.tone, word.icon)
        sentence = state_sentence(state, view, self._follower.silent_s)
        self._header.sentence.setText(sentence or self._job_sentence())
        self._show_buttons(state)
        self._leave.setVisible(state in GOING)
        if self._state and state != self._state and state in ENDED:
            self._announce(f"{self._header.title.text()}: {word.text}. {sentence}")
        self._state = state

    def _show_buttons(self, state: str) -> None:
        self._stop_asked = self._stop_asked and state in (*GOING, "stopping")
        asked = self._stop_asked or state == "stopping"
        self._stop.setVisible(state in GOING or state == "stopping")
        set_enabled(self._stop, self.tr("A stop has been asked for") if asked else "")
        self._resume.setVisible(state in ("created", "stopped", "lost"))
        set_enabled(
            self._resume, self.tr("The environment is being checked") if self._resuming.busy else ""
        )
        self._result.setVisible(state == "finished")
        self._folder.setVisible(state in (*ENDED, "created"))

    def _job_sentence(self) -> str:
        """Model, method, rows and start, as far as they are known."""
        parts = [job_line(self._job)]
        rows = self._follower.view.started.get("train_rows")
        if isinstance(rows, int):
            parts.append(self.tr("%Ln row(s)", "", rows))
        began = fmt.moment(self._follower.began_t)
        if began is not None:
            parts.append(self.tr("started {time}").format(time=fmt.when(began)))
        return " · ".join(part for part in parts if part)

    def _show_bar(self, state: str) -> None:
        """Never backwards: a resume redoes steps, and the eye should not lose them."""
        value = round(self._follower.view.fraction * BAR_PARTS)
        self._bar.setValue(max(self._bar.value(), value))
        quiet = state in ("paused", "stopped", "lost", "created", "queued")
        set_progress_state(self._bar, "danger" if state == "failed" else "paused" if quiet else "")

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

    def _announce(self, text: str) -> None:
        """Say it to a screen reader, and ask for a look where the window is not in front."""
        event = QAccessibleAnnouncementEvent(self, text)
        QAccessible.updateAccessibility(event)
        if not self.isActiveWindow():
            QApplication.alert(self.window())

    # -- asking -------------------------------------------------------------------------------

    def _ask_to_stop(self) -> None:
        if self._run is None:
            return
        try:
            launcher.stop(self._run.path)
        except (AppProblem, OSError) as problem:
            self._show_refusal(problem)
            return
        self._stop_asked = True
        self._follower.look()
        self.refresh()

    def _ask_to_resume(self) -> None:
        if self._run is None:
            return
        path, home = self._run.path, self._home
        clear(self._refusals)
        self._resuming.run(lambda: launcher.resume(path, home))
        self.refresh()

    def _resumed(self, path: Path) -> None:
        if self._run is not None and path == self._run.path:
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

    def _show_result(self) -> None:
        if self._run is not None:
            self.open_result.emit(self._run.path)

    # -- Qt -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follower.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follower.set_visible(False)
