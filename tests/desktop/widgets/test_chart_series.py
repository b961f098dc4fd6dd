"""The arithmetic behind the loss chart."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.chart_data import LossData, nearest, push_apart, spread_apart
from desktop.widgets.chart_series import (
    LossSeries,
    clips,
    loss_range,
    span_for,
    thin_evenly,
    thin_to_extremes,
)

LOSSES = st.lists(st.floats(0.01, 20, allow_nan=False), min_size=1, max_size=400)


@given(LOSSES, st.sampled_from([5, 30, 400]), st.integers(1, 50))
def test_smoothing_is_the_bias_corrected_mean_however_the_points_come(
    losses: list[float], span: int, bite: int
) -> None:
    series = LossSeries(span)
    points = list(enumerate(losses, 1))
    for start in range(0, len(points), bite):
        series.extend(points[start : start + bite])
    keep, mean, expected = 1 - 2 / (span + 1), 0.0, []
    for count, loss in enumerate(losses, 1):
        mean = keep * mean + (1 - keep) * loss
        expected.append(mean / (1 - keep**count))
    assert series.smoothed == pytest.approx(expected, rel=1e-9)


def test_the_first_smoothed_value_is_the_first_value() -> None:
    series = LossSeries(30)
    series.extend([(1, 4.2)])
    assert series.smoothed[0] == pytest.approx(4.2)


def test_a_resumed_run_does_its_steps_again() -> None:
    again, straight = LossSeries(5), LossSeries(5)
    again.extend([(1, 3.0), (2, 2.0), (3, 9.0), (4, 9.0)])
    again.extend([(3, 1.5), (4, 1.0)])
    straight.extend([(1, 3.0), (2, 2.0), (3, 1.5), (4, 1.0)])
    assert list(again.steps) == [1, 2, 3, 4]
    assert again.smoothed == pytest.approx(straight.smoothed)


def test_losses_that_are_no_numbers_are_left_out() -> None:
    series = LossSeries()
    series.extend([(1, 1.0), (2, math.nan), (3, math.inf), (4, 2.0)], [1e-4, 1e-4, 1e-4, None])
    assert list(series.steps) == [1, 4]
    assert math.isnan(series.rates[1])


@pytest.mark.parametrize(("total", "span"), [(None, 30), (20, 5), (855, 34), (1_000_000, 400)])
def test_the_reach_of_the_smoothing_follows_the_length_of_the_run(
    total: int | None, span: int
) -> None:
    assert span_for(total) == span


@given(LOSSES, st.integers(1, 40))
def test_thinning_loses_no_spike_and_no_end(losses: list[float], columns: int) -> None:
    x, y = np.arange(len(losses), dtype=float), np.array(losses)
    thin_x, thin_y = thin_to_extremes(x, y, columns)
    assert thin_y.max() == y.max()
    assert thin_y.min() == y.min()
    assert np.all(np.diff(thin_x) >= 0)
    assert len(thin_x) <= 4 * columns + 2
    even_x, _ = thin_evenly(x, y, max(2, columns))
    assert even_x[0] == x[0]
    assert even_x[-1] == x[-1]


def test_one_spike_does_not_flatten_the_rest() -> None:
    losses = np.full(500, 1.0) + np.linspace(0, 0.5, 500)
    losses[250] = 1_000.0
    low, high = loss_range(losses, [], log=False)
    assert high < 2
    assert clips(losses, low, high)


def test_every_evaluation_is_in_view() -> None:
    low, high = loss_range(np.linspace(2, 1, 100), [4.7, 0.9], log=False)
    assert low < 0.9
    assert high > 4.7


def test_where_the_line_begins_is_in_view_unless_it_would_flatten_the_rest() -> None:
    losses = np.concatenate([np.linspace(2.4, 2.0, 5), np.linspace(2.0, 1.0, 895)])
    assert loss_range(losses, [], 2.4, log=False)[1] > 2.4
    assert loss_range(losses, [], 400.0, log=False)[1] < 3


@pytest.mark.parametrize("log", [False, True])
def test_a_range_is_never_empty(log: bool) -> None:
    for losses in ([], [0.0], [1.5], [1.5] * 50, [-1.0, 2.0]):
        low, high = loss_range(np.array(losses, dtype=float), [], log=log)
        assert low < high
        assert low > 0 or not log


def test_known_steps_hold_the_evaluation_before_the_first_step() -> None:
    data = LossData()
    data.add_losses([(1, 2.0), (2, 1.0)], [1e-4, 2e-4])
    data.set_evals([(0, 3.0), (2, 1.5)])
    assert list(data.known_steps()) == [0, 1, 2]
    assert data.eval_at(2) == 1.5
    assert data.eval_at(1) is None
    assert nearest(data.known_steps(), 1.6) == 2


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(0.1, 2))
def test_names_are_pushed_apart_and_keep_their_order_and_their_room(
    a: float, b: float, gap: float
) -> None:
    first, second = push_apart(a, b, gap, -3.0, 3.0)
    assert abs(first - second) >= gap * 0.999
    assert (first > second) == (a > b) or (min(a, b) >= 3 or max(a, b) <= -3 or a == b)
    assert min(first, second) >= -3.001
    assert max(first, second) <= 3.001


@given(st.lists(st.floats(0, 10), min_size=1, max_size=5))
def test_names_of_several_lines_are_spread_and_keep_their_order(heights: list[float]) -> None:
    placed = spread_apart(heights, 1.0, 0.0, 10.0)
    assert all(-1e-9 <= height <= 10 + 1e-9 for height in placed)
    by_height = sorted(range(len(heights)), key=lambda at: heights[at])
    gaps = [placed[b] - placed[a] for a, b in pairwise(by_height)]
    assert all(gap >= 1 - 1e-9 for gap in gaps)


def test_time_and_step_lead_to_one_another() -> None:
    data = LossData()
    data.add_losses([(step, 1.0) for step in range(1, 11)], (), [2.0 * s for s in range(1, 11)])
    assert list(data.time_of([0, 5, 10])) == [0.0, 10.0, 20.0]
    assert data.step_at(7.0) == pytest.approx(3.5)
    assert data.knows_times
    assert not LossData().knows_times
    assert list(LossData().time_of([3.0])) == [0.0]


def test_losses_of_any_size_fill_the_height_of_the_chart() -> None:
    for size in (1e-7, 1.0, 1e6):
        losses = np.linspace(0.8, 2.3, 50) * size
        low, high = loss_range(losses, [1.94 * size], log=False)
        assert (high - low) < 1.2 * 1.5 * size
