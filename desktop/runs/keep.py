"""Ending a paused run for good: its best adapter becomes the result, its history ends as stopped.

A paused run has no engine that could do it, and loading a model only to stop again would be a
waste. Only while nobody holds the run's lock; checkpoints stay, so Resume stays possible. What is
published is chosen and committed as an engine would: the best checkpoint if the job keeps the best,
else the newest, and none that differs from its manifest.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from desktop.problems import AppProblem
from desktop.runs.job_words import read_job, setting
from desktop.runs.run_fold import ending
from engine.contract.commit import collect_stages, commit_folder, damage
from engine.contract.events import Event, EventWriter
from engine.contract.problems import Problem
from engine.contract.run_folder import LOCK_PATIENCE_S, RunFolder

_NAME = re.compile(r"^step-(\d{6,})$")
Damaged = list[tuple[Path, str]]
"""Checkpoints that were not taken, each with its first bad file."""


def keep_paused(path: Path) -> None:
    """Publish the adapter of the best checkpoint that is whole, and end the history.

    Raises:
        Problem: RUN_ALREADY_ACTIVE.
        AppProblem: RUN_NOT_PAUSED, because it went on or ended elsewhere; RUN_NOTHING_TO_KEEP;
            RUN_FOLDER_NOT_WRITTEN.
    """
    run = RunFolder(path)
    try:
        with FileLock(run.lock, timeout=LOCK_PATIENCE_S):
            _keep(run)
    except Timeout:
        raise Problem("RUN_ALREADY_ACTIVE", run=str(path)) from None
    except OSError as error:
        raise AppProblem("RUN_FOLDER_NOT_WRITTEN", folder=str(path), error=str(error)) from error


def _keep(run: RunFolder) -> None:
    """With the lock held: the history is asked now, whatever a window has seen of it before."""
    last = run.last_event()
    state = ending(last) or "lost" if last else "created"
    if last is None or state != "paused":
        raise AppProblem("RUN_NOT_PAUSED", run=str(run.path), state=state)
    damaged: Damaged = []
    step = _kept_step(run, damaged)
    if step is None:
        raise AppProblem("RUN_NOTHING_TO_KEEP", run=str(run.path))
    source = _folder(run, step) / "adapter"
    collect_stages(run.path)
    commit_folder(run.adapter, lambda stage: _copy(source, stage), {"step": step})
    _tell(run, last, damaged, step)


def _kept_step(run: RunFolder, damaged: Damaged) -> int | None:
    """The newest whole checkpoint, or the best one that it knows of; None where none is whole."""
    for step in _steps(run):
        if _is_damaged(run, step, ("adapter/", "progress.json"), damaged):
            continue
        best = _best_known_to(run, step)
        if best in (None, step) or _is_damaged(run, best, ("adapter/",), damaged):
            return step
        return best
    return None


def _best_known_to(run: RunFolder, step: int) -> int | None:
    """The step that was measured best by then; None if the job keeps the last, or the base is best:
    that one has no checkpoint."""
    if setting(read_job(run.job), "evaluation.keep_best") is False:
        return None
    try:
        progress = json.loads((_folder(run, step) / "progress.json").read_text(encoding="utf-8"))
        best = progress["best_step"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return best if isinstance(best, int) and best > 0 else None


def _is_damaged(run: RunFolder, step: int, parts: tuple[str, ...], damaged: Damaged) -> bool:
    folder = _folder(run, step)
    bad = next((file for part in parts if (file := damage(folder, part=part, step=step))), None)
    if bad is not None:
        damaged.append((folder, bad))
    return bad is not None


def _steps(run: RunFolder) -> list[int]:
    """Of its checkpoints, the newest first."""
    found = (_NAME.match(folder.name) for folder in run.checkpoints.glob("step-*"))
    return sorted((int(match[1]) for match in found if match), reverse=True)


def _folder(run: RunFolder, step: int) -> Path:
    return run.checkpoints / f"step-{step:06d}"


def _copy(source: Path, stage: Path) -> None:
    """Without rights and times: a file that may only be read could not be flushed."""
    shutil.copytree(source, stage, dirs_exist_ok=True, copy_function=shutil.copyfile)


def _tell(run: RunFolder, last: Event, damaged: Damaged, step: int) -> None:
    """What was not taken and why, and the closing line."""
    writer = EventWriter(run.events)
    try:
        for folder, file in damaged:
            facts = {"path": str(folder), "file": file, "step": step}
            writer.write("warning", code="CHECKPOINT_NOT_KEPT", facts=facts)
        writer.write("stopped", reason="asked", step=last.fields.get("step"))
    finally:
        writer.close()
