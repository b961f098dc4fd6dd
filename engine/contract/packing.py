"""How rows of one update are laid end to end: best-fit bins and how many tokens one may hold. Pure.

The rows of an update stay the same whatever the bins are: the loss of a step is a sum over its
supervised tokens, so bins change time and memory and nothing else.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Sequence

ROOM = 1.25
"""Tokens at once are this many times those of as many mean rows: of batches of 8 rows with skewed
lengths nine in ten are whole then, and the rest take a second, smaller pass."""

SMALLEST_STEP, SIZES_PER_DOUBLING = 16, 8
"""A pass is filled up to a multiple of 16 tokens, of more where it is longer than 256: by 4 % on
average, which making programs for other sizes would cost as well."""


def tokens_at_once(rows_at_once: int, mean_tokens: float, longest_tokens: int) -> int:
    """The most tokens that lie in memory at once.

    A row is never split, so it is at least the longest one; and never more than as many longest
    rows, which padding would take.
    """
    wanted = math.ceil(ROOM * rows_at_once * mean_tokens)
    return max(longest_tokens, min(wanted, rows_at_once * longest_tokens))


def filled_tokens(tokens: int) -> int:
    """Tokens of a pass on a processor, its filling included: eight sizes for each doubling.

    oneDNN keeps a program for every size of every product (0.6 to 4 MB each, a thousand of them):
    passes of any size made 800 MB of them in twenty-five steps.
    """
    step = max(SMALLEST_STEP, (1 << (tokens - 1).bit_length()) // (2 * SIZES_PER_DOUBLING))
    return -(-tokens // step) * step


def best_fit(lengths: Sequence[int], capacity: int) -> list[list[int]]:
    """Places of `lengths` in bins of at most `capacity`, longest first into the fullest bin with
    room (best-fit decreasing); within a bin shortest first. The same input gives the same bins.

    A length above the capacity gets a bin of its own.
    """
    order = sorted(range(len(lengths)), key=lambda place: (-lengths[place], place))
    bins: list[list[int]] = []
    free: list[tuple[int, int]] = []  # (room left, number of the bin), sorted
    for place in order:
        length = lengths[place]
        found = bisect_left(free, (length, -1))
        if found < len(free):
            room, number = free.pop(found)
        else:
            room, number = max(capacity, length), len(bins)
            bins.append([])
        bins[number].append(place)
        insort(free, (room - length, number))
    return [sorted(one, key=lambda place: (lengths[place], place)) for one in bins]
