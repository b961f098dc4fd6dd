"""Cross-entropy of the supervised tokens straight from the hidden states, a few hundred at a time.

The predictions of a whole batch (tokens x vocabulary, several copies in 32 bit) never exist. The
output layer is frozen, so the gradient of the hidden states is all that backward needs: it is made
in the forward pass, while a chunk's predictions are there (two products instead of three).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch

from engine.contract.memory.layer import chunk_tokens

EVEN_TOKENS = 32
"""Sizes of chunks are multiples of this where there are as many tokens."""


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
        gradient = torch.empty_like(hidden) if ctx.needs_input_grad[0] else None
        losses = torch.empty(len(targets), dtype=torch.float32, device=hidden.device)
        room = Room.for_chunks(hidden, head, softcap)
        for part in chunks(len(targets), room.tokens):
            back = None if gradient is None else gradient[part]
            losses[part] = _chunk(hidden[part], head, targets[part], room, back)
        if gradient is not None:
            ctx.save_for_backward(gradient)
        return losses

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """The kept gradient times what each token's loss counts."""
        (gradient,) = ctx.saved_tensors
        return gradient.mul(grads[0].to(gradient.dtype)[:, None]), None, None, None


@dataclass(frozen=True)
class Room:
    """Where the predictions of a chunk lie, one chunk after the other: glibc's heap does not find
    the place again that a tensor of the same size has left, and grew by a chunk for each."""

    tokens: int
    narrow: torch.Tensor
    """(tokens, vocabulary) in the format of the arithmetic."""
    wide: torch.Tensor
    """The same in 32 bit; the same tensor where the arithmetic is 32-bit."""
    slope: torch.Tensor | None
    """Of the cap, in 32 bit."""
    softcap: float | None

    @classmethod
    def for_chunks(cls, hidden: torch.Tensor, head: torch.Tensor, softcap: float | None) -> Room:
        """Room for as many tokens as a chunk may have, or as there are."""
        vocabulary = head.shape[0]
        most = chunk_tokens(vocabulary, "cuda" if hidden.is_cuda else "cpu")
        shape = (min(most, max(1, len(hidden))), vocabulary)
        narrow = torch.empty(shape, dtype=head.dtype, device=head.device)
        kept = narrow.dtype == torch.float32
        wide = narrow if kept else torch.empty_like(narrow, dtype=torch.float32)
        slope = None if softcap is None else torch.empty_like(wide)
        return cls(shape[0], narrow, wide, slope, softcap)


def chunks(tokens: int, most: int) -> Iterator[slice]:
    """All tokens, in chunks of few different sizes: what is left after the full ones is taken with
    some that were done before. oneDNN keeps a program for every size, 2 to 5 MB with 32,000 words.
    """
    full = tokens - tokens % most
    yield from (slice(start, start + most) for start in range(0, full, most))
    left = tokens - full
    even = left - left % EVEN_TOKENS
    if left and full:
        yield slice(tokens - min(most, -(-left // EVEN_TOKENS) * EVEN_TOKENS), tokens)
    elif left:
        if even:
            yield slice(0, even)
        if left > even:
            yield slice(max(0, tokens - EVEN_TOKENS), tokens)


def _chunk(
    hidden: torch.Tensor,
    head: torch.Tensor,
    targets: torch.Tensor,
    room: Room,
    gradient: torch.Tensor | None,
) -> torch.Tensor:
    """Losses of a chunk; its hidden states' gradient is written where it is wanted."""
    count, place = len(hidden), targets[:, None]
    narrow, scores = room.narrow[:count], room.wide[:count]
    torch.mm(hidden, head.t(), out=narrow)
    if scores is not narrow:
        scores.copy_(narrow)
    slope = _cap(scores, room)
    right = scores.gather(1, place)
    top = scores.amax(-1, keepdim=True)
    sums = scores.sub_(top).exp_().sum(-1, keepdim=True)  # one pass of exp serves both
    losses = (sums.log() + top - right).squeeze(1)
    if gradient is not None:
        scores.div_(sums).scatter_add_(1, place, torch.full_like(sums, -1.0))
        if slope is not None:
            scores.mul_(slope)
        torch.mm(narrow.copy_(scores), head, out=gradient)
    return losses


def _cap(scores: torch.Tensor, room: Room) -> torch.Tensor | None:
    """Squeeze predictions to the cap, in place; the slope of that at each."""
    if room.softcap is None or room.slope is None:
        return None
    scores.div_(room.softcap).tanh_()
    slope = room.slope[: len(scores)]
    torch.mul(scores, scores, out=slope)
    slope.neg_().add_(1.0)
    scores.mul_(room.softcap)
    return slope
