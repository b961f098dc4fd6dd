"""Causal attention whose scores no kernel computes (capped; dropout on a processor), in blocks.

Written out at once they are a number for each pair of tokens of every head, and autograd keeps
several of them for every layer. Here a block of them is made, used and dropped; backward makes it
again. Of dropout one byte a pair is kept. Nothing is computed for pairs that never meet: keys after
the block, or before its window.

The arithmetic is that of transformers' eager attention: products in the model's number format,
softmax in 32 bit. Backward: FlashAttention, arXiv 2205.14135, algorithm 4, with whole rows of keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch

from engine.contract.memory.layer import BLOCK_BYTES, MOST_QUERIES

LEAST_QUERIES = 64


@dataclass(frozen=True)
class Scored:
    """What scores go through before they weigh values."""

    scale: float
    dropout: float = 0.0
    window: int | None = None
    """A token sees this many tokens at most, itself included."""
    softcap: float | None = None
    """Gemma 2: scores are squeezed to this size by tanh, which no kernel does."""

    @property
    def kept(self) -> float:
        """Share of the weights that dropout leaves, and what those are divided by."""
        return 1 - self.dropout


class ScoredAttention(torch.autograd.Function):
    """(rows, heads, tokens, width) queries, fewer heads of keys and values, which may have another
    width -> (rows, heads, tokens, width of values)."""

    @staticmethod
    def forward(
        ctx: Any, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, how: Scored
    ) -> torch.Tensor:
        """Keeps its inputs, and which weights dropout has taken."""
        answer = q.new_empty((*q.shape[:3], v.shape[3]))
        grouped, thinned = _by_keys(answer, k), []
        for place in blocks(q, k, how.window):
            weights, _slope = _weights(place.queries(_by_keys(q, k)), place.keys(k), place, how)
            if how.dropout:
                thinned.append(_draw(weights, how.dropout))
                weights.masked_fill_(thinned[-1], 0)
            made = weights.to(v.dtype) @ place.keys(v)
            place.of(grouped).copy_(place.unfold(made.div_(how.kept)))
        ctx.save_for_backward(q, k, v, *thinned)
        ctx.how = how
        return answer

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """Gradients of queries, keys and values."""
        q, k, v, *thinned = ctx.saved_tensors
        how, given = ctx.how, _by_keys(grads[0], k)
        to_q = q.new_empty(q.shape)
        sums = [torch.zeros_like(part, dtype=_wide(part)) for part in (k, v)]
        for number, place in enumerate(blocks(q, k, how.window)):
            gone = thinned[number] if thinned else None
            parts = (place.queries(_by_keys(q, k)), place.keys(k), place.keys(v))
            to_parts = _block_back(parts, place.queries(given), gone, place, how)
            place.of(_by_keys(to_q, k)).copy_(place.unfold(to_parts[0]))
            for whole, part in zip(sums, to_parts[1:], strict=True):
                place.keys(whole).add_(part)
        return to_q, sums[0].to(k.dtype), sums[1].to(v.dtype), None


@dataclass(frozen=True)
class Block:
    """Some heads of keys, all heads of queries that read them; some queries and what they see."""

    heads: slice
    tokens: slice
    seen: slice

    def of(self, grouped: torch.Tensor) -> torch.Tensor:
        """Its part of (rows, key heads, queries for each, tokens, width)."""
        return grouped[:, self.heads, :, self.tokens]

    def queries(self, grouped: torch.Tensor) -> torch.Tensor:
        """Its part, (rows, heads, queries for each x tokens, width)."""
        return self.of(grouped).flatten(2, 3)

    def unfold(self, folded: torch.Tensor) -> torch.Tensor:
        """What `queries` has folded, as `of` gives it."""
        return folded.unflatten(2, (-1, self.tokens.stop - self.tokens.start))

    def keys(self, part: torch.Tensor) -> torch.Tensor:
        """(rows, heads, keys, width)."""
        return part[:, self.heads, self.seen]


def blocks(q: torch.Tensor, k: torch.Tensor, window: int | None) -> Iterator[Block]:
    """Heads and tokens in blocks whose scores fit into `BLOCK_BYTES`, where 64 queries do."""
    rows, heads, tokens, _width = q.shape
    each, kind = heads // k.shape[1], "cuda" if q.is_cuda else "cpu"
    most, queries = BLOCK_BYTES[kind], min(tokens, MOST_QUERIES[kind])
    of_query = 4 * rows * each * (tokens if window is None else min(tokens, window + queries))
    at_once = min(queries, max(LEAST_QUERIES, most // of_query))
    step = max(1, most // (of_query * at_once))
    for head in range(0, k.shape[1], step):
        for start in range(0, tokens, at_once):
            end = min(start + at_once, tokens)
            first = 0 if window is None else max(0, start - window + 1)
            yield Block(slice(head, head + step), slice(start, end), slice(first, end))


def _weights(
    q: torch.Tensor, k: torch.Tensor, place: Block, how: Scored
) -> tuple[torch.Tensor, torch.Tensor | None]:
    """Softmax of a block's scores in 32 bit, (rows, heads, queries, keys), and the cap's slope."""
    scores, slope = q @ k.transpose(2, 3), None
    if how.softcap is None:
        scores = scores.to(_wide(q)).mul_(how.scale)
    else:  # in the model's format, as its library does: it is held against that
        scores.mul_(how.scale / how.softcap).tanh_()
        slope = 1 - scores.to(_wide(q)).square()
        scores = scores.mul_(how.softcap).to(_wide(q))
    seen = visible(place.tokens, place.seen, how.window, q.device)
    place.unfold(scores).masked_fill_(~seen, float("-inf"))
    return scores.softmax(-1), slope


def _block_back(
    parts: tuple[torch.Tensor, torch.Tensor, torch.Tensor],
    given: torch.Tensor,
    gone: torch.Tensor | None,
    place: Block,
    how: Scored,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """What a block adds to the gradients of its queries, keys and values."""
    q, k, v = parts
    weights, slope = _weights(q, k, place, how)
    to_v = _narrow(weights, gone, v.dtype).transpose(2, 3) @ given
    to_scores = (given @ v.transpose(2, 3)).to(weights.dtype)
    if gone is not None:
        to_scores.masked_fill_(gone, 0)
    to_scores.mul_(weights)  # softmax: p * (dp - sum of p * dp), in place
    to_scores.addcmul_(weights, to_scores.sum(-1, keepdim=True), value=-1)
    if slope is not None:
        to_scores.mul_(slope)
    del weights, slope
    narrow = to_scores.mul_(how.scale / how.kept).to(q.dtype)
    return narrow @ k, narrow.transpose(2, 3) @ q, to_v.div_(how.kept)


def _narrow(weights: torch.Tensor, gone: torch.Tensor | None, dtype: torch.dtype) -> torch.Tensor:
    """Weights as they meet values."""
    if gone is None:
        return weights.to(dtype)
    if weights.dtype == dtype:
        return weights.masked_fill(gone, 0)
    return weights.to(dtype).masked_fill_(gone, 0)


def visible(queries: slice, keys: slice, window: int | None, device: torch.device) -> torch.Tensor:
    """(queries, keys) bool: not later, and nearer than the window."""
    q = torch.arange(queries.start, queries.stop, device=device)[:, None]
    k = torch.arange(keys.start, keys.stop, device=device)[None, :]
    return (k <= q) if window is None else (k <= q) & (k > q - window)


def _draw(weights: torch.Tensor, share: float) -> torch.Tensor:
    """Which weights go, one byte each, from torch's own stream of random numbers."""
    return torch.empty_like(weights, dtype=torch.bool).bernoulli_(share)


def _by_keys(part: torch.Tensor, k: torch.Tensor) -> torch.Tensor:
    """(rows, heads, tokens, width) as (rows, key heads, heads for each, tokens, width)."""
    return part.unflatten(1, (k.shape[1], -1))


def _wide(part: torch.Tensor) -> torch.dtype:
    """32 bit, or what is wider."""
    return torch.promote_types(part.dtype, torch.float32)
