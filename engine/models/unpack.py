"""What packed 4-bit weights stand for, computed without bitsandbytes' own kernels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch


def unpacked(weight: Any, table: Sequence[float] | None = None) -> torch.Tensor:
    """The numbers of a packed weight, (out, in), 32-bit.

    Two codes to a byte, the first in the high half; a scale for each block of numbers, blocks going
    on from row to row; those scales may be in 8 bit themselves, with a scale for each 256 of them
    and an offset for all (arXiv 2305.14314, section 3).

    Args:
        weight: a `bitsandbytes.nn.Params4bit`, or whatever has its `data` and `quant_state`.
        table: the sixteen values of the format; the weight's own where None.
    """
    state = weight.quant_state
    codes = weight.data.contiguous().view(torch.uint8).flatten()
    pairs = torch.stack([codes >> 4, codes & 15], dim=1).flatten().long()
    values = state.code if table is None else torch.tensor(table)
    scales = _scales(state).repeat_interleave(state.blocksize)
    count = state.shape.numel()
    numbers = values.to(codes.device, torch.float32)[pairs][:count] * scales[:count]
    return torch.as_tensor(numbers.reshape(state.shape))


def _scales(state: Any) -> torch.Tensor:
    if not state.nested:
        return torch.as_tensor(state.absmax).float()
    inner = state.state2
    steps = inner.code[state.absmax.long()].float()
    outer = inner.absmax.float().repeat_interleave(inner.blocksize)[: len(steps)]
    return torch.as_tensor(steps * outer + state.offset)
