"""Watching a run by its numbers: what each step and each measurement says about how it goes.

Pure: numbers in, findings out. What it remembers goes into checkpoints, so that a resumed run
finds what the uninterrupted one would have found. The thresholds stand in `watch_rules.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from statistics import median
from typing import Any

from engine import watch_rules as rules
from engine.watch_rules import Finding, Shape


@dataclass
class Memory:
    """What the rules remember; JSON as it stands."""

    smooth: float | None = None
    """Smoothed training loss."""
    smooth_settled: float | None = None
    """The same at the end of warm-up."""
    smooth_at_best: float | None = None
    """The same when the best held-out loss was measured."""
    before: float | None = None
    """Held-out loss before the first step."""
    best: float | None = None
    best_step: int = 0
    last: float | None = None
    above: int = 0
    """Measurements in a row that lie clearly above the best."""
    high: int = 0
    """Steps in a row with an unstable smoothed loss."""
    zeros: int = 0
    still: int = 0
    """Steps in a row without any gradient."""
    norms: list[float] = field(default_factory=list)
    spikes: list[bool] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    fell: float = 0.0
    """By what share the training loss fell at the last epoch's border, if that stood out."""
    low_asked: bool = False
    """Whether the rate was looked at, at 30 % of the steps."""
    told: list[str] = field(default_factory=list)


class Watch:
    """The rules over one run."""

    def __init__(self, shape: Shape, remembered: Mapping[str, Any] | None = None) -> None:
        known = {item.name for item in fields(Memory)}
        kept = {key: value for key, value in (remembered or {}).items() if key in known}
        self.shape, self.memory = shape, Memory(**kept)

    def to_json(self) -> dict[str, Any]:
        """What a checkpoint keeps."""
        return asdict(self.memory)

    def step(self, step: int, loss: float, norm: float | None) -> list[Finding]:
        """Take in an optimizer step.

        Args:
            step: steps done, from 1.
            norm: gradient norm before clipping; None for a step that fp16 left out.
        """
        memory = self.memory
        old = loss if memory.smooth is None else memory.smooth
        memory.smooth = old + rules.EMA_SHARE * (loss - old)
        if step >= self.shape.settled_at and memory.smooth_settled is None:
            memory.smooth_settled = memory.smooth
        self._at_border(step, loss)
        found = [self._loss_rule(step), self._zero_rule(step, loss)]
        if norm is not None:
            found += [self._spike_rule(step, norm), self._still_rule(step, norm)]
        return self._once(found)

    def measured(self, step: int, loss: float) -> list[Finding]:
        """Take in a held-out loss, nats per supervised token; step 0 is before training."""
        memory = self.memory
        if memory.before is None or memory.best is None or memory.last is None:
            memory.before = memory.best = memory.last = loss
            return []
        high = self._high_rule(step, loss)  # then nothing was learned, by heart or otherwise
        found = [high or self._overfit_rule(step, loss), self._memorised_rule(step, loss)]
        found.append(self._low_rule(step, loss))
        if loss < memory.best:
            memory.best, memory.best_step, memory.above = loss, step, 0
            memory.smooth_at_best = memory.smooth
        memory.last = loss
        return self._once(found)

    # ------------------------------------------------------------ steps
    def _loss_rule(self, step: int) -> Finding | None:
        now, then = self.memory.smooth, self.memory.smooth_settled
        if now is None or then is None:
            return None
        high = now > rules.UNSTABLE_SHARE * then and now >= then + rules.UNSTABLE_NATS
        self.memory.high = self.memory.high + 1 if high else 0
        if self.memory.high < rules.UNSTABLE_STEPS:
            return None
        facts = {"step": step, "loss": _short(now), "before_loss": _short(then)}
        return Finding("TRAINING_UNSTABLE", facts | self._rate())

    def _spike_rule(self, step: int, norm: float) -> Finding | None:
        memory = self.memory
        typical = median(memory.norms) if memory.norms else 0.0
        memory.spikes = [*memory.spikes, rules.is_spike(norm, memory.norms)][-rules.SPIKES_OF :]
        memory.norms = [*memory.norms, norm][-rules.SPIKE_WINDOW :]
        times = sum(memory.spikes)
        if times < rules.SPIKES:
            return None
        facts = {"step": step, "norm": _short(norm), "usual_norm": _short(typical), "times": times}
        return Finding("GRADIENT_SPIKES", facts | self._rate())

    def _still_rule(self, step: int, norm: float) -> Finding | None:
        self.memory.still = self.memory.still + 1 if norm == 0.0 else 0
        if self.memory.still < rules.NO_GRADIENT_STEPS:
            return None
        if self.memory.zeros >= self.memory.still:  # a loss of zero has no gradient
            facts = {"step": step, "times": self.memory.zeros}
            return Finding("LOSS_STUCK_AT_ZERO", facts, fatal=True)
        return Finding("NOTHING_TRAINS", {"step": step}, fatal=True)

    def _zero_rule(self, step: int, loss: float) -> Finding | None:
        self.memory.zeros = self.memory.zeros + 1 if loss == 0.0 else 0
        if self.memory.zeros < rules.ZERO_STEPS:
            return None
        return Finding("LOSS_STUCK_AT_ZERO", {"step": step, "times": rules.ZERO_STEPS})

    def _at_border(self, step: int, loss: float) -> None:
        """Look back once the first steps of an epoch are done."""
        window = min(rules.BORDER_STEPS, self.shape.steps_per_epoch // 2)
        self.memory.losses = [*self.memory.losses, loss][-3 * max(1, window) :]
        if step > self.shape.steps_per_epoch and step % self.shape.steps_per_epoch == window:
            self.memory.fell = rules.border_fall(self.memory.losses, window)

    # ------------------------------------------------------------ measurements
    def _overfit_rule(self, step: int, loss: float) -> Finding | None:
        memory = self.memory
        best, before = memory.best or 0.0, memory.before or 0.0
        memory.above = memory.above + 1 if rules.is_above(loss, best) else 0
        falls = self._training_falls()
        back = loss >= before and step > self.shape.warmup_steps
        # Back at the start without having learned anything is no loss: a rate may be too low.
        red = loss >= rules.RED_SHARE * best or (back and falls)
        if not red and (memory.above < rules.AMBER_EVALS or not falls):
            return None
        facts = {
            "step": step,
            "loss": _short(loss),
            "best_loss": _short(best),
            "best_step": memory.best_step,
            "before_loss": _short(before),
            "share": round(loss / best - 1, 4) if best > 0 else 0.0,
        }
        return Finding("OVERFITTING_STRONG" if red else "OVERFITTING", facts)

    def _memorised_rule(self, step: int, loss: float) -> Finding | None:
        memory = self.memory
        train, fell = memory.smooth or 0.0, memory.fell
        memory.fell = 0.0
        # Near-duplicate rows fall like that too, and then held-out rows get better with them.
        if step == 0 or memory.smooth is None or loss < (memory.last or 0.0):
            return None
        facts = {"step": step, "loss": _short(loss), "train_loss": _short(train)}
        facts["best_loss"] = _short(memory.best or 0.0)
        if fell:
            return Finding("MEMORISING", facts | {"share": round(fell, 4)})
        long = self.shape.answer_tokens >= rules.MEMORISED_ANSWER_TOKENS
        return Finding("MEMORISING", facts) if train < rules.MEMORISED_NATS and long else None

    def _low_rule(self, step: int, loss: float) -> Finding | None:
        memory = self.memory
        if memory.low_asked or step < rules.LOW_AT * self.shape.total_steps:
            return None
        memory.low_asked = True
        fallen = (memory.before or 0.0) - loss
        if fallen >= rules.LOW_FALL_NATS or self.shape.strength >= rules.LOW_K:
            return None
        return Finding("RATE_TOO_LOW", self._rate() | self._since_start(step, loss))

    def _high_rule(self, step: int, loss: float) -> Finding | None:
        rise = loss - (self.memory.before or 0.0)
        learns = self._training_falls()
        if step <= self.shape.settled_at or rise <= rules.HIGH_RISE_NATS or learns:
            return None
        return Finding("RATE_TOO_HIGH", self._rate() | self._since_start(step, loss))

    # ------------------------------------------------------------ helpers
    def _training_falls(self) -> bool:
        """Whether the smoothed training loss fell since the best measurement, or since warm-up."""
        now, settled = self.memory.smooth, self.memory.smooth_settled
        then = self.memory.smooth_at_best if self.memory.best_step else settled
        return now is not None and then is not None and now < then - rules.FALLS_NATS

    def _rate(self) -> dict[str, float]:
        suggested = self.shape.suggested_rate
        return {"learning_rate": self.shape.learning_rate, "suggested_rate": suggested}

    def _since_start(self, step: int, loss: float) -> dict[str, Any]:
        before = self.memory.before or 0.0
        return {"step": step, "loss": _short(loss), "before_loss": _short(before)}

    def _once(self, found: list[Finding | None]) -> list[Finding]:
        """What has not been told yet; red replaces amber, never the other way round."""
        told, new = self.memory.told, []
        for finding in found:
            if finding is None or finding.code in told:
                continue
            if finding.code == "OVERFITTING" and "OVERFITTING_STRONG" in told:
                continue
            told.append(finding.code)
            new.append(finding)
        return new


def _short(value: float) -> float:
    return round(value, 4)
