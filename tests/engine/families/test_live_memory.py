"""The plan's activations and predictions against what torch's allocator held at its fullest moment.

The profiler sees every allocation of a real step in our engine, so the comparison is exact: neither
libraries nor the heap are in it. On a card the same number is `max_memory_allocated`.

oneDNN takes the scratchpads of its bf16 products from the same allocator: 0.3 to 2.5 MB, by the
number of threads, the kind of processor and the tile, not by the model. A toy would be judged by
them, so they are left out here; the plan has them in what libraries take.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import torch
from torch.profiler import ProfilerActivity, profile

from engine.contract.memory import ModelShape, Setup, plan
from engine.contract.spec import FourBit, LoraMethod, TrainingSpec
from engine.device import Precision
from engine.fused.ways import choose_ways
from engine.models.adapt import attach_lora
from engine.models.inspect import inspect_model
from engine.models.load import load_base
from engine.stepper import Stepper
from tests.engine.families.test_families import FAMILIES
from tests.engine.families.toys import make_model
from tests.engine.fullest import fullest_moment
from tests.engine.rows import Row

CPU = torch.device("cpu")
ROWS, LENGTH, R = 2, 192, 8
VOCABULARY = 1024
TOLERANCE = 0.05


@pytest.fixture(autouse=True)
def without_scratchpads() -> Iterator[None]:
    before = torch.backends.mkldnn.set_flags(_enabled=False)[0]
    yield
    torch.backends.mkldnn.set_flags(_enabled=before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@lru_cache(maxsize=16)
def model_of(folder: Path, family: str) -> Path:
    return make_model(folder / family, family, hidden=128, layers=4, middle=384, vocab=VOCABULARY)


@pytest.mark.parametrize("checkpointing", [False, True], ids=["plain", "checkpointing"])
@pytest.mark.parametrize("precision", ["bf16", "fp32"])
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_what_a_step_holds(folder: Path, family: str, precision: str, checkpointing: bool) -> None:
    place = model_of(folder, family)
    shape = ModelShape.from_facts(inspect_model(place).to_json())
    assert shape is not None
    setup = Setup(
        r=R,
        rows=ROWS,
        row_tokens=LENGTH,
        checkpointing=checkpointing,
        compute=precision,  # type: ignore[arg-type]
        device="cpu",
    )
    counted = plan(shape, setup)
    passing = sum(
        counted.bytes_of(code) for code in ("activations", "logits", "dequantisation", "gradients")
    )
    assert passing == pytest.approx(live_peak(place, precision, checkpointing), rel=TOLERANCE)


def live_peak(place: Path, precision: str, checkpointing: bool) -> int:
    """Bytes above what lay there before, at the fullest moment of the second step."""
    chosen = Precision(precision, "ASKED")
    base = load_base(place, FourBit(), chosen, CPU)
    model = attach_lora(base, LoraMethod(r=R), seed=0, checkpointing=checkpointing)
    ways = choose_ways(model)
    draw = torch.Generator().manual_seed(0)
    rows = []
    for number in range(2 * ROWS):
        size = LENGTH - number % ROWS
        ids = torch.randint(1, VOCABULARY, (size,), generator=draw).tolist()
        rows.append(Row(ids, ids, number))
    spec = TrainingSpec(per_device_train_batch_size=ROWS, gradient_accumulation_steps=1)
    stepper = Stepper(
        model,
        rows,  # type: ignore[arg-type]
        spec,
        precision=chosen,
        device=CPU,
        pad_id=0,
        ways=ways,
    )
    stepper.take(0)
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as seen:
        stepper.take(1)
    return fullest_moment(seen)
