"""`launch.json`: who was started last for a run, for the moment before it holds the lock.

The lock stays the only word on liveness; this closes the gap between "started" and "holds it", and
tells how a start went that never got that far.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.runs.engine_process import create_time, exit_code
from engine.contract.atomic import write_json_atomic
from engine.contract.run_folder import RunFolder

SAME_PROCESS_S = 2.0  # the system's start times are that exact everywhere


@dataclass(frozen=True)
class Launch:
    """The newest start of a run."""

    pid: int = 0
    """0 where nothing is known."""
    began: float | None = None
    """When the process began by the system's clock, to tell it from a later one of its number."""
    t: str = ""
    """UTC time just before the start."""
    log_bytes: int = 0
    """Size of `engine.log` before it: what comes after is this start's."""

    @property
    def lives(self) -> bool:
        """Whether that very process still exists."""
        began = create_time(self.pid) if self.pid > 0 else None
        return began is not None and (
            self.began is None or abs(began - self.began) <= SAME_PROCESS_S
        )

    @property
    def exit_code(self) -> int | None:
        """How it ended; None if it lives, or if another program started it."""
        return exit_code(self.pid)


def write_launch(run: RunFolder, launch: Launch) -> None:
    """Record a start.

    Raises:
        OSError: if the disk refuses; the engine runs all the same.
    """
    write_json_atomic(run.path / "launch.json", {"v": 1, **asdict(launch)}, durable=False)


def last_launch(run: RunFolder) -> Launch:
    """What is known of the newest start of this run; an unreadable record counts as none."""
    found = _object(run.path / "launch.json")
    try:
        began = found.get("began")
        return Launch(
            int(found.get("pid", 0)),
            None if began is None else float(began),
            str(found.get("t", "")),
            int(found.get("log_bytes", 0)),
        )
    except (TypeError, ValueError):
        return Launch()


def is_starting(run: RunFolder) -> bool:
    """Whether the engine started last lives and has not yet written `engine.json`.

    By time and not by pid: on Windows the interpreter of an environment is a launcher, and the
    engine is its child.
    """
    launch = last_launch(run)
    if not launch.pid or str(_object(run.engine).get("started_t", "")) >= launch.t:
        return False
    return launch.lives


def _object(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
