"""Going on where a step cannot be taken: too little memory, rows that are not finite, a divergence.

An optimizer step moves nothing before its gradients are whole, so a step that failed is taken
again as if it had never been tried; the run learns what it would have learned.

- Memory ran out: the next rung of the ladder (`engine/contract/ladder.py`), same rows.
- A row is not finite by itself: it is named, or left out if the job says so.
- No single row is to blame: back to the newest checkpoint with half the rate, at most twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from engine import moments
from engine.allocator import give_back
from engine.contract.ladder import next_rung
from engine.contract.problems import Problem
from engine.diagnose import memory_problem
from engine.limits import Limits
from engine.odd_rows import to_blame
from engine.optim import convert
from engine.shortage import Shortage
from engine.stepper import StepResult

if TYPE_CHECKING:
    import torch

    from engine.contract.spec import JobSpec
    from engine.progress import Progress
    from engine.report import Reporter
    from engine.setup_run import Ready
    from engine.stepper import Stepper

MOST_LOWERINGS = 2
"""Half the rate, and half of that: what still diverges then is no matter of the rate."""
LINES_SHOWN = 100


class Run(Protocol):
    """What is recovered: `engine.train.Training`."""

    spec: JobSpec
    report: Reporter
    ready: Ready
    stepper: Stepper
    progress: Progress

    def back_to_last_good(self) -> int:
        """Adapter, moments and progress of the newest whole checkpoint, or of the beginning."""


class Recovery:
    """Takes the steps of a run, and goes on where one cannot be taken."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._device = str(run.ready.device)
        self._tried: list[dict[str, Any]] = []
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
                return StepResult(0.0, 0.0, 0.0, 0, 0.0)  # all of its rows are left out
            try:
                return self._run.stepper.take(step)
            except Problem as problem:
                if problem.code != "LOSS_NOT_FINITE":
                    raise
                trouble: Problem | Shortage = problem
            except Exception as error:
                found = Shortage.of(error)
                if found is None:
                    raise
                trouble = found
            # The exception is gone here, and with it the tensors of the frames that it held.
            self._forget_step()
            if isinstance(trouble, Problem):
                self._not_finite(trouble)
            else:
                self._step_down(trouble)

    def smaller(self, measure: Callable[[int], Any]) -> Any:
        """The result of `measure(divisor)`, the divisor doubled as long as memory runs out.

        Raises:
            Problem: out of memory with a single row too.
        """
        progress = self._run.progress
        most = self._run.spec.evaluation.eval_batch_size * self._run.stepper.most_tokens
        while True:
            try:
                return measure(progress.eval_divisor)
            except Exception as error:
                found = Shortage.of(error)
                if found is None:
                    raise
            give_back_all()
            if progress.eval_divisor > most:
                raise self._used_up(found)
            before, progress.eval_divisor = progress.eval_divisor, 2 * progress.eval_divisor
            after = progress.eval_divisor
            self._tell_memory(found, {"eval_divisor": before}, {"eval_divisor": after}, None)

    def follow(self) -> None:
        """Bring the stepper to what the progress says: after a resume and before its moments."""
        progress, stepper = self._run.progress, self._run.stepper
        if progress.limits:
            self._apply(Limits(**progress.limits))
        stepper.left_out = frozenset(progress.left_out)
        stepper.rate_factor = progress.rate_factor

    # ------------------------------------------------------------ memory
    def _step_down(self, shortage: Shortage) -> None:
        before = self._run.stepper.limits.to_json()
        after = self._below(before)
        if after is None:
            raise self._used_up(shortage)
        if self._moving:  # memory ran out inside the optimizer: a part of the adapter has moved
            self._back()
        self._apply(Limits(**after))
        self._tried.append(after)
        self._run.progress.limits = after
        self._tell_memory(shortage, before, after, self._below(after))

    def _below(self, rung: dict[str, Any]) -> dict[str, Any] | None:
        return next_rung(
            rung,
            on_card=self._device.startswith("cuda"),
            may_shorten=self._run.spec.training.may_shorten,
            longest_tokens=self._run.stepper.longest_tokens,
        )

    def _apply(self, limits: Limits) -> None:
        stepper = self._run.stepper
        stepper.apply(limits)
        stepper.optimizer = convert(stepper.optimizer, limits.optim)
        give_back_all()

    def _tell_memory(
        self, shortage: Shortage, before: Any, after: Any, following: dict[str, Any] | None
    ) -> None:
        self._adjusted(
            "OUT_OF_MEMORY",
            before=before,
            after=after,
            next=following,
            **shortage.facts(self._device),
        )

    def _used_up(self, shortage: Shortage) -> Problem:
        step = self._run.progress.step
        return memory_problem(shortage, device=self._device, step=step, tried=self._tried)

    # ------------------------------------------------------------ not finite
    def _not_finite(self, problem: Problem) -> None:
        run = self._run
        blamed = to_blame(run.stepper, run.progress.step)
        if not blamed:
            self.diverged(problem)
            return
        self.leave_out("train", blamed, problem)

    def leave_out(self, part: str, numbers: Sequence[int], problem: Problem) -> None:
        """Rows that no step, or no measurement, takes from now on.

        Args:
            part: `train` or `validation`.

        Raises:
            Problem: the given one with the lines of these rows, if the job does not leave rows out.
        """
        run, progress = self._run, self._run.progress
        rows = getattr(run.ready.data, part)
        lines = sorted({rows[number].line for number in numbers})
        if run.spec.training.non_finite != "skip":
            raise Problem(problem.code, **{**problem.facts, "lines": lines})
        name = "left_out" if part == "train" else "unmeasured"
        setattr(progress, name, sorted({*getattr(progress, name), *numbers}))
        run.stepper.left_out = frozenset(progress.left_out)
        count = len(progress.left_out) + len(progress.unmeasured)
        self._adjusted("ROWS_LEFT_OUT", part=part, lines=lines[:LINES_SHOWN], count=count)

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
        self._adjusted("RATE_LOWERED", step=facts["step"], back_to=back_to, **told, **kept)

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

    def _adjusted(self, reason: str, **facts: Any) -> None:
        self._run.report.flush_steps()
        step = facts.pop("step", self._run.progress.step + 1)
        self._run.report.emit("adjusted", reason=reason, step=step, **facts)

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


def give_back_all() -> None:
    """Everything that nobody holds any more, to the system and to the card."""
    import torch

    give_back()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def start_over(model: torch.nn.Module, optimizer: torch.optim.Optimizer, seed: int) -> None:
    """A fresh adapter and fresh moments in place, where there is no checkpoint to go back to."""
    import torch

    torch.manual_seed(seed)
    for module in model.modules():
        if hasattr(module, "reset_lora_parameters"):
            for name in list(module.lora_A):
                module.reset_lora_parameters(name, True)
    moments.forget(optimizer)
