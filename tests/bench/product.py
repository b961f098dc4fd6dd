"""One run of the product, whole: `python -m engine train RUN` as the launcher starts it.

It is watched from outside, so that the engine does not know that it is measured: its event file
says when training begins and ends, /proc says what that cost.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.contract.events import parse_line, read_events
from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from tests.bench import proc
from tests.bench.watch import Watch
from tests.bench.work import MAX_LENGTH, Work, dataset

CODE = Path(__file__).resolve().parents[2]
LOOK_S = 0.004  # a step's first blocks are allocated within some milliseconds
ROWS_PER_STEP, RATE, RANK = 8, 2e-3, 16
NEVER = 10**6  # steps; measurements on the way are none of a comparison


def job(work: Work, *, checkpointing: bool, **training: Any) -> dict[str, Any]:
    """What the product is asked for: the same as every other contender does."""
    return {
        "name": "bench",
        "base_model": str(work.model),
        "dataset": dataset(work.data),
        "method": {"type": "lora", "r": RANK, "lora_alpha": 2 * RANK, "lora_dropout": 0.0},
        "quantization": {"type": "nf4", "bnb_4bit_use_double_quant": True},
        "training": {
            "num_train_epochs": 1,
            "max_length": MAX_LENGTH,
            "per_device_train_batch_size": ROWS_PER_STEP,
            "learning_rate": RATE,
            "lr_scheduler_type": "constant",
            "warmup_steps": 0,
            "weight_decay": 0.0,
            "precision": "bf16",
            "device": "cpu",
            "gradient_checkpointing": checkpointing,
            **training,
        },
        "evaluation": {"sample_prompts": 0, "eval_steps": NEVER},
    }


def make_run(home: Path, document: dict[str, Any]) -> RunFolder:
    """A run folder as the launcher leaves it for the engine."""
    run = RunFolder.create(home / "runs", parse_job(document))
    run.environment.write_text('{"v": 1, "verdict": "ok", "row": {"id": "cpu"}}', encoding="utf-8")
    return run


def start(run: RunFolder, threads: int, python: str = sys.executable) -> subprocess.Popen[bytes]:
    """The engine in a process of its own, its output in the run's log."""
    command = [python, "-s", "-B", "-m", "engine", "train", str(run.path)]
    environ = proc.environ(threads, FORMIGA_HOME=str(run.path.parents[1]))
    with run.log.open("ab") as log:
        return subprocess.Popen(
            command, cwd=CODE, env=environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )


def stand_by(home: Path, threads: int) -> subprocess.Popen[bytes]:
    """An engine that has imported everything and waits for a run (`engine.standby`)."""
    command = [sys.executable, "-s", "-B", "-m", "engine", "standby"]
    environ = proc.environ(threads, FORMIGA_HOME=str(home))
    process = subprocess.Popen(
        command, cwd=CODE, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    if json.loads(process.stdout.readline() or "{}") != {"ready": True}:
        raise RuntimeError("the standby engine did not get ready")
    return process


def _hand_over(process: subprocess.Popen[bytes], run: RunFolder) -> subprocess.Popen[bytes]:
    assert process.stdin is not None
    process.stdin.write(json.dumps({"verb": "train", "run": str(run.path)}).encode() + b"\n")
    process.stdin.close()
    return process


def measure(
    run: RunFolder,
    threads: int,
    timeout_s: float,
    python: str = sys.executable,
    waiting: subprocess.Popen[bytes] | None = None,
) -> dict[str, Any]:
    """Train to the end and say what it cost.

    Args:
        waiting: an engine on standby that takes the run; None starts one.

    Raises:
        RuntimeError: the run did not finish; with the end of its log.
        TimeoutError: it took longer than `timeout_s`.
    """
    started, deadline = time.time(), time.monotonic() + timeout_s
    process = _hand_over(waiting, run) if waiting else start(run, threads, python)
    watch = Watch(process.pid)
    try:
        _follow(run, process, watch, deadline)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
    steps = [event for event in read_events(run.events) if event.type == "step"]
    if process.returncode or not steps:
        raise RuntimeError(run.log.read_text(encoding="utf-8", errors="replace")[-2000:])
    return {
        "train_cpu_s": watch.train_cpu_s,
        "train_wall_s": watch.train_wall_s,
        "above_load_bytes": watch.above_load_bytes,
        "before_cpu_s": watch.before_cpu_s,
        "first_step_s": _seconds(steps[0].t) - started,
        "tokens": steps[-1].fields["tokens"],
        "steps": steps[-1].fields["step"],
        "loss": steps[0].fields["losses"][0][1],
        "adapter": str(run.adapter),
    }


def _follow(
    run: RunFolder, process: subprocess.Popen[bytes], watch: Watch, deadline: float
) -> None:
    while not run.events.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(LOOK_S)
    if not run.events.exists():
        return
    with run.events.open("rb") as stream:
        part = b""
        while process.poll() is None:
            part += stream.readline()
            if part.endswith(b"\n"):
                event, part = parse_line(part), b""
                if event is not None:
                    watch.see(event)
            else:
                with suppress(OSError):  # it may just have ended
                    watch.sample()
                time.sleep(LOOK_S)
            if time.monotonic() > deadline:
                raise TimeoutError(str(run.path))


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()


def used_rows(run: RunFolder) -> tuple[int, int]:
    """Tokens and learned tokens of the rows that the run trained on."""
    report = json.loads(run.dataset.read_text(encoding="utf-8"))
    return int(report["train_tokens"]), int(report["train_supervised_tokens"])
