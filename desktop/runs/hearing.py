"""Whether an engine gives signs of life: who holds a run, and how long nothing was heard of it.

From the moment it holds the run's lock until its last word an engine writes a heartbeat every ten
seconds, whatever it is busy with: loading, a step of minutes, a measurement. None for 45 s means
that it does not answer. Time is counted by the looks of this window and never by the clock: a clock
jumps, and a computer that slept heard nothing because it did not listen.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.runs.run_view import RunView
from engine.contract.run_folder import RunFolder

SILENT_S = 45.0
"""No sign for this long, and an engine does not answer: four heartbeats are missing. No other
thread ran for half a second at most while torch and transformers were imported, and for 2.7 s while
110 MB of JSON were parsed in one piece (on a busy core); the rest is left to slow disks."""
STARTING_S = 600.0
"""The same before it holds the run: a process that starts gives no signs."""
LONGEST_LOOK_S = 5.0
"""A look comes every two seconds at most. What lies longer between two was sleep."""
ROOM_BYTES = 1024 * 1024
"""With less room on its disk an engine cannot write a sign, and goes on all the same."""


class Hearing:
    """How long nothing has been heard.

    Attributes:
        quiet_s: seconds that were listened to in vain.
    """

    def __init__(self, quiet_s: float = 0.0) -> None:
        self.quiet_s = quiet_s
        self._looked_at: float | None = None

    def look(self, now: float) -> None:
        """Listen; `now` in seconds of a clock that only runs forward."""
        if self._looked_at is not None:
            self.quiet_s += min(max(0.0, now - self._looked_at), LONGEST_LOOK_S)
        self._looked_at = now

    def heard(self) -> None:
        """Something came."""
        self.quiet_s = 0.0


@dataclass(frozen=True)
class EngineNow:
    """The engine that holds a run or is just being started, as the run's folder tells of it."""

    pid: int = 0
    t: str = ""
    """Since when, UTC: its own word, or that of who launched it."""
    holds: bool = True
    """Whether it has the lock, and so gives signs."""

    @property
    def patience_s(self) -> float:
        """No sign of it for this long means that it does not answer."""
        return SILENT_S if self.holds else STARTING_S

    def has_spoken(self, view: RunView) -> bool:
        """Whether something in a history is its own: by its time, and where a clock was set back
        since then by its own `started`."""
        told = view.started.get("pid")
        return view.last_t >= self.t or (bool(self.pid) and told == self.pid)


def engine_now(run: RunFolder) -> EngineNow:
    """Who was the last to take, or to be given, this run."""
    owner, launch = _object(run.engine), _object(run.path / "launch.json")
    since, launched = str(owner.get("started_t") or ""), str(launch.get("t") or "")
    pid = owner.get("pid")
    return EngineNow(pid if isinstance(pid, int) else 0, max(since, launched), since >= launched)


def has_room(folder: Path) -> bool:
    """Whether an engine could write a sign there; a disk that does not tell counts as one."""
    try:
        return shutil.disk_usage(folder).free >= ROOM_BYTES
    except OSError:
        return True


def _object(file: Path) -> dict[str, Any]:
    """A small JSON file; empty where it is missing or being replaced."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
