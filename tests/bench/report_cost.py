"""What telling the world costs a training run: `engine.report.Reporter`, step by step.

    python -m tests.bench.report_cost --folder DIR        (a folder on the disk that runs lie on)

A step is either held (its event waits for the next quarter of a second) or told (an event and the
state file are written); a heartbeat comes every ten seconds besides. From these two follows the
share of a run's time, whatever a step takes. Exit code 1 if it is more than 1 % at a step of 50 ms.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import Any

from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from engine.report import HEARTBEAT_S, STEP_EVENTS_PER_S, Reporter

HELD, TOLD, ROUNDS = 1000, 10, 6
PAUSE_S = 0.1  # nothing is still on its way to the disk, as between two events of a run
SHOWN_STEPS_S = (0.005, 0.02, 0.05, 0.25, 1.0, 5.0)
JUDGED_STEP_S, LIMIT = 0.05, 0.01
FIELDS: dict[str, Any] = {
    "epoch": 1.2345, "learning_rate": 2e-4, "grad_norm": 1.23456, "tokens": 1_234_567,
    "tokens_per_s": 1234.5, "skipped_steps": 0,
}  # fmt: skip


def costs(place: Path) -> tuple[float, float]:
    """Seconds of a held step and of a told one, the mean of all."""
    job = {"name": "cost", "base_model": "starter", "dataset": {"path": str(place / "rows.jsonl")}}
    report = Reporter(RunFolder.create(place, parse_job(job)))
    held = told = 0.0
    try:
        for _ in range(ROUNDS):
            report.step(1, 2.34567, last=True, **FIELDS)  # the next quarter of a second begins
            held += _seconds(report, HELD, told=False)
            for _ in range(TOLD):
                time.sleep(PAUSE_S)
                told += _seconds(report, 1, told=True)
    finally:
        report.close()
    return held / (ROUNDS * HELD), told / (ROUNDS * TOLD)


def _seconds(report: Reporter, steps: int, *, told: bool) -> float:
    began = time.perf_counter()
    for step in range(steps):
        report.step(step, 2.34567, last=told, **FIELDS)
    return time.perf_counter() - began


def share(step_s: float, held_s: float, told_s: float) -> float:
    """Of a run's time that goes into telling; a heartbeat costs no more than a told step."""
    steps_per_s = 1 / step_s
    events_per_s = min(steps_per_s, STEP_EVENTS_PER_S) + 1 / HEARTBEAT_S
    return steps_per_s * held_s + events_per_s * told_s


def main() -> None:
    """Measure and show the shares."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.report_cost")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as place:
        held, told = costs(Path(place))
    print(f"held {held * 1e6:.1f} µs, told {told * 1e6:.0f} µs a step\n")
    print("| a step takes, s | share of the run |\n|---|---|")
    for step_s in SHOWN_STEPS_S:
        print(f"| {step_s} | {100 * share(step_s, held, told):.3f} % |")
    raise SystemExit(1 if share(JUDGED_STEP_S, held, told) > LIMIT else 0)


if __name__ == "__main__":
    main()
