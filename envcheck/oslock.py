"""A lock that the operating system gives back when its holder dies; standard library only.

Compatible with the `filelock` package, which the engine uses for its lease on an environment.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LockHeld(Exception):
    """Somebody else holds the lock."""


@contextmanager
def hold(path: Path) -> Iterator[int]:
    """Hold the lock while inside; raises `LockHeld` at once if it is taken.

    Gives the file descriptor: a child process that inherits it keeps the lock held (not on
    Windows) even if this process is killed.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(descriptor)
        except OSError as error:
            raise LockHeld(str(path)) from error
        yield descriptor
    finally:
        os.close(descriptor)  # closing gives the lock back


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock; a missing file is held by nobody."""
    if not path.exists():
        return False
    try:
        with hold(path):
            return False
    except LockHeld:
        return True
    except OSError:  # not ours to open: somebody else's, so be careful with it
        return True
