"""Where the marks of the axes stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.chart_axis import (
    decimals_for,
    linear_ticks,
    log_ticks,
    time_ticks,
    whole_ticks,
)
from desktop.widgets.chart_parts import loss_marks

LOWS = st.floats(1e-4, 1e3)
HEIGHTS = st.floats(1e-3, 1e4)


@given(LOWS, HEIGHTS, st.integers(2, 12))
def test_marks_are_few_rising_and_in_view(low: float, height: float, most: int) -> None:
    high = low + height
    for ticks in (linear_ticks(low, high, most), log_ticks(low, high, most)):
        assert len(ticks) <= most + 1
        assert ticks == sorted(set(ticks))
        assert all(low * 0.999 <= tick <= high * 1.001 for tick in ticks)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.55, 2.45, [0.6, 0.8, 1, 1.5, 2]),
        (0.1, 1000, [0.1, 1, 10, 100, 1000]),
        (2.1, 2.6, [2.1, 2.2, 2.3, 2.4, 2.5, 2.6]),
    ],
)
def test_a_log_axis_is_marked_at_round_numbers(
    low: float, high: float, expected: list[float]
) -> None:
    assert log_ticks(low, high, 6) == pytest.approx(expected)


def test_steps_are_marked_at_whole_numbers_only() -> None:
    assert whole_ticks(-0.3, 2.5, 8) == [0, 1, 2]
    assert whole_ticks(-3, 471, 10) == [0, 50, 100, 150, 200, 250, 300, 350, 400, 450]


def test_neighbouring_marks_read_differently() -> None:
    for low, high in ((0.86, 0.91), (0.001, 0.004), (1, 9), (100, 900)):
        ticks = linear_ticks(low, high, 6)
        texts = [f"{tick:.{decimals_for(ticks)}f}" for tick in ticks]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("high", "most", "ticks"),
    [
        (60, 4, [0, 15, 30, 45, 60]),
        (3600, 4, [0, 900, 1800, 2700, 3600]),
        (7 * 3600, 4, [0, 7200, 14_400, 21_600]),
        (86_400, 4, [0, 21_600, 43_200, 64_800, 86_400]),
        (4 * 86_400, 4, [0, 86_400, 172_800, 259_200, 345_600]),
    ],
)
def test_marks_of_time_are_round_times(high: float, most: int, ticks: list[float]) -> None:
    assert time_ticks(0, high, most) == ticks


def test_no_time_has_no_marks() -> None:
    assert time_ticks(0, 0, 4) == []
    assert time_ticks(-5, 10, 0) == []


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-0.05, 1.02, ["0.0", "0.5", "1.0"]),
        (0.85, 2.3, ["1.0", "1.5", "2.0"]),
        (-1e-8, 2.3e-7, ["0", "1e-7", "2e-7"]),
        (8e5, 2.3e6, ["1e6", "1.5e6", "2e6"]),
        (1200, 5200, ["2,000", "4,000"]),
    ],
)
def test_marks_of_any_size_read_differently_and_none_stands_below_zero(
    low: float, high: float, words: list[str]
) -> None:
    assert [text for _, text in loss_marks(low, high, 200, log=False)] == words
