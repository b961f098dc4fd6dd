"""RMSNorm that keeps its input and one number a token, instead of 32-bit copies.

The same arithmetic as transformers' layers (32-bit inside), whose scale is frozen here: backward
needs no gradient of it. On a processor it takes two thirds of their time.
"""

from __future__ import annotations

from typing import Any

import torch


class RmsNorm(torch.autograd.Function):
    """y = x / rms(x) * scale; x (.., width), scale (width,) in x's format or in 32 bit."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor, scale: torch.Tensor, eps: float) -> torch.Tensor:
        """Normalised over the last dimension."""
        wide = x.to(torch.float32, copy=True)
        inverse = torch.rsqrt(wide.square().mean(-1, keepdim=True) + eps)
        ctx.save_for_backward(x, inverse, scale)
        return _scaled(wide.mul_(inverse), scale, x.dtype)

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """dx = (d - n * mean(d * n)) / rms, with d = g * scale and n the normalised input."""
        x, inverse, scale = ctx.saved_tensors
        normal = x.to(torch.float32, copy=True).mul_(inverse)
        slope = grads[0].float() * scale.float()
        shared = torch.linalg.vecdot(slope, normal).unsqueeze(-1).div_(x.shape[-1])
        return slope.addcmul_(normal, shared, value=-1).mul_(inverse).to(x.dtype), None, None


def _scaled(normal: torch.Tensor, scale: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """A 32-bit scale acts before rounding (Gemma), one in x's format after it (Llama)."""
    if scale.dtype == torch.float32:
        return normal.mul_(scale).to(dtype)
    return normal.to(dtype).mul_(scale)


def fused_forward(module: Any, plus_one: bool) -> Any:
    """A `forward` for an RMSNorm layer; `plus_one` for families that keep their scale less one."""
    eps = float(getattr(module, "variance_epsilon", getattr(module, "eps", 1e-6)))

    def forward(x: torch.Tensor) -> torch.Tensor:
        scale = module.weight.float() + 1.0 if plus_one else module.weight
        return RmsNorm.apply(x, scale, eps)  # type: ignore[no-any-return]

    return forward
