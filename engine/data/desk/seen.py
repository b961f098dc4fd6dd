"""Which rows were there before: a table of 64-bit hashes in one array, filled a batch at a time.

Ten million rows take 128 MiB, where a Python set takes more than 1 GB. Two different rows have the
same hash with a chance of n² / 2^65: 3 in a million for all pairs of 10 million rows together.
Python's own string hash (SipHash-1-3) is the quickest good one at hand; it differs from process to
process, so nothing of it is ever stored.
"""

from __future__ import annotations

import numpy as np

FIRST_SLOTS = 1 << 13
FULLEST = 0.7
"""Beyond this share of used slots the table doubles; probing stays short."""
_NONE = np.uint64(0)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2^64 divided by the golden ratio: neighbouring hashes land far apart (Knuth, TAOCP 6.4)."""


class SeenRows:
    """An open-addressing table with linear probing, looked up for many hashes at once."""

    def __init__(self) -> None:
        self._slots: np.ndarray = np.zeros(FIRST_SLOTS, dtype=np.uint64)
        self._used = 0

    def __len__(self) -> int:
        return self._used

    @property
    def size_bytes(self) -> int:
        """Memory that the table takes."""
        return self._slots.nbytes

    def new(self, hashes: np.ndarray) -> np.ndarray:
        """Which of these were never given before, also not earlier in the same batch; all are
        remembered.

        Args:
            hashes: (n,) int64, as `hash` gives them.

        Returns:
            (n,) bool.
        """
        keys: np.ndarray = hashes.view(np.uint64)
        keys = np.where(keys == _NONE, _SPREAD, keys)  # 0 marks an empty slot
        distinct, first = np.unique(keys, return_index=True)
        while self._used + len(distinct) > FULLEST * len(self._slots):
            self._grow()
        fresh: np.ndarray = np.zeros(len(keys), dtype=bool)
        fresh[first] = self._insert(distinct)
        self._used += int(np.count_nonzero(fresh))
        return fresh

    def _insert(self, keys: np.ndarray) -> np.ndarray:
        """Put different keys in; which of them were not there."""
        fresh: np.ndarray = np.zeros(len(keys), dtype=bool)
        slots, mask = self._slots, np.uint64(len(self._slots) - 1)
        shift = np.uint64(64 - (len(self._slots).bit_length() - 1))
        left = np.arange(len(keys))
        at = (keys * _SPREAD) >> shift
        while len(left):
            wanted, there = keys[left], slots[at]
            empty = there == _NONE
            slots[at[empty]] = wanted[empty]  # of several for one slot the last one stays
            placed = slots[at] == wanted
            fresh[left[placed & empty]] = True
            left, at = left[~placed], (at[~placed] + np.uint64(1)) & mask
        return fresh

    def _grow(self) -> None:
        old = self._slots
        self._slots = np.zeros(2 * len(old), dtype=np.uint64)
        piece = 1 << 20
        for start in range(0, len(old), piece):
            keys = old[start : start + piece]
            self._insert(keys[keys != _NONE])
