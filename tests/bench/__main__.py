"""The product against what others use, side by side on the same rows:

    python -m tests.bench --reps 3 --markdown result.md

Run it with an interpreter that has the engine's packages and trl (README.md), on Linux, on a
computer that is left alone meanwhile. Repetitions alternate the contenders; what has been measured
is kept in OUT/results.jsonl and not measured again, so that an interrupted comparison goes on.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import contenders, proc, product
from tests.bench.table import PRODUCT, markdown
from tests.bench.work import Work, make_work

CONTENDERS = (PRODUCT, *contenders.NAMES)
OUTSIDE_S, TOKENS_PER_S = 25, {PRODUCT: 350, "a": 80, "a_lg": 110, "b": 85, "c": 170}
"""For the first estimate: seconds of a run around its training, tokens per second in it."""


@dataclass(frozen=True)
class Place:
    """One measurement to make."""

    rep: int
    contender: str
    checkpointing: bool
    rows: int

    @property
    def name(self) -> str:
        """As a folder and in the progress."""
        return f"{self.contender}-{'on' if self.checkpointing else 'off'}-{self.rows}-{self.rep}"


def places(asked: argparse.Namespace) -> Iterator[Place]:
    """Everything that is asked for; contenders take turns."""
    for rep in range(1, asked.reps + 1):
        for checkpointing in (True, False):
            if asked.checkpointing in ("both", "on" if checkpointing else "off"):
                for name in asked.only:
                    yield Place(rep, name, checkpointing, asked.rows)


def measure(place: Place, work: Work, asked: argparse.Namespace) -> dict[str, Any]:
    """One contender once.

    Raises:
        RuntimeError: it failed; with the end of what it said.
        TimeoutError, subprocess.TimeoutExpired: it took longer than allowed.
    """
    if place.contender == PRODUCT:
        return _product(place, work, asked)
    adapter = asked.out / "adapters" / place.name
    command = [sys.executable, "-s", "-m", "tests.bench.contenders", place.contender]
    command += ["--checkpointing", "on" if place.checkpointing else "off"]
    command += ["--work", str(work.place), "--rows", str(work.rows), "--adapter", str(adapter)]
    started = time.time()
    done = subprocess.run(
        command,
        cwd=product.CODE,
        env=proc.environ(asked.threads),
        capture_output=True,
        text=True,
        timeout=asked.timeout_s,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found = dict(json.loads(done.stdout.splitlines()[-1]))
    return found | {"first_step_s": found.pop("first_step_at") - started}


def _product(place: Place, work: Work, asked: argparse.Namespace) -> dict[str, Any]:
    document = product.job(work, checkpointing=place.checkpointing)
    run = product.make_run(asked.out / "home", document)
    found = product.measure(run, asked.threads, asked.timeout_s)
    learned = sum(sum(label != -100 for label in row["labels"]) for row in work.train)
    expected = (work.useful_tokens, learned)
    if product.used_rows(run) != expected or found["tokens"] != work.useful_tokens:
        message = f"the product trained on other rows: {product.used_rows(run)}, not {expected}"
        raise RuntimeError(message)
    return found


def read_results(file: Path) -> list[dict[str, Any]]:
    """What has been measured so far; failures are tried again."""
    if not file.is_file():
        return []
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [one for one in found if "failed" not in one]


def estimate_s(left: list[Place], results: list[dict[str, Any]], tokens: int) -> float:
    """Seconds that the rest takes, by what was measured or by what is usual."""
    total = 0.0
    for place in left:
        like = [
            one["whole_s"]
            for one in results
            if (one["contender"], one["rows"]) == (place.contender, place.rows)
        ]
        usual = OUTSIDE_S + tokens / TOKENS_PER_S[place.contender]
        total += sum(like) / len(like) if like else usual
    return total


def compare(asked: argparse.Namespace, work: Work) -> list[dict[str, Any]]:
    """Measure what is missing; every result is written at once."""
    file = asked.out / "results.jsonl"
    results = read_results(file)
    done = {Place(o["rep"], o["contender"], o["checkpointing"], o["rows"]) for o in results}
    left = [place for place in places(asked) if place not in done]
    while left:
        place = left[0]
        minutes = estimate_s(left, results, work.useful_tokens) / 60
        print(f"{place.name}: {len(left)} left, about {minutes:.0f} min", flush=True)
        began = time.perf_counter()
        one: dict[str, Any] = dict(vars(place))
        try:
            one |= measure(place, work, asked)
            one["whole_s"] = time.perf_counter() - began
            results.append(one)
            speed, memory = one["tokens"] / one["train_cpu_s"], one["above_load_bytes"] / 1e6
            print(f"  {speed:.0f} tokens/CPU-s, {memory:,.0f} MB, {one['whole_s']:.0f} s")
        except (RuntimeError, TimeoutError, subprocess.TimeoutExpired) as error:
            one["failed"] = str(error)
            print(f"  failed: {error}", flush=True)
        with file.open("a", encoding="utf-8") as out:
            out.write(json.dumps(one) + "\n")
        left = left[1:]
    return results


def add_held_out(results: list[dict[str, Any]], work: Work, asked: argparse.Namespace) -> float:
    """The held-out loss of each contender's first adapter; returns the base's."""
    first = [one for one in results if one["rep"] == 1 and one["rows"] == work.rows]
    folders = [one["adapter"] for one in first if Path(one["adapter"]).is_dir()]
    command = [sys.executable, "-s", "-m", "tests.bench.held_out"]
    command += [str(work.place), str(work.rows), *folders]
    done = subprocess.run(
        command, cwd=product.CODE, env=proc.environ(asked.threads), capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found = json.loads(done.stdout.splitlines()[-1])
    for one in first:
        if one["adapter"] in found:
            one["held_out_loss"] = found[one["adapter"]]
    return float(found["base"])


def _parser() -> argparse.ArgumentParser:
    place = Path(tempfile.gettempdir()) / "formiga-bench"
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--reps", type=int, default=3, help="repetitions of everything (3)")
    parser.add_argument("--rows", type=int, default=16, help="16, or 2000 for the whole set")
    parser.add_argument("--only", nargs="+", choices=CONTENDERS, default=list(CONTENDERS))
    parser.add_argument("--checkpointing", choices=("on", "off", "both"), default="both")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--timeout-s", type=float, default=14400, help="of one run")
    parser.add_argument("--work", type=Path, default=place / "work", help="model and rows")
    parser.add_argument("--out", type=Path, default=place / "out", help="results and run folders")
    parser.add_argument("--markdown", type=Path, help="write the tables here")
    parser.add_argument("--again", action="store_true", help="forget what was measured before")
    return parser


def main() -> None:
    """Compare, then show the tables."""
    asked = _parser().parse_args()
    if asked.again:
        shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True, exist_ok=True)
    work = make_work(asked.work, asked.rows)
    results = compare(asked, work)
    if not results:
        sys.exit(1)
    text = markdown(results, add_held_out(results, work, asked))
    print(text)
    if asked.markdown:
        asked.markdown.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
