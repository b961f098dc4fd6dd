"""Nothing that is asked may hold up the asker: child processes and calls with a deadline.

`subprocess.run(timeout=…)` waits for ever for a child that cannot die (a process that hangs in a
graphics driver), and for grandchildren that keep the pipe open. These functions do not.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

GRACE_S = 1.0
"""After a kill: what a process that can die needs to do so; the others are left behind."""


@dataclass(frozen=True)
class Answer:
    """What a child process said before its deadline."""

    reason: str
    """"" when it ended by itself; else `timeout`, `not found`, `not permitted`, or the error."""
    exit_code: int | None
    stdout: str
    stderr: str


def ask(command: Sequence[str], deadline_s: float, environ: Mapping[str, str]) -> Answer:
    """Run a command without input or window and collect what it prints, as UTF-8.

    Bytes that are not UTF-8 become question marks: Windows answers in its console's code page.
    """
    try:
        child = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environ),
            start_new_session=True,
            creationflags=_no_window(),
        )
    except OSError as error:
        return Answer(reason_of(error), None, "", "")
    try:
        out, err = child.communicate(timeout=deadline_s)
    except subprocess.TimeoutExpired:
        out, err = _give_up(child)
        return Answer("timeout", None, _text(out), _text(err))
    return Answer("", child.returncode, _text(out), _text(err))


def start(function: Callable[[], T], otherwise: Callable[[str], T]) -> Callable[[float], T]:
    """Begin `function` in a thread; call what this returns with a deadline to collect its result.

    The result is `otherwise(reason)` when it raises or is not back in time. It runs in a daemon
    thread: one that never returns does not keep the program from ending.
    """
    results: list[T] = []

    def run() -> None:
        try:
            results.append(function())
        except Exception as error:  # a probe never takes the check down with it
            results.append(otherwise(reason_of(error)))

    thread = threading.Thread(target=run, name=f"probe {function}", daemon=True)
    thread.start()

    def collect(deadline_s: float) -> T:
        thread.join(deadline_s)
        return results[0] if results else otherwise("timeout")

    return collect


def reason_of(error: BaseException) -> str:
    """An error as the reason of an unknown value: a few words, the same on every system."""
    if isinstance(error, FileNotFoundError):
        return "not found"
    if isinstance(error, PermissionError):
        return "not permitted"
    return f"{type(error).__name__}: {error}".rstrip(": ")[:200]


def _give_up(child: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
    try:
        return child.communicate(timeout=GRACE_S)
    except subprocess.TimeoutExpired:
        return b"", b""


def _no_window() -> int:
    return int(getattr(subprocess, "CREATE_NO_WINDOW", 0))


def _text(printed: bytes | None) -> str:
    return (printed or b"").decode("utf-8", errors="replace")
