"""Attention among rows that are laid end to end: every row sees itself alone, never a dense mask.

On a card the varlen kernel of torch's own flash attention takes all rows at once; elsewhere each
row is one causal `scaled_dot_product_attention`. Short rows go together, padded at their end: what
is causal never looks at it, so no mask is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn.functional import pad, scaled_dot_product_attention
from torch.nn.utils.rnn import pad_sequence
from transformers import AttentionInterface, AttentionMaskInterface

from engine.fused.scores import Scored, ScoredAttention, visible

NAME = "formiga_rows"
SHORT_TOKENS = 48
"""Up to here calling the operation costs more than computing it: such rows go together."""
LENGTH_STEP, SHORT_STEP = 64, 16
"""Rows are padded to multiples of these where each length costs memory."""
VARLEN_HEAD_MAX = 256
"""Widest head of the flash attention kernel."""


@dataclass(frozen=True)
class Rows:
    """Where the rows of a packed batch begin and end."""

    lengths: tuple[int, ...]
    """Tokens of each row, in the order they lie."""
    borders: torch.Tensor
    """(rows + 1,) int32 on the device of the batch: 0, end of the first row, …"""

    @classmethod
    def of(cls, lengths: Sequence[int], device: torch.device) -> Rows:
        """The rows of these lengths, end to end."""
        ends = torch.tensor([0, *lengths], dtype=torch.int32).cumsum(0, dtype=torch.int32)
        return cls(tuple(lengths), ends.to(device))

    def groups(self) -> Iterator[tuple[int, ...]]:
        """Rows that are computed together, in order: short neighbours, else each alone."""
        held: list[int] = []
        for length in self.lengths:
            if length > SHORT_TOKENS:
                if held:
                    yield tuple(held)
                    held = []
                yield (length,)
            else:
                held.append(length)
        if held:
            yield tuple(held)


class _Current:
    """The rows that are being computed. Checkpointing computes again during backward, in threads
    of autograd's own, so this is no thread's variable."""

    rows: Rows | None = None


@contextmanager
def attending(model: Any, rows: Rows) -> Iterator[None]:
    """Inside, this model's attention keeps to these rows, forward and backward."""
    config = model.config.get_text_config()
    before = config._attn_implementation
    config._attn_implementation = NAME
    _Current.rows = rows
    try:
        yield
    finally:
        config._attn_implementation = before
        _Current.rows = None


def rows_attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    sliding_window: int | None = None,
    softcap: float | None = None,
    **_others: Any,
) -> tuple[torch.Tensor, None]:
    """transformers' attention function: (1, heads, tokens, width) -> (1, tokens, heads, width)."""
    rows = _Current.rows
    if rows is None or sum(rows.lengths) != query.shape[2]:
        message = "attention over rows outside of `attending`"
        raise RuntimeError(message)
    scale = query.shape[-1] ** -0.5 if scaling is None else scaling
    one = OneRow(scale, dropout if module.training else 0.0, sliding_window, softcap)
    if _fits_varlen(query, one):
        return _varlen(query, key, value, rows, one), None
    groups = list(rows.groups())
    sizes = [sum(group) for group in groups]  # split, not narrowed: its gradient is one `cat`
    parts = zip(*(tensor.split(sizes, 2) for tensor in (query, key, value)), strict=True)
    answers = [
        _alone(part, one) if len(group) == 1 else _together(part, group, one)
        for group, part in zip(groups, parts, strict=True)
    ]
    return torch.cat(answers, 2).transpose(1, 2), None


@dataclass(frozen=True)
class OneRow(Scored):
    """Causal attention within rows that lie side by side: (rows, heads, tokens, width)."""

    def __call__(self, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
        """(rows, heads, tokens, width) of the values that each token has gathered."""
        tokens = q.shape[2]
        if self.softcap is not None or (self.dropout and not q.is_cuda):
            return ScoredAttention.apply(q, k, v, self)  # type: ignore[no-any-return]
        if self.window is None or tokens <= self.window:
            return self._kernel(q, k, v, None)
        blocks = []
        for start in range(0, tokens, self.window):
            end, first = min(start + self.window, tokens), max(0, start - self.window + 1)
            seen = visible(slice(start, end), slice(first, end), self.window, q.device)
            part = (q[:, :, start:end], k[:, :, first:end], v[:, :, first:end])
            blocks.append(self._kernel(*part, seen))
        return torch.cat(blocks, 2)

    def _kernel(
        self, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, seen: torch.Tensor | None
    ) -> torch.Tensor:
        return scaled_dot_product_attention(
            q,
            k,
            v,
            attn_mask=seen,
            dropout_p=self.dropout,
            is_causal=seen is None,
            scale=self.scale,
            enable_gqa=q.shape[1] != k.shape[1],
        )


def _alone(parts: Sequence[torch.Tensor], one: OneRow) -> torch.Tensor:
    """One row, padded at its end where only few lengths are welcome.

    Of the right length it is copied like any other: a view would keep all rows for backward.
    """
    if not _keeps_programs(parts[0]):
        return one(*parts)
    length = parts[0].shape[2]
    spare = -length % LENGTH_STEP
    return one(*(pad(part, (0, 0, 0, spare)) for part in parts)).narrow(2, 0, length)


def _keeps_programs(query: torch.Tensor) -> bool:
    """Whether this is 16-bit arithmetic of a processor, which is oneDNN's: it makes programs for
    each length (20 ms) and keeps them (4 MB; 1.7 MB for multiples of 64, which repeat)."""
    return not query.is_cuda and query.dtype != torch.float32


def _together(parts: Sequence[torch.Tensor], lengths: tuple[int, ...], one: OneRow) -> torch.Tensor:
    """Short rows in one call, padded at their end."""
    padded = [
        pad_sequence([row.transpose(0, 1) for row in part[0].split(lengths, 1)], batch_first=True)
        for part in parts
    ]
    spare = -max(lengths) % SHORT_STEP if _keeps_programs(parts[0]) else 0
    answer = one(*(pad(tensor.transpose(1, 2), (0, 0, 0, spare)) for tensor in padded))
    rows = [answer[place, :, :length] for place, length in enumerate(lengths)]
    return torch.cat(rows, 1)[None]


def _fits_varlen(query: torch.Tensor, one: OneRow) -> bool:
    return (
        query.is_cuda
        and query.dtype in (torch.bfloat16, torch.float16)
        and query.shape[-1] <= VARLEN_HEAD_MAX
        and one.softcap is None
        and not one.dropout
        and torch.cuda.get_device_capability(query.device) >= (8, 0)
    )


def _varlen(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, rows: Rows, one: OneRow
) -> torch.Tensor:
    from torch.nn.attention.varlen import varlen_attn

    longest = max(rows.lengths)
    answer = varlen_attn(
        *(tensor[0].transpose(0, 1) for tensor in (q, k, v)),
        rows.borders,
        rows.borders,
        longest,
        longest,
        scale=one.scale,
        window_size=(-1 if one.window is None else one.window - 1, 0),
        enable_gqa=q.shape[1] != k.shape[1],
    )
    return answer[None]


def _no_mask(*_arguments: Any, **_named: Any) -> None:
    """Rows are told by their borders."""


AttentionInterface.register(NAME, rows_attention)
AttentionMaskInterface.register(NAME, _no_mask)
