"""Follows one run for a page: reads its events in small bites and knows whether it lives.

One bite takes a few milliseconds and the window paints between bites, so that neither a history
of 300,000 steps nor 10,000 events a second hold it up. A long history is looked at thinned first
(everything but most of its steps), then read whole beside that.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.format import moment
from desktop.runs.hearing import EngineNow, Hearing, engine_now, has_room
from desktop.runs.history import Glance, fold_block
from desktop.runs.launcher import is_active
from desktop.runs.listing import RESUMABLE, document
from desktop.runs.run_view import RunView
from desktop.runs.tail import RunTail, is_unreadable
from engine.contract.run_folder import RunFolder

VISIBLE_MS, RUNNING_MS, HIDDEN_MS = 250, 500, 2000
"""Between two looks. Steps that only go on are shown twice a second: four times took 1.5 % of a
machine with two cores from an engine that uses both."""
BITE_BYTES = 96 * 1024
"""About 400 step events; more than the 64 KiB of the longest line."""
WHOLE_BITE_BYTES = 192 * 1024  # some 5 ms
LONG_BYTES = 4 * 1024 * 1024
"""A longer history is worth a first look; a shorter one is read in the same time."""
BITES_S = 0.010  # after this long the window gets its turn
LOOK_S = 0.020  # the first look may take longer bites: somebody waits for it
LIVENESS_S = 1.0  # trying the lock is cheap, but not free
LEAVING_S = 5.0  # an engine takes this long at most to end after its last line
BUSY_S, BUSY_STEPS = 120.0, 8
"""Alive without news for this long, or for this many times the usual step, is worth a word."""
QUIET_EVERY_S = 10.0  # how often it is told for how long
LISTENS = ("queued", "starting", "running")
"""States in which an engine that gives no sign does not answer. One that is paused with its engine
alive waits for room on the disk, and cannot write a sign."""


class RunFollower(QObject):
    """The window's view of one run, kept fresh.

    Attributes:
        view: the events, folded.
        alive: whether an engine holds the run or is just being started.
        has_job: whether its job can be read; without it no engine can go on with it.
        generation: grows when the history began anew; what was copied from `view` is then stale.
        is_thinned: `view` lacks most of its losses; the whole history is being read.

    Signals:
        changed: events came, or the run's state is another one.
    """

    changed = Signal()

    def __init__(
        self, parent: QObject | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self.run: RunFolder | None = None
        self.generation = 0
        self.has_job, self.is_gone = True, False
        self._engine = EngineNow()
        self._heard, self._news = Hearing(), Hearing()
        self._liveness_at = -math.inf
        self._looking: tuple[Glance, Iterator[bytes]] | None = None
        self._whole: tuple[RunTail, RunView] | None = None
        self._visible = True
        self._forget()
        self._timer = QTimer(self)
        self._timer.setInterval(VISIBLE_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read)

    def follow(self, path: Path) -> None:
        """Follow this run from its first event on."""
        self.run = RunFolder(path)
        self.has_job = document(self.run.job) is not None
        self._forget()
        self._tail = RunTail(self.run.events, poll_bytes=BITE_BYTES)
        if _size(self.run.events) > LONG_BYTES:
            self.view.longest_gap_s = math.inf  # most steps and heartbeats are left out
            glance = Glance(self.run.events)
            self._looking = (glance, glance.blocks())
        self._look_for_engine(self.run)
        self._timer.start()
        self._read()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._timer.stop()
        self._soon.stop()
        self.run = None

    def set_visible(self, visible: bool) -> None:
        """A page that nobody sees is kept fresh less often."""
        self._visible = visible
        self._set_pace()
        if visible and self._timer.isActive():
            self._soon.start(0)

    @property
    def is_caught_up(self) -> bool:
        """Whether the history that was there has been read; before that, no state is certain."""
        return self._caught_up

    @property
    def is_thinned(self) -> bool:
        return self._whole is not None or self._looking is not None

    @property
    def began_t(self) -> str:
        """UTC time of the first event; empty before it."""
        return self.view.began_t

    @property
    def state(self) -> str:
        """The run's state in one word; "silent" where an engine lives and gives no sign,
        "damaged" where its history, or the job that it would go on with, cannot be read."""
        if self.run is None:
            return "created"
        asked = (self.run.control / "stop.json").exists()
        word = self.view.state(alive=self.alive, stop_asked=asked)
        if word == "starting" and self._is_leaving:
            return self.view.ending
        if word == "created" and is_unreadable(self.run.events):
            return "damaged"
        if word in ("running", "stopping") and not self._engine.has_spoken(self.view):
            word = "starting"  # a new engine; the history is an older one's
        if word == "running" and (self.run.control / "pause.json").exists():
            word = "pausing"
        if word in RESUMABLE and not self.has_job and not self.alive:
            return "damaged"
        return "silent" if word in LISTENS and self.is_silent else word

    @property
    def _is_leaving(self) -> bool:
        """Whether the engine that is alive has written its last line and only has to go."""
        if not self.view.ending or not self._engine.has_spoken(self.view):
            return False
        return self.view.ending == "finished" or self.news_s < LEAVING_S

    @property
    def is_silent(self) -> bool:
        """Whether the engine that has the run gives no sign of life, although it could."""
        return self._is_late and self.can_write

    @property
    def can_write(self) -> bool:
        """Whether the disk takes a sign; asked for only where one is missing."""
        return not self._is_late or self.run is None or has_room(self.run.path)

    @property
    def _is_late(self) -> bool:
        return self.alive and self.unheard_s > self._engine.patience_s

    @property
    def unheard_s(self) -> float:
        """Seconds since the engine began or gave a sign of life."""
        return self._heard.quiet_s

    @property
    def news_s(self) -> float:
        """Seconds since the engine began or told something more than that it lives."""
        return self._news.quiet_s

    @property
    def quiet_s(self) -> float:
        """Seconds that are worth a word in a state: without a sign, or without news for longer than
        usual; else 0."""
        if self._is_late:
            return self.unheard_s
        usual_s = BUSY_STEPS * (self.view.pace.seconds_per_step or 0.0)
        return self.news_s if self.alive and self.news_s > max(BUSY_S, usual_s) else 0.0

    def look(self) -> None:
        """Look at the folder now: is there news, does the engine live?"""
        if self.run is None:
            return
        now = self._monotonic()
        self._heard.look(now)
        self._news.look(now)
        if now - self._liveness_at >= LIVENESS_S:
            self._liveness_at = now
            self._look_for_engine(self.run)
        if not self._soon.isActive():
            self._read()

    def look_now(self) -> None:
        """Look at once, liveness included: somebody has just started or stopped something."""
        self._liveness_at = -math.inf
        self.look()

    def _look_for_engine(self, run: RunFolder) -> None:
        """Does an engine live, and which?"""
        self.alive = is_active(run)
        if not self.alive:
            self.has_job = document(run.job) is not None
            self.is_gone = run.is_gone
            return
        found, self._engine = self._engine, engine_now(run)
        if found.t != self._engine.t:
            self._heard.heard()
            self._news.heard()

    def _forget(self) -> None:
        self.view = RunView()
        self.alive = False
        self.generation += 1
        self._tail = RunTail(Path())
        self._looking = self._whole = None
        self._engine = EngineNow()
        self._heard, self._news, self._news_t = Hearing(), Hearing(), ""
        self._liveness_at = -math.inf
        self._caught_up = False
        self._told = ("", False, False, 0)

    def _read(self) -> None:
        """Read for a few milliseconds; where more is left, go on after the window's turn."""
        if self.run is None:
            return
        now = time.monotonic()
        until = now + BITES_S
        done = self._look_over(now + LOOK_S) and self._read_new(until) and self._read_whole(until)
        if not done:
            self._soon.start(1)

    def _look_over(self, until: float) -> bool:
        """The thinned history of a long run; True where that is done, or not needed."""
        while self._looking is not None:
            glance, blocks = self._looking
            block = next(blocks, None)
            if block is None:
                self._begin_whole(glance)
                break
            fold_block(self.view, block)
            if time.monotonic() >= until:
                return False
        return True

    def _begin_whole(self, glance: Glance) -> None:
        self._looking = None
        self._tail.go_on_from(glance.offset, glance.before)
        self._whole = (RunTail(self._tail.path, poll_bytes=WHOLE_BITE_BYTES), RunView())

    def _read_new(self, until: float) -> bool:
        """What has come since the last time; True where nothing is left."""
        tail, seen = self._tail, self.view.events_seen
        while True:
            restarts, lines = tail.restarts, tail.poll_lines()
            if tail.restarts != restarts:
                self._start_view_again()
                seen = -1
            rewinds = self.view.rewinds
            tail.unreadable_lines += fold_block(self.view, lines)
            self.generation += self.view.rewinds != rewinds
            if not tail.has_more:
                self._finish_reading(self.view.events_seen != seen)
                return True
            if time.monotonic() >= until:
                return False

    def _read_whole(self, until: float) -> bool:
        """The whole of a long history, while its thinned one is shown already."""
        while self._whole is not None:
            tail, view = self._whole
            tail.unreadable_lines += fold_block(view, tail.poll_lines())
            if not tail.has_more:
                self._tail, self.view, self._whole = tail, view, None
                self.generation += 1
                self.changed.emit()
            elif time.monotonic() >= until:
                return False
        return True

    def _start_view_again(self) -> None:
        self.view, self._whole = RunView(), None
        self.generation += 1

    def _finish_reading(self, seen: bool) -> None:
        first, self._caught_up = not self._caught_up, True
        self._listen(seen, first)
        quiet = int(self.quiet_s // QUIET_EVERY_S)
        now = (self.state, self.alive, self.is_silent, quiet)  # who pauses is gone after its word
        if seen or first or now != self._told:
            self._told = now
            self._set_pace()
            self.changed.emit()

    def _listen(self, seen: bool, first: bool) -> None:
        """Of a history that is new to this window only the clock knows how old it is."""
        view, since = self.view, self._engine.t
        if first:
            self._heard = Hearing(_age_s(view.last_t, since))
            self._news = Hearing(_age_s(view.news_t, since))
        elif seen:
            self._heard.heard()
            if view.news_t != self._news_t:
                self._news.heard()
        self._news_t = view.news_t

    def _set_pace(self) -> None:
        """How often to look; what is about to change is looked at more often than what goes on."""
        seen_ms = RUNNING_MS if self._told[0] == "running" else VISIBLE_MS
        pace_ms = seen_ms if self._visible else HIDDEN_MS
        if pace_ms != self._timer.interval():  # setting it counts anew
            self._timer.setInterval(pace_ms)


def _age_s(*times: str) -> float:
    """Seconds since the latest of these UTC times; 0 where none is known or it lies ahead."""
    then = moment(max(times))
    return max(0.0, (datetime.now(UTC) - then).total_seconds()) if then else 0.0


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
