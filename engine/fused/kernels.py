"""The arithmetic between the products: norms and gated activations, as plain torch or compiled.

Plain torch makes a pass over memory for every operation. Compiled (`torch_compile` of a job), each
of the four functions is one pass. They know no rows and no layers, so they are compiled once for a
number format, in seconds, whatever lengths come.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn.functional import gelu, silu


def norm(x: torch.Tensor, scale: torch.Tensor, eps: float) -> tuple[torch.Tensor, torch.Tensor]:
    """x / rms(x) * scale, and 1 / rms(x) of every token in 32 bit."""
    wide = x.to(torch.float32, copy=True)
    inverse = torch.rsqrt(wide.square().mean(-1, keepdim=True) + eps)
    wide = wide.mul_(inverse)
    if scale.dtype == torch.float32:  # acts before rounding (Gemma), else after it (Llama)
        return wide.mul_(scale).to(x.dtype), inverse
    return wide.to(x.dtype).mul_(scale), inverse


def norm_back(
    g: torch.Tensor, x: torch.Tensor, inverse: torch.Tensor, scale: torch.Tensor
) -> torch.Tensor:
    """dx = (d - n * mean(d * n)) / rms, with d = g * scale and n the normalised input."""
    normal = x.to(torch.float32, copy=True).mul_(inverse)
    slope = g.float() * scale.float()
    shared = torch.linalg.vecdot(slope, normal).unsqueeze(-1).div_(x.shape[-1])
    return slope.addcmul_(normal, shared, value=-1).mul_(inverse).to(x.dtype)


def gated(gate: torch.Tensor, up: torch.Tensor, kind: str) -> torch.Tensor:
    """act(gate) * up; `kind` is `silu` or `gelu_tanh`."""
    return act(kind, gate).mul_(up)


def gated_back(
    g: torch.Tensor, gate: torch.Tensor, up: torch.Tensor, kind: str
) -> tuple[torch.Tensor, torch.Tensor]:
    """Gradients of gate and up; the activation is computed again."""
    d_up = act(kind, gate).mul_(g)
    if kind == "silu":
        return torch.ops.aten.silu_backward(g * up, gate), d_up
    return torch.ops.aten.gelu_backward(g * up, gate, approximate="tanh"), d_up


def act(kind: str, x: torch.Tensor) -> torch.Tensor:
    """The activation of that name."""
    return silu(x) if kind == "silu" else gelu(x, approximate="tanh")


@dataclass(frozen=True)
class Kernels:
    """One implementation of the four."""

    norm: Callable[..., tuple[torch.Tensor, torch.Tensor]] = norm
    norm_back: Callable[..., torch.Tensor] = norm_back
    gated: Callable[..., torch.Tensor] = gated
    gated_back: Callable[..., tuple[torch.Tensor, torch.Tensor]] = gated_back


PLAIN = Kernels()


class _Used:
    """What this process computes with; one model is trained at a time."""

    kernels = PLAIN


def current() -> Kernels:
    """What is in use."""
    return _Used.kernels


def use(kernels: Kernels) -> None:
    """Compute with these from now on."""
    _Used.kernels = kernels


def compiled(dtype: torch.dtype, device: torch.device, width: int) -> Kernels | None:
    """The four compiled and tried on made-up numbers; None where this computer cannot compile.

    Takes seconds to a minute the first time; torch keeps the result for later processes.
    """
    options: dict[str, Any] = {"dynamic": True, "fullgraph": True}
    made = Kernels(*(torch.compile(f, **options) for f in (norm, norm_back, gated, gated_back)))
    try:
        return made if _same(made, dtype, device, width) else None
    except Exception:
        # No C++ compiler, no triton, an old card: torch raises errors of many kinds, and every one
        # of them means that this computer goes on with plain torch.
        return None


def _same(made: Kernels, dtype: torch.dtype, device: torch.device, width: int) -> bool:
    for tokens in (33, 65):  # two lengths, so that a third one compiles nothing anew
        x, g, y = (_drawn(seed, tokens, width, dtype, device) for seed in range(3))
        scale = _drawn(3, 1, width, dtype, device)[0]
        pairs: list[tuple[Any, Any]] = [(made.norm(x, scale, 1e-6), norm(x, scale, 1e-6))]
        inverse = pairs[0][1][1]
        back = (made.norm_back(g, x, inverse, scale), norm_back(g, x, inverse, scale))
        pairs += [((back[0],), (back[1],))]
        for kind in ("silu", "gelu_tanh"):
            pairs += [((made.gated(x, y, kind),), (gated(x, y, kind),))]
            pairs += [(made.gated_back(g, x, y, kind), gated_back(g, x, y, kind))]
        close = (_close(a, b) for found, truth in pairs for a, b in zip(found, truth, strict=True))
        if not all(close):
            return False
    return True


def _drawn(
    seed: int, tokens: int, width: int, dtype: torch.dtype, device: torch.device
) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn((tokens, width), generator=generator).to(device, dtype)


def _close(found: torch.Tensor, truth: torch.Tensor) -> bool:
    tolerance = 1e-4 if truth.dtype == torch.float32 else 3e-2
    return torch.allclose(found.float(), truth.float(), rtol=tolerance, atol=tolerance)
