"""An optimizer's memory of each parameter, in whatever format it is kept: read, put back, changed.

AdamW keeps two running means per parameter. torch holds them in 32 bit (`exp_avg`, `exp_avg_sq`);
bitsandbytes in 8 bit, 256 values to a scale (`state1`, `absmax1`, and the map that both share),
except for tensors under 4,096 values, which stay 32-bit there too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch

BLOCK = 256
"""Values that share a scale in bitsandbytes' 8-bit optimizers."""
TORCH_NAMES, BNB_NAMES = ("exp_avg", "exp_avg_sq"), ("state1", "state2")
MAPS = ("qmap1", "qmap2")
"""What the 256 codes stand for: the same tensor for every parameter, so it is kept once."""


@dataclass(frozen=True)
class Moments:
    """One parameter's moments in 32 bit."""

    step: int
    """Updates that went into them."""
    first: torch.Tensor
    second: torch.Tensor


def prepare(optimizer: torch.optim.Optimizer) -> None:
    """Make all states now, zero. A step then allocates none, so it cannot fail half done."""
    for number, group in enumerate(optimizer.param_groups):
        for place, parameter in enumerate(group["params"]):
            make(optimizer, parameter, number, place)


def make(optimizer: torch.optim.Optimizer, parameter: torch.Tensor, group: int, place: int) -> None:
    """One parameter's state, zero: number `place` of group number `group`."""
    settings = optimizer.param_groups[group]
    if hasattr(optimizer, "init_state"):  # bitsandbytes
        optimizer.init_state(settings, parameter, group, place)
    else:
        optimizer.state[parameter].update(_zero_state(settings, parameter))


def numbered(optimizer: torch.optim.Optimizer) -> list[torch.Tensor]:
    """The parameters in the order of the groups."""
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]


def read(state: Mapping[str, Any]) -> Moments:
    """The moments in a state, of either format."""
    names = TORCH_NAMES if TORCH_NAMES[0] in state else BNB_NAMES
    first, second = (_in_32_bit(state, name) for name in names)
    return Moments(int(state["step"]), first, second)


def put(state: dict[str, Any], given: Mapping[str, Any]) -> None:
    """Fill a prepared state from a given one: to the bit in the same format, else through 32 bit.

    Args:
        state: as `prepare` made it; its tensors are filled in place and stay where they lie.
    """
    if _same_format(state, given):
        for name, value in given.items():
            if name != "step" and name not in MAPS:
                state[name].copy_(value)
        _set_step(state, int(given["step"]))
        return
    moments = read(given)
    names = TORCH_NAMES if TORCH_NAMES[0] in state else BNB_NAMES
    for name, tensor in zip(names, (moments.first, moments.second), strict=True):
        _fill(state, name, tensor)
    _set_step(state, moments.step)


def forget(optimizer: torch.optim.Optimizer) -> None:
    """All states as before the first step."""
    for parameter in numbered(optimizer):
        state = optimizer.state[parameter]
        zero = torch.zeros(parameter.shape, device=parameter.device)
        put(state, {"step": 0, "exp_avg": zero, "exp_avg_sq": zero})


def _zero_state(group: Mapping[str, Any], parameter: torch.Tensor) -> dict[str, torch.Tensor]:
    """As torch's AdamW makes it at its first step: the fused one counts on the device."""
    device = parameter.device if group.get("fused") else "cpu"
    return {
        "step": torch.zeros((), dtype=torch.float32, device=device),
        "exp_avg": torch.zeros_like(parameter),
        "exp_avg_sq": torch.zeros_like(parameter),
    }


def _same_format(state: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether every tensor has its like, and the codes of both stand for the same numbers."""
    if set(state) != set(given):
        return False
    tensors = [name for name in state if torch.is_tensor(state[name]) and name != "step"]
    if any(state[name].dtype != given[name].dtype for name in tensors):
        return False
    return all(torch.equal(state[m].cpu(), given[m].cpu()) for m in MAPS if m in state)


def _in_32_bit(state: Mapping[str, Any], name: str) -> torch.Tensor:
    tensor = state[name]
    if tensor.dtype != torch.uint8:
        return tensor.detach().float()
    from bitsandbytes.functional import dequantize_blockwise

    # Paged tensors lie in memory that both sides reach, and pass for tensors of the processor.
    absmax, code = (state[f"{part}{name[-1]}"].to(tensor.device) for part in ("absmax", "qmap"))
    return dequantize_blockwise(tensor, absmax=absmax, code=code, blocksize=BLOCK)


def _fill(state: dict[str, Any], name: str, tensor: torch.Tensor) -> None:
    target = state[name]
    if target.dtype != torch.uint8:
        target.copy_(tensor)
        return
    from bitsandbytes.functional import quantize_blockwise

    number = name[-1]
    on_device = tensor.to(target.device, torch.float32).contiguous()
    codes, quantised = quantize_blockwise(on_device, code=state[f"qmap{number}"], blocksize=BLOCK)
    target.copy_(codes.view_as(target))
    state[f"absmax{number}"].copy_(quantised.absmax)


def _set_step(state: dict[str, Any], step: int) -> None:
    if torch.is_tensor(state["step"]):
        state["step"].fill_(step)
    else:
        state["step"] = step
