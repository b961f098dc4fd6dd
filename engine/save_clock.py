"""When the next checkpoint is due: by time, longer apart only where saving itself is slow."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SLOWEST_SHARE = 0.05
"""Of a run's time that saving by time may take; beyond it checkpoints move apart."""
MAX_APART_S = 1800.0
"""But never further: on a disk so slow that a checkpoint takes minutes, half an hour is lost at
most, and more than that share is spent."""


class SaveClock:
    """Counts from the last checkpoint, by a clock that no change of the date moves.

    Args:
        every_s: seconds between checkpoints as the job asks (at most 300).
    """

    def __init__(self, every_s: float, now: Callable[[], float] = time.monotonic) -> None:
        self._every_s, self._now = every_s, now
        self._last = now()
        self.took_s = 0.0
        """Seconds that the newest save took."""

    @property
    def interval_s(self) -> float:
        """Seconds from one checkpoint to the next."""
        slow_s = self.took_s / SLOWEST_SHARE
        return max(self._every_s, min(slow_s, MAX_APART_S))

    @property
    def due(self) -> bool:
        """Whether it is time for a checkpoint."""
        return self._now() - self._last >= self.interval_s

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Measure a save, and count from its end; one that fails changes nothing."""
        began = self._now()
        yield
        self._last = self._now()
        self.took_s = self._last - began
