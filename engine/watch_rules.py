"""The thresholds of the watching rules, each with where it comes from, and small pure helpers.

Marks: ● read in the source itself · ◐ read as a quotation · ○ our own choice. "nats" is
cross-entropy per supervised token. Sources in short form: LWR = thinkingmachines.ai/blog/lora;
Tinker = tinker-cookbook sweeps; LIMA = arXiv 2305.11206; Unsloth = its LoRA guide.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean, median
from typing import Any

EMA_SHARE = 0.1
"""What a new loss counts in the smoothed one: about the last twenty steps ○."""
FIRST_STEPS = 5
"""Smoothed values are not compared before this many steps, warm-up or not ○."""
FALLS_NATS = 0.02
"""The smoothed training loss "falls" if it lost this much ○: seeds differ by 0.015 (own runs)."""
AMBER_NATS, AMBER_SHARE, AMBER_EVALS = 0.02, 0.02, 2
"""Held-out loss above its best by the larger of the two, twice running ○ (LIMA: answers may still
get better, so it is a note and no stop)."""
RED_SHARE = 1.10
"""Of the best held-out loss; or no better than before training ○."""
MEMORISED_NATS = 0.2
"""Training loss below this (Unsloth ◐), with answers long enough to be learned by heart."""
MEMORISED_ANSWER_TOKENS = 8
BORDER_SHARE, BORDER_STEPS = 0.15, 10
"""Training loss falls by this at an epoch's border: rows seen before are recognised ○."""
UNSTABLE_SHARE, UNSTABLE_NATS, UNSTABLE_STEPS = 1.3, 0.5, 10
"""Smoothed loss against its value at the end of warm-up, so many steps running ○."""
SPIKE, SPIKE_WINDOW, SPIKES, SPIKES_OF = 10.0, 50, 3, 10
"""Gradient norm above ten times the median of the last 50, in 3 of 10 steps ○ (Tinker's diverging
runs do so long before their loss is infinite ●)."""
SPIKES_FROM = 20
"""Norms that a median is taken of, at least ○."""
LOW_AT, LOW_FALL_NATS, LOW_K = 0.3, 0.02, 3e-4
"""At 30 % of the steps hardly anything learned, and K = alpha * rate / sqrt(rows) below 3e-4: TRL's
default for full fine-tuning (2e-5) has 2.3e-4, LoRA's published rates 8e-4 and more ●."""
HIGH_RISE_NATS = 0.05
"""Held-out loss above its start by this after warm-up: what a rate search calls failed (LWR ●)."""
ZERO_STEPS = 5
"""Loss exactly 0 so many steps running ○: nothing can be learned from it."""
NO_GRADIENT_STEPS = 3
"""Gradient exactly 0 so many steps running ○."""


@dataclass(frozen=True)
class Finding:
    """Something that a rule saw: a warning, or the end of the run."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)
    fatal: bool = False


@dataclass(frozen=True)
class Shape:
    """What the rules need to know about a run."""

    total_steps: int
    steps_per_epoch: int
    warmup_steps: int
    answer_tokens: float
    """Mean number of supervised tokens in a row."""
    learning_rate: float
    """The job's, at its peak."""
    strength: float
    """K = alpha * rate / sqrt(rows per update)."""
    suggested_rate: float
    """What the balanced preset would take for this model and these rows per update."""

    @property
    def settled_at(self) -> int:
        """Steps after which warm-up is over and smoothed values mean something."""
        return max(self.warmup_steps, FIRST_STEPS)


def is_spike(norm: float, earlier: Sequence[float]) -> bool:
    """Whether a gradient norm stands out from those before it."""
    return len(earlier) >= SPIKES_FROM and norm > SPIKE * median(earlier)


def is_above(loss: float, best: float) -> bool:
    """Whether a held-out loss is clearly above the best one."""
    return loss >= best + max(AMBER_NATS, AMBER_SHARE * best)


def border_fall(losses: Sequence[float], window: int) -> float:
    """The share by which the last `window` losses lie below those before them, where those did not
    fall like that by themselves; else 0.

    Args:
        losses: three windows: before, up to the border, after it.
    """
    if window < 3 or len(losses) < 3 * window:
        return 0.0
    before, until, after = (mean(losses[n * window : (n + 1) * window]) for n in range(3))
    fall = _fall(until, after)
    return fall if fall > BORDER_SHARE and _fall(before, until) < fall / 2 else 0.0


def _fall(one: float, other: float) -> float:
    return 1 - other / one if one > 0 and math.isfinite(other) else 0.0
