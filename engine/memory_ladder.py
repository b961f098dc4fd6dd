"""Needing less memory: down the ladder (`engine/contract/ladder.py`), told step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from engine.allocator import give_back
from engine.contract.ladder import next_rung
from engine.contract.problems import Problem
from engine.diagnose import memory_problem
from engine.limits import Limits
from engine.shortage import Shortage

if TYPE_CHECKING:
    from engine.contract.spec import JobSpec
    from engine.progress import Progress
    from engine.report import Reporter
    from engine.setup_run import Ready
    from engine.stepper import Stepper


class Run(Protocol):
    """What is recovered: `engine.train.Training`."""

    spec: JobSpec
    report: Reporter
    ready: Ready
    stepper: Stepper
    progress: Progress

    def back_to_last_good(self) -> int:
        """Adapter, moments and progress of the newest whole checkpoint, or of the beginning."""


class Ladder:
    """How a run's steps and measurements are fitted into memory; only ever downwards."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._device = str(run.ready.device)
        self._tried: list[dict[str, Any]] = []

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
                found = Shortage.of(error, self._device)
                if found is None:
                    raise
            give_back_all()
            if progress.eval_divisor > most:
                raise self._used_up(found)
            before, progress.eval_divisor = progress.eval_divisor, 2 * progress.eval_divisor
            after = progress.eval_divisor
            self._tell_memory(found, {"eval_divisor": before}, {"eval_divisor": after}, None)

    def step_down(self, shortage: Shortage) -> None:
        """The next rung, from the next step on.

        Raises:
            Problem: there is none, or not even the change fits; its facts tell what was tried.
        """
        before = self._run.stepper.limits.to_json()
        after = self._below(before)
        if after is None:
            raise self._used_up(shortage)
        self._tried.append(after)
        try:
            self.apply(Limits(**after))
        except Exception as error:
            found = Shortage.of(error, self._device)
            if found is None:
                raise
            raise self._used_up(found) from None
        self._run.progress.limits = after
        unanswered = self._refuse_unanswered()
        self._tell_memory(shortage, before, after, self._below(after), unanswered)

    def apply(self, limits: Limits) -> None:
        """Fit steps into memory in this way."""
        self._run.stepper.apply(limits)
        give_back_all()

    def _below(self, rung: dict[str, Any]) -> dict[str, Any] | None:
        return next_rung(
            rung,
            on_card=self._device.startswith("cuda"),
            may_shorten=self._run.spec.training.may_shorten,
            longest_tokens=self._run.stepper.longest_tokens,
        )

    def _refuse_unanswered(self) -> int:
        """Rows that the shorter limit leaves without any answer; no step takes them.

        Raises:
            Problem: ALL_LABELS_MASKED if none is left.
        """
        stepper, rows = self._run.stepper, len(self._run.ready.data.train)
        if len(stepper.unanswered | stepper.left_out) == rows:
            limit = stepper.limits.max_length
            raise Problem("ALL_LABELS_MASKED", rows=rows, max_length=limit)
        return len(stepper.unanswered)

    def _tell_memory(
        self,
        shortage: Shortage,
        before: Any,
        after: Any,
        following: dict[str, Any] | None,
        unanswered: int = 0,
    ) -> None:
        told = {"before": before, "after": after, "next": following}
        if unanswered:
            told["unanswered"] = unanswered
        adjusted(self._run, "OUT_OF_MEMORY", **told, **shortage.facts())

    def _used_up(self, shortage: Shortage) -> Problem:
        step = self._run.progress.step
        return memory_problem(shortage, device=self._device, step=step, tried=self._tried)


def adjusted(run: Run, reason: str, **facts: Any) -> None:
    """Tell that the run goes on in another way; `step` is the one that is taken again."""
    run.report.flush_steps()
    step = facts.pop("step", run.progress.step + 1)
    run.report.emit("adjusted", reason=reason, step=step, **facts)


def give_back_all() -> None:
    """Everything that nobody holds any more, to the system and to the card."""
    import torch

    give_back()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
