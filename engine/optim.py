"""The optimizer, its learning-rate schedule, and loss scaling for fp16."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import torch

from engine import moments
from engine.contract.spec import TrainingSpec
from engine.device import Precision
from engine.limits import Optim


def make_optimizer(
    model: torch.nn.Module, spec: TrainingSpec, kind: Optim = "adamw_torch"
) -> torch.optim.Optimizer:
    """AdamW over the trainable parameters, betas 0.9 and 0.999, with all its states made.

    Weight decay acts on matrices only: biases and scales of one dimension keep their size
    (arXiv 1711.05101; common practice since).

    Args:
        kind: how the moments are kept; where the device cannot page, 8 bit without paging.
    """
    trained = [p for p in model.parameters() if p.requires_grad]
    matrices = [p for p in trained if p.ndim >= 2]
    vectors = [p for p in trained if p.ndim < 2]
    groups: list[dict[str, Any]] = [{"params": matrices, "weight_decay": spec.weight_decay}]
    if vectors:
        groups.append({"params": vectors, "weight_decay": 0.0})
    return _made(groups, spec.learning_rate, kind)


def optimizer_kind(optimizer: torch.optim.Optimizer) -> Optim:
    """How this optimizer keeps its moments."""
    if isinstance(optimizer, torch.optim.AdamW):
        return "adamw_torch"
    return "paged_adamw_8bit" if getattr(optimizer, "is_paged", False) else "adamw_8bit"


def convert(optimizer: torch.optim.Optimizer, kind: Optim) -> torch.optim.Optimizer:
    """The same optimizer with its moments kept in another way; they are taken over.

    One parameter after the other: the old moments of each go as the new ones come.
    """
    groups = [
        {"params": group["params"], "weight_decay": group["weight_decay"]}
        for group in optimizer.param_groups
    ]
    if optimizer_kind(optimizer) == usable_kind(kind, groups[0]["params"]):
        return optimizer
    new = _made(groups, optimizer.param_groups[0]["lr"], kind, ready=False)
    for number, group in enumerate(new.param_groups):
        for place, parameter in enumerate(group["params"]):
            moments.make(new, parameter, number, place)
            if old := optimizer.state.pop(parameter, None):
                moments.put(new.state[parameter], old)
    return new


def usable_kind(kind: Optim, parameters: Iterable[torch.Tensor]) -> Optim:
    """What device and adapter can do: only CUDA pages, and a 16-bit adapter is moved by
    bitsandbytes, which computes in 32 bit. torch would keep its moments in 16 bit, where a
    thousandth of a number, what beta 0.999 takes away at each step, is lost in rounding."""
    held = list(parameters)
    if kind == "adamw_torch" and any(parameter.dtype == torch.bfloat16 for parameter in held):
        return "adamw_8bit"
    on_card = any(parameter.is_cuda for parameter in held)
    return "adamw_8bit" if kind == "paged_adamw_8bit" and not on_card else kind


def _made(
    groups: list[dict[str, Any]], rate: float, kind: Optim, *, ready: bool = True
) -> torch.optim.Optimizer:
    """The fused kernel has no temporary tensors, so a full memory cannot stop it half way; on two
    cores it took 8 ms where the grouped one took 37 (224 matrices of 16,384, one thread)."""
    kind = usable_kind(kind, [p for group in groups for p in group["params"]])
    optimizer: torch.optim.Optimizer
    if kind == "adamw_torch":
        optimizer = torch.optim.AdamW(groups, lr=rate, fused=True)
    else:
        import bitsandbytes

        names = {"adamw_8bit": "AdamW8bit", "paged_adamw_8bit": "PagedAdamW8bit"}
        optimizer = getattr(bitsandbytes.optim, names[kind])(groups, lr=rate)
    if ready:
        moments.prepare(optimizer)
    return optimizer


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
        self._device = device.type
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

    def forget_step(self) -> None:
        """Forget that gradients were unscaled: the step they belonged to is taken again."""
        if self.enabled:
            scale = self._scaler.state_dict()
            self._scaler = torch.amp.GradScaler(self._device)
            self._scaler.load_state_dict(scale)

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
