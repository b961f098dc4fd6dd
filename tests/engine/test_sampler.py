"""The order of rows is a pure function of (seed, epoch); no row is seen twice or left out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.spec import TrainingSpec
from engine.optim import learning_rate
from engine.sampler import Sampler


@given(
    rows=st.integers(1, 200),
    micro_batch=st.integers(1, 9),
    accumulation=st.integers(1, 7),
    seed=st.integers(0, 99),
)
def test_an_epoch_sees_every_row_once(
    rows: int, micro_batch: int, accumulation: int, seed: int
) -> None:
    sampler = Sampler(rows, micro_batch, accumulation, seed)
    for epoch in range(2):
        start = epoch * sampler.steps_per_epoch
        seen = [r for s in range(sampler.steps_per_epoch) for r in sampler.step_rows(start + s)]
        assert sorted(seen) == list(range(rows))
        assert seen == sampler.epoch_order(epoch)


def test_epochs_and_seeds_differ() -> None:
    sampler = Sampler(50, 4, 2, 0)
    assert sampler.epoch_order(0) != sampler.epoch_order(1)
    assert sampler.epoch_order(0) != Sampler(50, 4, 2, 1).epoch_order(0)
    assert sampler.epoch_order(0) == Sampler(50, 2, 4, 0).epoch_order(0), "the card changes nothing"


@pytest.mark.parametrize(
    ("epochs", "max_steps", "total"), [(3, None, 21), (0.5, None, 4), (3, 5, 5), (1, 50, 7)]
)
def test_total_steps(epochs: float, max_steps: int | None, total: int) -> None:
    assert Sampler(50, 4, 2, 0).total_steps(epochs, max_steps) == total


def test_micro_batches_hold_rows_of_like_length() -> None:
    sampler = Sampler(8, 2, 4, 0)
    lengths = [9, 1, 8, 2, 7, 3, 6, 4]
    parts = sampler.micro_batches(range(8), lengths)
    assert [[lengths[row] for row in part] for part in parts] == [[1, 2], [3, 4], [6, 7], [8, 9]]


def test_the_rate_rises_peaks_and_falls_to_nothing() -> None:
    spec = TrainingSpec(learning_rate=1e-3, warmup_ratio=0.1)
    rates = [learning_rate(spec, step, 100) for step in range(100)]
    assert rates[0] == pytest.approx(1e-4)
    assert max(rates) == pytest.approx(1e-3)
    assert rates.index(max(rates)) in (9, 10)
    assert 0 < rates[-1] < 1e-6 * 1000
    assert all(a >= b for a, b in pairwise(rates[10:]))


def test_constant_and_linear_rates() -> None:
    constant = TrainingSpec(learning_rate=1e-3, warmup_steps=0, lr_scheduler_type="constant")
    linear = TrainingSpec(learning_rate=1e-3, warmup_steps=0, lr_scheduler_type="linear")
    assert learning_rate(constant, 99, 100) == 1e-3
    assert learning_rate(linear, 50, 100) == pytest.approx(5e-4)
