"""Early stopping: paired rows, patience, never too early, advice where rows are few."""

from __future__ import annotations

import json
import random

import pytest

from engine.early_stop import Patience, earliest_step, is_better

ROWS = 40


def rows(mean: float, *, noise: float = 0.0, seed: int = 0, count: int = ROWS) -> list[float]:
    """Held-out losses of rows that differ among each other much more than over time."""
    levels, draw = random.Random(1), random.Random(seed)
    moved = [draw.gauss(0, noise) for _ in range(count)]
    middle = sum(moved) / count  # the mean is as given; the rows move around it
    return [mean + levels.uniform(-1, 1) + by - middle for by in moved]


@pytest.mark.parametrize(
    ("fall", "noise", "better"),
    [
        (0.003, 0.0, True),  # every row by the same little
        (0.0019, 0.0, False),  # below 0.002 nats
        (0.003, 0.5, False),  # lost in the noise of the rows
        (0.2, 0.5, True),
        (-0.01, 0.0, False),
    ],
)
def test_better_is_judged_row_by_row(fall: float, noise: float, better: bool) -> None:
    assert is_better(rows(2.0), rows(2.0 - fall, noise=noise, seed=3)) is better


def test_no_rows_are_no_improvement() -> None:
    assert not is_better([], [])


def test_patience_counts_measurements_since_the_last_improvement() -> None:
    patience = Patience(3, earliest=0)
    told = [
        patience.measured(step, rows(loss))
        for step, loss in enumerate([3.0, 2.5, 2.5, 2.6, 2.4, 2.5, 2.4, 2.41])
    ]
    assert told == ["go"] * 7 + ["stop"]
    assert patience.stopped


def test_small_steps_add_up() -> None:
    """Each too small to count by itself; the reference stays, so together they do."""
    patience = Patience(3, earliest=0)
    told = [patience.measured(step, rows(2.0 - 0.0015 * step)) for step in range(12)]
    assert told == ["go"] * 12


def test_without_patience_no_run_is_ended() -> None:
    patience = Patience(None, earliest=0)
    assert {patience.measured(step, rows(2.0)) for step in range(50)} == {"go"}


@pytest.mark.parametrize(
    ("total", "epoch", "earliest"),
    [(300, 100, 100), (1000, 100, 300), (100, 100, 30), (90, 100, 27), (60, 20, 20)],
)
def test_never_before_an_epoch_or_30_percent(total: int, epoch: int, earliest: int) -> None:
    assert earliest_step(total, epoch) == earliest
    patience = Patience(1, earliest)
    patience.measured(0, rows(2.0))
    assert patience.measured(earliest - 1, rows(2.1)) == "go"
    assert patience.measured(earliest, rows(2.1)) == "stop"


def test_with_few_rows_it_is_advice_once() -> None:
    patience = Patience(2, earliest=0)
    told = [patience.measured(step, rows(2.0, count=19)) for step in range(6)]
    assert told == ["go", "go", "advise", "go", "go", "go"]
    assert not patience.stopped


@pytest.mark.parametrize("cut", [1, 3, 5])
def test_a_resumed_run_stops_where_the_uninterrupted_one_does(cut: int) -> None:
    losses = [3.0, 2.5, 2.5, 2.51, 2.498, 2.6, 2.5]
    whole = Patience(4, earliest=0)
    straight = [
        whole.measured(step, rows(loss, noise=0.01, seed=step)) for step, loss in enumerate(losses)
    ]
    assert straight[-1] == "stop" or "stop" in straight
    first = Patience(4, earliest=0)
    told = [first.measured(s, rows(losses[s], noise=0.01, seed=s)) for s in range(cut)]
    second = Patience(4, earliest=0, remembered=json.loads(json.dumps(first.to_json())))
    told += [
        second.measured(s, rows(losses[s], noise=0.01, seed=s)) for s in range(cut, len(losses))
    ]
    assert told == straight
