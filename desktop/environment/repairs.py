"""Starting, stopping and following repairs: what the window and `formiga repair` both do.

A repair is a process of its own with a folder of its own, as a run is: it survives whoever
started it, and whoever looks into the folder sees how far it is.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import detached
from desktop.environment.repair_view import STAGES, RepairView, Stage, Told
from desktop.paths import HOME_VARIABLE, code_root
from desktop.problems import AppProblem
from desktop.runs.tail import RunTail
from engine.contract.atomic import write_json_atomic
from envcheck import oslock

if TYPE_CHECKING:
    from envcheck.repairing.repair import EnvRecord

__all__ = [
    "PROVE",
    "STAGES",
    "Repair",
    "RepairView",
    "Stage",
    "Told",
    "list_envs",
    "rollback",
    "running",
    "start",
    "stop",
]

PROVE = ("-s", "-B", "-m", "engine", "prove")
"""Behind the engine's interpreter, in the code's folder: tries 4-bit training there."""
STARTING_S = 20.0
"""A repair that has written nothing yet is given this long to take hold of its folder."""
LOG_BYTES, LOG_LINES = 8 * 1024, 12
ENDED_BY_US = ("PYTHON", "_CE_", "CONDA", "VIRTUAL_ENV")
"""Variables that point a Python elsewhere. pip's own stay: they say where packages come from."""


def start(
    home: Path,
    *,
    row: str | None = None,
    offline: bool = False,
    wheels: Path | None = None,
    again: bool = False,
) -> Path:
    """Starts a repair that nobody has to wait for; returns its folder.

    One that is already at work is not started twice: then its folder is returned.

    Args:
        row: id of the row to build, `auto` for the one of the rule again, None for the one that
            stands (the person's choice, else the rule's).
        wheels: folder that `formiga wheels export` wrote, possibly on another computer.
        again: try even though the same repair has failed twice in the same way.

    Raises:
        AppProblem: REPAIR_NOT_STARTED if the folder cannot be made or the system refuses.
    """
    at_work = running(home)
    if at_work is not None:
        return at_work
    from envcheck.repairing import repairs

    command = [sys.executable, "-s", "-B", "-m", "envcheck", "repair"]
    try:
        folder = repairs.create(home, row)
        command += _arguments(home, folder, row, offline=offline, wheels=wheels, again=again)
        detached.spawn_detached(folder, command, _environ(home), code_root(), folder / "repair.log")
    except OSError as error:
        raise AppProblem("REPAIR_NOT_STARTED", python=sys.executable, error=str(error)) from error
    return folder


def stop(folder: Path) -> None:
    """Asks the repair to end; what was fetched is kept, what is in use was never touched."""
    control = folder / "control"
    control.mkdir(exist_ok=True)
    write_json_atomic(control / "stop.json", {"v": 1})


def running(home: Path) -> Path | None:
    """Folder of the repair that is at work now, whoever started it."""
    from envcheck.repairing import repairs

    name = repairs.running(home)
    known = (home / repairs.REPAIRS).glob("*-*")  # one that was started a moment ago
    newest = max(known, default=None, key=lambda path: path.name)
    folder = repairs.folder(home, name) if name else newest
    if folder is None:
        return None
    repair = Repair(folder)
    repair.look()
    return folder if repair.state == "running" else None  # one that tidies up has ended


def rollback(home: Path) -> dict[str, Any]:
    """Goes back to the environment before, at once and without a network.

    Raises:
        envcheck.switch.SwitchError: NO_PREVIOUS_ENV, or ENV_NOT_COMPLETE where it is damaged.
    """
    from envcheck.repairing import repair

    return dict(repair.rollback(home))


def list_envs(home: Path) -> list[EnvRecord]:
    """Every engine environment that there is, the one in use first."""
    from envcheck.repairing import repair

    return list(repair.list_envs(home))


class Repair:
    """One repair that is followed through its folder.

    Attributes:
        folder: `<home>/repairs/<name>`.
        view: its events, folded.
        alive: whether its process lived at the last look.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.view = RepairView()
        self._tail = RunTail(folder / "events.jsonl")
        self._restarts = 0
        self.alive = self._lives()

    def look(self) -> bool:
        """Reads what is new; True where something has changed, the state included."""
        before = self.state
        alive = self._lives()  # first: what it wrote before it went is read below
        events = self._tail.read_all()
        if self._tail.restarts > self._restarts:
            self._restarts, self.view = self._tail.restarts, RepairView()
        seen = self.view.apply_all(events)
        self.alive = alive
        return seen or self.state != before

    @property
    def state(self) -> str:
        """`running`, `finished`, `failed`, `stopped` or `lost`."""
        return self.view.state(alive=self.alive)

    @property
    def stop_asked(self) -> bool:
        """Whether somebody has asked it to end, and it has not yet."""
        return not self.view.ending and (self.folder / "control" / "stop.json").exists()

    def last_words(self) -> str:
        """The last lines of `repair.log`; empty where there are none."""
        try:
            with (self.folder / "repair.log").open("rb") as stream:
                stream.seek(max(0, stream.seek(0, 2) - LOG_BYTES))
                text = stream.read().decode("utf-8", "replace")
        except OSError:
            return ""
        lines = [line for line in text.splitlines() if line.strip()]
        return "\n".join(lines[-LOG_LINES:])

    def _lives(self) -> bool:
        if oslock.is_held(self.folder / "repair.lock") or detached.has_child(self.folder):
            return True
        return self._just_begun()

    def _just_begun(self) -> bool:
        """Started by another process a moment ago, and not yet heard of."""
        try:
            age_s = time.time() - self.folder.stat().st_ctime
        except OSError:
            return False
        if detached.has_lost_child(self.folder) or (self.folder / "events.jsonl").exists():
            return False
        return abs(age_s) < STARTING_S


def _arguments(
    home: Path, folder: Path, row: str | None, *, offline: bool, wheels: Path | None, again: bool
) -> list[str]:
    arguments = ["--home", str(home), "--code", str(code_root()), "--folder", str(folder)]
    arguments.append("--prove=" + " ".join(PROVE))  # one argument: its value begins with a dash
    if row:
        arguments += ["--row", row]
    if offline:
        arguments.append("--offline")
    if wheels is not None:
        arguments += ["--wheels", str(wheels.expanduser().absolute())]
    if again:
        arguments.append("--again")
    return arguments


def _environ(home: Path, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    kept = {n: v for n, v in environ.items() if not n.upper().startswith(ENDED_BY_US)}
    return kept | {"PYTHONUTF8": "1", HOME_VARIABLE: str(home)}
