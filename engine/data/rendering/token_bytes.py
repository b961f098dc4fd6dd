"""The bytes that a token stands for, also where it is only a part of a letter."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>")


class TokenBytes:
    """Looks tokens up in a tokenizer's vocabulary."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self._added = {
            number: str(token) for number, token in tokenizer.added_tokens_decoder.items()
        }
        # in a SentencePiece vocabulary é is the letter, in a byte-level one it is the byte E9
        self._by_byte = self._has("Ġ") and not self._has("▁")

    def of(self, token_id: int) -> bytes:
        """A token's bytes; for those that a tokenizer does not spell out, the bytes of its name."""
        if token_id in self._added:
            return self._added[token_id].encode("utf-8", "replace")
        piece = str(self._tokenizer.convert_ids_to_tokens(token_id) or "")
        if found := _BYTE.fullmatch(piece):
            return bytes([int(found[1], 16)])
        if "▁" in piece:
            return piece.replace("▁", " ").encode("utf-8", "replace")
        table = _byte_letters()
        if piece and self._by_byte and all(letter in table for letter in piece):
            return bytes(table[letter] for letter in piece)
        return piece.encode("utf-8", "replace")

    def _has(self, piece: str) -> bool:
        number = self._tokenizer.convert_tokens_to_ids(piece)
        return number is not None and self._tokenizer.convert_ids_to_tokens(number) == piece


@cache
def _byte_letters() -> dict[str, int]:
    """The letters that byte-level vocabularies write bytes with (GPT-2's `bytes_to_unicode`)."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    letters = {chr(byte): byte for byte in plain}
    return letters | {chr(256 + place): byte for place, byte in enumerate(others)}
