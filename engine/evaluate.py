"""Held-out loss and sample answers. Dropout off, no gradients, no randomness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch

from engine.contract.packing import best_fit
from engine.fused.ways import PLAIN, Ways
from engine.loss import make_batch, supervised_tokens
from engine.measuring import measuring

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from engine.data.rendering.encode import Encoded


@dataclass(frozen=True)
class HeldOut:
    """Loss on the rows that are never trained on."""

    loss: float
    """Mean cross-entropy per supervised token, nats."""
    rows: int
    tokens: int
    """Supervised tokens."""
    per_row: list[float] = field(default_factory=list)
    """Mean cross-entropy of each row, nats, in the order of the rows."""
    row_tokens: list[int] = field(default_factory=list)
    """Supervised tokens of each row."""


def held_out_loss(
    model: torch.nn.Module,
    rows: Sequence[Encoded],
    *,
    pad_id: int,
    batch_size: int,
    device: torch.device,
    most_tokens: int | None = None,
    ways: Ways = PLAIN,
) -> HeldOut:
    """Loss over all rows together: every supervised token counts the same.

    Args:
        batch_size: rows measured at once, at most, where they are padded.
        most_tokens: tokens measured at once with their padding, at most; a training batch's, so
            that measuring never needs more memory than a step. A longer row is measured alone.
        ways: how rows go through the model.
    """
    sums = [0.0] * len(rows)
    with measuring(model):
        for places in _batches(rows, batch_size, most_tokens, ways):
            batch = make_batch([rows[place] for place in places], pad_id, device, ways)
            with batch.reading(model):
                found = batch.row_losses(model).tolist()
            for place, nats in zip(places, found, strict=True):
                sums[place] = nats
    counts = [supervised_tokens([row]) for row in rows]
    means = [nats / max(1, count) for nats, count in zip(sums, counts, strict=True)]
    return HeldOut(sum(sums) / max(1, sum(counts)), len(rows), sum(counts), means, counts)


def _batches(
    rows: Sequence[Encoded], most_rows: int, most_tokens: int | None, ways: Ways
) -> Iterator[list[int]]:
    """Places of rows that are measured together."""
    lengths = [len(row.input_ids) for row in rows]
    if ways.packed:
        room = most_tokens or most_rows * max(lengths, default=1)
        yield from best_fit(lengths, room)
        return
    part: list[int] = []
    for place in sorted(range(len(rows)), key=lambda place: lengths[place]):
        padded = (len(part) + 1) * lengths[place]
        if part and (len(part) == most_rows or padded > (most_tokens or padded)):
            yield part
            part = []
        part.append(place)
    if part:
        yield part


def answer(
    model: Any,
    tokenizer: PreTrainedTokenizerBase,
    prompt_ids: Sequence[int],
    *,
    max_new_tokens: int,
    device: torch.device,
    most_tokens: int | None = None,
) -> str:
    """The model's greedy answer to a rendered prompt, without special tokens (`answer_ids`)."""
    ids = answer_ids(
        model,
        tokenizer,
        prompt_ids,
        max_new_tokens=max_new_tokens,
        device=device,
        most_tokens=most_tokens,
    )
    return str(tokenizer.decode(ids, skip_special_tokens=True)).strip()


def answer_ids(
    model: Any,
    tokenizer: PreTrainedTokenizerBase,
    prompt_ids: Sequence[int],
    *,
    max_new_tokens: int,
    device: torch.device,
    most_tokens: int | None = None,
) -> list[int]:
    """The tokens of the model's greedy answer, the mark that it stopped at included.

    A prompt that leaves no room in the model's context, or is longer than `most_tokens` (what a
    training batch holds), is shortened at its beginning.
    """
    room = most_tokens or len(prompt_ids)
    context = getattr(model.config, "max_position_embeddings", None)
    new_tokens = min(max_new_tokens, context // 2) if context else max_new_tokens
    if context:
        room = min(room, context - new_tokens)
    kept = list(prompt_ids)[-max(1, room) :]
    ids = torch.tensor([kept], device=device)
    with measuring(model):
        output = model.generate(
            input_ids=ids,
            attention_mask=torch.ones_like(ids),
            max_new_tokens=new_tokens,
            do_sample=False,
            use_cache=True,
            pad_token_id=tokenizer.pad_token_id,
            eos_token_id=stop_ids(model, tokenizer),
        )
    return [int(token) for token in output[0, len(kept) :]]


def stop_ids(model: Any, tokenizer: PreTrainedTokenizerBase) -> list[int]:
    """Tokens that end an answer: the tokenizer's end mark and those of the model's own settings."""
    configured = model.generation_config.eos_token_id
    known = configured if isinstance(configured, list) else [configured]
    return sorted({i for i in [tokenizer.eos_token_id, *known] if i is not None})
