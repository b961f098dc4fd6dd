"""Real runs of the real engine for tests: a small real model, real rows, a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.contract.events import Event, read_events
from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from tests.shared import shared

CODE = Path(__file__).resolve().parents[2]
MODEL = "models/stories260K-llama-pad192"
STEPS = {"max_steps": 14, "per_device_train_batch_size": 2, "gradient_accumulation_steps": 2}


def make_run(runs: Path, *, rows: int = 60, **parts: dict[str, Any]) -> RunFolder:
    """A run folder as the launcher makes it: alpaca_en on the padded stories260K."""
    job = {
        "name": "test",
        "base_model": str(shared(MODEL)),
        "dataset": {
            "path": str(shared("data/alpaca_en.json")),
            "max_rows": rows,
            "validation_rows": 8,
            "too_long": "drop",
        }
        | parts.get("dataset", {}),
        "method": {"type": "lora", "r": 4} | parts.get("method", {}),
        "training": {"max_length": 256, "learning_rate": 2e-3, "device": "cpu"}
        | parts.get("training", {}),
        "evaluation": {"sample_prompts": 2, "max_new_tokens": 16} | parts.get("evaluation", {}),
    }
    run = RunFolder.create(runs, parse_job(job))
    environment = {"v": 1, "verdict": "ok", "row": {"id": "cpu"}}
    run.environment.write_text(json.dumps(environment), encoding="utf-8")
    return run


def start(run: RunFolder, verb: str = "train") -> subprocess.Popen[bytes]:
    """The engine as a process of its own, its output in engine.log."""
    environ = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environ |= {"OMP_NUM_THREADS": "1", "FORMIGA_HOME": str(run.path.parent.parent)}
    with run.log.open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-s", "-B", "-m", "engine", verb, str(run.path)],
            cwd=CODE,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def train(run: RunFolder, verb: str = "train") -> int:
    """Train to the end; returns the exit code."""
    return start(run, verb).wait(timeout=240)


def events(run: RunFolder, *types: str) -> list[Event]:
    """The history, of these types or all."""
    return [event for event in read_events(run.events) if not types or event.type in types]


def losses(run: RunFolder) -> dict[int, float]:
    """Loss of every optimizer step, the newest where a step was repeated."""
    return {step: loss for event in events(run, "step") for step, loss in event.fields["losses"]}


def wait_until(condition: Callable[[], bool], timeout_s: float = 120) -> None:
    """Wait for a condition, or fail."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)
