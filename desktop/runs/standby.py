"""An engine that waits for a run: it has imported everything while the person still chooses.

It is a child on a leash (`engine.standby`): while it waits it ends with this process, once it was
given a run it is an engine like any other. It stands for exactly one environment and one set of
variables; a start that needs others begins a process of its own, as it would without this one.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

from desktop import detached, hub_account, paths
from desktop.problems import AppProblem
from desktop.runs.engine_process import engine_command, engine_environ
from engine.contract.run_folder import RunFolder

TAKEN_WITHIN_S = 5.0
"""The line is read at once, also during the imports; who does not answer is not waited for."""
END_WITHIN_S = 2.0


class Standby:
    """One waiting engine. Safe from any thread."""

    def __init__(self, home: Path, card: str | None = None) -> None:
        """Begin to import; where no engine can be started this one is simply not `alive`.

        Args:
            card: uuid of the card that it will see, as in `engine_environ`.
        """
        self._home = home
        self._lock = threading.Lock()
        self._ready, self._taken = threading.Event(), threading.Event()
        self._environ = engine_environ(home, card)
        self._command: list[str] = []
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(AppProblem, OSError):  # Start says it, and better
            self._command = engine_command(home, ["standby"])
            self._process = detached.spawn_leashed(self._command, self._environ, paths.code_root())
            self._listen(self._process)

    @property
    def alive(self) -> bool:
        """Whether it waits, or will once its imports are done."""
        return self._process is not None and self._process.poll() is None

    @property
    def ready(self) -> bool:
        """Whether its imports are done."""
        return self.alive and self._ready.is_set()

    @property
    def memory_bytes(self) -> int:
        """What it holds in memory; 0 where there is none."""
        import psutil

        process = self._process
        if process is None or process.poll() is not None:
            return 0
        try:
            family = [psutil.Process(process.pid)]
            family += family[0].children(recursive=True)  # Windows: the engine is a child
            return sum(int(one.memory_info().rss) for one in family)
        except psutil.Error:
            return 0

    def wait_ready(self, timeout_s: float) -> bool:
        """Wait until its imports are done; False if that takes longer."""
        return self._ready.wait(timeout_s) and self.alive

    def take(self, verb: str, run: RunFolder, card: str | None) -> subprocess.Popen[bytes] | None:
        """Give it a run; None if it is not there, or not what a start of today would start."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return None
        if not self._fits(card) or not self._give(process, verb, run):
            _end(process)
            return None
        detached.let_go(run.path, process)
        return process

    def end(self) -> None:
        """It is not needed any more; does not wait until it is gone."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            _close(process.stdin)
            threading.Thread(target=_end, args=(process,), name="standby", daemon=True).start()

    def _fits(self, card: str | None) -> bool:
        """Whether environment and variables are still those of now."""
        with suppress(AppProblem):
            now = engine_command(self._home, ["standby"])
            return now == self._command and engine_environ(self._home, card) == self._environ
        return False

    def _give(self, process: subprocess.Popen[bytes], verb: str, run: RunFolder) -> bool:
        secret: Mapping[str, str] = hub_account.variables(self._home)  # it may have to download
        line = {"verb": verb, "run": str(run.path), "environ": dict(secret)}
        leash = cast("IO[bytes]", process.stdin)
        try:
            leash.write(json.dumps(line).encode("ascii") + b"\n")
            leash.flush()
            return self._taken.wait(TAKEN_WITHIN_S)
        except OSError:  # it has ended
            return False
        finally:
            _close(leash)

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        listening = threading.Thread(
            target=self._hear, args=(process.stdout,), name="standby", daemon=True
        )
        listening.start()

    def _hear(self, said: IO[bytes]) -> None:
        with suppress(OSError, ValueError):
            for line in said:
                document: dict[str, Any] = json.loads(line)
                if document.get("ready"):
                    self._ready.set()
                if document.get("taken"):
                    self._taken.set()
        _close(said)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Without its leash it ends by itself; at once, or it is ended."""
    _close(process.stdin)
    try:
        process.wait(END_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _close(stream: IO[bytes] | None) -> None:
    with suppress(OSError):
        if stream is not None:
            stream.close()
