"""Completion-only loss: cross-entropy over supervised tokens, summed, so that any split into
micro-batches gives the same step (transformers issues 34191 and 37766)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import cross_entropy

if TYPE_CHECKING:
    from engine.data.rendering.encode import Encoded

IGNORED = -100
"""Label of a position that is read but not learned."""


@dataclass(frozen=True)
class Batch:
    """Rows of one forward pass, padded at the right."""

    input_ids: torch.Tensor
    """(rows, longest row) int64."""
    attention_mask: torch.Tensor
    """(rows, longest row) int64, 1 where there is a token."""
    labels: torch.Tensor
    """(rows, longest row) int64, `IGNORED` where nothing is learned."""

    @property
    def tokens(self) -> int:
        """Tokens without padding."""
        return int(self.attention_mask.sum())


def collate(rows: Sequence[Encoded], pad_id: int, device: torch.device) -> Batch:
    """Pad rows to the longest one. Padding is masked by position, so `pad_id` may be any token."""
    longest = max(len(row.input_ids) for row in rows)
    ids = torch.full((len(rows), longest), pad_id)
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    labels = torch.full((len(rows), longest), IGNORED)
    for place, row in enumerate(rows):
        length = len(row.input_ids)
        ids[place, :length] = torch.tensor(row.input_ids)
        labels[place, :length] = torch.tensor(row.labels)
        mask[place, :length] = 1
    return Batch(ids.to(device), mask.to(device), labels.to(device))


def supervised_tokens(rows: Sequence[Encoded]) -> int:
    """Tokens whose prediction is learned; the first token of a row is never predicted."""
    return sum(sum(label != IGNORED for label in row.labels[1:]) for row in rows)


def row_losses(model: torch.nn.Module, batch: Batch) -> torch.Tensor:
    """Sum of cross-entropy over each row's supervised tokens, nats, shape (rows,), 32-bit."""
    logits = model(input_ids=batch.input_ids, attention_mask=batch.attention_mask).logits
    targets = batch.labels[:, 1:]
    rows, places = (targets != IGNORED).nonzero(as_tuple=True)
    # Only supervised positions are raised to 32 bit: prompts and padding cost nothing here.
    per_token = cross_entropy(logits[rows, places].float(), targets[rows, places], reduction="none")
    sums = torch.zeros(len(targets), device=logits.device)
    return sums.index_add(0, rows, per_token)
