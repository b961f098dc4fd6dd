"""LoRA around a frozen layer in one operation: y = x W' + s (x A') B', W unpacked once each way.

peft's layer raises its input to 32 bit and keeps copies; this one keeps `x` and `x A'` (rank wide)
as they are. A and B stay peft's own parameters, so adapters are saved and loaded as before.
Gradients, with g that of y and u = s g B: dx = g W + u A, dA = u' x, dB = s g' (x A').
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch.nn.functional import dropout, linear

Weight = Callable[[], torch.Tensor]
"""The frozen matrix (outputs, inputs), in the format of the arithmetic."""


class AroundFrozen(torch.autograd.Function):
    """x (tokens, inputs), thinned (tokens, inputs) or None, A (r, inputs), B (outputs, r)."""

    @staticmethod
    def forward(
        ctx: Any,
        x: torch.Tensor,
        thinned: torch.Tensor | None,
        a: torch.Tensor,
        b: torch.Tensor,
        weight: Weight,
        bias: torch.Tensor | None,
        scale: float,
    ) -> torch.Tensor:
        """(tokens, outputs). `thinned` is x after the adapter's dropout, where it has one."""
        read = x if thinned is None else thinned
        low = linear(read, a.to(x.dtype))
        y = linear(x, weight(), bias)
        y.addmm_(low, b.to(x.dtype).t(), alpha=scale)
        ctx.save_for_backward(read, low, a, b)
        ctx.frozen, ctx.scale, ctx.thinned = weight, scale, thinned is not None
        return y

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """Gradients of x, thinned x, A and B."""
        read, low, a, b = ctx.saved_tensors
        g, scale = grads[0], ctx.scale
        u = (g @ b.to(g.dtype)).mul_(scale)
        d_a = (u.t() @ read).to(a.dtype) if ctx.needs_input_grad[2] else None
        d_b = (low.t() @ g).mul_(scale).t().to(b.dtype) if ctx.needs_input_grad[3] else None
        d_x = g @ ctx.frozen() if ctx.needs_input_grad[0] else None
        d_thin = None
        if ctx.thinned:
            d_thin = u @ a.to(g.dtype)
        elif d_x is not None:
            d_x.addmm_(u, a.to(g.dtype))
        return d_x, d_thin, d_a, d_b, None, None, None


class OntoAnswer(torch.autograd.Function):
    """y + s (x A') B' for layers whose own product we leave to their library (8 bit)."""

    @staticmethod
    def forward(
        ctx: Any,
        y: torch.Tensor,
        x: torch.Tensor,
        a: torch.Tensor,
        b: torch.Tensor,
        scale: float,
    ) -> torch.Tensor:
        """(tokens, outputs)."""
        low = linear(x, a.to(x.dtype))
        ctx.save_for_backward(x, low, a, b)
        ctx.scale = scale
        return torch.addmm(y, low, b.to(x.dtype).t(), alpha=scale)

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """Gradients of y, x, A and B."""
        x, low, a, b = ctx.saved_tensors
        g, scale = grads[0], ctx.scale
        u = (g @ b.to(g.dtype)).mul_(scale)
        d_x = u @ a.to(g.dtype) if ctx.needs_input_grad[1] else None
        d_a, d_b = (u.t() @ x).to(a.dtype), (low.t() @ g).mul_(scale).t().to(b.dtype)
        return g, d_x, d_a, d_b, None


def fused_forward(layer: Any) -> Callable[..., torch.Tensor] | None:
    """A `forward` for one of peft's LoRA layers, or None where peft's own is needed.

    peft's own stays in charge whenever the adapter is off, merged, several, or of another kind.
    """
    if type(layer).__name__ == "ParamWrapper":  # experts and routers: no product of a matrix
        return None
    names = list(layer.lora_A)
    if len(names) != 1 or layer.lora_variant or any(layer.lora_bias.values()):
        return None
    name, own = names[0], layer.forward
    base = layer.get_base_layer()
    weight = frozen_weight(base)

    def forward(x: torch.Tensor, *others: Any, **named: Any) -> torch.Tensor:
        plain = layer.disable_adapters or layer.merged or named or others
        if plain or layer.active_adapters != names:
            return own(x, *others, **named)  # type: ignore[no-any-return]
        a, b = layer.lora_A[name].weight, layer.lora_B[name].weight
        flat, thinned, scale = x.reshape(-1, x.shape[-1]), None, layer.scaling[name]
        share = getattr(layer.lora_dropout[name], "p", 0.0)
        if share and layer.training:
            thinned = dropout(flat, share)
        if weight is None:
            read = flat if thinned is None else thinned
            answer = base(x)
            y = OntoAnswer.apply(answer.reshape(-1, answer.shape[-1]), read, a, b, scale)
        else:
            y = AroundFrozen.apply(flat, thinned, a, b, weight, base.bias, scale)
        return y.view(*x.shape[:-1], y.shape[-1])  # type: ignore[no-any-return]

    return forward


def frozen_weight(base: Any) -> Weight | None:
    """How to get at a layer's frozen matrix; None where only its library can multiply by it."""
    kind = type(base).__name__
    if kind == "Linear4bit":
        from bitsandbytes.functional import dequantize_4bit

        def unpack() -> torch.Tensor:
            whole = dequantize_4bit(base.weight.data, base.weight.quant_state)
            return whole if base.compute_dtype is None else whole.to(base.compute_dtype)

        return unpack
    if kind == "Conv1D":
        return lambda: base.weight.t()
    return (lambda: base.weight) if type(base) is torch.nn.Linear else None
