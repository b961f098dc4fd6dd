"""Held-out loss and sample answers. Dropout off, no gradients, no randomness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

from engine.loss import collate, row_losses, supervised_tokens
from engine.models.load import check_not_repacked

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


@contextmanager
def measuring(model: torch.nn.Module) -> Iterator[None]:
    """Evaluation mode without gradients; training mode afterwards if it was on before."""
    was_training = model.training
    model.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        model.train(was_training)
        check_not_repacked(model)


def held_out_loss(
    model: torch.nn.Module,
    rows: Sequence[Encoded],
    *,
    pad_id: int,
    batch_size: int,
    device: torch.device,
    most_tokens: int | None = None,
) -> HeldOut:
    """Loss over all rows together: every supervised token counts the same.

    Args:
        batch_size: rows measured at once, at most.
        most_tokens: tokens measured at once with their padding, at most; a training batch's, so
            that measuring never needs more memory than a step. A longer row is measured alone.
    """
    total = 0.0
    with measuring(model):
        for part in _batches(rows, batch_size, most_tokens):
            batch = collate(part, pad_id, device)
            total += float(row_losses(model, batch).double().sum())
    tokens = supervised_tokens(rows)
    return HeldOut(total / max(1, tokens), len(rows), tokens)


def _batches(
    rows: Sequence[Encoded], most_rows: int, most_tokens: int | None
) -> Iterator[list[Encoded]]:
    """Rows in order of length, so that a batch holds little padding."""
    part: list[Encoded] = []
    for row in sorted(rows, key=lambda row: len(row.input_ids)):
        padded = (len(part) + 1) * len(row.input_ids)
        if part and (len(part) == most_rows or padded > (most_tokens or padded)):
            yield part
            part = []
        part.append(row)
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
    """The model's greedy answer to a rendered prompt, without special tokens.

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
    return str(tokenizer.decode(output[0, len(kept) :], skip_special_tokens=True)).strip()


def stop_ids(model: Any, tokenizer: PreTrainedTokenizerBase) -> list[int]:
    """Tokens that end an answer: the tokenizer's end mark and those of the model's own settings."""
    configured = model.generation_config.eos_token_id
    known = configured if isinstance(configured, list) else [configured]
    return sorted({i for i in [tokenizer.eos_token_id, *known] if i is not None})
