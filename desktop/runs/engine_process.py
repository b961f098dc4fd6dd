"""Starting an engine that outlives whoever started it.

The engine is detached (`desktop.detached`), its output goes into the run's `engine.log`, foreign
variables are scrubbed away.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import detached, hub_account, paths
from desktop.detached import exit_code, reap
from desktop.problems import AppProblem
from engine.contract.run_folder import RunFolder
from envcheck.scrub import scrubbed

__all__ = [
    "create_time",
    "engine_command",
    "engine_environ",
    "exit_code",
    "has_child",
    "reap",
    "spawn",
    "spawn_keeper",
]


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
    command = engine_command(home, [verb, str(run.path)])
    run.log.touch()  # a log that cannot be opened is another trouble than an engine that is refused
    environ = engine_environ(home, card) | hub_account.variables(home)  # it may have to download
    try:
        return detached.spawn_detached(run.path, command, environ, paths.code_root(), run.log)
    except OSError as error:
        raise AppProblem("ENGINE_NOT_STARTED", python=command[0], error=str(error)) from error


def spawn_keeper(run: RunFolder, pid: int) -> None:
    """Starts, beside the engine, what keeps the computer awake (`desktop.runs.awake`).

    Raises:
        OSError: the system refuses to start it.
    """
    command = [sys.executable, "-s", "-B", "-m", "desktop.runs.awake", str(run.path), str(pid)]
    own = run.path / "awake.json"  # not the run itself: a keeper is no engine
    detached.spawn_detached(own, command, os.environ, paths.code_root(), Path(os.devnull))


def has_child(run: RunFolder) -> bool:
    """Whether an engine that this process started for the run still lives."""
    return detached.has_child(run.path)


def create_time(pid: int) -> float | None:
    """When the process began, to tell it from a later one with the same number; None if dead."""
    import psutil

    reap()
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else process.create_time()
    except psutil.Error:
        return None
