"""What guards a run: steps that recover, rules that watch, and the end when nothing gets better."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import torch

from engine.contract.presets import (
    K_MAX,
    K_MAX_FROM_HIDDEN,
    Kind,
    effective_alpha,
    short_factor,
    strength,
    two_digits,
    usual_strength,
)
from engine.contract.problems import Problem
from engine.early_stop import Patience, earliest_step
from engine.loss import supervised_tokens
from engine.memory_ladder import Run
from engine.optim import warmup_steps
from engine.recover import Recovery
from engine.row_places import row_places
from engine.stepper import StepResult
from engine.watch import Watch
from engine.watch_rules import Finding, Shape

if TYPE_CHECKING:
    from engine.data.rendering.encode import Encoded
    from engine.evaluate import HeldOut

HALF_FROM_STEP = 2
"""From the third step on B is not zero any more, so A has a gradient too; before that none is
normal."""


class Guard:
    """The loop's one helper for everything that may go wrong with its numbers and its memory."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.recovery = Recovery(run)
        self._shape = run_shape(run)
        self._looked_at_halves = False
        self._remember()
        refuse_masked(run)

    @property
    def ended(self) -> bool:
        """Whether early stopping has ended the run."""
        return self._patience.stopped

    def resumed(self) -> None:
        """Take up what the progress remembers, before the moments are read."""
        self.recovery.follow()
        self._remember()

    def take(self) -> StepResult:
        """The next step (`Recovery.take`), with a look at both halves of the adapter once."""
        hook = None
        if not self._looked_at_halves and self._run.progress.step >= HALF_FROM_STEP:
            self._looked_at_halves = True
            hook = self._run.stepper.optimizer.register_step_pre_hook(self._refuse_half)
        before = self._run.progress
        try:
            result = self.recovery.take()
        finally:
            if hook is not None:
                hook.remove()
        if self._run.progress is not before:
            self._remember()  # the run stands at an earlier step
        return result

    def took(self, result: StepResult) -> None:
        """Watch a step that has been counted.

        Raises:
            Problem: a rule ends the run.
        """
        if result.loss is None:
            return
        skipped = self._run.stepper.scaler.skipped_in_a_row > 0
        norm = None if skipped else result.grad_norm
        self._tell(self._watch.step(self._run.progress.step, result.loss, norm))

    def measure(self, measure: Callable[[int], HeldOut]) -> HeldOut:
        """A measurement that fits into memory and is finite; without odd rows, or after a step
        back where every row is odd.

        Args:
            measure: gets the divisor of its batch size.

        Raises:
            Problem: what cannot be gone on with.
        """
        while True:
            found: HeldOut = self.recovery.ladder.smaller(measure)
            if math.isfinite(found.loss):
                return found
            numbers = self._measured_numbers()
            odd = [n for n, nats in zip(numbers, found.per_row, strict=True) if not _finite(nats)]
            step = self._run.progress.step
            where = row_places(self._run.ready.data, "validation", odd)
            problem = Problem("LOSS_NOT_FINITE", step=step, value=str(found.loss), **where)
            if len(odd) < len(numbers):
                self.recovery.leave_out("validation", odd, problem)
            else:
                self.recovery.diverged(problem)
                self._remember()

    def held_out(self) -> list[Encoded]:
        """The held-out rows that are measured."""
        rows = self._run.ready.data.validation
        return [rows[number] for number in self._measured_numbers()]

    def measured(self, found: HeldOut) -> None:
        """Watch a measurement, and count it for early stopping."""
        step = self._run.progress.step
        self._tell(self._watch.measured(step, found.loss))
        if self._patience.measured(step, found.per_row) == "advise":
            self._tell([Finding("EARLY_STOPPING_ADVISED", self._advice(found))])

    def keep(self) -> None:
        """Put what is remembered into the progress; before a commit."""
        self._run.progress.watch = self._watch.to_json()
        self._run.progress.patience = self._patience.to_json()

    # ------------------------------------------------------------ helpers
    def _remember(self) -> None:
        run, total = self._run, self._shape.total_steps
        earliest = earliest_step(total, self._shape.steps_per_epoch)
        patience = run.spec.evaluation.early_stopping_patience
        self._watch = Watch(self._shape, run.progress.watch)
        self._patience = Patience(patience, earliest, run.progress.patience)

    def _tell(self, findings: list[Finding]) -> None:
        for finding in findings:
            if finding.fatal:
                raise Problem(finding.code, **finding.facts)
            self._run.report.emit("warning", code=finding.code, facts=finding.facts)

    def _advice(self, found: HeldOut) -> dict[str, Any]:
        progress = self._run.progress
        return {
            "step": progress.step,
            "rows": found.rows,
            "times": self._patience.waited,
            "loss": round(found.loss, 4),
            "best_loss": round(progress.best_loss or found.loss, 4),
            "best_step": progress.best_step,
        }

    def _measured_numbers(self) -> list[int]:
        left_out = set(self._run.progress.unmeasured)
        return [n for n in range(len(self._run.ready.data.validation)) if n not in left_out]

    def _refuse_half(self, *_: Any) -> None:
        """Before the optimizer moves anything: A must have a gradient where B has one."""
        seen = {"lora_A": False, "lora_B": False}
        for name, parameter in self._run.stepper.model.named_parameters():
            half = next((part for part in seen if part in name), None)
            if half and parameter.grad is not None and bool(torch.any(parameter.grad)):
                seen[half] = True
        if seen["lora_B"] and not seen["lora_A"]:
            raise Problem("HALF_TRAINS", step=self._run.progress.step + 1)


def refuse_masked(run: Run) -> None:
    """A run whose rows teach nothing is refused before its first step.

    Raises:
        Problem: ALL_LABELS_MASKED.
    """
    rows = run.ready.data.train
    if rows and not supervised_tokens(rows):
        limit = run.spec.training.max_length
        raise Problem("ALL_LABELS_MASKED", rows=len(rows), max_length=limit)


def run_shape(run: Run) -> Shape:
    """The run as the rules see it."""
    training, method, stepper = run.spec.training, run.spec.method, run.stepper
    rows, config = run.ready.data.train, run.ready.model.config
    batch = stepper.sampler.rows_per_step
    hidden, family = int(getattr(config, "hidden_size", 0) or 4096), str(config.model_type)
    alpha, r = method.lora_alpha, method.r
    kind: Kind = "text" if run.ready.data.report.get("kind") == "text" else "instruct"
    usual = usual_strength(hidden, family, kind) * short_factor(stepper.total_steps)
    usual = min(usual, K_MAX) if hidden >= K_MAX_FROM_HIDDEN else usual
    suggested = usual * math.sqrt(batch) / effective_alpha(alpha, r, method.use_rslora)
    return Shape(
        stepper.total_steps,
        stepper.sampler.steps_per_epoch,
        warmup_steps(training, stepper.total_steps),
        supervised_tokens(rows) / max(1, len(rows)),
        training.learning_rate,
        strength(
            training.learning_rate, batch, lora_alpha=alpha, r=r, use_rslora=method.use_rslora
        ),
        two_digits(suggested),
    )


def _finite(nats: float) -> bool:
    return math.isfinite(nats)
