"""One run per device: later runs wait their turn instead of meeting in memory.

A ticket is a locked file whose number is the time it was drawn, or one more than the highest there
is where the clock was set back. The lowest ticket whose lock is still held goes first, so a dead
process leaves the queue by dying.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

POLL_S = 0.5
DRAWING = ".drawing"
"""How the file beside a queue ends that is locked while a ticket is drawn."""


@contextmanager
def device_turn(
    locks: Path, device: str, *, on_wait: Callable[[int], None], cancelled: Callable[[], bool]
) -> Iterator[bool]:
    """Hold the device's turn; yields False if `cancelled` answered True while waiting.

    Args:
        locks: folder of all queues, shared by every engine of this user.
        device: `cpu` or `cuda:N`.
        on_wait: told how many runs are ahead, whenever that changes.
    """
    folder = locks / device.replace(":", "-")
    folder.mkdir(parents=True, exist_ok=True)
    ticket, lock = _draw(folder)
    try:
        yield _wait(folder, ticket, on_wait, cancelled)
    finally:
        lock.release()
        with suppress(OSError):
            ticket.unlink()


def _draw(folder: Path) -> tuple[Path, FileLock]:
    """A ticket that stands: one tidied away before its lock was taken is drawn again."""
    with FileLock(folder.with_suffix(DRAWING)):  # or two would draw the same number
        while True:
            ticket = folder / f"{_next_number(folder):020d}-{os.getpid()}.lock"
            lock = FileLock(ticket)
            lock.acquire()
            if ticket.exists():
                return ticket, lock
            lock.release()


def _next_number(folder: Path) -> int:
    """Later than every ticket that stands, whatever the clock says."""
    drawn = (path.name.partition("-")[0] for path in folder.glob("*.lock"))
    return max([time.time_ns(), *(1 + int(number) for number in drawn if number.isdecimal())])


def _wait(
    folder: Path, ticket: Path, on_wait: Callable[[int], None], cancelled: Callable[[], bool]
) -> bool:
    ahead = -1
    while (now_ahead := _tickets_ahead(folder, ticket)) > 0:
        if cancelled():
            return False
        if now_ahead != ahead:
            on_wait(ahead := now_ahead)
        time.sleep(POLL_S)
    return True


def _tickets_ahead(folder: Path, ticket: Path) -> int:
    older = (path for path in folder.glob("*.lock") if path.name < ticket.name)
    return sum(_is_held(path) for path in older)


def _is_held(ticket: Path) -> bool:
    lock = FileLock(ticket)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return True
    except OSError:
        return False
    lock.release()
    with suppress(OSError):
        ticket.unlink()  # its owner died: tidy up for the next
    return False
