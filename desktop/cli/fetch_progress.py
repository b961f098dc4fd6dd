"""How far a download is: a bar on a terminal, a line now and then everywhere else."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager, ExitStack
from typing import Any, Protocol

from desktop import format as fmt
from desktop.cli.call import Call
from desktop.language import translate
from desktop.runs.model_download import Progress

PLAIN_EVERY_S = 10.0
"""Without a terminal a line is written at most this often."""


class FetchProgress(AbstractContextManager["FetchProgress"], Protocol):
    """What `fetch` needs of either kind."""

    def show(self, now: Progress) -> None:
        """The download has moved on."""

    def say(self, text: str) -> None:
        """A message that stays."""


def make_fetch_progress(call: Call) -> FetchProgress:
    """A bar where standard error is a terminal, else lines."""
    return BarFetchProgress() if sys.stderr.isatty() else LineFetchProgress(call)


def amount_text(now: Progress) -> str:
    """1.2 GB of 8.1 GB; that the hub is asked, before the size is known."""
    if not now.total_bytes:
        return translate("Cli", "asking the hub")
    text = translate("Cli", "downloading the model, {done} of {total}")
    return text.format(done=fmt.size(now.done_bytes), total=fmt.size(now.total_bytes))


class LineFetchProgress(ExitStack):
    """Lines for logs and pipes."""

    def __init__(self, call: Call) -> None:
        super().__init__()
        self._call = call
        self._said = ""
        self._said_at = -PLAIN_EVERY_S

    def say(self, text: str) -> None:
        self._call.say(text)

    def show(self, now: Progress) -> None:
        text = amount_text(now)
        due = time.monotonic() - self._said_at >= PLAIN_EVERY_S
        if now.busy and due and text != self._said:
            self._said, self._said_at = text, time.monotonic()
            self._call.say(text)


class BarFetchProgress(ExitStack):
    """A bar with the amount; readable without colour."""

    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._rich = RichProgress(
            BarColumn(bar_width=24),
            TextColumn("{task.description}", markup=False),
            console=Console(file=sys.stderr, stderr=True, highlight=False, emoji=False),
        )
        self._task: Any = self._rich.add_task("", total=None)
        self._rich.start()
        self.callback(self._rich.stop)

    def say(self, text: str) -> None:
        self._rich.console.print(text, markup=False)

    def show(self, now: Progress) -> None:
        self._rich.update(
            self._task,
            description=amount_text(now),
            completed=now.done_bytes,
            total=now.total_bytes or None,
        )
