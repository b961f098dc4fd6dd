"""Which rows go into which optimizer step: a pure function of (seed, epoch), so that a resumed run
sees every row exactly as the uninterrupted one."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Sampler:
    """Rows in steps of `micro_batch * accumulation`; the last of an epoch may be short."""

    rows: int
    micro_batch: int
    accumulation: int
    seed: int

    @property
    def rows_per_step(self) -> int:
        """Rows of a full optimizer step."""
        return self.micro_batch * self.accumulation

    @property
    def steps_per_epoch(self) -> int:
        """Optimizer steps that see every row once."""
        return math.ceil(self.rows / self.rows_per_step)

    def total_steps(self, epochs: float, max_steps: int | None) -> int:
        """Optimizer steps of the whole run, at least 1; `max_steps` ends it early."""
        steps = max(1, math.ceil(epochs * self.steps_per_epoch))
        return min(steps, max_steps) if max_steps else steps

    def epoch_order(self, epoch: int) -> list[int]:
        """The permutation of all rows in one epoch, `perm = f(seed, epoch)`."""
        return list(_permutation(self.rows, self.seed, epoch))

    def step_rows(self, step: int) -> list[int]:
        """Row numbers of optimizer step `step`, counted from 0."""
        epoch, place = divmod(step, self.steps_per_epoch)
        start = place * self.rows_per_step
        order = _permutation(self.rows, self.seed, epoch)
        return list(order[start : start + self.rows_per_step])

    def micro_batches(self, rows: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
        """A step's rows in micro-batches of like length.

        The loss of a step is a sum over tokens, so grouping inside a step changes the padding and
        nothing else.
        """
        ordered = sorted(rows, key=lambda row: (lengths[row], row))
        size = self.micro_batch
        return [ordered[start : start + size] for start in range(0, len(ordered), size)]


@lru_cache(maxsize=2)  # every step of an epoch asks for the same one
def _permutation(rows: int, seed: int, epoch: int) -> tuple[int, ...]:
    order = list(range(rows))
    random.Random(f"{seed}/{epoch}").shuffle(order)  # noqa: S311 - an order, not a secret
    return tuple(order)
