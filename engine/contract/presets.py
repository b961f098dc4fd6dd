"""The presets: what a run starts with, as pure arithmetic over the data and the model.

One constant explains most published learning rates: K = alpha * rate / sqrt(rows per step). It
grows as models get smaller and as runs get shorter; rank and 4-bit weights do not move it as long
as alpha stays the same. Alpha is 32 at every rank for that reason.

Sources: LWR = thinkingmachines.ai/blog/lora; Tinker = tinker-cookbook sweeps and hyperparams.md;
QLoRA = arXiv 2305.14314 and artidoro/qlora; TRL, Axolotl, LLaMA-Factory and torchtune defaults.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["chat", "instruct", "classify", "extract", "reasoning", "text"]
"""What the rows are: conversations, tasks, labels, fields, long reasoning, or running text."""
PresetName = Literal["quick", "balanced", "thorough", "article"]
RateVerdict = Literal["low", "ok", "high", "too_high"]
Scheduler = Literal["cosine", "linear", "constant"]

K0 = 1.0e-3
"""alpha * rate / sqrt(batch) at hidden size 4096: QLoRA 8.0e-4, Tinker 8.5e-4, torchtune 1.2e-3."""
K_MAX = 5e-3
"""Tinker's sweep starts to diverge near 8.5e-3."""
K_MAX_FROM_HIDDEN = 512
"""Smaller models bear, and need, more than `K_MAX`."""
K_HIGH, K_LOW = 3.0, 0.3
"""Times the usual K: above, spikes are likely; below, hardly anything is learned (a rate copied
from full fine-tuning: TRL's default of 2e-5 gives 0.2)."""
K_ROUNDING = 1.06
"""A rate is written with two digits, so K may stand this much above its ceiling."""
ALPHA = 32.0
"""With a fixed alpha the best rate does not move with the rank (LWR: less than 2x, r 4 to 512)."""
RANKS = (8, 16, 32, 64, 128)
RANK_FLOOR: Mapping[str, int] = {"quick": 8, "balanced": 16, "thorough": 32}
SIZE_EXPONENT: Mapping[str, float] = {"llama": 0.78, "mistral": 0.78, "qwen": 0.08}
OTHER_FAMILY_EXPONENT = 0.40
"""Reproduces QLoRA's halved rate at 65B (its exponent: 0.58); not measured by us."""
EVALS: Mapping[str, int] = {"quick": 4, "balanced": 10, "thorough": 20}
PATIENCE: Mapping[str, int] = {"balanced": 3, "thorough": 4}
"""Measurements without a better one after which a run ends: Lightning's 3; transformers' 1 stops at
the first chance rise. Quick runs are too short for it, and an article's recipe has none."""
LARGE_MODEL = 13e9
"""Above this QLoRA halves its rate, cuts gradients at 0.3, and sees no gain from dropout."""
STEP_TOKENS_MAX = 32768
ROWS_SEEN_MIN, ROWS_SEEN_MAX = 100, 25_000
"""Rows times epochs: OpenAI's automatic rule."""


@dataclass(frozen=True)
class RunShape:
    """What the formulas need to know about the rows and the model."""

    rows: int
    """Rows to train on, after the held-out ones were taken away."""
    answer_tokens: float
    """Mean number of supervised tokens in a row."""
    row_tokens: float
    """Mean number of tokens in a row."""
    hidden_size: int
    linear_in_out_sum: int
    """Sum of (inputs + outputs) over the target matrices: trainable parameters per unit of rank."""
    parameters: int
    family: str = "llama"
    """`llama`, `mistral`, `qwen` or anything else; a `model_type` such as `qwen3` will do."""
    kind: Kind = "instruct"
    half_precision_scaled: bool = False
    """The run computes in fp16 with loss scaling, whose gradients are cut earlier."""

    def __post_init__(self) -> None:
        sizes = (self.rows, self.hidden_size, self.linear_in_out_sum, self.parameters)
        if min(sizes) < 1 or self.kind not in get_args(Kind):
            raise ValueError("RUN_SHAPE")


@dataclass(frozen=True)
class PresetPlan:
    """The numbers of one preset for one run."""

    preset: PresetName
    r: int
    lora_alpha: float
    lora_dropout: float
    batch: int
    """Rows per optimizer step; never changed by the card, see `micro_batch`."""
    steps: int
    """Optimizer steps in the whole run."""
    epochs: float
    learning_rate: float
    warmup_steps: int
    eval_every: int
    """Optimizer steps from one measurement to the next."""
    scheduler: Scheduler
    max_grad_norm: float
    weight_decay: float
    patience: int | None = None
    """Measurements without a better one after which the run ends; None never."""


def size_factor(hidden_size: int, family: str) -> float:
    """How much larger K is than at hidden size 4096 (Tinker's exponents for Llama and Qwen)."""
    exponents = (value for name, value in SIZE_EXPONENT.items() if family.lower().startswith(name))
    exponent = next(exponents, OTHER_FAMILY_EXPONENT)
    return _clamp((4096 / hidden_size) ** exponent, 0.5, 30.0)


def strength(
    rate: float, batch: int, *, lora_alpha: float, r: int, use_rslora: bool = False
) -> float:
    """K = alpha * rate / sqrt(batch); rsLoRA lets alpha act sqrt(r) times as strongly."""
    return effective_alpha(lora_alpha, r, use_rslora) * rate / math.sqrt(max(1, batch))


def effective_alpha(lora_alpha: float, r: int, use_rslora: bool) -> float:
    """The alpha that plain LoRA would need for the same strength."""
    return lora_alpha * math.sqrt(r) if use_rslora else lora_alpha


def usual_strength(hidden_size: int, family: str, kind: Kind) -> float:
    """The K of a long run on such a model and such rows."""
    return K0 * size_factor(hidden_size, family) * (0.5 if kind == "text" else 1.0)


def rate_verdict(k: float, hidden_size: int, family: str, kind: Kind) -> RateVerdict:
    """Whether a learning rate suits, by its K.

    `too_high` diverges on the published sweeps and is a decision for experts; models below
    `K_MAX_FROM_HIDDEN` have no published ceiling and are never refused.
    """
    usual, has_ceiling = usual_strength(hidden_size, family, kind), hidden_size >= K_MAX_FROM_HIDDEN
    if has_ceiling and k > K_MAX * K_ROUNDING:
        return "too_high"
    if k > K_HIGH * usual:
        return "high"
    return "low" if k < K_LOW * usual else "ok"


def short_factor(steps: int) -> float:
    """1.5 up to 100 steps, falling to 1 at 500: a short run starts with B at zero (LWR)."""
    return _clamp(1.5 - 0.5 * (steps - 100) / 400, 1.0, 1.5)


def epochs_for(rows: int, kind: Kind, preset: PresetName) -> int:
    """How often every row is seen: 3, more for few rows and reasoning, fewer for very many."""
    if 3 * rows < ROWS_SEEN_MIN:
        epochs = min(10, math.ceil(ROWS_SEEN_MIN / rows))
    elif 3 * rows > ROWS_SEEN_MAX:
        epochs = max(1, ROWS_SEEN_MAX // rows)
    else:
        epochs = 3
    if kind == "reasoning" and rows <= 2500:
        epochs = max(epochs, 5)  # repetition beats new rows there: arXiv 2602.11149
    if kind == "text":
        epochs = min(epochs, 2)
    if preset != "thorough":
        return epochs
    if 3 * rows > ROWS_SEEN_MAX:
        return min(epochs + 1, 3)
    return min(2 * epochs, {"reasoning": 20, "text": 3}.get(kind, 10))


def batch_for(rows: int, kind: Kind, row_tokens: float) -> int:
    """Rows per step: a power of two from 4 to 16 that leaves about 150 steps or more.

    LoRA is hurt by large batches at any rank (LWR). Long rows lower it, to at most
    `STEP_TOKENS_MAX` tokens per step.
    """
    wanted = _clamp(rows * epochs_for(rows, kind, "balanced") / 150, 4, 16)
    batch = int(2 ** math.floor(math.log2(wanted)))
    while batch > 1 and batch * row_tokens > STEP_TOKENS_MAX:
        batch //= 2
    return batch


def hold_out(rows: int) -> int:
    """Rows to keep aside: none below 40, else a tenth, from 8 to 200."""
    return 0 if rows < 40 else round(_clamp(round(0.1 * rows), 8, 200))


def plan(
    shape: RunShape, preset: PresetName, *, lora_alpha: float = ALPHA, batch: int | None = None
) -> PresetPlan:
    """The preset's numbers; another alpha or `batch` rescales the rate, so that K stays."""
    if preset == "article":
        return _article(shape)
    usual, steps, epochs = _length(shape, preset)
    rate = _k(shape, steps) * math.sqrt(batch or usual) / lora_alpha
    batch = usual
    large = shape.parameters > LARGE_MODEL
    repeats = preset != "quick" and shape.rows < 1000 and epochs > 3
    return PresetPlan(
        preset=preset,
        r=_rank(shape, preset, batch, steps),
        lora_alpha=lora_alpha,
        lora_dropout=0.05 if repeats and not large else 0.0,
        batch=batch,
        steps=steps,
        epochs=epochs,
        learning_rate=two_digits(rate),
        warmup_steps=_warm_up(steps, 0.05),
        eval_every=max(2, steps // EVALS[preset]),
        scheduler="linear" if preset == "quick" else "cosine",
        max_grad_norm=0.3 if large or shape.half_precision_scaled else 1.0,
        weight_decay=0.01,
        # long reasoning: held-out loss rises while answers still get better (arXiv 2602.11149)
        patience=None if shape.kind == "reasoning" else PATIENCE.get(preset),
    )


def micro_batch(batch: int, rows_that_fit: int | None) -> int:
    """The largest divisor of `batch` that the card holds at once; None means that all fit."""
    most = batch if rows_that_fit is None else max(1, min(batch, rows_that_fit))
    return next(size for size in range(most, 0, -1) if batch % size == 0)


def max_length_for(
    p99_tokens: int, *, context_tokens: int | None = None, card_tokens: int | None = None
) -> int:
    """Row limit in tokens: the 99th percentile up to the next 64, within model and card."""
    limits = [limit for limit in (context_tokens, card_tokens) if limit is not None]
    return min([64 * max(1, math.ceil(p99_tokens / 64)), *limits])


def rounded_up(epochs: float) -> float:
    """Epochs as a person reads them: two decimals, never fewer updates than planned."""
    return math.ceil(round(epochs * 100, 6)) / 100


def loses_answers(rows_losing_answer: int, rows: int) -> bool:
    """Whether a row limit is too short to use: more than 5 % of the rows lose answer tokens."""
    return rows_losing_answer > 0.05 * rows


def job_parts(plan: PresetPlan, *, rows_that_fit: int | None = None) -> dict[str, dict[str, Any]]:
    """The plan as the fields of a JobSpec: `method`, `training` and `evaluation`.

    Only fields that the preset decides are named; the rest keep their defaults.
    """
    micro = micro_batch(plan.batch, rows_that_fit)
    training: dict[str, Any] = {
        "num_train_epochs": rounded_up(plan.epochs),
        "per_device_train_batch_size": micro,
        "gradient_accumulation_steps": plan.batch // micro,
        "learning_rate": plan.learning_rate,
        "lr_scheduler_type": plan.scheduler,
        "warmup_steps": plan.warmup_steps,
        "weight_decay": plan.weight_decay,
        "max_grad_norm": plan.max_grad_norm,
    }
    if plan.preset == "quick":
        training["max_steps"] = plan.steps
    return {
        "method": {
            "type": "lora",
            "r": plan.r,
            "lora_alpha": plan.lora_alpha,
            "lora_dropout": plan.lora_dropout,
            "target_modules": "all-linear",
        },
        "training": training,
        "evaluation": {
            "eval_steps": plan.eval_every,
            "early_stopping_patience": plan.patience,
        },
    }


def _length(shape: RunShape, preset: PresetName) -> tuple[int, int, float]:
    """Rows per step, steps, epochs."""
    rows = shape.rows
    batch = batch_for(rows, shape.kind, shape.row_tokens)
    if preset != "quick":
        epochs = epochs_for(rows, shape.kind, preset)
        return batch, math.ceil(rows / batch) * epochs, float(epochs)
    batch = min(batch, 8)
    steps = min(max(30, math.ceil(rows / batch)), math.ceil(3 * rows / batch), 100)
    return batch, steps, steps * batch / rows


def _k(shape: RunShape, steps: int) -> float:
    k = usual_strength(shape.hidden_size, shape.family, shape.kind) * short_factor(steps)
    return min(k, K_MAX) if shape.hidden_size >= K_MAX_FROM_HIDDEN else k


def _rank(shape: RunShape, preset: PresetName, batch: int, steps: int) -> int:
    """The smallest rank with a parameter for every supervised token seen once (Tinker)."""
    tokens = shape.rows * shape.answer_tokens * min(1.0, steps * batch / shape.rows)
    enough = (rank for rank in RANKS if rank * shape.linear_in_out_sum >= tokens)
    return max(next(enough, RANKS[-1]), RANK_FLOOR[preset])


def _article(shape: RunShape) -> PresetPlan:
    """For people who follow the QLoRA paper: its released scripts, whatever the data."""
    epochs, batch = epochs_for(shape.rows, shape.kind, "balanced"), 16
    steps = math.ceil(shape.rows / batch) * epochs
    large = shape.parameters > LARGE_MODEL
    return PresetPlan(
        preset="article",
        r=64,
        lora_alpha=16.0,
        lora_dropout=0.05 if large else 0.1,
        batch=batch,
        steps=steps,
        epochs=float(epochs),
        learning_rate=1e-4 if large else 2e-4,
        warmup_steps=round(0.03 * steps),
        eval_every=max(2, steps // EVALS["balanced"]),
        scheduler="constant",
        max_grad_norm=0.3,
        weight_decay=0.0,
    )


def _warm_up(steps: int, share: float) -> int:
    """Three steps or more, but never over half of a run that has hardly more than that."""
    return min(round(_clamp(round(share * steps), 3, 100)), steps // 2)


def two_digits(value: float) -> float:
    """A learning rate as it is written: 1.3e-4."""
    return float(f"{value:.1e}")


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
