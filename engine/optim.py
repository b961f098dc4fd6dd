"""The optimizer, its learning-rate schedule, and loss scaling for fp16."""

from __future__ import annotations

import math
from collections.abc import Iterable

import torch

from engine.contract.spec import TrainingSpec
from engine.device import Precision


def make_optimizer(model: torch.nn.Module, spec: TrainingSpec) -> torch.optim.AdamW:
    """AdamW over the trainable parameters, 32-bit states, betas 0.9 and 0.999.

    Weight decay acts on matrices only: biases and scales of one dimension keep their size
    (arXiv 1711.05101; common practice since).
    """
    trained = [p for p in model.parameters() if p.requires_grad]
    matrices = [p for p in trained if p.ndim >= 2]
    vectors = [p for p in trained if p.ndim < 2]
    groups = [{"params": matrices, "weight_decay": spec.weight_decay}]
    if vectors:
        groups.append({"params": vectors, "weight_decay": 0.0})
    return torch.optim.AdamW(groups, lr=spec.learning_rate, foreach=True)


def warmup_steps(spec: TrainingSpec, total_steps: int) -> int:
    """Updates in which the rate rises; the exact number if given, else the share."""
    if spec.warmup_steps is not None:
        return min(spec.warmup_steps, total_steps)
    return round(spec.warmup_ratio * total_steps)


def learning_rate(spec: TrainingSpec, step: int, total_steps: int) -> float:
    """The rate of optimizer step `step` (from 0): linear warm-up, then cosine, linear or constant.

    The first step already moves: step k of the warm-up has (k + 1) / warm-up of the peak.
    """
    warmup = warmup_steps(spec, total_steps)
    if step < warmup:
        return spec.learning_rate * (step + 1) / warmup
    if spec.lr_scheduler_type == "constant":
        return spec.learning_rate
    done = (step - warmup) / max(1, total_steps - warmup)
    if spec.lr_scheduler_type == "linear":
        return spec.learning_rate * (1 - done)
    return spec.learning_rate * 0.5 * (1 + math.cos(math.pi * done))


def set_learning_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """Give every group the same rate."""
    for group in optimizer.param_groups:
        group["lr"] = rate


class LossScaler:
    """Loss scaling for fp16 (arXiv 1710.03740); for other precisions it does nothing.

    Attributes:
        skipped_steps: optimizer steps that were left out because a gradient overflowed.
        skipped_in_a_row: the same since the last step that was taken.
    """

    def __init__(self, precision: Precision, device: torch.device) -> None:
        self._scaler = torch.amp.GradScaler(
            device.type, enabled=precision.scales_loss, init_scale=2.0**14, growth_interval=200
        )
        self.skipped_steps = 0
        self.skipped_in_a_row = 0

    def backward(self, loss: torch.Tensor) -> None:
        """Backward pass of the scaled loss."""
        self._scaler.scale(loss).backward()

    def clip(
        self, optimizer: torch.optim.Optimizer, parameters: Iterable[torch.Tensor], max_norm: float
    ) -> float:
        """Unscale the gradients and clip them to `max_norm`; returns their norm before clipping."""
        self._scaler.unscale_(optimizer)
        return float(torch.nn.utils.clip_grad_norm_(list(parameters), max_norm))

    def step(self, optimizer: torch.optim.Optimizer, norm: float) -> None:
        """Move the parameters; with fp16 a step whose gradients overflowed is left out, counted."""
        overflow = self.enabled and not math.isfinite(norm)
        self._scaler.step(optimizer)
        self._scaler.update()
        self.skipped_steps += overflow
        self.skipped_in_a_row = self.skipped_in_a_row + 1 if overflow else 0

    @property
    def enabled(self) -> bool:
        """Whether losses are scaled (fp16)."""
        return bool(self._scaler.is_enabled())

    def state_dict(self) -> dict[str, float]:
        """Numbers only, so that it goes into JSON."""
        return {**self._scaler.state_dict(), "skipped_steps": self.skipped_steps}

    def load_state_dict(self, state: dict[str, float]) -> None:
        """The inverse of `state_dict`."""
        state = dict(state)
        self.skipped_steps = int(state.pop("skipped_steps", 0))
        if self.enabled and state:
            self._scaler.load_state_dict(state)
