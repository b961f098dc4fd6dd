"""Completion-only loss: cross-entropy over supervised tokens, summed, so that any split into
micro-batches gives the same step (transformers issues 34191 and 37766)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import cross_entropy

from engine.contract.packing import filled_tokens
from engine.fused.attention import Rows
from engine.fused.ways import PLAIN, Ways, row_context, supervised_losses

if TYPE_CHECKING:
    from engine.data.rendering.encode import Encoded

IGNORED = -100
"""Label of a position that is read but not learned."""


@dataclass(frozen=True)
class PackedBatch:
    """Rows of one forward pass, end to end."""

    ids: torch.Tensor
    """(2, tokens) int64: token ids, and positions that begin anew with each row."""
    places: torch.Tensor
    """(supervised,) int64: where the tokens lie that predict a learned one."""
    targets: torch.Tensor
    """(supervised,) int64: the learned tokens."""
    owners: torch.Tensor
    """(supervised,) int64: the row each belongs to."""
    rows: int
    """How many rows."""
    tokens: int
    """Tokens of all rows, the filling not counted."""
    laid: Rows
    """Where each lies, and last the filling."""
    ways: Ways

    def reading(self, model: torch.nn.Module) -> AbstractContextManager[None]:
        """What must hold around forward and backward."""
        return row_context(model, self.laid)

    def row_losses(self, model: torch.nn.Module) -> torch.Tensor:
        """Sum of cross-entropy over each row's supervised tokens, nats, (rows,), 32-bit."""
        nats = supervised_losses(model, self.ids, self.places, self.targets, self.ways)
        sums = torch.zeros(self.rows, device=nats.device)
        return sums.index_add(0, self.owners, nats)


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

    def reading(self, model: torch.nn.Module) -> AbstractContextManager[None]:
        """Nothing is needed around forward and backward."""
        return nullcontext()

    def row_losses(self, model: torch.nn.Module) -> torch.Tensor:
        """Sum of cross-entropy over each row's supervised tokens, nats, (rows,), 32-bit."""
        logits = model(input_ids=self.input_ids, attention_mask=self.attention_mask).logits
        targets = self.labels[:, 1:]
        rows, places = (targets != IGNORED).nonzero(as_tuple=True)
        # Only supervised positions are raised to 32 bit: prompts and padding cost nothing here.
        learned, wanted = logits[rows, places].float(), targets[rows, places]
        per_token = cross_entropy(learned, wanted, reduction="none")
        sums = torch.zeros(len(targets), device=logits.device)
        return sums.index_add(0, rows, per_token)


def row_losses(model: torch.nn.Module, batch: PackedBatch | Batch) -> torch.Tensor:
    """Sum of cross-entropy over each row's supervised tokens, nats, shape (rows,), 32-bit."""
    with batch.reading(model):
        return batch.row_losses(model)


def make_batch(
    rows: Sequence[Encoded], pad_id: int, device: torch.device, ways: Ways = PLAIN
) -> PackedBatch | Batch:
    """The rows as the model can take them: end to end if that is exact for it, else padded."""
    return pack(rows, device, ways) if ways.packed else collate(rows, pad_id, device)


def pack(rows: Sequence[Encoded], device: torch.device, ways: Ways) -> PackedBatch:
    """Lay rows end to end. The first token of a row is nobody's target: rows stay strangers.

    On a processor a last row of tokens that nobody reads fills the pass up (`filled_tokens`).
    """
    lengths = [len(row.input_ids) for row in rows]
    tokens = sum(lengths)
    spare = filled_tokens(tokens) - tokens if device.type == "cpu" else 0
    laid = [*lengths, spare] if spare else lengths
    ids = torch.tensor(
        [
            [*chain.from_iterable(row.input_ids for row in rows), *[rows[0].input_ids[0]] * spare],
            list(chain.from_iterable(range(length) for length in laid)),
        ]
    )
    following = torch.tensor(list(chain.from_iterable((*row.labels[1:], IGNORED) for row in rows)))
    places = (following != IGNORED).nonzero(as_tuple=True)[0]
    owners = torch.repeat_interleave(torch.arange(len(rows)), torch.tensor(lengths))
    parts = (ids, places, following[places], owners[places])
    ids, places, targets, owners = (part.to(device, non_blocking=True) for part in parts)
    borders = Rows.of(laid, device)
    return PackedBatch(ids, places, targets, owners, len(rows), tokens, borders, ways)


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
