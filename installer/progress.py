"""Say what is being done, how many, and how far: one updating line on a terminal, else lines."""

from __future__ import annotations

import shutil
import sys
import time

from envcheck.building.build_steps import Progress
from installer.words import say

QUIET_S = 10  # without a terminal (a log), say something at least this often


class Reporter:
    """Prints the progress of the parts of the set-up, one after the other."""

    def __init__(self) -> None:
        self._on_terminal = sys.stdout.isatty()
        self._what = ""
        self._began = time.monotonic()
        self._stage = ""
        self._said_at = 0.0
        self._width = 0

    def begin(self, what: str) -> None:
        """A new part: ``tool``, ``app``, ``engine`` or ``dev``."""
        self._what = say(what)
        self._began = time.monotonic()
        self._stage = ""

    def step(self, progress: Progress) -> None:
        """Show `progress` of the current part."""
        now = time.monotonic()
        if progress.stage == "done":
            self._end_line(say("done", what=self._what, seconds=now - self._began))
        elif self._on_terminal:
            self._update(self._sentence(progress))
        elif progress.stage != self._stage or now - self._said_at > QUIET_S:
            self.line(self._sentence(progress))
            self._said_at = now
        self._stage = progress.stage

    def line(self, text: str) -> None:
        """A line that stays."""
        self._end_line(text)

    def _sentence(self, progress: Progress) -> str:
        stage = progress.stage
        if stage == "fetch" and progress.total_bytes:
            stage = "fetch_bytes"
        return say(
            stage,
            what=self._what,
            name=progress.name,
            done=progress.done,
            total=progress.total if progress.total is not None else "?",
            done_mb=progress.done_bytes >> 20,
            total_mb=progress.total_bytes >> 20,
        )

    def _update(self, text: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        text = text[:room]
        sys.stdout.write("\r" + text.ljust(min(self._width, room)))
        sys.stdout.flush()
        self._width = len(text)

    def _end_line(self, text: str) -> None:
        if self._width:
            sys.stdout.write("\r" + " " * self._width + "\r")
            self._width = 0
        print(text, flush=True)
