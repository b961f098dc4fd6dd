"""Going on where a step cannot be taken: too little memory, rows that are not finite, a divergence.

An optimizer step moves nothing before its gradients are whole, so a step that failed is taken
again as if it had never been tried; the run learns what it would have learned.

- Memory ran out: the next rung of the ladder (`engine/contract/ladder.py`), same rows.
- A row is not finite by itself: it is named, or left out if the job says so.
- No single row is to blame: back to the newest checkpoint with half the rate, at most twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from engine import moments
from engine.contract.problems import Problem
from engine.limits import Limits
from engine.memory_ladder import Ladder, Run, adjusted, give_back_all
from engine.odd_rows import to_blame
from engine.row_places import row_places
from engine.shortage import Shortage
from engine.stepper import StepResult

if TYPE_CHECKING:
    import torch

MOST_LOWERINGS = 2
"""Half the rate, and half of that: what still diverges then is no matter of the rate."""
Part = Literal["train", "validation"]


class Recovery:
    """Takes the steps of a run, and goes on where one cannot be taken."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.ladder = Ladder(run)
        self._moving = False
        self._hooked: torch.optim.Optimizer | None = None

    def take(self) -> StepResult:
        """The next step, repeated with less memory or without odd rows until it is taken.

        Raises:
            Problem: what cannot be gone on with; nothing has moved then.
        """
        while True:
            self._watch_moving()
            step = self._run.progress.step
            if not self._run.stepper.rows_of(step):
                rate = self._run.stepper.rate_of(step)
                return StepResult(None, 0.0, rate, 0, 0.0)  # all of its rows are left out
            try:
                return self._run.stepper.take(step)
            except Problem as problem:
                if problem.code != "LOSS_NOT_FINITE":
                    raise
                trouble: Problem | Shortage = problem
            except Exception as error:
                found = Shortage.of(error, str(self._run.ready.device))
                if found is None:
                    raise
                trouble = found
            # The exception is gone here, and with it the tensors of the frames that it held.
            self._forget_step()
            if isinstance(trouble, Problem):
                self._not_finite(trouble)
            else:
                if self._moving:  # inside the optimizer: a part of the adapter has moved
                    self._back()
                self.ladder.step_down(trouble)

    def follow(self) -> None:
        """Bring the stepper to what the progress says: after a resume and before its moments."""
        progress, stepper = self._run.progress, self._run.stepper
        limits = Limits(**progress.limits) if progress.limits else self._as_begun()
        if limits != stepper.limits and limits.rows_per_step == stepper.limits.rows_per_step:
            self.ladder.apply(limits)  # other rows for an update: an earlier version allowed it
        stepper.left_out = frozenset(progress.left_out)
        stepper.rate_factor = progress.rate_factor

    def _as_begun(self) -> Limits:
        """The job's own, with moments of the kind that was chosen when the run began: what is free
        at a resume must not change what it computes."""
        limits, begun = self._run.stepper.limits, self._run.progress.optim
        if begun is None or self._run.spec.training.optim != "auto":
            return limits
        return replace(limits, optim=begun)

    # ------------------------------------------------------------ not finite
    def _not_finite(self, problem: Problem) -> None:
        run = self._run
        blamed = to_blame(run.stepper, run.progress.step)
        if not blamed:
            self.diverged(problem)
            return
        self.leave_out("train", blamed, problem)

    def leave_out(self, part: Part, numbers: Sequence[int], problem: Problem) -> None:
        """Rows that no step, or no measurement, takes from now on.

        Args:
            part: the side of the split that they are on.

        Raises:
            Problem: the given one with the lines of these rows, if the job does not leave rows out.
        """
        run, progress = self._run, self._run.progress
        where = row_places(run.ready.data, part, numbers)
        if run.spec.training.non_finite != "skip":
            raise Problem(problem.code, **problem.facts | where)
        name = "left_out" if part == "train" else "unmeasured"
        setattr(progress, name, sorted({*getattr(progress, name), *numbers}))
        run.stepper.left_out = frozenset(progress.left_out)
        count = len(progress.left_out) + len(progress.unmeasured)
        adjusted(self._run, "ROWS_LEFT_OUT", part=part, count=count, **where)

    def diverged(self, problem: Problem) -> None:
        """Back to the last good state with half the rate.

        Raises:
            Problem: LOSS_BROKEN_AT_START before the first step, TRAINING_DIVERGED after the last
                lowering.
        """
        progress, facts = self._run.progress, problem.facts
        if progress.step == 0:
            raise Problem("LOSS_BROKEN_AT_START", value=facts["value"], lines=facts["lines"])
        rate = self._run.spec.training.learning_rate * progress.rate_factor
        if progress.lowered >= MOST_LOWERINGS:
            facts = {"step": facts["step"], "value": facts["value"], "times": progress.lowered}
            raise Problem("TRAINING_DIVERGED", learning_rate=rate, **facts)
        kept = {"rate_factor": progress.rate_factor / 2, "lowered": progress.lowered + 1}
        back_to = self._back(**kept)
        told = {"before": {"learning_rate": rate}, "after": {"learning_rate": rate / 2}}
        adjusted(self._run, "RATE_LOWERED", step=facts["step"], back_to=back_to, **told, **kept)

    # ------------------------------------------------------------ both
    def _back(self, **changed: Any) -> int:
        """To the last good state, keeping what was learned about memory, rows and rate."""
        old = self._run.progress
        kept = ("limits", "eval_divisor", "left_out", "unmeasured", "rate_factor", "lowered")
        step = self._run.back_to_last_good()
        for name in kept:
            setattr(self._run.progress, name, changed.get(name, getattr(old, name)))
        self.follow()
        self._moving = False
        return step

    def _forget_step(self) -> None:
        stepper = self._run.stepper
        stepper.optimizer.zero_grad(set_to_none=True)
        stepper.scaler.forget_step()
        give_back_all()

    def _watch_moving(self) -> None:
        """Know whether memory ran out before or inside the optimizer's own work."""
        optimizer = self._run.stepper.optimizer
        if optimizer is self._hooked:
            return
        self._hooked = optimizer
        optimizer.register_step_pre_hook(lambda *_: self._set_moving(True))
        optimizer.register_step_post_hook(lambda *_: self._set_moving(False))

    def _set_moving(self, moving: bool) -> None:
        self._moving = moving


def start_over(model: torch.nn.Module, optimizer: torch.optim.Optimizer, seed: int) -> None:
    """A fresh adapter and fresh moments in place, where there is no checkpoint to go back to."""
    import torch

    torch.manual_seed(seed)
    for module in model.modules():
        if hasattr(module, "reset_lora_parameters"):
            for name in list(module.lora_A):
                module.reset_lora_parameters(name, True)
    moments.forget(optimizer)
