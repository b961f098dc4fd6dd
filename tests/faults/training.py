"""Training that is killed, or meets a failing disk, over and over: nothing may be lost.

    python -m tests.faults.training [--kills N] [--faults N]

in the engine's interpreter. After every round: the newest commit is at least the one that was
announced, and a resume needs no help. A finished run has the losses of every step ever logged and
the adapter of a run that nothing happened to, bit by bit.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from engine.contract.run_folder import RunFolder
from tests.faults.trainee import InSaves, Trainee, kill, kill_in_save, wait_for

ERRORS = ("ENOSPC", "EIO")
NEVER = 10**9
KILLED = -9
Kind = tuple[str, Callable[[], None]]


@dataclass
class Tally:
    """What happened over all rounds of a kind."""

    rounds: int = 0
    interrupted: int = 0
    """Rounds in which the engine did not reach its end: the others were hit too late."""
    finished: int = 0
    """Runs that came to their end in spite of it, and were compared."""
    lost: list[str] = field(default_factory=list)
    """Rounds after which a commit was missing or something else was wrong."""
    interventions: list[str] = field(default_factory=list)
    """Engines that ended badly although nothing was done to them."""


class Bench:
    """One run after the other, each hurt until it is finished."""

    def __init__(self, folder: Path) -> None:
        self.trainee = Trainee(folder)
        self.run = self.trainee.new_run()
        self.tally = Tally()
        began = time.monotonic()
        self.left_alone()
        self.whole_s = time.monotonic() - began
        """Seconds that an engine takes from start to end."""
        self.tally = Tally()

    def round(
        self, name: str, hurt: Callable[[int], None], spoil: Callable[[], None] | None = None
    ) -> int:
        """One engine that something happens to; what it leaves behind is looked at."""
        code = self.trainee.engine(self.run, hurt, spoil)
        self.tally.rounds += 1
        self.tally.interrupted += code != 0
        self._look(name, code)
        return code

    def left_alone(self) -> None:
        """One engine that nothing happens to: it must reach the end by itself."""
        code = self.trainee.engine(self.run, lambda pid: None)
        if code != 0:
            self.tally.interventions.append(f"ended with {code}: {self.run.last_event()}")
            self._begin_anew()
        else:
            self._look("left alone", code)

    def _look(self, name: str, code: int) -> None:
        if trouble := self.trainee.trouble(self.run, code):
            self.tally.lost.append(f"{name} of {self.run.path.name}: {trouble}")
            self._begin_anew()
        elif code == 0:
            self.tally.finished += 1
            shutil.rmtree(self.run.path)
            self._begin_anew()

    def _begin_anew(self) -> None:
        self.run = self.trainee.new_run()


def kill_at_times(bench: Bench, count: int) -> None:
    """SIGKILL at a random moment of an engine's life."""
    chance = random.Random(1)
    for number in range(count):
        delay_s = chance.random() * bench.whole_s

        def hurt(pid: int, delay_s: float = delay_s) -> None:
            time.sleep(delay_s)
            kill(pid)

        bench.round(f"kill {number} after {delay_s:.2f} s", hurt)
    bench.left_alone()


def kill_in_saves(bench: Bench, count: int) -> None:
    """SIGKILL within a save: at a random one of the first ones, at a random moment of it."""
    chance = random.Random(2)
    for number in range(count):
        nth, delay_s = chance.randrange(1, 6), chance.random() ** 2 * 0.08
        name = f"kill {number} in save {nth} after {1000 * delay_s:.1f} ms"
        bench.round(name, _wait, lambda n=nth, d=delay_s: kill_in_save(n, d))
    bench.left_alone()


def spoil_operations(bench: Bench, what: str, count: int) -> None:
    """The file operations of the first two commits, one after the other: kill or error."""
    total = _operations(bench)
    for when in _spread(total, count):
        saboteur = InSaves(what, when)
        code = bench.round(f"{what} at operation {when} of {total}", _wait, saboteur.watch)
        if code not in (0, KILLED):
            bench.left_alone()  # it was told of a broken disk and ended: the next one goes on
    bench.left_alone()


def fill_disks(bench: Bench, disk: Path, sizes: list[int]) -> None:
    """A disk that has so many bytes left when the engine begins, and room again a second later."""
    for room in sizes:
        run = bench.run = bench.trainee.new_run(disk)
        filler = disk / "filler"
        with filler.open("wb") as file:
            file.write(bytes(max(0, shutil.disk_usage(disk).free - room)))

        def hurt(pid: int, run: RunFolder = run, filler: Path = filler) -> None:
            wait_for(lambda: _holds(run) or not _lives(pid))
            filler.unlink()

        code = bench.round(f"{room} bytes left", hurt)
        filler.unlink(missing_ok=True)
        if code != 0:
            bench.left_alone()


def main() -> int:
    """Run everything and print one line for each kind; returns 1 if anything was lost."""
    given = _arguments()
    if given.disk:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder))
            sizes = [size << 10 for size in _spread(given.need_kib, given.faults)]
            return _tell(bench, "disk of every size", lambda: fill_disks(bench, given.disk, sizes))
    with tempfile.TemporaryDirectory(dir=_quick_disk()) as folder:
        bench = Bench(Path(folder))
        print(f"an engine takes {bench.whole_s:.1f} s from start to end", flush=True)
        bad = sum(_tell(bench, name, run) for name, run in _kinds(bench, given.kills, given.faults))
    return 1 if bad + _small_disks(given.faults) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.training", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="of each kind")
    parser.add_argument("--faults", type=int, default=60, help="of each error, and disk sizes")
    parser.add_argument("--disk", type=Path, help="a small disk: only full disks are tried, there")
    parser.add_argument("--need-kib", type=int, default=640, help="twice what a run writes")
    return parser.parse_args()


def _kinds(bench: Bench, kills: int, faults: int) -> list[Kind]:
    kinds: list[Kind] = [
        ("killed at any time", lambda: kill_at_times(bench, kills)),
        ("killed inside a save", lambda: kill_in_saves(bench, kills)),
        ("killed at each Nth operation of a save", lambda: spoil_operations(bench, "kill", faults)),
    ]
    for error in ERRORS:
        kinds.append((f"{error} at each Nth operation of a save", _spoiling(bench, error, faults)))
    return kinds


def _spoiling(bench: Bench, error: str, count: int) -> Callable[[], None]:
    return lambda: spoil_operations(bench, error, count)


def _tell(bench: Bench, name: str, run: Callable[[], None]) -> int:
    bench.tally, began = Tally(), time.monotonic()
    run()
    tally, seconds = bench.tally, time.monotonic() - began
    print(
        f"training, {name}: {tally.rounds} rounds, {tally.interrupted} did not end, "
        f"{tally.finished} runs finished and compared, {len(tally.interventions)} interventions, "
        f"{len(tally.lost)} lost ({seconds:.0f} s)",
        flush=True,
    )
    for line in [*tally.lost, *tally.interventions]:
        print("    " + line, flush=True)
    return len(tally.lost) + len(tally.interventions)


def _small_disks(count: int) -> int:
    """The same engine inside a namespace where this user may mount a disk of 16 MB."""
    unshare = shutil.which("unshare")
    allowed = unshare and not subprocess.run([unshare, "-rm", "true"], check=False).returncode
    if not allowed:
        print("this system lets nobody mount a small disk: full disks are left out", flush=True)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        again = f"exec '{sys.executable}' -s -B -m tests.faults.training --disk '{folder}'"
        inside = f"mount -t tmpfs -o size=16m tmpfs '{folder}' && {again} --faults {count}"
        environ = os.environ | {"OMP_NUM_THREADS": "1"}
        return subprocess.run(
            [unshare, "-rm", "sh", "-c", inside], env=environ, check=False
        ).returncode


def _quick_disk() -> str | None:
    """A disk in memory, where there is one: a killed process is no power cut."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _operations(bench: Bench) -> int:
    """File operations of the first two commits of an engine."""
    counted = bench.trainee.folder / "operations.txt"

    def count() -> None:
        saboteur = InSaves("kill", NEVER)
        saboteur.watch()
        import engine.keeper as keeper

        commit, seen = keeper.Keeper.commit, [0]

        def committing(kept: keeper.Keeper, kept_for: str) -> None:
            commit(kept, kept_for)
            seen[0] += 1
            if seen[0] <= 2:
                counted.write_text(str(saboteur.seen), encoding="utf-8")

        keeper.Keeper.commit = committing  # type: ignore[method-assign]

    bench.round("count", _wait, count)
    return int(counted.read_text(encoding="utf-8"))


def _spread(total: int, count: int) -> list[int]:
    return list(range(1, total + 1, max(1, total // count)))


def _wait(_pid: int) -> None:
    """Nothing is done from outside."""


def _holds(run: RunFolder) -> bool:
    last = run.last_event()
    told = last is not None and last.type == "problem" and not last.fields.get("fatal")
    return told or run.read_state().state == "paused"


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
