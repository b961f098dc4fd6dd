"""Follows repairs for the window: finds one whoever started it, keeps its events folded, says when
it ends.

Folders are read in a thread; what is shown changes only when an answer arrives in the window's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.environment import repairs
from desktop.environment.repairs import Repair
from desktop.format import moment
from desktop.runs.background import Background

IDLE_MS, FOLLOWING_MS = 2000, 350
SEEN = "seen.json"
"""In a repair's folder: a person has read how it ended."""
TOLD_FOR = timedelta(days=1)
"""An ending that nobody saw is worth a card for this long."""


class RepairWatch(QObject):
    """The window's view of the newest repair.

    Attributes:
        repair: the repair at work, or the last one whose ending is still to be read; else None.
        rolled_back: the answer to a rollback of this window, until it is read; else None.
        error: why the last start or rollback did not happen; None where it did.
        starting: whether a repair or a rollback has been asked for and not yet begun.
        was_before: whether `repair` had ended before this window opened.

    Signals:
        changed: one of the attributes, or how far the repair is.
        ended: a repair that this window followed has ended, or a rollback is done.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self.repair: Repair | None = None
        self.rolled_back: dict[str, Any] | None = None
        self.error: Exception | None = None
        self.was_before = False
        self._was_running = False
        self._looked = False
        self._look = self._background(self._looked_around, lambda _error: None)
        self._start = self._background(self._has_started, self._has_failed)
        self._rollback = self._background(self._has_rolled_back, self._has_failed)
        self._timer = QTimer(self, interval=IDLE_MS)
        self._timer.timeout.connect(self.look)

    @property
    def starting(self) -> bool:
        return self._start.busy or self._rollback.busy

    @property
    def is_running(self) -> bool:
        """Whether a repair is at work now."""
        return self.repair is not None and self.repair.state == "running"

    @property
    def has_changed_engine(self) -> bool:
        """Whether the last thing that happened put another environment into use."""
        finished = self.repair is not None and self.repair.state == "finished"
        return finished or self.rolled_back is not None

    @property
    def percent(self) -> int | None:
        """How far the repair at work is, rounded down; None where none is."""
        if self.repair is None or not self.is_running:
            return None
        return min(99, int(100 * self.repair.view.fraction))

    def start(self) -> None:
        """Look around now and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """The window closes; a repair goes on without it."""
        self._timer.stop()

    def look(self) -> None:
        """Look at the folders once, in a thread."""
        followed, first = self.repair, not self._looked
        self._look.run(lambda: _look(self.home, followed, first=first))

    # ------------------------------------------------------------ what a person asks for
    def build(
        self, *, row: str | None = None, wheels: Path | None = None, again: bool = False
    ) -> None:
        """Start a repair; `wheels` is a folder with the files, and then no network is used."""
        if self.starting or self.is_running:
            return
        self.error = self.rolled_back = None
        offline = wheels is not None
        self._start.run(
            lambda: repairs.start(self.home, row=row, offline=offline, wheels=wheels, again=again)
        )
        self.changed.emit()

    def ask_to_stop(self) -> None:
        """Ask the repair at work to end; what was fetched is kept."""
        if self.repair is not None:
            try:
                repairs.stop(self.repair.folder)
            except OSError as error:
                self.error = error
            self.changed.emit()

    def roll_back(self) -> None:
        """Go back to the environment before."""
        if self.starting or self.is_running:
            return
        self.error = self.rolled_back = None
        self._rollback.run(lambda: repairs.rollback(self.home))
        self.changed.emit()

    def dismiss(self) -> None:
        """The ending has been read: its card goes."""
        self.mark_seen()
        if not self.is_running:
            self.repair = None
        self.error = self.rolled_back = None
        self.changed.emit()

    def mark_seen(self) -> None:
        """The next window need not tell this ending again; this one goes on showing it."""
        if self.repair is not None and not self.is_running:
            _write_seen(self.repair.folder)

    # ------------------------------------------------------------ answers
    def _looked_around(self, found: tuple[Repair | None, bool]) -> None:
        repair, news = found
        first, self._looked = not self._looked, True
        if repair is not self.repair and repair is not None:
            self.repair, self.rolled_back, news = repair, None, True
            self.was_before = first and repair.state != "running"
        running = self.is_running
        ended, self._was_running = self._was_running and not running, running
        self._timer.setInterval(FOLLOWING_MS if running else IDLE_MS)
        if ended:
            self.ended.emit()  # first: who hears it looks anew, and shows nothing old
        if news or ended or first:
            self.changed.emit()

    def _has_started(self, folder: Path) -> None:
        self.repair = Repair(folder)
        self.was_before = False
        self._was_running = True
        self._timer.setInterval(FOLLOWING_MS)
        self.changed.emit()
        self.look()

    def _has_rolled_back(self, answer: dict[str, Any]) -> None:
        self.repair, self.rolled_back, self.was_before = None, answer, False
        self.ended.emit()
        self.changed.emit()

    def _has_failed(self, error: Exception) -> None:
        self.error = error
        self.changed.emit()

    def _background(
        self, done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> Background:
        made = Background(self)
        made.done.connect(done)
        made.failed.connect(failed)
        return made


def _look(home: Path, followed: Repair | None, *, first: bool) -> tuple[Repair | None, bool]:
    """The repair to show, and whether it has news: the one at work before any other."""
    if followed is not None and followed.state == "running":
        news = followed.look()
        return followed, news
    at_work = repairs.running(home)
    if at_work is not None and (followed is None or at_work != followed.folder):
        return _read(at_work), True
    if followed is not None or not first:
        return followed, False
    return _untold(home), True


def _untold(home: Path) -> Repair | None:
    """The newest repair, where it has ended lately and nobody has read how."""
    from envcheck.repairing import repairs as folders

    ends = folders.list_ends(home, 1)
    if not ends or (folder := folders.folder(home, ends[0].name)) is None:
        return None
    then = moment(ends[0].t)
    if then is None or datetime.now(UTC) - then > TOLD_FOR or (folder / SEEN).exists():
        return None
    return _read(folder)


def _read(folder: Path) -> Repair:
    made = Repair(folder)
    made.look()
    return made


def _write_seen(folder: Path) -> None:
    try:
        (folder / SEEN).write_text(json.dumps({"v": 1}), encoding="utf-8")
    except OSError:  # then it is told once more
        return
