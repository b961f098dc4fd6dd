"""Taking turns with one tokenizer: whoever measures 200,000 rows lets a single row in between.

A tokenizer is no good for two threads at once ("Already borrowed"), and a second one would cost its
memory twice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Shared:
    """A lock with two doors: `held` for long work that offers breaks, `asked` for short work."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._busy = False
        self._asking = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """For long work, which calls `offer` now and then."""
        self._take(short=False)
        try:
            yield
        finally:
            self._give()

    @contextmanager
    def asked(self) -> Iterator[None]:
        """For short work: comes before long work."""
        with self._free:
            self._asking += 1
        try:
            self._take(short=True)
            try:
                yield
            finally:
                self._give()
        finally:
            with self._free:
                self._asking -= 1
                self._free.notify_all()

    def offer(self, stop: Callable[[], bool]) -> bool:
        """Let short work in between; returns whether to stop."""
        if self._asking and not stop():
            self._give()
            self._take(short=False)
        return stop()

    def _take(self, *, short: bool) -> None:
        with self._free:
            self._free.wait_for(lambda: not self._busy and (short or not self._asking))
            self._busy = True

    def _give(self) -> None:
        with self._free:
            self._busy = False
            self._free.notify_all()
