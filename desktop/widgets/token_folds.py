"""Which tokens of a long row are shown first: its beginning, the words before the limit, and a
little of what lies behind it. Pure: no widget, no font."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FOLD_AT = 420
"""Rows with more tokens are folded."""
HEAD, TAIL, BEHIND = 120, 240, 64
LONGEST_FIRST_TURN = 200
MIN_FOLD = 40
"""A fold that hides less would take more room than it saves."""


@dataclass(frozen=True)
class Turn:
    """One message: who speaks, and its first and last token."""

    role: str
    first: int
    last: int


@dataclass(frozen=True)
class TokenFold:
    """Tokens that are hidden until one wants them."""

    first: int
    last: int
    turns: int = 0
    """Whole turns among them."""

    @property
    def count(self) -> int:
        return self.last - self.first + 1


def folds_of(count: int, turns: Sequence[Turn], kept: int) -> list[TokenFold]:
    """The folds of a row, in order.

    Args:
        count: tokens that there are.
        kept: tokens within the limit; the rest is not seen by the model.
    """
    if count <= FOLD_AT:
        return []
    limit = min(kept, count)
    head = HEAD
    if turns and turns[0].last < LONGEST_FIRST_TURN:
        head = turns[0].last + 1
    tail = _tail(limit, head, turns)
    found = [_fold(head, tail - 1, turns)] if tail - head >= MIN_FOLD else []
    behind = limit + BEHIND
    if count - behind >= MIN_FOLD:
        found.append(_fold(behind, count - 1, turns))
    return found


def _tail(limit: int, head: int, turns: Sequence[Turn]) -> int:
    """Where the words before the limit begin: with a turn of their own if one is near."""
    starts = [turn.first for turn in turns if limit - TAIL <= turn.first <= limit - TAIL // 4]
    return max(head, min(starts) if starts else limit - TAIL)


def _fold(first: int, last: int, turns: Sequence[Turn]) -> TokenFold:
    whole = sum(first <= turn.first and turn.last <= last for turn in turns)
    return TokenFold(first, last, whole)
