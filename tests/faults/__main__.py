"""The full counts: `python -m tests.faults [--only repair|training] [--home HOME] [--kills N] …`.

Kills and faults go through repairs of a toy engine, and through real training in the engine's
interpreter (`tests.faults.training`). With `--home`, rounds of 50 random damages go through the
real engine of that home, which is left as it was found. Takes about half an hour each.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import damage, loops

EACH = 50


def main() -> int:
    """Run everything and print one line for each kind; returns 1 if anything was lost."""
    given = _arguments()
    lost = _repairs(given) if given.only != "training" else 0
    return 1 if (given.only != "repair" and _training(given)) or lost else 0


def _repairs(given: argparse.Namespace) -> int:
    lost = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = loops.Bench(Path(folder))
        for name, run in _kinds(bench, given.kills, given.faults):
            bench.tally, began = loops.Tally(), time.monotonic()
            run()
            tally, seconds = bench.tally, time.monotonic() - began
            counts = f"{tally.rounds} rounds, {tally.interrupted} did not end, "
            print(f"{name}: {counts}{len(tally.lost)} lost ({seconds:.0f} s)", flush=True)
            for line in tally.lost:
                print("    " + line, flush=True)
            lost += len(tally.lost)
        if given.home:
            lost += _damage(given.home, given.rounds, Path(folder) / "backup")
    return lost


def _training(given: argparse.Namespace) -> int:
    """Exit code of the same for training, in the interpreter that has torch."""
    if not given.engine:
        print("no --engine PYTHON was given: training is left out", file=sys.stderr)
        return 0
    numbers = ["--kills", str(given.kills), "--faults", str(given.faults)]
    command = [given.engine, "-s", "-B", "-m", "tests.faults.training", *numbers]
    environ = os.environ | {"OMP_NUM_THREADS": "1"}
    return subprocess.run(command, env=environ, check=False).returncode


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="of each kind")
    parser.add_argument("--faults", type=int, default=60, help="of each error")
    parser.add_argument("--only", choices=("repair", "training"))
    engine = os.environ.get("FORMIGA_TEST_ENGINE_PYTHON", "")
    parser.add_argument("--engine", default=engine, metavar="PYTHON", help="of a built engine")
    parser.add_argument("--home", type=Path, help="home whose real engine is damaged and mended")
    parser.add_argument("--rounds", type=int, default=10, help=f"of {EACH} damages each")
    return parser.parse_args()


def _kinds(bench: loops.Bench, kills: int, faults: int) -> list[tuple[str, loops.Run]]:
    kinds: list[tuple[str, loops.Run]] = [
        ("killed in each stage", lambda: loops.kill_at_stages(bench, kills)),
        ("killed at any time", lambda: loops.kill_at_times(bench, kills)),
        ("killed at each Nth operation", lambda: loops.spoil_operations(bench, "kill", kills)),
    ]
    for error in loops.ERRORS:
        kinds.append((f"{error} at each Nth operation", _spoiling(bench, error, faults)))
    if shutil.which("strace") is None:
        print("strace is not here: faults below Python are left out", file=sys.stderr)
        return kinds
    for what in ("kill", *loops.ERRORS):
        kinds.append((f"{what} at a system call", _below(bench, what, faults)))
    return kinds


def _spoiling(bench: loops.Bench, error: str, count: int) -> loops.Run:
    return lambda: loops.spoil_operations(bench, error, count)


def _below(bench: loops.Bench, what: str, count: int) -> loops.Run:
    return lambda: loops.spoil_system_calls(bench, what, count)


def _damage(home: Path, count: int, backup: Path) -> int:
    found = damage.rounds(home, count, EACH, backup)
    median = statistics.median(found.seconds)
    print(
        f"damage: {found.mutations} files in {count} rounds, {len(found.unnamed)} not named, "
        f"{len(found.false_alarms)} named wrongly; one deep look {median:.1f} s (median)"
    )
    for line in (*found.unnamed, *found.false_alarms):
        print("    " + line)
    return len(found.unnamed) + len(found.false_alarms)


if __name__ == "__main__":
    sys.exit(main())
