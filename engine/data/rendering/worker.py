"""Foreign chat templates, rendered in a child process with limits on time and memory.

A chat template is a program that came with a model. The sandbox keeps it from files and from
Python's insides; it cannot keep it from looping for ever or from filling the memory, so it runs
where both can be ended. POSIX: resource limits; everywhere: the parent looks at the child's
processor time and memory and kills it. Source of the limits: measured with endless loops (ended
after 3 s) and with bombs (600 MB are full in under a second).
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

import psutil

from engine.data.mapping.map import Message, Row
from engine.data.rendering.source import TemplateSource
from engine.data.rendering.worker_main import MEMORY_BYTES

LIMIT_S = 3.0
"""Processor time of one batch; where it is not enough, rows are rendered one by one."""
WALL_S = 30.0
"""A computer that is busy with something else; a template cannot sleep."""
START_S = 60.0
LOOK_EVERY_S = 0.05
_ROOT = Path(__file__).resolve().parents[3]


class LimitReached(Exception):
    """The template went beyond a limit; `what` is time or memory."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class WorkerLost(Exception):
    """The child process could not be started, or ended by itself."""


class TemplateWorker:
    """One child process for one template; started when it is first needed, and again if it died."""

    def __init__(self, source: TemplateSource) -> None:
        self._source = source
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._asking = threading.Lock()  # the desk shows a row while it measures the others

    def rows(self, rows: Sequence[Row], train_on: str) -> list[dict[str, Any]]:
        """What `worker_main` made of each row.

        Raises:
            LimitReached: for the batch as a whole; smaller batches tell which row it was.
            WorkerLost: there is no such process.
        """
        packed = [[row.messages, sorted(row.silent)] for row in rows]
        answer = self._ask({"train_on": train_on, "rows": packed})
        found: list[dict[str, Any]] = answer["rows"]
        return found

    def prompt(self, messages: Sequence[Message]) -> dict[str, Any]:
        """`{"text"}` that asks for an answer, or `{"refused", "error"}`.

        Raises:
            LimitReached, WorkerLost: as `rows`.
        """
        return self._ask({"train_on": "answers", "prompt": list(messages)})

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        with self._asking:
            process = self._running()
            used = _cpu_s(process.pid)
            self._send(process, asked)
            return self._answer(process, used)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._lines = queue.Queue()
        self._process = process = _start()
        reader = threading.Thread(target=_read, args=(process.stdout, self._lines), daemon=True)
        reader.start()
        self._send(process, {"source": self._source.to_json(), "limit_s": LIMIT_S})
        try:
            first = self._lines.get(timeout=START_S)
        except queue.Empty:
            first = b""
        if b"ready" not in first:
            self.close()
            message = f"no answer, exit code {process.returncode}"
            raise WorkerLost(message)
        return process

    def _send(self, process: subprocess.Popen[bytes], asked: dict[str, Any]) -> None:
        pipe = cast(IO[bytes], process.stdin)
        try:
            pipe.write(json.dumps(asked).encode("ascii") + b"\n")
            pipe.flush()
        except OSError as error:
            self.close()
            raise WorkerLost(str(error)) from error

    def _answer(self, process: subprocess.Popen[bytes], used_s: float) -> dict[str, Any]:
        until = time.monotonic() + WALL_S
        while True:
            try:
                line = self._lines.get(timeout=LOOK_EVERY_S)
            except queue.Empty:
                self._watch(process, used_s, until)
                continue
            if line:
                answer: dict[str, Any] = json.loads(line)
                return answer
            process.wait()
            self.close()
            raise LimitReached(_reason(process.returncode))

    def _watch(self, process: subprocess.Popen[bytes], used_s: float, until: float) -> None:
        what = ""
        if time.monotonic() > until or _cpu_s(process.pid) - used_s > LIMIT_S:
            what = "time"
        elif _memory_bytes(process.pid) > MEMORY_BYTES:
            what = "memory"
        if what:
            self.close()
            raise LimitReached(what)


def _start() -> subprocess.Popen[bytes]:
    environ = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        return subprocess.Popen(
            [sys.executable, "-s", "-m", "engine.data.rendering.worker_main"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=environ,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise WorkerLost(str(error)) from error


def _read(pipe: IO[bytes], lines: queue.Queue[bytes]) -> None:
    """Lines as they come; an empty one at the end."""
    with suppress(OSError, ValueError):
        for line in pipe:
            lines.put(line)
    lines.put(b"")


def _cpu_s(pid: int) -> float:
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def _memory_bytes(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def _reason(exit_code: int | None) -> str:
    """A child that ended in the middle: by the time limit's signal, or for want of memory."""
    import signal

    slow = getattr(signal, "SIGXCPU", None)
    return "time" if slow is not None and exit_code == -slow else "memory"
