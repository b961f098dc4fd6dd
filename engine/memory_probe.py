"""`python -m engine probe JOB`: real steps on the longest batch at two lengths; peak and seconds.

The rows are made up, as long as the longest one would be: nothing of the person's data is read and
nothing is saved but the two numbers (`engine.contract.memory.measured`). JSON lines: `{"phase": …}`
on the way, `{"measured": …}` or `{"problem": …}` at the end. Whoever has enough of it ends the
process: the device's queue notices.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from engine.contract.job_file import InvalidJob, load_job
from engine.contract.memory import ModelShape, Setup, plan
from engine.contract.memory.measured import Measured, key, store
from engine.contract.problems import Problem
from engine.contract.processor import has_bf16
from engine.contract.spec import STARTER, JobSpec
from engine.device_queue import device_turn
from engine.libraries import import_libraries
from engine.probe_bench import MOST_SUMMED, Bench, batch_lengths
from envcheck.probes.probe_env import read_stamp


@dataclass(frozen=True)
class Engine:
    """This process' device, as the store of measurements knows it."""

    device: str
    name: str
    engine: str


def run(arguments: Sequence[str]) -> int:
    """Run the verb; returns the exit code (0 measured, 1 a problem, 2 usage)."""
    asked = _parser().parse_args(arguments)
    try:
        spec = load_job(asked.job)
        device = _device(asked.device or spec.training.device)
        _probe(spec, device, asked)
    except InvalidJob as invalid:
        errors = [error.to_json() for error in invalid.errors]
        _say({"problem": {"code": "JOB_INVALID", "facts": {"errors": errors}}})
        return 1
    except Problem as problem:
        _say({"problem": problem.to_json()})
        return 1
    except Exception as error:
        from engine.diagnose import diagnose

        _say({"problem": diagnose(error, device=str(device), step=0).to_json()})
        return 1
    return 0


def _probe(spec: JobSpec, device: str, asked: argparse.Namespace) -> None:
    def on_wait(ahead: int) -> None:
        _say({"phase": "queued", "ahead": ahead, "device": device})

    locks = asked.home / "locks"
    with device_turn(locks, device, on_wait=on_wait, cancelled=lambda: False):
        _say({"phase": "loading"})
        import_libraries()  # what a run has loaded, the measurement has too
        shape, setup, found, where = measure(spec, device, Rows.asked(asked), asked.home)
    store(asked.home / "cache", key(shape, setup, where), found)
    computed = [plan(shape, _at(setup, tokens)).total_bytes for tokens in found.tokens]
    told = {name: value for name, value in asdict(found).items() if name != "setup"}
    _say({"measured": {**told, "computed_bytes": computed}})


@dataclass(frozen=True)
class Rows:
    """What is known of the person's rows; they themselves are not read."""

    longest_tokens: int | None = None
    """None: as long as the job and the model allow."""
    mean_tokens: float | None = None
    """None: every row is as long as the longest."""
    learned_share: float = 1.0

    @classmethod
    def asked(cls, asked: argparse.Namespace) -> Rows:
        """From the command line."""
        return cls(asked.row_tokens, asked.mean_tokens, asked.learned_share)


def measure(
    spec: JobSpec, device: str, rows: Rows, home: Path | None = None
) -> tuple[ModelShape, Setup, Measured, Engine]:
    """Load the model as the job would and take real steps with it.

    Raises:
        Problem: whatever is wrong with model or device; JOB_INVALID's codes come before.
    """
    from engine.device import choose_precision, device_name, ready_device
    from engine.models.inspect import inspect_model
    from engine.models.load import load_base
    from engine.models.quantized_cache import QuantizedCache
    from engine.setup_run import adapted

    ready = ready_device(device)
    folder = _folder(spec.base_model, home)
    facts = inspect_model(folder)
    shape = ModelShape.from_facts(facts.to_json())
    if shape is None:
        raise Problem("MODEL_CONFIG_INVALID", path=str(folder), error="hidden_size")
    precision = choose_precision(spec.training.precision, ready, facts.parameters)
    cache = QuantizedCache(home) if home else None
    base = load_base(folder, spec.quantization, precision, ready, cache=cache)
    training = spec.training
    model, ways = adapted(base, spec)
    context = facts.context_tokens or training.max_length
    rows = replace(rows, longest_tokens=rows.longest_tokens or min(training.max_length, context))
    setup = setup_of(spec, ready.type, precision.word, rows)
    bench = Bench(model, ways, spec, precision, ready, facts.vocab_size, rows.learned_share)
    shares = (0.5, 1.0)
    short, long = (_taken(bench, batch_lengths(setup, share)) for share in shares)
    tokens = (sum(batch_lengths(setup, 0.5)), sum(batch_lengths(setup, 1.0)))
    found = Measured(tokens, (short[0], long[0]), (short[1], long[1]), asdict(setup))
    name = device_name(ready) if ready.type == "cuda" else ""
    return shape, setup, found, Engine(ready.type, name, engine_lock())


def _taken(bench: Bench, lengths: list[int]) -> tuple[int, float]:
    _say({"phase": "measuring", "row_tokens": max(lengths), "rows": len(lengths)})
    return bench.take(lengths)


def engine_lock() -> str:
    """SHA-256 of the lock that this environment was built from; "" outside a managed one."""
    stamp = read_stamp(Path(sys.prefix)).value
    return "" if stamp is None else stamp.lock_sha256


def setup_of(spec: JobSpec, device: str, precision: str, rows: Rows) -> Setup:
    """The memory plan's setup of a job on a device, its longest row known."""
    values = {
        f"{part}.{name}": value
        for part in ("method", "quantization", "training")
        for name, value in getattr(spec, part).model_dump().items()
    }
    values["training.precision"] = precision
    made = Setup.from_values(
        values,
        device=device,
        row_tokens=rows.longest_tokens or spec.training.max_length,
        mean_tokens=rows.mean_tokens,
        has_bf16=has_bf16(),
        learned_share=rows.learned_share,
    )
    return replace(made, accumulation=min(MOST_SUMMED, made.accumulation))


def _at(setup: Setup, tokens: int) -> Setup:
    return replace(setup, row_tokens=tokens // setup.rows, mean_tokens=None)


def _folder(name: str, home: Path | None) -> Path:
    """The base model on this computer; nothing is fetched for a measurement."""
    if name == STARTER:
        from engine.starter import starter_model_dir

        return starter_model_dir()
    if Path(name).is_dir():
        return Path(name)
    from engine.models.hub import downloaded

    if home is not None and (ready := downloaded(name, home / "models")):
        return ready
    raise Problem("MODEL_NOT_DOWNLOADED", repo_id=name)


def _device(asked: str) -> str:
    if asked != "auto":
        return "cuda:0" if asked == "cuda" else asked
    stamp = read_stamp(Path(sys.prefix)).value
    return "cpu" if stamp is None or stamp.row == "cpu" else "cuda:0"


def _say(document: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(document) + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine probe")
    parser.add_argument("job", type=Path, help="a job file; its data is not read")
    parser.add_argument("--home", type=Path, required=True, help="the app's folder")
    parser.add_argument("--row-tokens", type=int, help="tokens of the longest row; else the limit")
    parser.add_argument("--mean-tokens", type=float, help="of a row on average; else the longest")
    parser.add_argument("--learned-share", type=float, default=1.0, help="of them, learned")
    parser.add_argument("--device", help="cpu or cuda:N; else the job's")
    parser.add_argument("--json", action="store_true", help="JSON lines, as always")
    return parser
