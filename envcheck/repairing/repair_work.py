"""One repair at work: what it was asked for, what it says, and whether it is to go on."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from envcheck.building.build_errors import Stopped
from envcheck.building.build_steps import Progress
from envcheck.facts import Gpu, Proof
from envcheck.problems import WORDS
from envcheck.repairing import repairs
from envcheck.repairing.journal import Journal
from envcheck.repairing.repair_look import Order

T = TypeVar("T")
POLL_S = 0.2

OnPart = Callable[[str], None]
Prove = Callable[[Path, Gpu | None, str, OnPart], Proof]
"""(new environment, card or None, driver, on_part) -> proof; a failure is a part of the proof."""


@dataclass
class Work:
    """One repair at work."""

    order: Order
    prove: Prove
    environ: Mapping[str, str]
    journal: Journal
    stage: str = "look"
    began: float = field(default_factory=time.monotonic)
    interrupted: threading.Event = field(default_factory=threading.Event)
    deleting: list[threading.Thread] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.order.home / "envs"

    def enter(self, stage: str) -> None:
        """Begin a stage."""
        self.look_up()
        self.stage = stage
        self.journal.write("phase", phase=stage)

    def report(self, progress: Progress) -> None:
        """Pass on how far a step is."""
        self.journal.progress(self.stage, progress.stage, progress)

    def warn(self, code: str, facts: Mapping[str, object]) -> None:
        """Say something that does not end the repair."""
        with contextlib.suppress(OSError, ValueError):
            self.journal.write("warning", code=code, facts=dict(facts))

    def asked_to_stop(self) -> bool:
        """Whether somebody wants it to end."""
        return self.interrupted.is_set() or repairs.should_stop(self.order.folder)

    def look_up(self) -> None:
        """Raise `Stopped` if somebody wants it to end."""
        if self.asked_to_stop():
            raise Stopped("interrupted" if self.interrupted.is_set() else "asked")

    def patiently(self, function: Callable[[], T]) -> T:
        """The result of something that does not ask by itself whether to go on."""
        outcome: list[T | BaseException] = []

        def run() -> None:
            try:
                outcome.append(function())
            except BaseException as error:
                outcome.append(error)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(POLL_S)
            self.look_up()
        result = outcome[0]
        if isinstance(result, BaseException):
            raise result
        return result

    def waiting(self, pid: int | None) -> None:
        """Somebody dead still holds the place: its last child ends by itself."""
        self.look_up()
        self.report(Progress("wait", name=str(pid or "")))

    def on_part(self, part: str) -> None:
        """A part of the proof begins, or the import of a package."""
        self.look_up()
        is_part = part in WORDS["part"]
        self.report(Progress(part if is_part else "import", name="" if is_part else part))
