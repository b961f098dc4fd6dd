"""Repairs of a toy engine that are killed or made to fail at every point, over and over.

After each: the environment in use must be whole and start, and the next repair must succeed.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from envcheck import switch
from envcheck.probes import probe_env
from envcheck.repairing import journal, repairs
from tests.envcheck.toy_wheels import ToyHome, make_toy_home

STAGES = ("look", "fetch", "install", "prove", "switch")
ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES")
DEADLINE_S = 120.0
NEVER = 10**9
SYSTEM_CALLS = (
    "openat,write,fsync,rename,renameat2,mkdir,link,linkat,unlink,unlinkat,execve,pwrite64"
)
IMPORTS = "import toy_ant, toy_bee, toy_wasp"


@dataclass
class Tally:
    """What happened over all rounds."""

    rounds: int = 0
    interrupted: int = 0
    """Rounds in which the repair did not reach its end: the others were hit too late to matter."""
    lost: list[str] = field(default_factory=list)
    """Rounds after which the engine was not whole, or the next repair failed."""


Run = Callable[[], None]


class Bench:
    """A toy home with an engine in use, on which repairs are let loose."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.toy: ToyHome = make_toy_home(folder)
        end = self.toy.repair()
        if end.type != "finished":
            raise RuntimeError(end)
        self.tally = Tally()

    def round(self, name: str, hurt: Callable[[subprocess.Popen[bytes]], None], *wrap: str) -> None:
        """One repair that `hurt` does something to, or that runs inside `wrap`."""
        folder = repairs.create(self.toy.home, None)
        command = self.toy.command("--again", "--folder", str(folder))
        if wrap:
            command = _wrapped(command, wrap)
        with (folder / "said.txt").open("wb") as said:
            process = subprocess.Popen(
                command, env=self.toy.environ, stdout=said, stderr=said, start_new_session=True
            )
            try:
                hurt(process)
                process.wait(DEADLINE_S)
            finally:
                _kill(process)
        self.tally.rounds += 1
        end = journal.last(folder / journal.EVENTS)
        self.tally.interrupted += end is None or end.type != "finished"
        if trouble := self.trouble():
            self.tally.lost.append(f"{name}: {trouble}")

    def trouble(self) -> str:
        """What is wrong with the engine in use, or with the repair after; "" if nothing is."""
        if found := self._not_whole():
            return found
        try:
            end = self.toy.repair(again=True)
        except AssertionError:
            return "the next repair wrote no end"
        if end.type != "finished":
            return f"the next repair ended with {end}"
        return self._not_whole()

    def _not_whole(self) -> str:
        env = switch.current(self.toy.root)
        if env is None:
            return "no engine is in use"
        facts = probe_env.probe(self.toy.home, self.toy.code, self.toy.environ, deep=True)
        tree = facts.tree.value
        if tree is None or tree.missing or tree.changed or tree.extra:
            return f"{env.name} is not whole: {facts.tree}"
        python = [str(switch.interpreter(env)), "-I", "-B", "-c", IMPORTS]
        answer = subprocess.run(python, capture_output=True, text=True, check=False)
        return answer.stderr[-300:] if answer.returncode else ""


def kill_at_stages(bench: Bench, count: int) -> None:
    """SIGKILL of the whole group some milliseconds into one stage after the other."""
    chance = random.Random(1)
    for number in range(count):
        stage = STAGES[number % len(STAGES)]
        delay_s = chance.random() * 0.1
        bench.round(f"kill in {stage}", lambda p, s=stage, d=delay_s: _kill_in(bench, p, s, d))


def kill_at_times(bench: Bench, count: int, longest_s: float = 1.2) -> None:
    """SIGKILL at a random moment."""
    chance = random.Random(2)
    for number in range(count):
        delay_s = chance.random() * longest_s

        def hurt(process: subprocess.Popen[bytes], delay_s: float = delay_s) -> None:
            try:
                process.wait(delay_s)
            except subprocess.TimeoutExpired:
                _kill(process)

        bench.round(f"kill {number} after {delay_s:.2f} s", hurt)


def spoil_operations(bench: Bench, what: str, count: int) -> None:
    """The whole range of the repair's own file operations, `count` points of it."""
    total = _operations(bench)
    step = max(1, total // count)
    for when in range(1, total + 1, step):
        module = ("tests.faults.hooked", what, str(when), os.devnull)
        bench.round(f"{what} at operation {when} of {total}", _wait, *module)


def spoil_system_calls(bench: Bench, what: str, count: int) -> None:
    """The same below Python, in uv and every child too, by `strace`; `what` as for `hooked`."""
    strace = shutil.which("strace")
    if strace is None:
        raise RuntimeError("strace is not here")
    chance = random.Random(3)
    for _ in range(count):
        when = int(10 ** (chance.random() * 2.6))  # strace counts for each process alone
        act = "signal=KILL" if what == "kill" else f"error={what}"
        inject = f"--inject={SYSTEM_CALLS}:{act}:when={when}"
        quiet = ("-f", "-qq", "--seccomp-bpf", "-o", os.devnull, f"--trace={SYSTEM_CALLS}")
        bench.round(f"{what} at system call {when}", _wait, strace, *quiet, inject)


def _operations(bench: Bench) -> int:
    counted = bench.folder / "operations.txt"
    bench.round("count", _wait, "tests.faults.hooked", "kill", str(NEVER), str(counted))
    return int(counted.read_text(encoding="utf-8"))


def _wrapped(command: list[str], wrap: tuple[str, ...]) -> list[str]:
    if not wrap[0].startswith("tests."):
        return [*wrap, *command]
    at = command.index("tests.envcheck.toy_repair")
    return [*command[:at], *wrap, *command[at + 1 :]]


def _kill_in(bench: Bench, process: subprocess.Popen[bytes], stage: str, delay_s: float) -> None:
    until = time.monotonic() + DEADLINE_S
    newest = max((bench.toy.home / repairs.REPAIRS).iterdir(), key=lambda one: one.name)
    while process.poll() is None and time.monotonic() < until:
        if stage in _phases(newest / journal.EVENTS):
            time.sleep(delay_s)
            _kill(process)
            return
        time.sleep(0.005)


def _phases(events: Path) -> Iterator[str]:
    return (str(event.fields.get("phase")) for event in journal.read(events))


def _wait(_process: subprocess.Popen[bytes]) -> None:
    """Nothing is done from outside: the repair is hurt from within."""


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
