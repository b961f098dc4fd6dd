"""How fast a run goes, from the times of its step events: seconds a step, time left.

A laptop that slept or a run that waited must not spoil the estimate, so pauses are left out;
measuring and saving between steps belong to the pace, because more of them are to come.
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from statistics import median

WINDOW_EVENTS = 240  # one minute of step events at the engine's four a second, or more
PAUSE_FACTOR = 20
"""A gap this many times the usual one is no work at all …"""
PAUSE_FLOOR_S = 60.0
"""… if it is also longer than this: a first evaluation may well take half a minute."""


class Pace:
    """Seconds an optimizer step, over the recent past."""

    def __init__(self) -> None:
        self._marks: deque[tuple[int, float]] = deque(maxlen=WINDOW_EVENTS)

    def mark(self, step: int, at_s: float) -> None:
        """Step `step` was done at `at_s` seconds (any fixed origin)."""
        if self._marks and (step <= self._marks[-1][0] or at_s < self._marks[-1][1]):
            self._marks.clear()  # a resume went back, or somebody set the clock
        self._marks.append((step, at_s))

    def forget(self) -> None:
        """The run was interrupted: what comes may be slower or faster."""
        self._marks.clear()

    @property
    def seconds_per_step(self) -> float | None:
        """None until two steps have been seen."""
        if len(self._marks) < 2:
            return None
        marks = list(self._marks)
        gaps = [
            (later[0] - earlier[0], later[1] - earlier[1]) for earlier, later in pairwise(marks)
        ]
        usual = median(seconds / steps for steps, seconds in gaps)
        limit = max(PAUSE_FLOOR_S, PAUSE_FACTOR * usual)
        worked = [(steps, seconds) for steps, seconds in gaps if seconds / steps <= limit]
        return sum(seconds for _, seconds in worked) / sum(steps for steps, _ in worked)

    def left_s(self, total_steps: int) -> float | None:
        """Seconds to `total_steps` at this pace; None where nothing can be said yet."""
        each = self.seconds_per_step
        if each is None or total_steps <= 0:
            return None
        return max(0, total_steps - self._marks[-1][0]) * each
