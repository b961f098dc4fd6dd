"""Reading and quantising one tensor at a time, so that loading needs little more than its result.

Three things made loading need the whole 16-bit model besides (measured at 198 M parameters, bf16:
586 MB above the start for a result of 159 MB; with all three 204 MB):

* the weights file was mapped: its pages count as this process' memory until the end. Read into
  memory instead, a tensor is gone as soon as it has been quantised. transformers does so itself on
  Windows.
* bitsandbytes quantises on a processor with six temporary copies of the tensor in 32 bit. It works
  in blocks of 64 numbers, so a piece of whole blocks gives the same bits.
* glibc puts large pieces into holes and keeps them (`engine.allocator`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch

PIECE = 1 << 18
"""Numbers at once, a multiple of every block size; fewer cost calls, more cost memory."""
NESTED_BLOCK = 256
"""Scales that share a scale (arXiv 2305.14314, section 3)."""


@contextmanager
def piece_by_piece(device: torch.device) -> Iterator[None]:
    """While a model is quantised: its file is read, not mapped, and a processor takes pieces."""
    import bitsandbytes.functional as bnb
    import transformers.modeling_utils as loading

    open_file, whole = loading.safe_open, bnb.quantize_4bit

    def opened(*given: Any, **named: Any) -> Any:
        return open_file(*given, **{**named, "backend": "pread"})

    def quantised(weight: torch.Tensor, **named: Any) -> Any:
        if weight.numel() <= PIECE or weight.device.type != "cpu":
            return whole(weight, **named)
        return quantize_in_pieces(whole, weight, **named)

    loading.safe_open = opened
    bnb.quantize_4bit = quantised
    try:
        yield
    finally:
        loading.safe_open, bnb.quantize_4bit = open_file, whole


def quantize_in_pieces(
    whole: Any, weight: torch.Tensor, *, compress_statistics: bool, **named: Any
) -> tuple[torch.Tensor, Any]:
    """What `whole` (bitsandbytes' `quantize_4bit`) gives, bit by bit, with less memory."""
    from bitsandbytes.functional import QuantState, quantize_blockwise

    parts = [whole(piece, **named) for piece in weight.reshape(-1).split(PIECE)]
    packed = torch.cat([data for data, _ in parts])
    scales = torch.cat([state.absmax for _, state in parts])
    offset = inner = None
    if compress_statistics:
        offset = scales.mean()
        scales, inner = quantize_blockwise(scales - offset, blocksize=NESTED_BLOCK)
    first = parts[0][1]
    state = QuantState(
        absmax=scales,
        shape=weight.shape,
        dtype=weight.dtype,
        blocksize=first.blocksize,
        code=first.code,
        quant_type=first.quant_type,
        offset=offset,
        state2=inner,
    )
    return packed, state
