"""Ending an engine without waiting for its checkpoint: ask the process, then kill it.

A process number is used again after its owner is gone, so a process is touched only if it is an
engine of this very run: its command line ends in the run's folder, or it is the one that waited
(`standby`), was given this run, and began when `launch.json` says.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.runs.engine_process import reap
from desktop.runs.launch_record import is_starting, last_launch
from engine.contract.run_folder import RunFolder

if TYPE_CHECKING:
    import psutil

TERMINATE_GRACE_S = 10.0
"""After being asked to end, an engine gets this long before it is killed."""


def end_by_force(run: RunFolder, grace_s: float = TERMINATE_GRACE_S) -> bool:
    """Ends the run's engine, also one that is only just starting; True if none is left.

    Takes up to twice `grace_s`: call it from a thread where a window must not freeze.
    """
    import psutil

    family = _family(_engine_pid(run), run.path)
    for ask in (psutil.Process.terminate, psutil.Process.kill):
        _each(family, ask)
        _, family = psutil.wait_procs(family, timeout=grace_s)
    reap()
    return not family and not run.is_alive()


def _engine_pid(run: RunFolder) -> int:
    """The process that holds the run or is about to; 0 where there is none."""
    if run.is_alive():
        try:
            return int(json.loads(run.engine.read_text(encoding="utf-8"))["pid"])
        except (OSError, ValueError, KeyError, TypeError):
            return last_launch(run).pid
    return last_launch(run).pid if is_starting(run) else 0


def _family(pid: int, run: Path) -> list[psutil.Process]:
    """The engine and everything it started; empty if the process is not this run's engine."""
    import psutil

    try:
        process = psutil.Process(pid) if pid > 0 else None
        if process is None or not _works_on(process, run):
            return []
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _works_on(process: psutil.Process, run: Path) -> bool:
    last = process.cmdline()[-1:]
    if last == ["standby"]:
        launch = last_launch(RunFolder(run))  # on Windows of the interpreter's launcher, its parent
        return launch.pid in (process.pid, process.ppid()) and launch.lives
    return bool(last) and Path(last[0]).resolve() == run.resolve()


def _each(family: list[psutil.Process], ask: Callable[[psutil.Process], None]) -> None:
    import psutil

    for process in family:
        try:
            ask(process)
        except psutil.Error:  # gone by itself
            continue
