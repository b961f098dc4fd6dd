"""Ending a paused run for good: its best adapter becomes the result, its history ends as stopped.

A paused run has no engine that could do it, and loading a model only to stop again would be a
waste. Only while nobody holds the run's lock; checkpoints stay, so Resume stays possible.
"""

from __future__ import annotations

import os
import shutil
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

from desktop.problems import AppProblem
from desktop.runs.run_view import RunView
from engine.contract.events import EventWriter
from engine.contract.problems import Problem
from engine.contract.run_folder import LOCK_PATIENCE_S, RunFolder


def keep_paused(path: Path, view: RunView) -> None:
    """Publish the adapter of the best checkpoint that is still there, and end the history.

    Raises:
        Problem: RUN_ALREADY_ACTIVE.
        AppProblem: RUN_FOLDER_NOT_WRITTEN, or RUN_NOT_ACTIVE where there is nothing to keep.
    """
    run = RunFolder(path)
    source = _adapter(run, view)
    if source is None:
        raise AppProblem("RUN_NOT_ACTIVE", run=str(path), state="paused")
    try:
        with FileLock(run.lock, timeout=LOCK_PATIENCE_S):
            _publish(source, run.adapter)
            writer = EventWriter(run.events)
            writer.write("stopped", reason="asked", step=view.step)
            writer.close()
    except Timeout:
        raise Problem("RUN_ALREADY_ACTIVE", run=str(path)) from None
    except OSError as error:
        raise AppProblem("RUN_FOLDER_NOT_WRITTEN", folder=str(path), error=str(error)) from error


def _adapter(run: RunFolder, view: RunView) -> Path | None:
    """Of the lowest measured checkpoint; without a measurement of the newest."""
    best = view.best_eval
    steps = sorted({mark.step for mark in view.checkpoints}, reverse=True)
    wanted = [best.step, *steps] if best is not None else steps
    folders = (run.checkpoints / f"step-{step:06d}" / "adapter" for step in wanted)
    return next((folder for folder in folders if folder.is_dir()), None)


def _publish(source: Path, target: Path) -> None:
    """Write beside, flush, then switch: an older result stays until the new one is whole."""
    stage = target.with_name(f".stage-{uuid.uuid4().hex}")
    try:
        shutil.copytree(source, stage)
        for file in stage.rglob("*"):
            if file.is_file():
                with file.open("rb+") as stream:
                    os.fsync(stream.fileno())
        if target.exists():
            shutil.rmtree(target)
        stage.rename(target)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
