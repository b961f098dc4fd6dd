"""Run a tool that may take minutes: read what it says meanwhile, and be able to end it.

Standard library only. A tool and everything it started are ended together: compilation alone has
a worker for each processor, and those would wait for their dead parent for ever.
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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

POLL_S = 0.2
GRACE_S = 5.0
"""Between the polite request to end and the other one."""
LATE_OUTPUT_S = 2.0
"""After its end: what grandchildren that hold the pipe may still keep us waiting."""


@dataclass(frozen=True)
class Answer:
    """How a tool ended, and what it said."""

    code: int
    stdout: str
    stderr: str


class TooLong(Exception):
    """The deadline passed; `stdout` is what the tool had said until then."""

    def __init__(self, seconds: float, stdout: str) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.stdout = stdout


def run(
    command: Sequence[str],
    *,
    environ: Mapping[str, str],
    cwd: Path,
    deadline_s: float,
    keep: int = -1,
    on_line: Callable[[str], None] | None = None,
    on_tick: Callable[[], None] | None = None,
) -> Answer:
    """Run `command` to its end.

    Every line that it prints goes to `on_line`; `on_tick` is called every fifth of a second. Both
    may raise: the tool is ended then. `keep` is a descriptor that it inherits (a lock: a tool that
    outlives us keeps its place locked).

    Raises:
        TooLong: if the deadline passes.
        OSError: if it cannot be started.
    """
    child = _start(command, environ, cwd, keep)
    said = _Said(child)
    until = time.monotonic() + deadline_s
    try:
        while child.poll() is None:
            said.listen(on_line)
            if on_tick is not None:
                on_tick()
            if time.monotonic() > until:
                raise TooLong(deadline_s, said.stdout)
        said.finish(on_line)
    except BaseException:  # Ctrl+C too: nothing may go on by itself
        end(child)
        raise
    return Answer(child.returncode, said.stdout, said.stderr)


def end(child: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started: asked first, made to after five seconds."""
    _signal(child, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(GRACE_S)
    if sys.platform != "win32":
        _signal(child, signal.SIGKILL)  # the group, also where its first process is gone
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(GRACE_S)


def _start(
    command: Sequence[str], environ: Mapping[str, str], cwd: Path, keep: int
) -> subprocess.Popen[bytes]:
    posix = sys.platform != "win32"
    return subprocess.Popen(
        list(command),
        cwd=cwd,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=posix,
        pass_fds=(keep,) if posix and keep >= 0 else (),
        creationflags=int(getattr(subprocess, "CREATE_NO_WINDOW", 0)),
    )


def _signal(child: subprocess.Popen[bytes], which: signal.Signals) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            command = ["taskkill", "/T", "/F", "/PID", str(child.pid)]
            subprocess.run(command, capture_output=True, check=False, timeout=GRACE_S)
        else:
            os.killpg(child.pid, which)


class _Said:
    """What a child prints, collected by two threads, handed out in one."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._lines: queue.SimpleQueue[tuple[str, str | None]] = queue.SimpleQueue()
        self._texts: dict[str, list[str]] = {"out": [], "err": []}
        self._open = len(self._texts)
        for name, pipe in zip(self._texts, (child.stdout, child.stderr), strict=True):
            threading.Thread(target=self._read, args=(name, pipe), daemon=True).start()

    @property
    def stdout(self) -> str:
        return "".join(self._texts["out"])

    @property
    def stderr(self) -> str:
        return "".join(self._texts["err"])

    def listen(self, on_line: Callable[[str], None] | None, for_s: float = POLL_S) -> None:
        """Hand out what comes within `for_s`; less where both pipes are closed."""
        until = time.monotonic() + for_s
        while self._open and (left := until - time.monotonic()) > 0:
            try:
                name, line = self._lines.get(timeout=left)
            except queue.Empty:
                return
            if line is None:
                self._open -= 1
                continue
            self._texts[name].append(line)
            if on_line is not None:
                on_line(line)
        if not self._open:
            time.sleep(0.01)  # its end follows within moments; no reason to ask without a break

    def finish(self, on_line: Callable[[str], None] | None) -> None:
        """Hand out the rest."""
        self.listen(on_line, LATE_OUTPUT_S)

    def _read(self, name: str, pipe: IO[bytes] | None) -> None:
        with contextlib.suppress(OSError, ValueError):
            if pipe is not None:
                with pipe:
                    for line in pipe:
                        self._lines.put((name, line.decode("utf-8", errors="replace")))
        self._lines.put((name, None))
