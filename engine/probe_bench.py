"""Real steps on made-up rows: what they hold at most, and how long they take."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.contract.memory import Setup
from engine.contract.memory.plan import CUDA_CONTEXT_BYTES

if TYPE_CHECKING:
    import torch
    from peft import PeftModel

    from engine.contract.spec import JobSpec
    from engine.device import Precision
    from engine.fused.ways import Ways

STEPS = 2
"""At each length; the first also loads what is loaded once."""
MOST_SUMMED = 2
"""Batches summed in a step: more take time and no more memory."""


@dataclass(frozen=True)
class MadeUpRow:
    """Looks like an encoded row to the loop."""

    input_ids: list[int]
    labels: list[int]
    line: int = 1


@dataclass
class Bench:
    """The model with its adapter, and what a step of the job needs."""

    model: PeftModel
    ways: Ways
    spec: JobSpec
    precision: Precision
    device: torch.device
    vocab_size: int
    learned_share: float

    def take(self, lengths: Sequence[int]) -> tuple[int, float]:
        """(peak bytes, seconds of one batch) of steps on batches of rows of these lengths."""
        from engine.allocator import give_back
        from engine.stepper import Stepper

        training = self.spec.training
        summed = min(MOST_SUMMED, training.gradient_accumulation_steps)
        shorter = training.model_copy(
            update={
                "gradient_accumulation_steps": summed,
                "max_steps": STEPS,
                "num_train_epochs": STEPS,
                "learning_rate": 1e-9,  # nothing of this model is kept
            }
        )
        stepper = Stepper(
            self.model,
            self._rows(list(lengths) * summed),  # type: ignore[arg-type]
            shorter,
            precision=self.precision,
            device=self.device,
            pad_id=0,
            ways=self.ways,
        )
        give_back()
        forget_peak(self.device)
        seconds = [stepper.take(step).seconds / summed for step in range(STEPS)]
        return peak_bytes(self.device), min(seconds)

    def _rows(self, lengths: Sequence[int]) -> list[MadeUpRow]:
        """Rows of random tokens."""
        draw = random.Random(0)  # noqa: S311 - rows, not a secret
        rows = []
        for size in lengths:
            ids = [draw.randrange(self.vocab_size) for _ in range(size)]
            hidden = size - max(2, round(size * self.learned_share))
            rows.append(MadeUpRow(ids, [-100] * hidden + ids[hidden:]))
        return rows


def batch_lengths(setup: Setup, share: float) -> list[int]:
    """Of one batch's rows: the longest there is, the others filling what lies in memory at once."""
    longest = max(8, int(setup.row_tokens * share))
    if setup.rows == 1:
        return [longest]
    others = (int(setup.tokens * share) - longest) // (setup.rows - 1)
    return [longest, *[min(longest, max(8, others))] * (setup.rows - 1)]


def forget_peak(device: torch.device) -> None:
    """Count the peak anew; Windows and macOS keep that of the whole process."""
    import torch

    if device.type == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats(device)
        return
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_bytes(device: torch.device) -> int:
    """What the device gave away at most: on a card with the driver's own share."""
    import torch

    if device.type == "cuda":
        return int(torch.cuda.max_memory_reserved(device)) + CUDA_CONTEXT_BYTES
    from engine.device import peak_memory_bytes

    return peak_memory_bytes(device)
