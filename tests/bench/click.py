"""From Train to the end of the first step, as the window starts it: the check, then the engine.

    python -m tests.bench.click --home HOME --reps 3

Run it with the app's interpreter, in the home of an app that is set up: its engine and its proof
are used. The model is the smallest of the shared ones, with 64 rows that no run has read before.
`cold` starts an engine for a job that nothing is kept of, `again` one whose rows and weights are
kept, `standby` gives that job to an engine that waits. Seconds from the call to the step's event;
of them `start` are the launcher's, the environment check included.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median

from desktop.runs import launcher
from desktop.runs.standby import Standby
from engine.contract.events import read_events
from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from engine.contract.spec import JobSpec
from tests.shared import shared

ROWS, TIMEOUT_S = 64, 180.0
MODEL, DATA = "models/stories260K-llama-pad192", "data/alpaca_en.json"


def job(place: Path, number: int) -> JobSpec:
    """One step on rows that differ from those of every other number."""
    rows = json.loads(shared(DATA).read_text(encoding="utf-8"))[:ROWS]
    for row in rows:
        row["instruction"] = f"{number}: {row['instruction']}"
    file = place / f"rows-{number}.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return parse_job(
        {
            "name": "click",
            "base_model": str(shared(MODEL)),
            "dataset": {"path": str(file), "too_long": "cut"},
            "training": {"max_length": 256, "max_steps": 1},
        }
    )


def click(spec: JobSpec, home: Path, standby: Standby | None = None) -> dict[str, float]:
    """Start a run, wait for it, take it away; seconds."""
    began_t, began = time.time(), time.monotonic()
    run = RunFolder(launcher.start(spec, home, standby=standby))
    started = time.monotonic() - began
    try:
        _wait(lambda: not launcher.is_active(run))
        step = next(event for event in read_events(run.events) if event.type == "step")
    finally:
        launcher.force_stop(run.path)
        shutil.rmtree(run.path)
    done_t = datetime.fromisoformat(step.t).timestamp()
    return {"start_s": round(started, 2), "first_step_s": round(done_t - began_t, 2)}


def measure(home: Path, reps: int) -> dict[str, list[dict[str, float]]]:
    """The three ways, alternated."""
    found: dict[str, list[dict[str, float]]] = {"cold": [], "again": [], "standby": []}
    with tempfile.TemporaryDirectory() as place:
        for number in range(reps):
            spec = job(Path(place), number)
            shutil.rmtree(home / "cache" / "quantized", ignore_errors=True)
            found["cold"].append(click(spec, home))
            found["again"].append(click(spec, home))
            waiting = Standby(home)
            if not waiting.wait_ready(TIMEOUT_S):
                raise TimeoutError("the standby engine did not get ready")
            found["standby"].append(click(spec, home, waiting))
            print(json.dumps({way: taken[-1] for way, taken in found.items()}), flush=True)
    return found


def _wait(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + TIMEOUT_S
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)


def main() -> None:
    """Measure, and print medians."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.click")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--reps", type=int, default=3)
    asked = parser.parse_args()
    for way, taken in measure(asked.home, asked.reps).items():
        medians = {name: median(one[name] for one in taken) for name in taken[0]}
        print(way, json.dumps(medians))


if __name__ == "__main__":
    main()
