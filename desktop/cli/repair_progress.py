"""The moving line of a followed repair: a bar on a terminal, a line a stage everywhere else."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager, ExitStack
from typing import Any, Protocol

from desktop import format as fmt
from desktop.cli.call import Call
from desktop.environment.repairs import RepairView, Stage
from desktop.language import translate
from desktop.sentences.words import stage_word, word

PLAIN_EVERY_S = 10.0
"""Without a terminal a line is written at every stage, and at most this often within one."""
QUIET_STEPS = ("fetch", "python", "")
"""Say nothing that the stage has not said."""


class RepairProgress(AbstractContextManager["RepairProgress"], Protocol):
    """What following needs of either kind."""

    def show(self, view: RepairView) -> None:
        """The repair has moved on."""

    def say(self, text: str) -> None:
        """A message that stays."""


def make_repair_progress(call: Call) -> RepairProgress:
    """A bar where standard error is a terminal, else lines."""
    return BarRepairProgress() if sys.stderr.isatty() else LineRepairProgress(call)


def stage_text(stage: Stage) -> str:
    """trying it out: gradients through 4-bit weights; fetching packages: torch, 12 of 71."""
    parts = []
    if stage.step not in QUIET_STEPS:
        parts.append(word(stage.step))
    if stage.item and stage.step != "wait":
        parts.append(stage.item)
    if stage.total_bytes:
        text = translate("Cli", "{done} of {total}")
        done, total = fmt.size(stage.done_bytes), fmt.size(stage.total_bytes)
        parts.append(text.format(done=done, total=total))
    elif stage.total:
        text = translate("Cli", "{done} of {total}")
        done, total = fmt.number(stage.done), fmt.number(stage.total)
        parts.append(text.format(done=done, total=total))
    name = stage_word(stage.name)
    return f"{name}: {', '.join(parts)}" if parts else name


def left_text(view: RepairView) -> str:
    """3 min left; empty where nothing can be said."""
    if view.seconds_left is None:
        return ""
    return translate("Cli", "{time} left").format(time=fmt.duration(view.seconds_left))


class LineRepairProgress(ExitStack):
    """Lines for logs and pipes: every stage, and now and then how far it is."""

    def __init__(self, call: Call) -> None:
        super().__init__()
        self._call = call
        self._told: set[str] = set()
        self._said_at = -PLAIN_EVERY_S

    def say(self, text: str) -> None:
        self._call.say(text)

    def show(self, view: RepairView) -> None:
        begun = [s for s in view.stages.values() if s.began_s is not None]
        for stage in begun:
            if stage.name not in self._told:
                self._told.add(stage.name)
                self._said_at = time.monotonic()
                self._call.say(stage_word(stage.name))
        if time.monotonic() - self._said_at >= PLAIN_EVERY_S and view.now is not None:
            self._said_at = time.monotonic()
            parts = (stage_text(view.now), fmt.percent(view.fraction), left_text(view))
            self._call.say(" · ".join(part for part in parts if part))


class BarRepairProgress(ExitStack):
    """A bar over all stages, with what is at hand and the time left; readable without colour."""

    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        self._rich = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[numbers]}", markup=False),
            console=Console(file=sys.stderr, stderr=True, highlight=False, emoji=False),
        )
        self._task: Any = self._rich.add_task(stage_word("look"), total=1.0, numbers="")
        self._rich.start()
        self.callback(self._rich.stop)

    def say(self, text: str) -> None:
        self._rich.console.print(text, markup=False)

    def show(self, view: RepairView) -> None:
        if view.now is None:
            return
        numbers = [fmt.percent(view.fraction), left_text(view)]
        self._rich.update(
            self._task,
            completed=view.fraction,
            description=stage_text(view.now),
            numbers=" · ".join(number for number in numbers if number),
        )
