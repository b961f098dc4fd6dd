"""What the window costs, measured with the app's interpreter:

    python -m tests.bench.window --engine ENV/bin/python

Paint: a whole start (`run_window`), from the process's birth to its first painted window, with its
memory. Slowing: the same training alone and with a window on its live page, in turns, the engine on
every processor, so that what the window takes the engine loses. The machine's own noise is larger
than that, so the window's processor time is told too: its share of the machine is what a training
that uses all of it can lose.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from engine.contract.events import read_events
from engine.contract.run_folder import RunFolder
from engine.starter import starter_job
from tests.bench import proc, product

TIMEOUT_S, CHILD_S = 1800, 120


def training(home: Path, steps: int) -> RunFolder:
    """The bundled model on its sample, without measurements on the way."""
    document = starter_job()
    document["name"] = "window"
    document["dataset"] |= {"validation_path": None, "validation_rows": 0}
    document["training"] |= {"max_steps": steps, "num_train_epochs": 1000, "device": "cpu"}
    document["evaluation"] = {"sample_prompts": 0, "eval_steps": product.NEVER}
    return product.make_run(home, document)


def open_window(home: Path, run: Path | None) -> subprocess.Popen[str]:
    """A window in a process of its own that says what it costs, and again when it has settled."""
    environ = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the set-up compiles our code; so does a start
    command = [sys.executable, "-s", "-m", "tests.bench.painted", repr(time.time()), str(home)]
    command += [str(run)] if run else []
    return subprocess.Popen(
        command, cwd=product.CODE, env=environ, text=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip


def paint(home: Path, run: Path | None) -> list[dict[str, Any]]:
    """What a window says of itself when painted and when settled."""
    window = open_window(home, run)
    assert window.stdout is not None
    try:
        return [json.loads(window.stdout.readline()) for _ in range(2)]
    finally:
        window.terminate()
        window.wait(CHILD_S)


def pair(home: Path, steps: int, engine: str, threads: int) -> dict[str, float]:
    """The same training alone and followed; seconds of its steps, and the window's part."""
    alone = training(home, steps)
    product.measure(alone, threads, TIMEOUT_S, engine)
    followed = training(home, steps)
    window = open_window(home, followed.path)
    assert window.stdout is not None
    try:
        for _ in range(2):
            window.stdout.readline()
        began, cpu = time.perf_counter(), proc.cpu_s(window.pid)
        product.measure(followed, threads, TIMEOUT_S, engine)
        used = (proc.cpu_s(window.pid) - cpu) / (time.perf_counter() - began)
        rss, uss = proc.resident_bytes(window.pid), proc.unique_bytes(window.pid)
    finally:
        window.terminate()
        window.wait(CHILD_S)
    return {
        "alone_s": train_s(alone),
        "followed_s": train_s(followed),
        "window_share": used / (os.cpu_count() or 1),
        "rss": rss / 2**20,
        "uss": uss / 2**20,
    }


def train_s(run: RunFolder) -> float:
    """Seconds in optimizer steps, as the engine counted them."""
    last = [event for event in read_events(run.events) if event.type == "finished"][-1]
    return float(last.fields["train_s"])


def without_end(run: RunFolder) -> Path:
    """A finished run as it was just before its end: the window shows its live page then."""
    lines = run.events.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if b'"type": "finished"' not in line]
    assert len(kept) == len(lines) - 1
    run.events.write_bytes(b"".join(kept))
    run.state.unlink()
    return run.path


def _spread(values: Sequence[float], form: str = ".2f") -> str:
    return f"{median(values):{form}} [{min(values):{form}}..{max(values):{form}}]"


def _show_paint(name: str, found: list[list[dict[str, Any]]]) -> None:
    painted, settled = ([every[place] for every in found] for place in (0, 1))
    heavy = sorted({module for every in settled for module in every["heavy"]})
    print(
        f"| {name} | {_spread([one['s'] for one in painted])} | "
        f"{_spread([one['rss'] for one in painted], '.0f')} | "
        f"{_spread([one['rss'] for one in settled], '.0f')} | "
        f"{_spread([one['uss'] for one in settled], '.0f')} | {', '.join(heavy) or 'none'} |",
        flush=True,
    )


def main() -> None:
    """Measure paint, memory and slowing."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.window")
    parser.add_argument("--engine", default=os.environ.get("FORMIGA_TEST_ENGINE_PYTHON"))
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--steps", type=int, default=600, help="of the training that is followed")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    if not asked.engine:
        parser.error("--engine: the engine's python is needed for what the window follows")
    with tempfile.TemporaryDirectory() as place:
        report(Path(place), asked)


def report(home: Path, asked: argparse.Namespace) -> None:
    """Both measurements as tables."""
    pairs = [pair(home, asked.steps, asked.engine, asked.threads) for _ in range(asked.reps)]
    run = without_end(RunFolder(max((home / "runs").iterdir())))
    print("| page | first paint, s | RSS then, MiB | RSS settled | USS settled | heavy imports |")
    print("|---|---|---|---|---|---|")
    for name, shown in (("new run", None), ("live page", run)):
        paint(home, shown)  # compiles what has changed
        _show_paint(name, [paint(home, shown) for _ in range(asked.reps)])
    slower = [100 * (one["followed_s"] / one["alone_s"] - 1) for one in pairs]
    share = [100 * one["window_share"] for one in pairs]
    print(f"\nTraining slower by the window: {_spread(slower)} %")
    print(f"The window's share of the machine meanwhile: {_spread(share)} %")
    rss, uss = (_spread([one[kind] for one in pairs], ".0f") for kind in ("rss", "uss"))
    print(f"A window that has followed: RSS {rss} MiB, USS {uss} MiB")


if __name__ == "__main__":
    main()
