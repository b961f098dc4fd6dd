"""Nothing that is asked may hold up the asker: child processes and calls with a deadline.

`subprocess.run(timeout=…)` waits for ever for a child that cannot die (a process that hangs in a
graphics driver), and for grandchildren that keep the pipe open. These functions do not.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

T = TypeVar("T")

GRACE_S = 1.0
"""After a kill: what a process that can die needs to do so; the others are left behind."""
STDERR_LINES = 200


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
        child = _open(command, environ, None)
    except OSError as error:
        return Answer(reason_of(error), None, "", "")
    try:
        out, err = child.communicate(timeout=deadline_s)
    except subprocess.TimeoutExpired:
        out, err = _give_up(child)
        return Answer("timeout", None, _text(out), _text(err))
    return Answer("", child.returncode, _text(out), _text(err))


def follow(
    command: Sequence[str],
    environ: Mapping[str, str],
    cwd: Path,
    on_line: Callable[[str], None],
    *,
    silence_s: float,
    deadline_s: float,
) -> Answer:
    """Run a command and hand on each line of its stdout as it comes; the answer holds its stderr.

    It is killed with all its children when it says nothing for `silence_s`, or is not done after
    `deadline_s`, and then the reason is `timeout`. Of stderr the last 200 lines are kept.
    """
    try:
        child = _open(command, environ, cwd)
    except OSError as error:
        return Answer(reason_of(error), None, "", "")
    lines: queue.Queue[bytes | None] = queue.Queue()
    complaints: deque[bytes] = deque(maxlen=STDERR_LINES)
    _pump(child.stdout, lines.put)
    late = _pump(child.stderr, lambda line: complaints.append(line or b""))
    end = time.monotonic() + deadline_s
    try:
        while (
            line := lines.get(timeout=max(0.0, min(silence_s, end - time.monotonic())))
        ) is not None:
            on_line(_text(line).rstrip("\r\n"))
        child.wait(max(GRACE_S, min(silence_s, end - time.monotonic())))
    except (queue.Empty, subprocess.TimeoutExpired):
        _kill(child)
        return Answer("timeout", None, "", _text(b"".join(complaints)))
    except BaseException:  # the listener failed, or Ctrl+C: nothing may go on by itself
        _kill(child)
        raise
    late.join(GRACE_S)
    return Answer("", child.returncode, "", _text(b"".join(complaints)))


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


def _open(
    command: Sequence[str], environ: Mapping[str, str], cwd: Path | None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        list(command),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(environ),
        start_new_session=True,
        creationflags=_no_window(),
    )


def _pump(pipe: IO[bytes] | None, take: Callable[[bytes | None], object]) -> threading.Thread:
    """Read a pipe in a thread, None at its end: it would block us, and fill up if nobody read."""

    def run() -> None:
        with pipe or contextlib.nullcontext(()) as opened:
            for line in opened:
                take(line)
        take(None)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End it and its children; one that hangs in a driver is left behind."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(GRACE_S)


def _give_up(child: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    _kill(child)
    try:
        return child.communicate(timeout=GRACE_S)
    except subprocess.TimeoutExpired:
        return b"", b""


def _no_window() -> int:
    return int(getattr(subprocess, "CREATE_NO_WINDOW", 0))


def _text(printed: bytes | None) -> str:
    return (printed or b"").decode("utf-8", errors="replace")
