"""Text to token ids, with the characters that each token stands for; safe for texts of any length.

A tokenizer without a pre-tokenizer takes minutes for a million letters in one word, so a text is
cut before it is tokenised, at a length that no limit on tokens can reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

Span = tuple[int, int]
SLACK_TOKENS = 64
"""Tokens beyond the limit that are looked at, so that a cut never changes the last kept ones."""
PIECE_CHARS = 10_000
"""Texts that are only counted are counted in pieces of this length."""


@dataclass(frozen=True)
class Tokens:
    """Token ids and, for each, the characters of the text it stands for."""

    ids: list[int]
    spans: list[Span]


class TextTokenizer:
    """A tokenizer that adds nothing to a text: chat templates write every special token."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self._begin = tokenizer.bos_token_id
        self._longest_token = max(map(len, tokenizer.get_vocab()), default=1)

    def encode(self, text: str) -> Tokens:
        """The tokens of a text. One begin token at most stands in front."""
        if self._tokenizer.is_fast:
            found = self._tokenizer(
                text, add_special_tokens=False, return_offsets_mapping=True, verbose=False
            )
            tokens = Tokens(list(found["input_ids"]), [tuple(s) for s in found["offset_mapping"]])
        else:
            ids = self._tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
            tokens = Tokens(list(ids), [(0, len(text))] * len(ids))
        while len(tokens.ids) > 1 and tokens.ids[0] == tokens.ids[1] == self._begin:
            tokens = Tokens(tokens.ids[1:], tokens.spans[1:])
        return tokens

    def encode_apart(self, text: str, cuts: Sequence[int]) -> Tokens:
        """The tokens of a text in which none goes across one of the given places."""
        ids: list[int] = []
        spans: list[Span] = []
        edges = [0, *sorted({cut for cut in cuts if 0 < cut < len(text)}), len(text)]
        for start, end in pairwise(edges):
            piece = text[start:end]
            part = self.encode_continued(piece) if start else self.encode(piece)
            ids += part.ids
            spans += [(start + first, start + last) for first, last in part.spans]
        return Tokens(ids, spans)

    def encode_continued(self, text: str) -> Tokens:
        """The tokens of a text that stands behind another: without the space that some tokenizers
        put before the first word."""
        newline = self.encode("\n").ids
        after = self.encode("\n" + text)
        if after.ids[: len(newline)] != newline:
            return self.encode(text)
        kept = len(newline)
        spans = [(max(0, first - 1), max(0, last - 1)) for first, last in after.spans[kept:]]
        return Tokens(after.ids[kept:], spans)

    def safe_chars(self, max_tokens: int) -> int:
        """Characters behind which no text can still be among the first `max_tokens` tokens."""
        return (max_tokens + SLACK_TOKENS) * max(self._longest_token, 16)

    def count(self, text: str) -> int:
        """About how many tokens a text has: exact but for one or two in every `PIECE_CHARS`."""
        pieces = [text[at : at + PIECE_CHARS] for at in range(0, len(text), PIECE_CHARS)]
        if not self._tokenizer.is_fast:
            return sum(len(self.encode(piece).ids) for piece in pieces)
        quick = self._tokenizer.backend_tokenizer.encode_batch_fast  # no offsets: twice as quick
        return sum(len(found.ids) for found in quick(pieces, add_special_tokens=False))
