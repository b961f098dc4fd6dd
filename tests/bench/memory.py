"""The memory plan against real runs on this processor, each in a process of its own:

    python -m tests.bench.memory unseen                 six models that nothing was fitted to
    python -m tests.bench.memory calibration            the eight that the constants come from
    python -m tests.bench.memory unseen llama12 --no-probe
    python -m tests.bench.memory drawn --seed 1 --count 16     as many more as one likes
    python -m tests.bench.memory unseen --skewed        sixteen steps of rows of many lengths

Run it with the engine's interpreter on Linux. Models are random and made in the temporary folder.
What is measured is the resident peak (VmHWM) of `python -m engine train`, read from outside while
it loads, evaluates before the first step, trains, evaluates and saves. The probe is a third
process; its two numbers correct the plan as they do in the window. One JSON line a run, then a
table.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from engine.contract.events import Event, read_events
from engine.contract.job_file import parse_job
from engine.contract.memory import ModelShape, Setup, plan
from engine.contract.memory.measured import calibration_for
from engine.contract.processor import has_bf16
from engine.contract.run_folder import RunFolder
from engine.memory_probe import Engine, engine_lock
from engine.models.inspect import inspect_model
from tests.engine.families.toys import make_model

STEPS, SKEWED_STEPS, HELD_OUT, SAMPLE_S = 2, 16, 3, 0.02
MEDIAN_SHARE, SPREAD = 0.25, 0.8
"""Skewed rows: lengths are lognormal with this median, of the longest, and this deviation."""


@dataclass(frozen=True)
class Case:
    """A model's sizes and how it is trained."""

    family: str
    sizes: dict[str, Any]
    rows: int
    length: int
    quantization: str = "nf4"
    checkpointing: bool = False
    accumulation: int = 1
    r: int = 16
    skewed: bool = False
    training: dict[str, Any] = field(default_factory=dict)

    @property
    def steps(self) -> int:
        """Optimizer steps of its run."""
        return SKEWED_STEPS if self.skewed else STEPS


def sizes(
    hidden: int, layers: int, heads: int, kv: int, middle: int, vocab: int, tied: bool
) -> Any:
    """A model's sizes, in the order of a config."""
    return {
        "hidden": hidden, "layers": layers, "heads": heads, "kv_heads": kv, "middle": middle,
        "vocab": vocab, "tied": tied,
    }  # fmt: skip


CALIBRATION = {
    "llama5": Case("llama", sizes(256, 6, 4, 4, 704, 8000, True), 4, 256),
    "llama5_16": Case("llama", sizes(256, 6, 4, 4, 704, 8000, True), 1, 640, "none"),
    "gpt2_45": Case("gpt2", sizes(512, 8, 8, 8, 2048, 32000, True), 1, 256),
    "qwen2_70": Case("qwen2", sizes(576, 14, 9, 3, 1536, 32000, True), 2, 256),
    "qwen2_70_ckpt": Case("qwen2", sizes(576, 14, 9, 3, 1536, 32000, True), 2, 512, "nf4", True),
    "phi3_30": Case("phi3", sizes(512, 6, 8, 8, 1408, 12000, False), 2, 320, "nf4", False, 2),
    "llama120_ckpt": Case("llama", sizes(768, 16, 12, 4, 2048, 24000, True), 2, 256, "nf4", True),
    "gemma_60": Case("gemma", sizes(512, 10, 8, 2, 2048, 40000, True), 1, 384, "none", True, 2),
}
UNSEEN = {
    "mistral40_16": Case("mistral", sizes(512, 10, 8, 4, 1408, 18000, False), 3, 192, "none"),
    "qwen3_60_ckpt": Case("qwen3", sizes(512, 12, 8, 4, 1792, 28000, True), 4, 256, "nf4", True, 2),
    "llama12": Case("llama", sizes(320, 6, 5, 5, 896, 10000, False), 8, 128),
    "gpt2_100_ckpt": Case("gpt2", sizes(768, 10, 12, 12, 3072, 32000, True), 1, 512, "nf4", True),
    "gemma2_45": Case("gemma2", sizes(448, 9, 7, 7, 1344, 30000, True), 2, 224, "none", True),
    "phi3_90_long": Case("phi3", sizes(704, 12, 11, 11, 1920, 14000, False), 1, 1024, "nf4", True),
}


def drawn(seed: int, count: int) -> dict[str, Case]:
    """Cases by chance, of every family in turn."""
    draw = random.Random(seed)
    families = ("llama", "qwen2", "qwen3", "mistral", "gemma", "gpt2", "phi3", "gemma2")
    found = {}
    for number in range(count):
        family = families[(number + seed) % len(families)]
        heads = draw.choice((4, 6, 8, 10, 12))
        hidden = 64 * heads
        shares = family not in ("gpt2", "phi3")
        kv = draw.choice((heads, heads // 2)) if shares else heads
        middle = (
            4 * hidden if family == "gpt2" else 64 * round(hidden * draw.uniform(2.6, 3.6) / 64)
        )
        vocab, tied = draw.choice((8000, 16000, 24000, 32000)), draw.random() < 0.5
        length = draw.choice((128, 192, 256, 384, 512, 768))
        rows = draw.choice([rows for rows in (1, 2, 3, 4, 8) if 200 <= rows * length <= 1100])
        found[f"{family}_{seed}_{number}"] = Case(
            family,
            sizes(hidden, draw.choice((4, 6, 8, 12, 16)), heads, kv, middle, vocab, tied),
            rows,
            length,
            draw.choice(("nf4", "nf4", "none")),
            checkpointing=draw.random() < 0.5,
            accumulation=draw.choice((1, 1, 2)),
        )
    return found


def job_of(case: Case, model: Path, rows: Path) -> dict[str, Any]:
    """The case as a job."""
    return {
        "name": "memory",
        "base_model": str(model),
        "dataset": {"path": str(rows), "validation_rows": HELD_OUT, "too_long": "cut"},
        "quantization": {"type": case.quantization},
        "method": {"type": "lora", "r": case.r},
        "training": {
            "max_steps": case.steps,
            "max_length": case.length,
            "per_device_train_batch_size": case.rows,
            "gradient_accumulation_steps": case.accumulation,
            "gradient_checkpointing": case.checkpointing,
            "device": "cpu",
            **case.training,
        },
        "evaluation": {"sample_prompts": 1, "max_new_tokens": 8, "eval_steps": case.steps},
    }


def write_rows(file: Path, case: Case) -> Path:
    """Short questions with answers beyond the limit: every row is cut at it. No two are alike."""
    draw = random.Random(case.length)
    words = ("leaf", "home", "stone", "grass", "rain", "sun", "folha", "verde", "casa")
    count = HELD_OUT + case.rows * case.accumulation * case.steps
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            long = case.length
            if case.skewed and number % case.rows:  # at least one of a step's rows is the longest
                drawn = draw.lognormvariate(math.log(MEDIAN_SHARE * long / 4), SPREAD)
                long = max(4, min(long, round(drawn)))
            said = (f"{draw.choice(words)} {draw.randrange(10**4)}" for _ in range(long))
            row = {"instruction": f"go {number}", "output": " ".join(said)}
            out.write(json.dumps(row) + "\n")
    return file


def learned_share(run: RunFolder, case: Case) -> float:
    """Of a row's tokens, those that are learned; the window has it from the data file."""
    seen = _first(run, "eval").fields
    return min(1.0, float(seen["tokens"] / (seen["rows"] * mean_tokens(run, case))))


def mean_tokens(run: RunFolder, case: Case) -> float:
    """Of the rows that were trained on."""
    read = _last(run, "step").fields["tokens"]
    return float(read / (case.rows * case.accumulation * case.steps))


def real_peak(run: RunFolder) -> dict[str, int]:
    """Resident peaks of the run's process in bytes: `all`, and `anonymous` without mapped files.

    Raises:
        RuntimeError: the run did not finish.
    """
    command = [sys.executable, "-s", "-B", "-m", "engine", "train", str(run.path)]
    environ = os.environ | {"OMP_NUM_THREADS": "1", "FORMIGA_HOME": str(run.path.parents[1])}
    with run.log.open("wb") as log:
        process = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
    status = Path(f"/proc/{process.pid}/status")
    found = {"VmHWM": 0, "RssAnon": 0}
    while process.poll() is None:
        for name, value in _memory(status):
            found[name] = max(found[name], value)
        time.sleep(SAMPLE_S)
    if process.returncode:
        raise RuntimeError(run.log.read_text(encoding="utf-8")[-2000:])
    before = int(_first(run, "memory").fields["peak_bytes"])
    return {"all": found["VmHWM"], "anonymous": found["RssAnon"], "before_training": before}


def _first(run: RunFolder, kind: str) -> Event:
    return next(event for event in read_events(run.events) if event.type == kind)


def _last(run: RunFolder, kind: str) -> Event:
    return [event for event in read_events(run.events) if event.type == kind][-1]


def _memory(status: Path) -> Iterator[tuple[str, int]]:
    try:
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        name, _, rest = line.partition(":")
        if name in ("VmHWM", "RssAnon"):
            yield name, int(rest.split()[0]) * 1024


def measure(name: str, case: Case, place: Path, probing: bool) -> dict[str, Any]:
    """One case: the plan, the run, the probe and the plan after it."""
    folder = place / name
    model = make_model(folder / "model", case.family, dtype="bfloat16", **case.sizes)
    job = job_of(case, model, write_rows(folder / "rows.jsonl", case))
    shape = ModelShape.from_facts(inspect_model(model).to_json())
    assert shape is not None
    values = {
        f"{part}.{key}": value
        for part in ("quantization", "method", "training")
        for key, value in job[part].items()
    }
    run = RunFolder.create(folder / "home" / "runs", parse_job(job))
    run.environment.write_text('{"v": 1, "verdict": "ok", "row": {"id": "cpu"}}', encoding="utf-8")
    peaks = real_peak(run)
    setup = Setup.from_values(
        values,
        device="cpu",
        row_tokens=case.length,
        mean_tokens=mean_tokens(run, case) if case.skewed else None,
        has_bf16=has_bf16(),
        learned_share=learned_share(run, case),
    )
    computed = plan(shape, setup)
    found: dict[str, Any] = {
        "name": name,
        "parameters": shape.parameters,
        "precision": setup.precision(shape),
        "peaks": peaks,
        "computed": computed.total_bytes,
        "learned_share": setup.learned_share,
        "tokens": _last(run, "step").fields["tokens"],
        "parts": {part.code: part.bytes for part in computed.parts},
        "train_s": _first(run, "finished").fields["train_s"],
    }
    if probing:
        found["probed"] = probed(job, folder, shape, setup)
    return found


def probed(job: dict[str, Any], folder: Path, shape: ModelShape, setup: Setup) -> int:
    """The plan's total after a probe in a home where nothing has been measured."""
    file, home = folder / "job.json", folder / "probe home"
    file.write_text(json.dumps(job), encoding="utf-8")
    command = [sys.executable, "-s", "-B", "-m", "engine", "probe", str(file), "--home", str(home)]
    command += ["--learned-share", str(setup.learned_share), "--row-tokens", str(setup.row_tokens)]
    environ = os.environ | {"OMP_NUM_THREADS": "1"}
    subprocess.run(command, check=True, capture_output=True, env=environ)
    here = Engine("cpu", "", engine_lock())
    correction = calibration_for(home / "cache", shape, setup, here)
    assert correction is not None
    return plan(shape, setup, correction).total_bytes


def table(found: list[dict[str, Any]]) -> str:
    """The results as Markdown, in MB of 10^6 bytes."""
    lines = ["| run | real | computed | | after the probe | |", "|---|---|---|---|---|---|"]
    errors: dict[str, list[float]] = {"computed": [], "probed": []}
    for one in found:
        real, cells = one["peaks"]["all"], []
        for kind, known in errors.items():
            if kind in one:
                known.append(one[kind] / real - 1)
                cells += [f"{one[kind] / 1e6:.0f}", f"{100 * known[-1]:+.1f} %"]
        lines.append(" | ".join([f"| {one['name']}", f"{real / 1e6:.0f}", *cells]) + " |")
    for kind, known in errors.items():
        if known:
            sizes_of = [abs(error) for error in known]
            mean, most = sum(sizes_of) / len(sizes_of), max(sizes_of)
            lines.append(f"{kind}: mean {100 * mean:.1f} %, max {100 * most:.1f} %")
    return "\n".join(lines)


def main() -> None:
    """Measure the cases that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.memory")
    parser.add_argument("which", choices=("unseen", "calibration", "drawn"))
    parser.add_argument("names", nargs="*", help="only these cases")
    parser.add_argument("--no-probe", action="store_true")
    parser.add_argument("--skewed", action="store_true", help="rows of many lengths, more steps")
    parser.add_argument("--seed", type=int, default=0, help="of drawn cases")
    parser.add_argument("--count", type=int, default=8, help="of drawn cases")
    asked = parser.parse_args()
    drawn_cases = drawn(asked.seed, asked.count)
    cases = {"unseen": UNSEEN, "calibration": CALIBRATION, "drawn": drawn_cases}[asked.which]
    found = []
    with tempfile.TemporaryDirectory() as place:
        for name in asked.names or cases:
            case = replace(cases[name], skewed=asked.skewed)
            found.append(measure(name, case, Path(place), not asked.no_probe))
            print(json.dumps(found[-1]), flush=True)
    print(table(found))


if __name__ == "__main__":
    main()
