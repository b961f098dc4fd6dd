"""Cross-entropy of the supervised tokens straight from the hidden states, a few hundred at a time.

The predictions of a whole batch (tokens x vocabulary, several copies in 32 bit) never exist. The
output layer is frozen, so the gradient of the hidden states is all that backward needs: it is made
in the forward pass, while a chunk's predictions are there (two products instead of three).
"""

from __future__ import annotations

from typing import Any

import torch
from torch.nn.functional import linear

from engine.contract.memory.layer import chunk_tokens


class ChunkedCrossEntropy(torch.autograd.Function):
    """hidden (tokens, width), head (vocabulary, width), targets (tokens,) -> nats (tokens,)."""

    @staticmethod
    def forward(
        ctx: Any,
        hidden: torch.Tensor,
        head: torch.Tensor,
        targets: torch.Tensor,
        softcap: float | None,
    ) -> torch.Tensor:
        """Nats of every token in 32 bit; keeps the gradient of `hidden` if it is wanted."""
        wanted = ctx.needs_input_grad[0]
        gradient = torch.empty_like(hidden) if wanted else None
        losses = torch.empty(len(targets), dtype=torch.float32, device=hidden.device)
        size = chunk_tokens(head.shape[0], "cuda" if hidden.is_cuda else "cpu")
        for start in range(0, len(targets), size):
            part = slice(start, start + size)
            scores = linear(hidden[part], head).float()
            losses[part] = _chunk(scores, targets[part], softcap, wanted)
            if gradient is not None:
                torch.mm(scores.to(head.dtype), head, out=gradient[part])
        if gradient is not None:
            ctx.save_for_backward(gradient)
        return losses

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """The kept gradient times what each token's loss counts."""
        (gradient,) = ctx.saved_tensors
        return gradient.mul(grads[0].to(gradient.dtype)[:, None]), None, None, None


def _chunk(
    scores: torch.Tensor, targets: torch.Tensor, softcap: float | None, wanted: bool
) -> torch.Tensor:
    """Losses of a chunk; `scores` becomes the gradient of the predictions, all in its place."""
    place = targets[:, None]
    slope = None
    if softcap is not None:
        scores.div_(softcap).tanh_()
        slope = scores.square().neg_().add_(1.0) if wanted else None
        scores.mul_(softcap)
    right = scores.gather(1, place)
    top = scores.amax(-1, keepdim=True)
    sums = scores.sub_(top).exp_().sum(-1, keepdim=True)  # one pass of exp serves both
    losses = (sums.log() + top - right).squeeze(1)
    if not wanted:
        return losses
    scores.div_(sums).scatter_add_(1, place, torch.full_like(sums, -1.0))
    if slope is not None:
        scores.mul_(slope)
    return losses
