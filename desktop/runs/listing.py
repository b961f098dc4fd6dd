"""The runs that there are, read from their folders alone: names, states, numbers.

Quick by design: of each run it reads the small state file, the end of the history and the job,
never the whole history. There is no index that could disagree with the folders.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.paths import runs_dir
from desktop.problems import AppProblem
from engine.contract.run_folder import RunFolder, RunState

GOING = frozenset({"queued", "starting", "running", "paused", "stopping"})
RESUMABLE = frozenset({"created", "paused", "stopped", "failed", "lost"})


@dataclass(frozen=True)
class RunSummary:
    """One line of the list of runs."""

    path: Path
    name: str
    """What the person called it; the folder's name where the job cannot be read."""
    base_model: str
    state: str
    step: int
    total_steps: int
    loss: float | None
    eval_loss: float | None
    t: str
    """UTC time of the newest event; empty where there is none."""

    @property
    def can_resume(self) -> bool:
        return self.state in RESUMABLE

    def to_json(self) -> dict[str, Any]:
        """The object that `formiga runs --json` lists."""
        return {
            "run": self.path.name,
            "path": str(self.path),
            "name": self.name,
            "base_model": self.base_model,
            "state": self.state,
            "step": self.step,
            "total_steps": self.total_steps,
            "loss": self.loss,
            "eval_loss": self.eval_loss,
            "t": self.t,
        }


def list_runs(home: Path) -> list[RunSummary]:
    """Every run of this home, the newest folder first; a folder without a job is no run."""
    return [summary(path) for path in _run_folders(runs_dir(home))]


def summary(path: Path) -> RunSummary:
    """One run as its folder describes it now; a damaged folder still gives a line.

    Where the job cannot be read a run that is over keeps its state, and one that could have gone on
    is damaged.
    """
    folder = RunFolder(path)
    job = document(folder.job)
    state = read_state(folder)
    word = "damaged" if job is None and state.state in RESUMABLE else state.state
    job = job or {}
    return RunSummary(
        path=path,
        name=str(job.get("name") or path.name),
        base_model=str(job.get("base_model") or ""),
        state=word,
        step=state.step,
        total_steps=state.total_steps,
        loss=state.loss,
        eval_loss=state.eval_loss,
        t=state.t,
    )


def read_state(folder: RunFolder) -> RunState:
    """`RunFolder.read_state`; of a run whose history cannot be read, whether an engine has it."""
    try:
        return folder.read_state()
    except OSError:
        return RunState("running" if folder.is_alive() else "damaged")


def find_run(wanted: str, home: Path) -> Path:
    """The run folder that a person means: a path, a folder's name, a job's name, or a beginning.

    Raises:
        AppProblem: RUN_UNKNOWN, or RUN_AMBIGUOUS where several fit.
    """
    as_path = Path(wanted).expanduser()
    if (as_path / "job.json").is_file():
        return as_path.resolve()
    folders = _run_folders(runs_dir(home))
    for fits in (_has_name, _called, _begins, _contains):
        found = [path for path in folders if fits(path, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise AppProblem("RUN_AMBIGUOUS", wanted=wanted, matches=[path.name for path in found])
    raise AppProblem("RUN_UNKNOWN", wanted=wanted, home=str(home))


def _has_name(path: Path, wanted: str) -> bool:
    return path.name == wanted


def _called(path: Path, wanted: str) -> bool:
    return str((document(path / "job.json") or {}).get("name", "")).casefold() == wanted.casefold()


def _begins(path: Path, wanted: str) -> bool:
    return bool(wanted) and path.name.startswith(wanted)


def _contains(path: Path, wanted: str) -> bool:
    return bool(wanted) and wanted.casefold() in path.name.casefold()


def _run_folders(runs: Path) -> list[Path]:
    try:
        folders = [path for path in runs.iterdir() if (path / "job.json").is_file()]
    except OSError:
        return []
    return sorted(folders, key=lambda path: path.name, reverse=True)


def document(file: Path) -> Mapping[str, Any] | None:
    """A file's JSON object; None where it cannot be read as one."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None
