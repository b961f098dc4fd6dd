"""One optimizer step: forward, backward, clip, move. Nothing non-finite ever moves the adapter."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import torch

from engine.contract.packing import best_fit, tokens_at_once
from engine.contract.problems import Problem
from engine.contract.spec import TrainingSpec
from engine.fused.ways import PLAIN, Ways
from engine.limits import Limits
from engine.loss import Batch, PackedBatch, make_batch, row_losses, supervised_tokens
from engine.measuring import measuring
from engine.models.adapt import trainable
from engine.models.checkpointing import set_checkpointing
from engine.optim import LossScaler, convert, learning_rate, make_optimizer, set_learning_rate
from engine.sampler import Sampler

if TYPE_CHECKING:
    from engine.data.rendering.encode import Encoded
    from engine.device import Precision

MAX_OVERFLOWS_IN_A_ROW = 25
"""fp16: the scale halves at each, so after this many the gradients themselves are broken."""


@dataclass(frozen=True)
class StepResult:
    """What one optimizer step reports."""

    loss: float | None
    """Mean cross-entropy per supervised token over the whole step, nats; None where all rows of the
    step are left out, so that nothing was learned."""
    grad_norm: float
    """Gradient norm before clipping; 0 stands for a left-out fp16 step."""
    learning_rate: float
    tokens: int
    """Tokens read, padding not counted."""
    seconds: float


class Stepper:
    """Holds what a step needs; every step depends on (seed, step number) alone.

    Attributes:
        limits: how a step is fitted into memory; `apply` changes it between two steps.
        left_out: numbers of rows that no step takes, because they are not finite by themselves.
        unanswered: numbers of rows that were cut so short that nothing of their answer is left.
        rate_factor: what the job's learning rate is multiplied with; lower after a divergence.
    """

    def __init__(
        self,
        model: torch.nn.Module,
        rows: Sequence[Encoded],
        spec: TrainingSpec,
        *,
        precision: Precision,
        device: torch.device,
        pad_id: int,
        ways: Ways = PLAIN,
        places: Callable[[Sequence[int]], dict[str, Any]] | None = None,
    ) -> None:
        self.model = model
        self.limits = Limits.of(spec)
        self.optimizer = make_optimizer(model, spec, self.limits.optim)
        self.scaler = LossScaler(precision, device)
        self.left_out: frozenset[int] = frozenset()
        self.rate_factor = 1.0
        self.sampler = _sampler(len(rows), self.limits, spec.seed)
        self.total_steps = self.sampler.total_steps(spec.num_train_epochs, spec.max_steps)
        self._spec = spec
        self._device = device
        self._pad_id = pad_id
        self._ways = ways
        self._places = places or self._lines
        self._trained = trainable(model)
        self._take_rows(rows)

    def apply(self, limits: Limits) -> None:
        """Fit steps into memory in another way from now on; the rows of an update stay the same.

        Raises:
            ValueError: another number of rows for an update.
        """
        if limits.rows_per_step != self.limits.rows_per_step:
            raise ValueError("ROWS_PER_STEP")
        self.limits = limits
        self.sampler = _sampler(len(self._rows), limits, self._spec.seed)
        set_checkpointing(self.model, limits.checkpoint_every, offload=limits.offload)
        self.optimizer = convert(self.optimizer, limits.optim)
        self._take_rows([_cut(row, limits.max_length) for row in self._rows])

    def _take_rows(self, rows: Sequence[Encoded]) -> None:
        self._rows = rows
        self._lengths = [len(row.input_ids) for row in rows]
        cut = rows if self.limits.max_length else ()
        self.unanswered = frozenset(n for n, row in enumerate(cut) if not supervised_tokens([row]))

    def take(self, step: int) -> StepResult:
        """Optimizer step number `step`, counted from 0.

        Raises:
            Problem: LOSS_NOT_FINITE (with the lines of the rows) or NOTHING_TRAINS. The adapter and
                the optimizer are then as they were before the step.
        """
        started = time.perf_counter()
        # Dropout draws from a seed of its own step: a resumed run draws the same.
        torch.manual_seed(self._spec.seed * 1_000_003 + step)
        rate = self.rate_of(step)
        set_learning_rate(self.optimizer, rate)
        self._hold_gradients()
        loss, tokens = self._backward(step)
        norm = self.scaler.clip(self.optimizer, self._trained, self._spec.max_grad_norm)
        self._refuse_bad_gradient(step, norm, loss)
        self.scaler.step(self.optimizer, norm)
        self.optimizer.zero_grad(set_to_none=not self._sums)
        shown_norm = norm if math.isfinite(norm) else 0.0
        return StepResult(loss, shown_norm, rate, tokens, time.perf_counter() - started)

    @property
    def most_tokens(self) -> int:
        """Tokens of the largest batch, padding included; nothing else may take more at once."""
        at_once, longest = self.limits.per_device_train_batch_size, max(self._lengths)
        if not self._ways.packed:
            return at_once * longest
        return tokens_at_once(at_once, sum(self._lengths) / len(self._lengths), longest)

    @property
    def longest_tokens(self) -> int:
        """Tokens of the longest row."""
        return max(self._lengths)

    def rows_of(self, step: int) -> list[int]:
        """Row numbers of a step, without those that are left out."""
        nothing = self.left_out | self.unanswered
        return [n for n in self.sampler.step_rows(step) if n not in nothing]

    def rate_of(self, step: int) -> float:
        """Learning rate of a step."""
        return learning_rate(self._spec, step, self.total_steps) * self.rate_factor

    def batch_of(self, numbers: Sequence[int]) -> PackedBatch | Batch:
        """These rows, as they go through the model in one pass."""
        rows = [self._rows[number] for number in numbers]
        return make_batch(rows, self._pad_id, self._device, self._ways)

    def epoch_after(self, step: int) -> float:
        """Epochs seen once `step` steps are done."""
        return round(step / self.sampler.steps_per_epoch, 4)

    @property
    def _sums(self) -> bool:
        """Whether gradients outlive their batch."""
        return self.limits.gradient_accumulation_steps > 1

    def _hold_gradients(self) -> None:
        """Where gradients outlive their batch, their places are made before its activations: made
        among them, they would lie scattered where the next batch's large tensors should go."""
        for parameter in self._trained if self._sums else ():
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)

    def _backward(self, step: int) -> tuple[float, int]:
        """Gradients of the step's mean loss; returns that loss and the tokens read."""
        numbers = self.rows_of(step)
        supervised = max(1, supervised_tokens([self._rows[number] for number in numbers]))
        sums, tokens = [], 0
        self.model.train()
        for part in self._parts(numbers):
            batch = self.batch_of(part)
            with batch.reading(self.model):
                loss = batch.row_losses(self.model).sum() / supervised
                self.scaler.backward(loss)
            sums.append(loss.detach())
            tokens += batch.tokens
        total = float(torch.stack(sums).sum())  # the one wait for the device
        if not math.isfinite(total):
            self._give_up(step, total, numbers)
        return total, tokens

    def _parts(self, numbers: Sequence[int]) -> list[list[int]]:
        """A step's rows in passes that fit into memory."""
        if not self._ways.packed:
            return self.sampler.micro_batches(numbers, self._lengths)
        bins = best_fit([self._lengths[number] for number in numbers], self.most_tokens)
        return [[numbers[place] for place in part] for part in bins]

    def _refuse_bad_gradient(self, step: int, norm: float, loss: float) -> None:
        if norm == 0.0 and step == 0:
            code = "LOSS_ZERO_AT_START" if loss == 0.0 else "NOTHING_TRAINS"
            raise Problem(code, step=step + 1)
        if math.isfinite(norm):
            return
        if self.scaler.enabled and self.scaler.skipped_in_a_row < MAX_OVERFLOWS_IN_A_ROW:
            return
        self._give_up(step, norm, self.rows_of(step))

    def _give_up(self, step: int, value: float, numbers: Sequence[int]) -> None:
        """Name the rows that are not finite by themselves, or all of the batch if none is."""
        self.optimizer.zero_grad(set_to_none=True)
        bad = [n for n in numbers if not math.isfinite(self._row_loss(self._rows[n]))]
        where = self._places(bad or numbers)
        raise Problem("LOSS_NOT_FINITE", step=step + 1, value=str(value), **where)

    def _lines(self, numbers: Sequence[int]) -> dict[str, Any]:
        """Where rows stand, if nothing is known of their files."""
        lines = sorted(self._rows[number].line for number in numbers)
        return {"lines": lines, "rows": len(lines)}

    def _row_loss(self, row: Encoded) -> float:
        with measuring(self.model):
            batch = make_batch([row], self._pad_id, self._device, self._ways)
            return float(row_losses(self.model, batch).sum())


def _sampler(rows: int, limits: Limits, seed: int) -> Sampler:
    at_once, summed = limits.per_device_train_batch_size, limits.gradient_accumulation_steps
    return Sampler(rows, at_once, summed, seed)


def _cut(row: Encoded, limit: int | None) -> Encoded:
    """The row's first tokens."""
    if limit is None or len(row.input_ids) <= limit:
        return row
    return replace(row, input_ids=row.input_ids[:limit], labels=row.labels[:limit])
