"""A row's words as numbers, so that rows can be compared without keeping their texts.

Every word becomes its CRC-32; Chinese and Japanese characters are words of their own, so that three
words in a row are three characters there. Case and punctuation do not count, signs of arithmetic do
(2 + 2 is not 2 - 2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

import numpy as np

from engine.data.mapping.map import Row
from engine.data.quality.harmful import key_words

MAX_CHARS = 120_000
"""Of a longer text only so much is compared."""
MAX_WORDS = 200
MAX_REMEMBERED_WORDS = 400_000
_CJK = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff"
_WORD = re.compile(f"[^\\W{_CJK}]+|[{_CJK}]|[-+*/=<>%^]")
_SENTENCE_END = re.compile("[.!?:;\\n。！？：；]+\\s*")


class _Numbers(dict[str, int]):
    """Word -> its CRC-32, remembered."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MAX_REMEMBERED_WORDS:
            self.clear()
        number = crc32(word.encode("utf-8", "surrogatepass"))
        self[word] = number
        return number


_numbers = _Numbers()


def numbers_of(words: str) -> frozenset[int]:
    """The numbers that these words have in every row."""
    return frozenset(map(_numbers.__getitem__, words.split()))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a row, and where its sentences and its last answer begin."""

    packed: bytes
    """Numbers of the words, uint32, in order."""
    packed_starts: bytes
    """Where each sentence begins, uint32."""
    answer_from: int
    """Place of the first word of the last answer; all words are the answer of a plain text."""
    keys: frozenset[str] = frozenset()
    """Words that harmful texts have (`harmful.key_words`)."""

    @property
    def all(self) -> np.ndarray:
        """Shape (words,), uint32."""
        return np.frombuffer(self.packed, dtype=np.uint32)

    @property
    def starts(self) -> np.ndarray:
        """Shape (sentences,), uint32."""
        return np.frombuffer(self.packed_starts, dtype=np.uint32)

    @property
    def asked(self) -> bytes:
        """Equal for rows that ask the same."""
        return blake2b(self.packed[: 4 * self.answer_from], digest_size=8).digest()

    def share_of(self, known: frozenset[int]) -> tuple[int, float]:
        """How many of these words there are among the first ones, and the share they make."""
        first = self.all[:MAX_WORDS].tolist()
        hits = [word for word in first if word in known]
        return len(set(hits)), len(hits) / max(1, len(first))

    @property
    def answer(self) -> bytes:
        """The words of the last answer."""
        return self.packed[4 * self.answer_from :]


def words_of(row: Row) -> Words:
    """The words of a row's messages, or of its text."""
    numbers: list[int] = []
    starts: list[int] = []
    keys: set[str] = set()
    answer_from = 0
    for message in row.messages or ({"role": "text", "content": row.text},):
        answer_from = len(numbers)
        for sentence in sentences(message["content"]):
            found = _WORD.findall(sentence)
            if found:
                starts.append(len(numbers))
                numbers += map(_numbers.__getitem__, found)
                keys |= key_words().intersection(found)
    as_bytes = np.array(numbers, dtype=np.uint32).tobytes()
    as_starts = np.array(starts, dtype=np.uint32).tobytes()
    return Words(as_bytes, as_starts, answer_from, frozenset(keys))


def keys_of(row: Row) -> frozenset[str]:
    """The same `keys` as `words_of` finds, in a fraction of the time."""
    texts = [message["content"] for message in row.messages] or [row.text]
    found = (key_words().intersection(_WORD.findall(text[:MAX_CHARS].casefold())) for text in texts)
    return frozenset().union(*found)


def sentences(text: str) -> list[str]:
    """A text in small letters, cut where sentences and lines end."""
    return _SENTENCE_END.split(text[:MAX_CHARS].casefold())


def triples(words: np.ndarray) -> np.ndarray:
    """Every three words in a row as one number, without repetition, sorted.

    Args:
        words: shape (n,), uint32.

    Returns:
        Shape (≤ n - 2,), uint64; a single number for fewer than three words.
    """
    wide: np.ndarray = words.astype(np.uint64)
    if len(wide) < 3:
        short = np.array([len(wide) + 1], dtype=np.uint64)
        for place in range(len(wide)):
            short = _mixed(short, wide[place : place + 1])
        return short
    return np.unique(_mixed(_mixed(wide[:-2], wide[1:-1]), wide[2:]))


def flat_triples(packed: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
    """The same for many rows at once, with repetition, which no MinHash minds.

    Returns:
        All triples in one piece (uint64), and where each row's begin and the last one's end.
    """
    lengths: np.ndarray = np.array([len(row) // 4 for row in packed])
    wide: np.ndarray = np.frombuffer(b"".join(packed), dtype=np.uint32).astype(np.uint64)
    ends: np.ndarray = np.cumsum(lengths)
    inside: np.ndarray = np.ones(len(wide), dtype=bool)
    for back in (1, 2):  # the last two words of a row begin no triple
        inside[ends[lengths >= back] - back] = False
    starts: np.ndarray = np.flatnonzero(inside)
    numbers = _mixed(_mixed(wide[starts], wide[starts + 1]), wide[starts + 2])
    counts = np.maximum(lengths - 2, 0)
    short = np.flatnonzero(lengths < 3)
    own = [triples(np.frombuffer(packed[row], dtype=np.uint32)) for row in short.tolist()]
    places = np.concatenate(([0], np.cumsum(counts)))
    numbers = np.insert(numbers, places[short], np.concatenate(own) if own else [])
    counts[short] = 1
    return numbers, np.concatenate(([0], np.cumsum(counts))).astype(np.uint64)


def _mixed(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Two numbers made one; the order matters. Wraps around at 64 bits on purpose."""
    with np.errstate(over="ignore"):
        return left * np.uint64(0x9E3779B97F4A7C15) ^ (right + np.uint64(0x7F4A7C15F39CC060))


def similarity(left: np.ndarray, right: np.ndarray) -> float:
    """Jaccard index of two sorted sets without repetition: shared / all. 1 for two empty sets."""
    if not len(left) or not len(right):
        return float(len(left) == len(right))
    shared = len(np.intersect1d(left, right, assume_unique=True))
    return shared / (len(left) + len(right) - shared)
