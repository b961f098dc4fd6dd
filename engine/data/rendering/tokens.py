"""Text to token ids, with the characters that each token stands for; safe for texts of any length.

A tokenizer without a pre-tokenizer takes minutes for a million letters in one word, so a text is
cut before it is tokenised, at a length that no limit on tokens can reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tokenizers import Encoding
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


class Edges:
    """A text's tokens, of which only some places in the text are asked for.

    Attributes:
        ids: one begin token at most stands in front.
    """

    def __init__(self, encoding: Encoding, begin: int | None) -> None:
        ids: list[int] = encoding.ids
        skipped = 0
        while len(ids) > skipped + 1 and ids[skipped] == ids[skipped + 1] == begin:
            skipped += 1
        self.ids = ids[skipped:] if skipped else ids
        self._encoding, self._skipped = encoding, skipped

    def place_of(self, at: int) -> int | None:
        """The token that begins exactly at a character; None if no token does."""
        if at == 0:
            return 0
        place = self._encoding.char_to_token(at)
        if place is None or self._encoding.token_to_chars(place)[0] != at:
            return None
        return max(0, self._first(place, at) - self._skipped)

    def place_behind(self, end: int) -> int:
        """The first token that begins at a character or behind it."""
        encoding, count = self._encoding, len(self._encoding.ids)
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            if encoding.token_to_chars(middle)[0] < end:
                low = middle + 1
            else:
                high = middle
        return max(0, low - self._skipped)

    def _first(self, place: int, at: int) -> int:
        """Of several tokens of one character the first."""
        while place > 0 and self._encoding.token_to_chars(place - 1)[0] == at:
            place -= 1
        return place


class TextTokenizer:
    """A tokenizer that adds nothing to a text: chat templates write every special token."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self._begin = tokenizer.bos_token_id
        self.is_fast = bool(tokenizer.is_fast)

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

    def encode_many(self, texts: Sequence[str]) -> list[Edges]:
        """Many texts at once, on all cores; for fast tokenizers."""
        found = self._core().encode_batch(list(texts), add_special_tokens=False)
        return [Edges(encoding, self._begin) for encoding in found]

    def ids_many(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids only: about twice as quick."""
        found = self._core().encode_batch_fast(list(texts), add_special_tokens=False)
        return [Edges(encoding, self._begin).ids for encoding in found]

    def _core(self) -> Any:
        core = self._tokenizer.backend_tokenizer
        if core.padding is not None:  # state of an earlier call; never changed while in use
            core.no_padding()
        if core.truncation is not None:
            core.no_truncation()
        return core

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

    def count(self, text: str) -> int:
        """About how many tokens a text has: exact but for one or two in every `PIECE_CHARS`."""
        pieces = [text[at : at + PIECE_CHARS] for at in range(0, len(text), PIECE_CHARS)]
        if not self._tokenizer.is_fast:
            return sum(len(self.encode(piece).ids) for piece in pieces)
        quick = self._tokenizer.backend_tokenizer.encode_batch_fast  # no offsets: twice as quick
        return sum(len(found.ids) for found in quick(pieces, add_special_tokens=False))
