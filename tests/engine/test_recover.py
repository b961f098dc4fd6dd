"""Going on where a step cannot be taken: the same step again, from exactly where it was."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from engine.contract.job_file import parse_job
from engine.contract.problems import CODES, Problem
from engine.evaluate import held_out_loss
from engine.models.adapt import trainable
from engine.progress import Progress
from engine.recover import Recovery, start_over
from engine.shortage import Shortage, largest_other
from engine.stepper import Stepper
from tests.engine.rows import Row, make_rows
from tests.engine.test_stepper import make_stepper, weights
from tests.shared import needs_shared

pytestmark = needs_shared
CPU_MESSAGE = (
    "[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: "
    "you tried to allocate 123456 bytes. Error code 12 (Cannot allocate memory)"
)


class Told:
    """Stands where the reporter stands."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []

    def emit(self, type_: str, **fields: Any) -> None:
        self.events.append({"type": type_, **fields})

    def flush_steps(self) -> None:
        """Nothing is held back here."""


class LittleRun:
    """What `Recovery` needs of a run, around a real stepper."""

    def __init__(self, rows: list[Row], **training: Any) -> None:
        options: dict[str, Any] = {"per_device_train_batch_size": 4, "learning_rate": 1e-3}
        options["gradient_accumulation_steps"] = 2
        job = {"name": "t", "base_model": "m", "dataset": {"path": "d"}}
        self.spec = parse_job(job | {"training": options | training})
        self.stepper: Stepper = make_stepper(rows, **(options | training))
        self.report: Any = Told()
        self.progress = Progress()
        data = SimpleNamespace(train=rows, validation=rows[:4], report={})
        self.ready: Any = SimpleNamespace(device=torch.device("cpu"), data=data)
        self.saved: tuple[list[torch.Tensor], Progress] | None = None

    def back_to_last_good(self) -> int:
        start_over(self.stepper.model, self.stepper.optimizer, 0)
        self.progress = Progress()
        if self.saved is not None:
            for parameter, kept in zip(trainable(self.stepper.model), self.saved[0], strict=True):
                parameter.data.copy_(kept)
            self.progress = replace(self.saved[1])
        return self.progress.step

    def take(self, recovery: Recovery) -> float:
        result = recovery.take()
        self.progress.step += 1
        return float("nan") if result.loss is None else result.loss


def fails(stepper: Stepper, times: int, after: str = "backward") -> list[list[torch.Tensor]]:
    """The next steps run out of memory so often; returns what the weights were at each failure."""
    seen: list[list[torch.Tensor]] = []
    real = stepper.scaler.backward if after == "backward" else stepper.scaler.clip

    def once(*arguments: Any) -> Any:
        result = real(*arguments)
        if len(seen) < times:
            seen.append(weights(stepper))
            raise RuntimeError(CPU_MESSAGE)
        return result

    setattr(stepper.scaler, after, once)
    return seen


@pytest.mark.parametrize("first_step", [0, 3])
@pytest.mark.parametrize("after", ["backward", "clip"])
def test_memory_that_runs_out_costs_nothing_but_rows_at_once(first_step: int, after: str) -> None:
    rows = make_rows(40)
    straight = LittleRun(rows)
    plain = Recovery(straight)
    expected = [straight.take(plain) for _ in range(6)]

    run = LittleRun(rows)
    recovery = Recovery(run)
    losses = [run.take(recovery) for _ in range(first_step)]
    before = weights(run.stepper)
    seen = fails(run.stepper, 2, after)
    losses += [run.take(recovery) for _ in range(first_step, 6)]

    for kept in seen:
        for one, other in zip(before, kept, strict=True):
            assert torch.equal(one, other), "a failed step has moved nothing"
    assert run.stepper.limits.per_device_train_batch_size == 1
    assert run.stepper.limits.gradient_accumulation_steps == 8
    assert losses == pytest.approx(expected, abs=1e-3)
    first, second = run.report.events
    assert first["reason"] == second["reason"] == "OUT_OF_MEMORY"
    assert first["step"] == second["step"] == first_step + 1
    assert first["before"]["per_device_train_batch_size"] == 4
    assert (
        first["after"]
        == second["before"]
        == first["next"]
        | {
            "per_device_train_batch_size": 2,
            "gradient_accumulation_steps": 4,
        }
    )
    assert second["next"]["checkpoint_every"] == 2
    assert first["needed_bytes"] == 123456
    assert first["free_bytes"] > 0
    assert run.progress.limits == second["after"]


def test_memory_that_runs_out_inside_the_optimizer_goes_back_to_the_last_good_state() -> None:
    run = LittleRun(make_rows(40))
    recovery = Recovery(run)
    expected = [run.take(recovery) for _ in range(2)]
    run = LittleRun(make_rows(40))
    recovery = Recovery(run)
    run.take(recovery)
    left = [1]
    real = run.stepper.optimizer.step

    def half(*arguments: Any, **named: Any) -> Any:
        if left[0]:
            left[0] -= 1
            for hook in run.stepper.optimizer._optimizer_step_pre_hooks.values():
                hook(run.stepper.optimizer, (), {})
            next(iter(trainable(run.stepper.model))).data.add_(1.0)  # moved, and no further
            raise MemoryError
        return real(*arguments, **named)

    run.stepper.optimizer.step = half  # type: ignore[method-assign]
    assert run.take(recovery) == pytest.approx(expected[0], abs=1e-3), "step 1 again"
    assert run.progress.step == 1
    assert run.stepper.limits.per_device_train_batch_size == 2


def test_a_used_up_ladder_says_what_was_tried() -> None:
    run = LittleRun(make_rows(16))
    seen = fails(run.stepper, 99)
    with pytest.raises(Problem) as caught:
        Recovery(run).take()
    problem = caught.value
    assert problem.code == "HOST_OUT_OF_MEMORY"
    assert len(seen) == 6, "as the job says, and five rungs"
    assert problem.facts["times"] == len(problem.facts["tried"]) == 5
    assert problem.facts["tried"][-1]["optim"] == "adamw_8bit"
    assert problem.facts["requested_bytes"] == 123456
    assert set(problem.facts) <= set(CODES[problem.code])


def test_a_change_that_does_not_fit_ends_the_run_and_says_what_was_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = LittleRun(make_rows(16))
    fails(run.stepper, 1)

    def full(_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(run.stepper, "apply", full)
    before = weights(run.stepper)
    with pytest.raises(Problem) as caught:
        Recovery(run).take()
    assert caught.value.code == "HOST_OUT_OF_MEMORY"
    assert [rung["per_device_train_batch_size"] for rung in caught.value.facts["tried"]] == [2]
    assert all(map(torch.equal, before, weights(run.stepper)))


def test_rows_are_cut_only_with_consent() -> None:
    rows = make_rows(15)
    ids = [3 + n % 500 for n in range(300)]
    run = LittleRun([*rows, Row(ids, [-100] * 20 + ids[20:], 16)], may_shorten=True)
    fails(run.stepper, 6)
    Recovery(run).take()
    assert run.stepper.limits.max_length == 150
    assert run.stepper.longest_tokens == 150


def test_rows_that_lose_their_whole_answer_to_a_shorter_limit_are_left_out_and_counted() -> None:
    rows, ids = make_rows(15), [3 + n % 500 for n in range(300)]
    run = LittleRun([*rows, Row(ids, [-100] * 200 + ids[200:], 16)], may_shorten=True)
    fails(run.stepper, 6)
    Recovery(run).take()
    assert run.stepper.limits.max_length == 150
    taken = [number for step in range(2) for number in run.stepper.rows_of(step)]
    assert sorted(taken) == list(range(15))
    shortened = [e for e in run.report.events if e["after"]["max_length"]]
    assert [event["unanswered"] for event in shortened] == [1]

    resumed = LittleRun(run.ready.data.train, may_shorten=True)
    resumed.progress = run.progress
    Recovery(resumed).follow()
    assert resumed.stepper.unanswered == {15}


def test_a_limit_that_leaves_no_answer_ends_the_run() -> None:
    ids = [3 + n % 500 for n in range(300)]
    rows = [Row(ids, [-100] * 200 + ids[200:], line) for line in range(1, 9)]
    run = LittleRun(rows, may_shorten=True)
    fails(run.stepper, 9)
    with pytest.raises(Problem) as caught:
        Recovery(run).take()
    assert caught.value.code == "ALL_LABELS_MASKED"
    assert caught.value.facts == {"rows": 8, "max_length": 150}


def test_another_error_is_none_of_its_business() -> None:
    run = LittleRun(make_rows(16))

    def broken(_: int) -> Any:
        raise RuntimeError("size mismatch")

    run.stepper.take = broken  # type: ignore[method-assign]
    with pytest.raises(RuntimeError, match="size mismatch"):
        Recovery(run).take()
    assert run.report.events == []


def test_measuring_that_runs_out_of_memory_takes_fewer_rows_and_stays_there() -> None:
    run = LittleRun(make_rows(16))
    asked: list[int] = []

    def measure(divisor: int) -> float:
        asked.append(divisor)
        if divisor < 4:
            raise MemoryError
        rows: Any = run.ready.data.validation
        return held_out_loss(
            run.stepper.model, rows, pad_id=0, batch_size=8 // divisor, device=torch.device("cpu")
        ).loss

    recovery = Recovery(run)
    assert recovery.ladder.smaller(measure) == recovery.ladder.smaller(measure) > 0
    assert asked == [1, 2, 4, 4]
    assert [event["after"] for event in run.report.events] == [
        {"eval_divisor": 2},
        {"eval_divisor": 4},
    ]


def test_measuring_that_never_fits_ends_the_run() -> None:
    run = LittleRun(make_rows(4))

    def never(_: int) -> float:
        raise MemoryError

    with pytest.raises(Problem) as caught:
        Recovery(run).ladder.smaller(never)
    assert caught.value.code == "HOST_OUT_OF_MEMORY"


def poison(run: LittleRun, number: int) -> None:
    """One row's own token reads as NaN from now on."""
    rows = run.ready.data.train
    others = {i for n, row in enumerate(rows) if n != number for i in row.input_ids}
    token = next(i for i in rows[number].input_ids if i not in others)

    def spoil(_: Any, ids: tuple[torch.Tensor, ...], out: torch.Tensor) -> torch.Tensor:
        return out.masked_fill((ids[0] == token).unsqueeze(-1), float("nan"))

    run.stepper.model.get_input_embeddings().register_forward_hook(spoil)  # type: ignore[operator]


def step_with(run: LittleRun, number: int) -> int:
    return next(s for s in range(9) if number in run.stepper.sampler.step_rows(s))


@pytest.mark.parametrize("rule", ["stop", "skip"])
def test_an_odd_row_is_named_or_left_out(rule: str) -> None:
    run = LittleRun(make_rows(24), non_finite=rule)
    poison(run, 5)
    recovery, at = Recovery(run), step_with(run, 5)
    for _ in range(at):
        run.take(recovery)
    before = weights(run.stepper)
    if rule == "stop":
        with pytest.raises(Problem) as caught:
            recovery.take()
        assert caught.value.code == "LOSS_NOT_FINITE"
        assert caught.value.facts["lines"] == [6]
        assert caught.value.facts["step"] == at + 1
        for one, other in zip(before, weights(run.stepper), strict=True):
            assert torch.equal(one, other)
        return
    losses = [run.take(recovery) for _ in range(6)]
    assert all(loss > 0 for loss in losses)
    assert run.report.events == [
        {
            "type": "adjusted",
            "reason": "ROWS_LEFT_OUT",
            "step": at + 1,
            "part": "train",
            "lines": [6],
            "rows": 1,
            "count": 1,
        }
    ]
    assert run.progress.left_out == [5]
    resumed = LittleRun(make_rows(24), non_finite="skip")
    resumed.progress = run.progress
    Recovery(resumed).follow()
    assert 5 not in resumed.stepper.rows_of(at)


def test_a_row_is_left_out_for_its_gradient_too() -> None:
    """Its loss is finite, and backward through it is not."""
    run = LittleRun(make_rows(24), non_finite="skip")
    rows = run.ready.data.train
    others = {i for n, row in enumerate(rows) if n != 5 for i in row.input_ids}
    token = next(i for i in rows[5].input_ids if i not in others)

    class Spoilt(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, hidden: torch.Tensor, odd: torch.Tensor) -> torch.Tensor:
            ctx.save_for_backward(odd)
            return hidden.clone()

        @staticmethod
        def backward(ctx: Any, gradient: torch.Tensor) -> tuple[torch.Tensor, None]:
            (odd,) = ctx.saved_tensors
            return gradient.masked_fill(odd.unsqueeze(-1), float("inf")), None

    ids: list[torch.Tensor] = []
    core = run.stepper.model.get_base_model().model  # type: ignore[operator]
    core.embed_tokens.register_forward_hook(lambda _, given, out: ids.append(given[0]))
    core.layers[-1].register_forward_hook(lambda _, given, out: Spoilt.apply(out, ids[-1] == token))
    recovery = Recovery(run)
    for _ in range(step_with(run, 5) + 1):
        run.take(recovery)
    assert run.progress.left_out == [5]


def test_a_step_whose_rows_are_all_left_out_moves_nothing() -> None:
    run = LittleRun(make_rows(8))
    run.stepper.left_out = frozenset(range(8))
    before = weights(run.stepper)
    taken = Recovery(run).take()
    assert (taken.loss, taken.tokens) == (None, 0)
    assert taken.learning_rate == run.stepper.rate_of(0)
    for one, other in zip(before, weights(run.stepper), strict=True):
        assert torch.equal(one, other)


def blow_up(run: LittleRun) -> None:
    for name, parameter in run.stepper.model.named_parameters():
        if "lora_B" in name:
            parameter.data.fill_(float("inf"))


def test_a_diverged_adapter_goes_back_with_half_the_rate_at_most_twice() -> None:
    run = LittleRun(make_rows(24), non_finite="skip")
    recovery = Recovery(run)
    run.take(recovery)
    run.take(recovery)
    run.saved = (weights(run.stepper), replace(run.progress))
    good = weights(run.stepper)
    rates = []
    for _ in range(2):
        run.take(recovery)
        blow_up(run)
        result = recovery.take()
        assert run.progress.step == 2
        rates.append(result.learning_rate)
        for parameter, kept in zip(trainable(run.stepper.model), good, strict=True):
            assert not torch.equal(parameter, kept), "the step was taken from there"
    told = run.report.events
    assert [event["reason"] for event in told] == ["RATE_LOWERED"] * 2
    assert [event["after"]["learning_rate"] for event in told] == [5e-4, 2.5e-4]
    assert told[0]["back_to"] == 2
    assert told[0]["step"] == 4
    assert rates[1] == rates[0] / 2
    assert run.progress.left_out == [], "no row is to blame"
    run.progress.step = 3
    blow_up(run)
    with pytest.raises(Problem) as caught:
        recovery.take()
    assert caught.value.code == "TRAINING_DIVERGED"
    assert caught.value.facts["times"] == 2
    assert set(caught.value.facts) <= set(CODES["TRAINING_DIVERGED"])


def test_what_is_broken_before_it_learned_is_no_matter_of_the_rate() -> None:
    run = LittleRun(make_rows(8), non_finite="skip")
    blow_up(run)
    with pytest.raises(Problem) as caught:
        Recovery(run).take()
    assert caught.value.code == "LOSS_BROKEN_AT_START"
    assert run.report.events == []


def test_starting_over_makes_a_fresh_adapter_in_place() -> None:
    run = LittleRun(make_rows(8))
    fresh = weights(run.stepper)
    run.take(Recovery(run))
    places = [parameter.data_ptr() for parameter in trainable(run.stepper.model)]
    start_over(run.stepper.model, run.stepper.optimizer, 0)
    assert places == [parameter.data_ptr() for parameter in trainable(run.stepper.model)]
    for name, parameter in run.stepper.model.named_parameters():
        if "lora_B" in name:
            assert not parameter.any()
    for one, other in zip(fresh, weights(run.stepper), strict=True):
        assert one.std() == pytest.approx(float(other.std()), rel=0.3, abs=1e-6)
    assert int(next(iter(run.stepper.optimizer.state.values()))["step"]) == 0


@pytest.mark.parametrize(
    ("error", "on_card", "needed"),
    [
        (RuntimeError(CPU_MESSAGE), False, 123456),
        (RuntimeError("std::bad_alloc"), False, None),
        (MemoryError(), False, None),
        (
            torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB."),
            True,
            20 * 2**20,
        ),
        (RuntimeError("CUDA error: out of memory"), True, None),
    ],
)
def test_shortages_are_recognised(error: Exception, on_card: bool, needed: int | None) -> None:
    assert Shortage.of(error, "cpu") == Shortage(on_card, needed)


def test_other_errors_are_no_shortage() -> None:
    assert Shortage.of(RuntimeError("mat1 and mat2 shapes cannot be multiplied"), "cpu") is None
    assert Shortage.of(OSError(28, "No space left on device"), "cpu") is None


def test_the_program_that_holds_the_card_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that lists this process, a small one and a large one."""
    import os
    import sys

    seen = [(os.getpid(), 9 << 30), (1, 5 << 30), (2**30, 1 << 20), (3, None)]
    driver = SimpleNamespace(
        nvmlInit=lambda: None,
        nvmlDeviceGetHandleByIndex=lambda index: index,
        nvmlDeviceGetComputeRunningProcesses=lambda _: [
            SimpleNamespace(pid=pid, usedGpuMemory=used) for pid, used in seen
        ],
    )
    monkeypatch.setitem(sys.modules, "pynvml", driver)
    found = largest_other(0)
    assert found is not None
    name, held = found
    assert held == 5 << 30
    assert name
    monkeypatch.setitem(sys.modules, "pynvml", None)
    assert largest_other(0) is None, "without a driver nobody is named"
