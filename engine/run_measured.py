"""What a real run has shown about memory and speed, kept for the next forecast.

A probe's two points say more than a run's one, so they stay; a run fills the place where nobody has
measured yet.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from engine.contract.memory import ModelShape, Setup
from engine.contract.memory.measured import Measured, key, lookup, store
from engine.device import device_name
from engine.memory_probe import Engine, Rows, engine_lock, setup_of
from engine.models.inspect import inspect_model
from engine.probe_bench import peak_bytes

if TYPE_CHECKING:
    from engine.session import Session
    from engine.setup_run import Ready


def what_runs(session: Session, ready: Ready) -> tuple[ModelShape, Setup, Engine] | None:
    """The memory plan's words for a run; None where the model's shape is not known or no row is."""
    shape = ModelShape.from_facts(inspect_model(ready.folder).to_json())
    rows = ready.data.train
    if shape is None or not rows:
        return None
    longest = max(len(row.input_ids) for row in rows)
    mean = sum(len(row.input_ids) for row in rows) / len(rows)
    known_rows = Rows(longest, mean)
    setup = setup_of(session.spec, ready.device.type, ready.precision.word, known_rows)
    where = Engine(
        ready.device.type,
        device_name(ready.device) if ready.device.type == "cuda" else "",
        engine_lock(),
    )
    return shape, setup, where


def remember(session: Session, ready: Ready, *, steps: int, train_s: float) -> None:
    """Keep a finished run's peak and seconds of a batch; a cache that cannot be written is none."""
    known = what_runs(session, ready)
    if known is None or steps < 1:
        return
    shape, setup, where = known
    cache, wanted = session.home / "cache", key(shape, setup, where)
    before = lookup(cache, wanted)
    if before is not None and before.tokens[0] != before.tokens[1]:
        return
    tokens, peak = setup.tokens, peak_bytes(ready.device)
    batch_s = train_s / (steps * session.spec.training.gradient_accumulation_steps)
    mean = sum(len(row.input_ids) for row in ready.data.train) / len(ready.data.train)
    seconds = batch_s * setup.tokens / (mean * setup.rows)
    found = Measured((tokens, tokens), (peak, peak), (seconds, seconds), asdict(setup))
    with suppress(OSError):
        store(cache, wanted, found)
