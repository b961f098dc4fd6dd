"""The watching rules: numbers of a run in, the findings of recipes out, each once."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

import pytest

from engine import watch_rules as rules
from engine.contract.problems import CODES
from engine.contract.problems_data import WARNINGS
from engine.watch import Watch
from engine.watch_rules import Finding, Shape

SHAPE = Shape(
    total_steps=100,
    steps_per_epoch=34,
    warmup_steps=5,
    answer_tokens=30,
    learning_rate=2e-4,
    strength=1e-3,
    suggested_rate=3e-4,
)


def shape(**changed: Any) -> Shape:
    return Shape(**{**SHAPE.__dict__, **changed})


def falling(step: int) -> float:
    return 3.0 - 0.02 * step


def run(
    watch: Watch,
    losses: Iterable[float],
    norms: Iterable[float] = (),
    held_out: dict[int, float] | None = None,
) -> list[Finding]:
    """All findings of a run with these numbers."""
    found, norms = [], iter(norms)
    held_out = held_out or {}
    if 0 in held_out:
        found += watch.measured(0, held_out[0])
    for step, loss in enumerate(losses, start=1):
        found += watch.step(step, loss, next(norms, 1.0))
        if step in held_out:
            found += watch.measured(step, held_out[step])
    for finding in found:
        known = CODES if finding.fatal else WARNINGS
        assert set(finding.facts) <= set(known[finding.code]), finding
    return found


def codes(found: list[Finding]) -> list[str]:
    return [finding.code for finding in found]


def losses(count: int) -> list[float]:
    return [falling(step) for step in range(1, count + 1)]


def test_a_run_that_learns_is_left_alone() -> None:
    held_out = {step: 3.0 - 0.015 * step for step in range(0, 101, 10)}
    assert run(Watch(SHAPE), losses(100), held_out=held_out) == []


def test_overfitting_is_amber_after_two_measurements_and_red_above_a_tenth() -> None:
    held_out = {0: 3.0, 10: 2.5, 20: 2.56, 30: 2.57, 40: 2.8}
    watch = Watch(SHAPE)
    found = run(watch, losses(50), held_out=held_out)
    assert codes(found) == ["OVERFITTING", "OVERFITTING_STRONG"]
    assert found[0].facts["step"] == 30, "one measurement above the best is not enough"
    assert found[0].facts["best_loss"] == 2.5
    assert found[0].facts["best_step"] == 10
    assert found[0].facts["share"] == pytest.approx(0.028)
    assert found[1].facts["step"] == 40


@pytest.mark.parametrize(
    ("held_out", "found"),
    [
        ({0: 3.0, 10: 2.5, 20: 2.549, 30: 2.549}, []),  # 0.05 is 2 % of 2.5: just below
        ({0: 3.0, 10: 2.5, 20: 2.551, 30: 2.551}, ["OVERFITTING"]),
        ({0: 3.0, 10: 2.5, 20: 2.56, 30: 2.54, 40: 2.56}, []),  # not twice running
        ({0: 3.0, 10: 2.5, 20: 2.749}, []),
        ({0: 3.0, 10: 2.5, 20: 2.751}, ["OVERFITTING_STRONG"]),
        ({0: 3.0, 10: 2.9, 20: 3.0}, ["OVERFITTING_STRONG"]),  # no better than before training
    ],
)
def test_the_limits_of_overfitting(held_out: dict[int, float], found: list[str]) -> None:
    assert codes(run(Watch(SHAPE), losses(45), held_out=held_out)) == found


def test_overfitting_needs_a_training_loss_that_falls() -> None:
    held_out = {0: 3.0, 10: 2.5, 20: 2.6, 30: 2.6, 40: 2.6}
    assert run(Watch(SHAPE), [2.5] * 45, held_out=held_out) == []


@pytest.mark.parametrize(("measured", "found"), [(2.749, []), (2.751, ["OVERFITTING_STRONG"])])
def test_a_tenth_above_the_best_is_red_whatever_the_training_loss_does(
    measured: float, found: list[str]
) -> None:
    held_out = {0: 3.0, 10: 2.5, 20: measured}
    assert codes(run(Watch(SHAPE), [2.5] * 45, held_out=held_out)) == found


def test_red_is_never_followed_by_amber() -> None:
    held_out = {0: 3.0, 10: 2.5, 20: 2.8, 30: 2.6, 40: 2.6}
    assert codes(run(Watch(SHAPE), losses(45), held_out=held_out)) == ["OVERFITTING_STRONG"]


def test_answers_learned_by_heart_are_noted_unless_held_out_rows_get_better_too() -> None:
    low = [0.1] * 60
    worse = {0: 3.0, 10: 1.0, 20: 1.01}
    better = {0: 3.0, 10: 1.0, 20: 0.9}
    assert codes(run(Watch(SHAPE), low, held_out=worse)) == ["MEMORISING"]
    assert run(Watch(SHAPE), low, held_out=better) == []
    assert run(Watch(shape(answer_tokens=3)), low, held_out=worse) == []


def test_a_fall_exactly_at_an_epochs_border_is_noted() -> None:
    stairs = [2.0] * 34 + [1.6] * 34
    found = run(Watch(SHAPE), stairs, held_out={0: 3.0, 30: 1.9, 50: 1.9})
    assert codes(found) == ["MEMORISING"]
    assert found[0].facts["share"] == pytest.approx(0.2)
    elsewhere = [2.0] * 20 + [1.6] * 48
    assert run(Watch(SHAPE), elsewhere, held_out={0: 3.0, 30: 1.9, 50: 1.9}) == []
    slope = [2.0 * 0.97**step for step in range(68)]
    assert run(Watch(SHAPE), slope, held_out={0: 3.0, 30: 1.9, 50: 1.9}) == []


def test_an_unstable_loss_is_told_after_ten_steps_above_the_limit() -> None:
    calm, wild = [1.5] * 20, [6.0] * 40
    found = run(Watch(SHAPE), calm + wild)
    assert codes(found) == ["TRAINING_UNSTABLE"]
    assert found[0].facts["before_loss"] == 1.5
    assert run(Watch(SHAPE), [1.5] * 20 + [1.9] * 60) == [], "below +0.5 nats"
    assert run(Watch(SHAPE), [5.0] * 20 + [6.0] * 60) == [], "below 1.3 times"


@pytest.mark.parametrize(
    ("norms", "found"),
    [
        ([1.0] * 30 + [11.0, 1, 11.0, 1, 11.0], ["GRADIENT_SPIKES"]),
        ([1.0] * 30 + [11.0, 1, 11.0, 1, 1], []),  # two
        ([1.0] * 30 + [9.9, 1, 9.9, 1, 9.9], []),  # below ten times
        ([1.0] * 30 + [11.0] + [1.0] * 9 + [11.0] + [1.0] * 9 + [11.0], []),  # far apart
        ([1.0] * 10 + [11.0] * 3, []),  # too early for a median
    ],
)
def test_gradient_spikes(norms: list[float], found: list[str]) -> None:
    assert codes(run(Watch(SHAPE), [2.0] * len(norms), norms)) == found


def test_a_step_left_out_by_fp16_is_no_missing_gradient() -> None:
    watch = Watch(SHAPE)
    assert [f for step in range(1, 9) for f in watch.step(step, 2.0, None)] == []
    found = run(Watch(SHAPE), [2.0] * 5, [1.0, 0.0, 0.0, 0.0])
    assert codes(found) == ["NOTHING_TRAINS"]
    assert found[0].fatal


def test_a_rate_copied_from_full_fine_tuning() -> None:
    flat = {0: 3.0, 20: 2.999, 30: 2.995, 40: 2.99}
    low = shape(strength=2.3e-4, learning_rate=2e-5)
    found = run(Watch(low), [2.9] * 50, held_out=flat)
    assert codes(found) == ["RATE_TOO_LOW"]
    assert found[0].facts == {
        "step": 30,
        "loss": 2.995,
        "before_loss": 3.0,
        "learning_rate": 2e-5,
        "suggested_rate": 3e-4,
    }
    assert run(Watch(SHAPE), [2.9] * 50, held_out=flat) == [], "the rate is a usual one"
    learned = {0: 3.0, 30: 2.9, 40: 2.9}
    assert run(Watch(low), [2.9] * 50, held_out=learned) == []


def test_a_rate_too_high_makes_both_losses_rise() -> None:
    rising = [3.0 + 0.004 * step for step in range(60)]
    found = run(Watch(SHAPE), rising, held_out={0: 3.0, 10: 3.06})
    assert codes(found) == ["RATE_TOO_HIGH"]
    assert run(Watch(SHAPE), rising, held_out={0: 3.0, 10: 3.04}) == []


def test_a_loss_of_exactly_zero_is_named() -> None:
    assert codes(run(Watch(SHAPE), [1.0] * 5 + [0.0] * 8)) == ["LOSS_STUCK_AT_ZERO"]
    assert run(Watch(SHAPE), [1.0] * 5 + [0.0, 1.0] * 8) == []


def test_a_loss_of_zero_without_a_gradient_ends_the_run_by_its_own_name() -> None:
    (found,) = run(Watch(SHAPE), [1.0] * 5 + [0.0] * 3, [1.0] * 5 + [0.0] * 3)
    assert (found.code, found.fatal) == ("LOSS_STUCK_AT_ZERO", True)
    assert found.facts == {"step": 8, "times": 3}
    (found,) = run(Watch(SHAPE), [1.0] * 8, [1.0] * 5 + [0.0] * 3)
    assert (found.code, found.fatal) == ("NOTHING_TRAINS", True)


@pytest.mark.parametrize("cut", [1, 7, 25, 33, 36, 44, 61])
def test_a_resumed_run_finds_what_the_uninterrupted_one_found(cut: int) -> None:
    noisy = [falling(s) + 0.3 * math.sin(s * s) for s in range(1, 80)]
    norms = [1.0 + (15.0 if s in (40, 42, 45) else 0.1 * math.cos(s)) for s in range(1, 80)]
    held_out = {0: 3.0, 10: 2.5, 20: 2.56, 30: 2.57, 40: 2.8, 50: 2.4, 60: 2.9}
    whole = run(Watch(SHAPE), noisy, norms, held_out)
    assert len(whole) > 2

    first = Watch(SHAPE)
    found = run(first, noisy[:cut], norms[:cut], {s: n for s, n in held_out.items() if s <= cut})
    second = Watch(SHAPE, json.loads(json.dumps(first.to_json())))
    for step in range(cut + 1, len(noisy) + 1):
        found += second.step(step, noisy[step - 1], norms[step - 1])
        if step in held_out:
            found += second.measured(step, held_out[step])
    assert found == whole
    assert second.to_json() == json.loads(json.dumps(second.to_json()))


def test_a_long_run_is_not_remembered_whole() -> None:
    watch = Watch(SHAPE)
    for step in range(1, 10_001):
        watch.step(step, 2.0, 1.0)
    assert len(watch.memory.norms) == rules.SPIKE_WINDOW
