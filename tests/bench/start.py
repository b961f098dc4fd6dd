"""What happens before the first step, in processes of their own:

    python -m tests.bench.start --reps 3

First step: seconds from the process's start to the end of its first step, in a home that knows
nothing, in one where the same job has run before, and there with an engine on standby. Load:
processor seconds of getting the 4-bit model, quantised on load (as transformers does it) and by the
product, first and again.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import proc, product
from tests.bench.work import Work, make_work

ROWS, TIMEOUT_S = 16, 600


def first_step(work: Work, home: Path, threads: int, *, standby: bool = False) -> dict[str, Any]:
    """A run of one step; seconds from the start (or from the run's line to an engine that has been
    waiting) to its end, and what the processor did before training, the waiting engine's imports
    included."""
    waiting = product.stand_by(home, threads) if standby else None
    run = product.make_run(home, product.job(work, checkpointing=False, max_steps=1))
    found = product.measure(run, threads, TIMEOUT_S, waiting=waiting)
    return {key: found[key] for key in ("first_step_s", "before_cpu_s")}


def load(how: str, work: Work, home: Path, threads: int) -> dict[str, Any]:
    """Load in a process of its own: `plain` or `product`."""
    command = [sys.executable, "-s", "-B", "-m", "tests.bench.start", "--load", how]
    command += ["--work", str(work.place), "--home", str(home)]
    environ = proc.environ(threads, FORMIGA_HOME=str(home))
    done = subprocess.run(
        command, cwd=product.CODE, env=environ, capture_output=True, text=True, timeout=TIMEOUT_S
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return dict(json.loads(done.stdout.splitlines()[-1]))


def load_here(how: str, work: Work, home: Path) -> dict[str, Any]:
    """The child's part: everything is imported before the clock starts."""
    if how == "plain":
        import bitsandbytes  # noqa: F401
        import transformers  # noqa: F401

        from tests.bench.contenders import load_base

        return _timed(lambda: load_base(work))
    return _load_product(work, home)


def _load_product(work: Work, home: Path) -> dict[str, Any]:
    """The product's load as a run makes it: `set_up` with a clock around its `load_base`."""
    from engine import setup_run
    from engine.contract.job_file import parse_job
    from engine.session import Session

    run = product.make_run(home, product.job(work, checkpointing=False))
    spec = parse_job(json.loads(run.job.read_text(encoding="utf-8")))
    found: dict[str, Any] = {}
    real = setup_run.load_base

    def timed(*given: Any, **named: Any) -> Any:
        kept: list[Any] = []
        found.update(_timed(lambda: kept.append(real(*given, **named))))
        return kept[0]

    setup_run.load_base = timed
    session = Session(run, spec, {"row": {"id": "cpu"}})
    try:
        setup_run.set_up(session)
    finally:
        session.report.close()
    if not found:
        raise RuntimeError("engine.setup_run.set_up no longer loads through load_base")
    return found


def _timed(work: Callable[[], Any]) -> dict[str, Any]:
    began, cpu = time.perf_counter(), time.process_time()
    kept = work()  # the model must live until its memory is read
    found = {
        "load_cpu_s": time.process_time() - cpu,
        "load_s": time.perf_counter() - began,
        "resident_mb": proc.resident_bytes("self") / 1e6,
    }
    del kept
    return found


def measure(work: Work, place: Path, asked: argparse.Namespace) -> dict[str, list[dict[str, Any]]]:
    """Everything, alternated."""
    found: dict[str, list[dict[str, Any]]] = {}

    def note(name: str, one: dict[str, Any]) -> None:
        found.setdefault(name, []).append(one)
        print(name, json.dumps(one), flush=True)

    for rep in range(asked.reps):
        home = place / f"home-{rep}"
        note("first step, new home", first_step(work, home, asked.threads))
        note("first step, again", first_step(work, home, asked.threads))
        note("first step, standby", first_step(work, home, asked.threads, standby=True))
        note("load, quantising", load("plain", work, home, asked.threads))
        fresh = place / f"load-{rep}"
        note("load, product, first", load("product", work, fresh, asked.threads))
        note("load, product, again", load("product", work, fresh, asked.threads))
        shutil.rmtree(home)
        shutil.rmtree(fresh)
    return found


def markdown(found: dict[str, list[dict[str, Any]]]) -> str:
    """Medians with their spread, and the ratio of the loads."""
    lines = ["| | runs | seconds | CPU-s |", "|---|---|---|---|"]
    for name, every in found.items():
        first = "first_step_s" if "first_step_s" in every[0] else "load_s"
        cpu = "before_cpu_s" if first == "first_step_s" else "load_cpu_s"
        cells = [_spread([one[key] for one in every]) for key in (first, cpu)]
        lines.append(f"| {name} | {len(every)} | {cells[0]} | {cells[1]} |")
    plain, again = found["load, quantising"], found["load, product, again"]
    ratios = [p["load_cpu_s"] / a["load_cpu_s"] for p, a in zip(plain, again, strict=True)]
    lines.append(f"\nLoad from our copy against quantising on load: {_spread(ratios)} x less CPU.")
    return "\n".join(lines) + "\n"


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.2f} [{min(values):.2f}..{max(values):.2f}]"


def main() -> None:
    """Measure, or be the measured process."""
    place = Path(tempfile.gettempdir()) / "formiga-bench"
    parser = argparse.ArgumentParser(prog="python -m tests.bench.start")
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--work", type=Path, default=place / "work")
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--load", choices=("plain", "product"), help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.load:
        found = load_here(asked.load, Work(asked.work, ROWS), asked.home)
        print(json.dumps(found))
        return
    with tempfile.TemporaryDirectory() as homes:
        text = markdown(measure(make_work(asked.work, ROWS), Path(homes), asked))
    print(text)
    if asked.markdown:
        asked.markdown.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
