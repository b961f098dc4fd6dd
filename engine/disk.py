"""Saving on a disk that may be full: the run pauses, says so, and goes on when there is room."""

from __future__ import annotations

import errno
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from safetensors import SafetensorError

from engine.contract.problems import Problem
from engine.report import RETRY_S

if TYPE_CHECKING:
    from engine.session import Session

LOOK_EVERY_S = 10.0  # asking a network disk for its room may take a while
SPARE_COPIES, ENOUGH_COPIES = 2, 3
"""With less room than for so many checkpoints the disk runs low; it is well again with so many."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_NO_ROOM_TEXT = ("os error 28", "os error 112", "os error 122", "No space left")


def is_disk_full(error: BaseException) -> bool:
    """Whether an exception means "no room"; safetensors reports it as an error of its own."""
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return True
    return isinstance(error, SafetensorError) and any(t in str(error) for t in _NO_ROOM_TEXT)


class RoomWatch:
    """Notices in time that a disk will soon take no more checkpoints."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._folder, self._now = folder, now
        self._next_look = now()
        self._told = False

    def runs_low(self, checkpoint_bytes: int) -> int | None:
        """Free bytes when they have become too few, told once until there is room again."""
        if self._now() < self._next_look:
            return None
        self._next_look = self._now() + LOOK_EVERY_S
        free = checkpoint_bytes * ENOUGH_COPIES
        with suppress(OSError):
            free = shutil.disk_usage(self._folder).free
        if free >= checkpoint_bytes * ENOUGH_COPIES:
            self._told = False
        if self._told or free >= checkpoint_bytes * SPARE_COPIES:
            return None
        self._told = True
        return free


def save_when_there_is_room(session: Session, step: int, save: Callable[[], None]) -> None:
    """Run `save`; while the disk is full hold the run and try again every two seconds.

    Raises:
        Problem: DISK_FULL if a stop or a pause is asked for while holding. The last commit stands
            untouched.
    """
    told = False
    while True:
        try:
            save()
            break
        except (OSError, SafetensorError) as error:
            if not is_disk_full(error):
                raise
        told = told or _tell(session, step)
        time.sleep(RETRY_S)
        if session.asked_to_stop():
            raise Problem("DISK_FULL", **_facts(session, step))
    if told:
        session.report.phase("training")


def _tell(session: Session, step: int) -> bool:
    session.report.phase("paused", reason="disk_full")
    session.report.emit("problem", code="DISK_FULL", facts=_facts(session, step), fatal=False)
    return True


def _facts(session: Session, step: int) -> dict[str, object]:
    folder = session.run.path
    return {"path": str(folder), "free_bytes": shutil.disk_usage(folder).free, "step": step}
