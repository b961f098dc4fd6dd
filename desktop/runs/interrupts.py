"""Ctrl+C where it must not raise: noted, and given a meaning by who asked for that."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def counting_interrupts() -> Iterator[list[int]]:
    """Collects Ctrl+C instead of raising: it may come at any line, and each one has a meaning.

    Only the main thread is ever interrupted; in another one nothing is collected.
    """
    seen: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield seen
        return
    before = signal.signal(signal.SIGINT, lambda number, frame: seen.append(number))
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)
