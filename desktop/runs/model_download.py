"""Downloads of models that go on when the window is closed: started, followed, stopped.

The helper is detached and writes its state into the model's folder (`engine/models/fetching.py`);
what stands there is the truth, whoever started it. Half a download stays and goes on later.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import detached, hub_account, paths
from desktop.format import moment
from desktop.problems import AppProblem
from desktop.runs.engine_process import create_time, engine_command, engine_environ

STATE_FILE, STOP_FILE, LOG_FILE = "download.json", "download.stop", "download.log"
LOOK_MS = 250
CLOCK_SLACK_S = 2.0

State = Literal["none", "starting", "running", "stopping", "stopped", "problem", "lost", "ready"]


@dataclass(frozen=True)
class Progress:
    """How far a download is."""

    state: State = "none"
    done_bytes: int = 0
    total_bytes: int = 0
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def busy(self) -> bool:
        return self.state in ("starting", "running", "stopping")


class ModelDownloads(QObject):
    """Downloads by hub id.

    Signals:
        moved: hub id whose state or progress is different.
        arrived: hub id that is here now, whole.
    """

    moved = Signal(str)
    arrived = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._followed: dict[str, Progress] = {}
        self._pids: dict[str, int] = {}
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def progress(self, repo_id: str) -> Progress:
        """The state of a model's download, from its folder."""
        found = self._followed.get(repo_id) or read_progress(self._home, repo_id)
        if found.busy and repo_id not in self._followed:  # started by another window
            self._follow(repo_id, found)
        return found

    def start(self, repo_id: str) -> None:
        """Begin, or go on where it stopped."""
        if self.progress(repo_id).busy:
            return
        try:
            self._pids[repo_id] = start_helper(self._home, repo_id)
        except AppProblem as problem:
            self._set(repo_id, Progress("problem", code=problem.code, facts=problem.facts))
            return
        except OSError as error:
            facts = {"path": str(model_folder(self._home, repo_id)), "error": str(error)}
            self._set(repo_id, Progress("problem", code="HUB_NOT_WRITTEN", facts=facts))
            return
        self._follow(repo_id, Progress("starting"))

    def stop(self, repo_id: str) -> None:
        """Ask the helper to end; what has arrived stays."""
        now = self.progress(repo_id)
        if not now.busy:
            return
        if not ask_to_stop(self._home, repo_id):
            return
        self._set(repo_id, Progress("stopping", now.done_bytes, now.total_bytes))

    def forget_problem(self, repo_id: str) -> None:
        """The person has seen why it did not work."""
        self._followed.pop(repo_id, None)

    def _follow(self, repo_id: str, now: Progress) -> None:
        self._set(repo_id, now)
        self._timer.start()

    def _look(self) -> None:
        busy = [repo_id for repo_id, now in self._followed.items() if now.busy]
        for repo_id in busy:
            found = read_progress(self._home, repo_id)
            if self._followed[repo_id].state == "stopping" and found.state == "running":
                continue
            if found.state == "none":  # it has not written yet
                found = Progress("starting") if self._lives(repo_id) else Progress("lost")
            if found != self._followed[repo_id]:
                self._set(repo_id, found)
                if found.state == "ready":
                    self._followed.pop(repo_id)
                    self.arrived.emit(repo_id)
        if not any(now.busy for now in self._followed.values()):
            self._timer.stop()

    def _set(self, repo_id: str, now: Progress) -> None:
        self._followed[repo_id] = now
        self.moved.emit(repo_id)

    def _lives(self, repo_id: str) -> bool:
        pid = self._pids.get(repo_id)
        return pid is not None and helper_lives(pid)


def start_helper(home: Path, repo_id: str) -> int:
    """Begin a download, or go on with it; returns the helper's process.

    Raises:
        AppProblem: there is no engine.
        OSError: the folder cannot be written, or the system refuses to start the helper.
    """
    command = engine_command(home, ["models", "--download", repo_id])
    folder = model_folder(home, repo_id)
    folder.mkdir(parents=True, exist_ok=True)
    for old in (STATE_FILE, STOP_FILE, LOG_FILE):
        (folder / old).unlink(missing_ok=True)
    environ = engine_environ(home) | hub_account.variables(home)
    return detached.spawn_detached(
        folder, command, environ, paths.code_root(), folder / LOG_FILE
    ).pid


def ask_to_stop(home: Path, repo_id: str) -> bool:
    """Ask the helper to end; False if the request cannot be written."""
    try:
        (model_folder(home, repo_id) / STOP_FILE).touch()
    except OSError:
        return False
    return True


def read_progress(home: Path, repo_id: str) -> Progress:
    """The state of a download, from the model's folder."""
    try:
        text = (model_folder(home, repo_id) / STATE_FILE).read_text(encoding="utf-8")
        document = json.loads(text)
        state = document["state"]
        counts = int(document["done_bytes"]), int(document["total_bytes"])
        problem = document.get("problem") or {}
        if state == "running" and not _alive(int(document["pid"]), document.get("t")):
            state = "lost"
        code, facts = str(problem.get("code", "")), dict(problem.get("facts") or {})
        return Progress(state, *counts, code, facts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Progress()


def model_folder(home: Path, repo_id: str) -> Path:
    """Where a model of the hub lies, or will lie."""
    return paths.models_dir(home) / repo_id.replace("/", "--")


def helper_lives(pid: int) -> bool:
    """Whether a helper that this process started is still there."""
    return detached.exit_code(pid) is None and _alive(pid)


def _alive(pid: int, wrote_t: str | None = None) -> bool:
    """Whether a process lives, and began before it wrote: numbers are given again to others."""
    began = create_time(pid)
    wrote = moment(wrote_t) if wrote_t else None
    return began is not None and (wrote is None or began <= wrote.timestamp() + CLOCK_SLACK_S)
