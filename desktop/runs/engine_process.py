"""Starting an engine that outlives whoever started it.

The engine is detached: its own session (POSIX) or process group without a window (Windows), no
standard input, output into the run's `engine.log`, foreign variables scrubbed away.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.problems import AppProblem
from engine.contract.run_folder import RunFolder
from envcheck.scrub import scrubbed

_children: list[tuple[Path, subprocess.Popen[bytes]]] = []
"""Engines started by this process: kept so that a dead one is reaped and can tell its exit code."""


def engine_command(home: Path, arguments: Sequence[str]) -> list[str]:
    """`python -s -B -m engine …` in the engine environment in use.

    Raises:
        AppProblem: ENGINE_NOT_SET_UP or ENGINE_PYTHON_MISSING.
    """
    python = paths.engine_python(home)
    if python is None:
        raise AppProblem("ENGINE_NOT_SET_UP", home=str(home))
    if not python.exists():
        raise AppProblem("ENGINE_PYTHON_MISSING", python=str(python))
    return [str(python), "-s", "-B", "-m", "engine", *arguments]


def engine_environ(home: Path, card: str | None = None) -> dict[str, str]:
    """The variables an engine is started with; `card` is the one it may see, by uuid.

    A choice that the person made with CUDA_VISIBLE_DEVICES stands.
    """
    environ = scrubbed(os.environ) | {paths.HOME_VARIABLE: str(home)}
    if card:
        environ.setdefault("CUDA_VISIBLE_DEVICES", card)
    return environ


def spawn(
    home: Path, verb: str, run: RunFolder, *, card: str | None = None
) -> subprocess.Popen[bytes]:
    """Starts `engine VERB RUN` detached, its output at the end of `engine.log`.

    Raises:
        AppProblem: there is no engine, or the system refuses to start it.
        OSError: if the log cannot be opened.
    """
    reap()
    command = engine_command(home, [verb, str(run.path)])
    with run.log.open("ab") as log:
        try:
            process = _detached(command, engine_environ(home, card), log.fileno())
        except OSError as error:
            facts = {"python": command[0], "error": str(error)}
            raise AppProblem("ENGINE_NOT_STARTED", **facts) from error
    _children.append((run.path, process))
    return process


def _detached(command: list[str], environ: dict[str, str], output: int) -> subprocess.Popen[bytes]:
    common: dict[str, Any] = {
        "stdin": subprocess.DEVNULL,
        "stdout": output,
        "stderr": output,
        "env": environ,
        "cwd": str(paths.code_root()),
    }
    if sys.platform != "win32":
        return subprocess.Popen(command, start_new_session=True, **common)
    flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    try:  # out of the job object that a terminal or an IDE ends together with itself
        away = subprocess.CREATE_BREAKAWAY_FROM_JOB
        return subprocess.Popen(command, creationflags=flags | away, **common)
    except OSError:  # that job does not let its children go: still better than no engine
        return subprocess.Popen(command, creationflags=flags, **common)


def reap() -> None:
    """Lets go of engines that have ended, so that none stays behind as a zombie."""
    for _, process in _children:
        process.poll()


@atexit.register
def _leave_behind() -> None:
    """Engines outlive this process on purpose; Python need not warn about it."""
    reap()
    for _, process in _children:
        process.returncode = process.returncode or 0


def exit_code(pid: int) -> int | None:
    """The exit code of an engine that this process started; None if it lives or is another's."""
    return next((process.poll() for _, process in _children if process.pid == pid), None)


def has_child(run: RunFolder) -> bool:
    """Whether an engine that this process started for the run still lives."""
    return any(path == run.path and process.poll() is None for path, process in _children)


def create_time(pid: int) -> float | None:
    """When the process began, to tell it from a later one with the same number; None if dead."""
    import psutil

    reap()
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else process.create_time()
    except psutil.Error:
        return None
