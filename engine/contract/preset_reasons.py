"""Why a preset proposes what it proposes: a code and the formula's own inputs for every value.

The rules are those of `presets`; here they are only named. Sentences belong to whoever shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.contract.presets import (
    ALPHA,
    EVALS,
    K0,
    K_MAX,
    K_MAX_FROM_HIDDEN,
    PATIENCE,
    RANK_FLOOR,
    RANKS,
    ROWS_SEEN_MAX,
    ROWS_SEEN_MIN,
    PresetPlan,
    RunShape,
    short_factor,
    size_factor,
)


@dataclass(frozen=True)
class Reason:
    """One value's reason."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def plan_reasons(shape: RunShape, plan: PresetPlan) -> dict[str, Reason]:
    """Dotted path -> why `plan` has this value, for everything that the plan decides."""
    return {
        "method.r": _rank(shape, plan),
        "method.lora_alpha": Reason("ALPHA_FIXED", {"alpha": ALPHA}),
        "method.lora_dropout": _dropout(shape, plan),
        "method.target_modules": Reason("ALL_LINEAR"),
        "training.learning_rate": _rate(shape, plan),
        "training.num_train_epochs": _epochs(shape, plan),
        "training.max_steps": _most_steps(plan),
        "training.gradient_accumulation_steps": Reason("BATCH", {"batch": plan.batch}),
        "training.lr_scheduler_type": Reason(
            "LINEAR_SHORT" if plan.scheduler == "linear" else "COSINE"
        ),
        "training.warmup_steps": Reason(
            "WARM_UP", {"steps": plan.steps, "warmup": plan.warmup_steps}
        ),
        "training.weight_decay": Reason("WEIGHT_DECAY"),
        "training.max_grad_norm": Reason(
            "CLIP_USUAL" if plan.max_grad_norm >= 1 else "CLIP_EARLY",
            {"parameters": shape.parameters},
        ),
        "evaluation.eval_steps": Reason(
            "EVALS", {"times": EVALS.get(plan.preset, EVALS["balanced"]), "steps": plan.steps}
        ),
        "evaluation.early_stopping_patience": _patience(shape, plan),
    }


def tokens_seen_once(shape: RunShape, plan: PresetPlan) -> int:
    """Supervised tokens of the rows that the run sees, each row counted once."""
    share = min(1.0, plan.steps * plan.batch / shape.rows)
    return round(shape.rows * shape.answer_tokens * share)


def _rank(shape: RunShape, plan: PresetPlan) -> Reason:
    tokens = tokens_seen_once(shape, plan)
    facts = {"r": plan.r, "tokens": tokens, "parameters": plan.r * shape.linear_in_out_sum}
    if facts["parameters"] < tokens and plan.r == RANKS[-1]:
        return Reason("RANK_MOST", facts)
    floor = RANK_FLOOR.get(plan.preset, RANKS[0])
    return Reason("RANK_LEAST" if plan.r == floor else "RANK_BY_TOKENS", facts)


def _dropout(shape: RunShape, plan: PresetPlan) -> Reason:
    facts = {"rows": shape.rows, "epochs": plan.epochs}
    return Reason("DROPOUT_REPEATS" if plan.lora_dropout else "DROPOUT_NONE", facts)


def _rate(shape: RunShape, plan: PresetPlan) -> Reason:
    size, short = size_factor(shape.hidden_size, shape.family), short_factor(plan.steps)
    capped = shape.hidden_size >= K_MAX_FROM_HIDDEN and K0 * size * short > K_MAX
    return Reason(
        "RATE_CAPPED" if capped else "RATE",
        {
            "rate": plan.learning_rate,
            "hidden_size": shape.hidden_size,
            "batch": plan.batch,
            "steps": plan.steps,
            "size": size,
            "short": short,
        },
    )


def _epochs(shape: RunShape, plan: PresetPlan) -> Reason:
    facts = {"rows": shape.rows, "epochs": plan.epochs, "seen": round(shape.rows * plan.epochs)}
    if plan.preset == "quick":
        return Reason("EPOCHS_QUICK", facts | {"steps": plan.steps})
    if shape.kind == "text":
        return Reason("EPOCHS_TEXT", facts)
    if shape.kind == "reasoning" and shape.rows <= 2500:
        return Reason("EPOCHS_REASONING", facts)
    if plan.preset == "thorough":
        return Reason("EPOCHS_THOROUGH", facts)
    if 3 * shape.rows < ROWS_SEEN_MIN:
        return Reason("EPOCHS_FEW_ROWS", facts | {"wanted": ROWS_SEEN_MIN})
    if 3 * shape.rows > ROWS_SEEN_MAX:
        return Reason("EPOCHS_MANY_ROWS", facts | {"wanted": ROWS_SEEN_MAX})
    return Reason("EPOCHS_USUAL", facts)


def _patience(shape: RunShape, plan: PresetPlan) -> Reason:
    if plan.patience is not None:
        return Reason("PATIENCE", {"patience": plan.patience})
    if plan.preset in PATIENCE and shape.kind == "reasoning":
        return Reason("PATIENCE_REASONING")
    return Reason("PATIENCE_QUICK" if plan.preset == "quick" else "PATIENCE_NONE")


def _most_steps(plan: PresetPlan) -> Reason:
    if plan.preset == "quick":
        return Reason("STEPS_QUICK", {"steps": plan.steps})
    return Reason("STEPS_BY_EPOCHS", {"epochs": plan.epochs})
