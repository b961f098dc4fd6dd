"""The presets against the published table, row by row, and at the edges."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.preset_reasons import plan_reasons
from engine.contract.presets import (
    ALPHA,
    K_MAX,
    PresetName,
    PresetPlan,
    RunShape,
    batch_for,
    epochs_for,
    hold_out,
    job_parts,
    loses_answers,
    max_length_for,
    micro_batch,
    plan,
    short_factor,
    size_factor,
)
from engine.contract.spec import JobSpec

SMALL = {"hidden_size": 2048, "linear_in_out_sum": 704_000, "parameters": 1_000_000_000}
MIDDLE = {"hidden_size": 4096, "linear_in_out_sum": 2_620_000, "parameters": 8_000_000_000}
LARGE = {"hidden_size": 8192, "linear_in_out_sum": 12_900_000, "parameters": 70_000_000_000}


def shape(rows: int, answer: float, row: float, model: dict[str, int], **more: Any) -> RunShape:
    return RunShape(rows=rows, answer_tokens=answer, row_tokens=row, **model, **more)


CASES = {
    "60 rows, 1B": shape(60, 150, 300, SMALL),
    "300 rows, 8B": shape(300, 200, 400, MIDDLE),
    "1,000 rows, 8B": shape(1000, 200, 400, MIDDLE),
    "20,000 rows, 8B": shape(20_000, 300, 600, MIDDLE),
    "100,000 rows, 1B": shape(100_000, 400, 700, SMALL),
    "2,000 rows, 70B": shape(2000, 400, 800, LARGE),
    "400 rows of reasoning, 8B": shape(400, 6000, 6500, MIDDLE, kind="reasoning"),
}
# r, batch, steps, learning rate, warm-up, dropout
TABLE: dict[str, dict[PresetName, tuple[int, int, int, float, int, float]]] = {
    "60 rows, 1B": {
        "quick": (8, 4, 30, 1.6e-4, 3, 0),
        "balanced": (16, 4, 45, 1.6e-4, 3, 0),
        "thorough": (32, 4, 90, 1.6e-4, 4, 0.05),
    },
    "300 rows, 8B": {
        "quick": (8, 4, 75, 9.4e-5, 4, 0),
        "balanced": (16, 4, 225, 8.4e-5, 11, 0),
        "thorough": (32, 4, 450, 6.6e-5, 22, 0.05),
    },
    "1,000 rows, 8B": {
        "quick": (8, 8, 100, 1.3e-4, 5, 0),
        "balanced": (16, 16, 189, 1.7e-4, 9, 0),
        "thorough": (32, 16, 378, 1.4e-4, 19, 0),
    },
    "20,000 rows, 8B": {
        "quick": (8, 8, 100, 1.3e-4, 5, 0),
        "balanced": (16, 16, 1250, 1.3e-4, 62, 0),
        "thorough": (32, 16, 2500, 1.3e-4, 100, 0),
    },
    "100,000 rows, 1B": {
        "quick": (8, 8, 100, 2.3e-4, 5, 0),
        "balanced": (64, 16, 6250, 2.1e-4, 100, 0),
        "thorough": (64, 16, 12500, 2.1e-4, 100, 0),
    },
    "2,000 rows, 70B": {
        "quick": (8, 8, 100, 7.7e-5, 5, 0),
        "balanced": (16, 16, 375, 8.4e-5, 19, 0),
        "thorough": (32, 16, 750, 7.3e-5, 38, 0),
    },
    "400 rows of reasoning, 8B": {
        "quick": (8, 4, 100, 9.4e-5, 5, 0),
        "balanced": (16, 4, 500, 6.3e-5, 25, 0.05),
        "thorough": (32, 4, 1000, 6.3e-5, 50, 0.05),
    },
}


def numbers(made: PresetPlan) -> tuple[int, int, int, float, int, float]:
    rate, warmup, dropout = made.learning_rate, made.warmup_steps, made.lora_dropout
    return made.r, made.batch, made.steps, rate, warmup, dropout


@pytest.mark.parametrize("preset", ["quick", "balanced", "thorough"])
@pytest.mark.parametrize("case", list(TABLE))
def test_the_table_is_reproduced(case: str, preset: PresetName) -> None:
    made = plan(CASES[case], preset)
    assert numbers(made) == TABLE[case][preset]
    assert made.lora_alpha == ALPHA


def test_a_single_row_gives_a_run_of_ten_looks() -> None:
    one = shape(1, 20, 40, SMALL)
    assert epochs_for(1, "instruct", "balanced") == 10
    assert plan(one, "balanced").steps == 10
    assert plan(one, "quick").steps == 1
    assert plan(one, "quick").eval_every == 2


@pytest.mark.parametrize(("rows", "kept"), [(1, 0), (39, 0), (40, 8), (100, 10), (9_000, 200)])
def test_rows_kept_aside(rows: int, kept: int) -> None:
    assert hold_out(rows) == kept


def test_epochs_fall_when_there_are_very_many_rows() -> None:
    assert [epochs_for(n, "chat", "balanced") for n in (33, 34, 8333, 8334, 12_500, 90_000)] == [
        *(4, 3, 3, 2, 2, 1)
    ]
    assert epochs_for(90_000, "chat", "thorough") == 2


def test_running_text_is_read_at_most_twice_and_at_half_the_rate() -> None:
    prose = shape(1000, 400, 400, MIDDLE, kind="text")
    talk = shape(1000, 400, 400, MIDDLE)
    assert plan(prose, "balanced").epochs == 2
    assert plan(prose, "thorough").epochs == 3
    text_k, talk_k = (
        made.learning_rate / math.sqrt(made.batch) / short_factor(made.steps)
        for made in (plan(prose, "balanced"), plan(talk, "balanced"))
    )
    assert text_k == pytest.approx(talk_k / 2, rel=0.05)


def test_reasoning_looks_stop_at_twenty() -> None:
    assert epochs_for(5, "reasoning", "thorough") == 20
    assert epochs_for(400, "reasoning", "thorough") == 10
    assert epochs_for(3000, "reasoning", "balanced") == 3


def test_a_very_small_model_may_pass_the_ceiling_and_a_larger_one_may_not() -> None:
    def k(hidden: int) -> float:
        model = {"hidden_size": hidden, "linear_in_out_sum": 10_000, "parameters": 2_000_000}
        made = plan(shape(100, 30, 60, model), "balanced")
        return made.learning_rate * made.lora_alpha / math.sqrt(made.batch)

    assert k(192) > 2 * K_MAX
    assert k(511) > K_MAX
    assert k(512) == pytest.approx(K_MAX, rel=0.02)


def test_families_differ_in_how_size_moves_the_rate() -> None:
    assert size_factor(4096, "llama") == size_factor(4096, "gemma3") == 1.0
    assert size_factor(1024, "qwen3") == pytest.approx(4**0.08)
    assert size_factor(1024, "Qwen2") == pytest.approx(4**0.08)
    assert size_factor(1024, "gemma3") == pytest.approx(4**0.40)
    assert size_factor(16, "llama") == 30.0
    assert size_factor(40_000, "llama") == 0.5


@pytest.mark.parametrize("alpha", [8.0, 16.0, 64.0])
def test_another_alpha_rescales_the_rate(alpha: float) -> None:
    usual = plan(CASES["1,000 rows, 8B"], "balanced")
    edited = plan(CASES["1,000 rows, 8B"], "balanced", lora_alpha=alpha)
    assert edited.lora_alpha == alpha
    assert edited.learning_rate * alpha == pytest.approx(usual.learning_rate * ALPHA, rel=0.05)
    assert (edited.r, edited.steps) == (usual.r, usual.steps)


def test_long_rows_lower_the_batch_down_to_one() -> None:
    assert batch_for(2000, "chat", 1000) == 16
    assert batch_for(2000, "chat", 5000) == 4
    assert batch_for(2000, "chat", 100_000) == 1


def test_gradients_of_large_models_and_of_fp16_are_cut_earlier() -> None:
    assert plan(CASES["2,000 rows, 70B"], "balanced").max_grad_norm == 0.3
    assert plan(CASES["300 rows, 8B"], "balanced").max_grad_norm == 1.0
    scaled = shape(300, 200, 400, MIDDLE, half_precision_scaled=True)
    assert plan(scaled, "balanced").max_grad_norm == 0.3


def test_the_article_preset_is_the_published_script() -> None:
    made = plan(CASES["1,000 rows, 8B"], "article")
    assert (made.r, made.lora_alpha, made.lora_dropout, made.batch) == (64, 16, 0.1, 16)
    assert (made.learning_rate, made.scheduler, made.max_grad_norm) == (2e-4, "constant", 0.3)
    assert made.warmup_steps == 6
    large = plan(CASES["2,000 rows, 70B"], "article")
    assert (large.learning_rate, large.lora_dropout) == (1e-4, 0.05)


@pytest.mark.parametrize(
    ("batch", "fits", "size"), [(16, None, 16), (16, 5, 4), (16, 0, 1), (12, 5, 4), (4, 100, 4)]
)
def test_the_card_changes_the_micro_batch_only(batch: int, fits: int | None, size: int) -> None:
    assert micro_batch(batch, fits) == size


def test_the_row_limit_stays_within_model_and_card() -> None:
    assert max_length_for(300) == 320
    assert max_length_for(320) == 320
    assert max_length_for(0) == 64
    assert max_length_for(3000, context_tokens=2048, card_tokens=1500) == 1500
    assert not loses_answers(5, 100)
    assert loses_answers(6, 100)


@pytest.mark.parametrize("preset", ["quick", "balanced", "thorough", "article"])
def test_the_parts_make_a_valid_job_of_the_same_length(preset: PresetName) -> None:
    made = plan(CASES["300 rows, 8B"], preset)
    parts = job_parts(made, rows_that_fit=2)
    job = JobSpec.model_validate(
        {"name": "x", "base_model": "m", "dataset": {"path": "d.jsonl"}, **parts}
    )
    micro, accumulate = 2, made.batch // 2
    assert job.training.per_device_train_batch_size == micro
    assert job.training.gradient_accumulation_steps == accumulate
    steps_an_epoch = math.ceil(300 / (micro * accumulate))
    steps = math.ceil(job.training.num_train_epochs * steps_an_epoch)
    assert min(steps, job.training.max_steps or steps) == made.steps
    assert job.evaluation.eval_steps == made.eval_every
    assert job.method.r == made.r


@pytest.mark.parametrize(
    ("preset", "patience"), [("quick", None), ("balanced", 3), ("thorough", 4), ("article", None)]
)
def test_long_presets_end_early_except_for_reasoning(
    preset: PresetName, patience: int | None
) -> None:
    usual = CASES["300 rows, 8B"]
    made = plan(usual, preset)
    assert job_parts(made)["evaluation"]["early_stopping_patience"] == patience
    reason = plan_reasons(usual, made)["evaluation.early_stopping_patience"]
    assert reason.code == {
        "quick": "PATIENCE_QUICK",
        "article": "PATIENCE_NONE",
    }.get(preset, "PATIENCE")
    assert dict(reason.facts) == ({"patience": patience} if patience else {})
    long = replace(usual, kind="reasoning")
    assert plan(long, preset).patience is None
    if patience:
        reason = plan_reasons(long, plan(long, preset))["evaluation.early_stopping_patience"]
        assert reason.code == "PATIENCE_REASONING"


@pytest.mark.parametrize("wrong", [{"rows": 0}, {"kind": "poem"}])
def test_a_run_without_rows_or_of_no_kind_is_refused(wrong: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"rows": 10, "answer_tokens": 5, "row_tokens": 9, **MIDDLE, **wrong}
    with pytest.raises(ValueError, match="RUN_SHAPE"):
        RunShape(**fields)


@given(
    rows=st.integers(1, 300_000),
    tokens=st.floats(1, 40_000),
    hidden=st.integers(64, 16_384),
    kind=st.sampled_from(["chat", "instruct", "classify", "extract", "reasoning", "text"]),
    preset=st.sampled_from(["quick", "balanced", "thorough", "article"]),
)
def test_every_plan_can_be_run(
    rows: int, tokens: float, hidden: int, kind: Any, preset: PresetName
) -> None:
    model = {"hidden_size": hidden, "linear_in_out_sum": hidden * 40, "parameters": hidden * 10**5}
    made = plan(shape(rows, tokens / 2, tokens, model, kind=kind), preset)
    assert made.steps >= 1
    assert made.batch in (1, 2, 4, 8, 16)
    assert made.eval_every >= 2
    assert 0 < made.learning_rate < 1
    JobSpec.model_validate(
        {"name": "x", "base_model": "m", "dataset": {"path": "d"}, **job_parts(made)}
    )
