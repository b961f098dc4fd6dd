"""Starting a process that outlives whoever started it: an engine, a repair.

Its own session (POSIX) or process group without a window (Windows), no standard input, its output
into a file. What it does is read from its folder; here is only what the system knows of it.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_children: list[tuple[Path, subprocess.Popen[bytes]]] = []
"""Started by this process: kept so that a dead one is reaped and can tell its exit code."""


def spawn_detached(
    folder: Path, command: Sequence[str], environ: Mapping[str, str], cwd: Path, log: Path
) -> subprocess.Popen[bytes]:
    """Starts `command` for `folder`, its output at the end of `log`.

    Raises:
        OSError: the system refuses to start it, or the log cannot be opened.
    """
    reap()
    with log.open("ab") as output:
        process = _start(list(command), environ, cwd, output.fileno())
    _children.append((folder, process))
    return process


def spawn_leashed(
    command: Sequence[str], environ: Mapping[str, str], cwd: Path
) -> subprocess.Popen[bytes]:
    """Starts a process that could outlive this one, and does not while its input is open.

    What it says comes through its output; `let_go` makes it one of the detached.

    Raises:
        OSError: the system refuses to start it.
    """
    return _start(list(command), environ, cwd, subprocess.PIPE)


def let_go(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """A leashed process now works for `folder`, and outlives this one."""
    reap()
    _children.append((folder, process))


def _start(
    command: list[str], environ: Mapping[str, str], cwd: Path, output: int
) -> subprocess.Popen[bytes]:
    leashed = output == subprocess.PIPE
    common: dict[str, Any] = {
        "stdin": subprocess.PIPE if leashed else subprocess.DEVNULL,
        "stdout": output,
        "stderr": subprocess.DEVNULL if leashed else output,
        "env": dict(environ),
        "cwd": str(cwd),
    }
    if sys.platform != "win32":
        return subprocess.Popen(command, start_new_session=True, **common)
    flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    try:  # out of the job object that a terminal or an IDE ends together with itself
        away = subprocess.CREATE_BREAKAWAY_FROM_JOB
        return subprocess.Popen(command, creationflags=flags | away, **common)
    except OSError:  # that job does not let its children go: still better than no process
        return subprocess.Popen(command, creationflags=flags, **common)


def reap() -> None:
    """Lets go of processes that have ended, so that none stays behind as a zombie."""
    for _, process in _children:
        process.poll()


@atexit.register
def _leave_behind() -> None:
    """They outlive this process on purpose; Python need not warn about it."""
    reap()
    for _, process in _children:
        process.returncode = process.returncode or 0


def exit_code(pid: int) -> int | None:
    """The exit code of a process that this one started; None if it lives or is another's."""
    return next((process.poll() for _, process in _children if process.pid == pid), None)


def has_child(folder: Path) -> bool:
    """Whether a process that this one started for the folder still lives."""
    return any(path == folder and process.poll() is None for path, process in _children)


def has_lost_child(folder: Path) -> bool:
    """Whether this process started something for the folder, and all of it has ended."""
    ended = [process.poll() is not None for path, process in _children if path == folder]
    return bool(ended) and all(ended)
