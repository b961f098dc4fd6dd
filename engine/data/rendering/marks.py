"""Marks: a tokenizer's special tokens, those that rows end with, those that a model cannot read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from engine.contract.problems import Problem

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from engine.data.rendering.encode import Encoded

MAX_NAMED = 20


def mark_ids(tokenizer: PreTrainedTokenizerBase) -> set[int]:
    """Every special token of a tokenizer."""
    added = tokenizer.added_tokens_decoder.items()
    special = {token_id for token_id, token in added if token.special}
    return special | set(tokenizer.all_special_ids)


def names_of(tokenizer: PreTrainedTokenizerBase, ids: Iterable[int]) -> list[str]:
    """The tokens as they are written, at most `MAX_NAMED`, in the order of their numbers."""
    return [str(name) for name in tokenizer.convert_ids_to_tokens(sorted(ids)[:MAX_NAMED])]


def row_ends(
    rows: Iterable[Encoded], tokenizer: PreTrainedTokenizerBase, max_length: int
) -> Counter[int]:
    """Marks that rows end with and that are learned there -> rows. Of rows that the limit has cut
    nobody knows the end, and running text has none."""
    marks = mark_ids(tokenizer)
    whole = (row for row in rows if row.messages and len(row.input_ids) < max_length)
    return Counter(row.labels[-1] for row in whole if row.labels[-1] in marks)


def check_ids(rows: Sequence[Encoded], vocab_size: int, tokenizer: PreTrainedTokenizerBase) -> None:
    """Refuse rows with tokens that the model has no numbers for: a tokenizer that was given new
    tokens without the model having been made larger.

    Raises:
        Problem: TOKENS_BEYOND_MODEL, with the tokens and how many rows hold one.
    """
    if not vocab_size:
        return
    held = [row for row in rows if max(row.input_ids) >= vocab_size]
    if not held:
        return
    beyond = {token for row in held for token in row.input_ids if token >= vocab_size}
    names = names_of(tokenizer, beyond)
    raise Problem("TOKENS_BEYOND_MODEL", tokens=names, rows=len(held), vocab_size=vocab_size)
