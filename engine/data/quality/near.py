"""Near duplicates: rows that say the same in slightly other words.

MinHash signatures (rensa, 128 permutations) in 32 bands find the candidates; each pair is then
confirmed by the exact Jaccard index of its word triples. Grouped by union-find, so that the result
does not depend on the order of the pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from rensa import RMinHash

from engine.data.quality.words import Words, flat_triples, similarity, triples

PERMUTATIONS = 128
BANDS = 32
"""Four numbers a band: a pair with Jaccard 0.7 is a candidate with probability 0.9998."""
ALIKE = 0.7
WORTH_COUNTING = 0.55
"""Estimate by signature below which no exact count is made: four standard errors under `ALIKE`."""
CHUNK = 4096
MAX_LEADERS = 8
"""Rows of one bucket that others are compared with; a bucket of 10,000 unlike rows stays linear."""
SAME_CORE = 0.5
"""How alike the differing sentences of two questions, or two short answers, must be."""
LONG_ANSWER_WORDS = 20
EXACT_WORDS = 3
"""Shorter answers must be equal: "5 days" and "10 days" are two answers."""


class Groups:
    """Union-find over places; the first place of a group stands for it."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, place: int) -> int:
        """The first place of the group that this one is in."""
        parent = self._parent
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(self, left: int, right: int) -> None:
        """Make two groups one."""
        first, second = sorted((self.root(left), self.root(right)))
        self._parent[second] = first


def near_duplicates(
    rows: Sequence[Words], seed: int, should_stop: Callable[[], bool] = lambda: False
) -> Groups:
    """Groups of rows that say nearly the same.

    Args:
        rows: in a fixed order; equal input gives equal groups.
        should_stop: asked again and again; True ends the search with what was found so far.
    """
    groups = Groups(len(rows))
    if len(rows) < 2:
        return groups
    signatures = _signatures(rows, seed)
    confirmed = _Confirmed(rows)
    for bucket in _buckets(signatures):
        if should_stop():
            break
        if len({groups.root(place) for place in bucket.tolist()}) > 1:  # else all are joined
            _join_alike(bucket, signatures, confirmed, groups)
    return groups


def _signatures(rows: Sequence[Words], seed: int) -> np.ndarray:
    """Shape (rows, PERMUTATIONS), uint32."""
    parts = []
    for start in range(0, len(rows), CHUNK):
        numbers, offsets = flat_triples([row.packed for row in rows[start : start + CHUNK]])
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(numbers, offsets, PERMUTATIONS, seed)
        parts.append(np.array(matrix.to_rows(), dtype=np.uint32))
    return np.concatenate(parts)


def _buckets(signatures: np.ndarray) -> Iterator[np.ndarray]:
    """Places that share a band, at least two, in order."""
    width = PERMUTATIONS // BANDS
    for band in range(BANDS):
        numbers: np.ndarray = signatures[:, band * width : (band + 1) * width].astype(np.uint64)
        keys = numbers[:, 0]
        with np.errstate(over="ignore"):
            for column in range(1, width):
                keys = keys * np.uint64(0x9E3779B97F4A7C15) + numbers[:, column]
        order = np.argsort(keys, kind="stable")
        cuts: np.ndarray = np.flatnonzero(np.diff(keys[order])) + 1
        edges = np.concatenate(([0], cuts, [len(order)]))
        for group in np.flatnonzero(np.diff(edges) > 1).tolist():
            yield order[edges[group] : edges[group + 1]]


@lru_cache(maxsize=1024)  # a leader meets its whole bucket, and each of the others several leaders
def _triples_of(packed: bytes) -> np.ndarray:
    return triples(np.frombuffer(packed, dtype=np.uint32))


class _Confirmed:
    """Whether two rows are near duplicates, counted exactly; each pair once."""

    def __init__(self, rows: Sequence[Words]) -> None:
        self._rows = rows
        self._refused: set[tuple[int, int]] = set()

    def __call__(self, left: int, right: int) -> bool:
        if (left, right) in self._refused:
            return False
        one, other = self._rows[left], self._rows[right]
        left_triples, right_triples = (_triples_of(row.packed) for row in (one, other))
        same = similarity(left_triples, right_triples) >= ALIKE and same_matter(one, other)
        if not same:
            self._refused.add((left, right))
        return same


def _join_alike(
    bucket: np.ndarray, signatures: np.ndarray, confirmed: _Confirmed, groups: Groups
) -> None:
    rest = bucket
    for _ in range(MAX_LEADERS):
        leader, others = rest[0], rest[1:]
        alike = (signatures[others] == signatures[leader]).mean(axis=1) >= WORTH_COUNTING
        unlike = []
        for place, promising in zip(others.tolist(), alike.tolist(), strict=True):
            if groups.root(place) == groups.root(int(leader)):
                continue
            if promising and confirmed(int(leader), place):
                groups.join(int(leader), place)
            else:
                unlike.append(place)
        if len(unlike) < 2:
            return
        rest = np.array(unlike)


def same_matter(one: Words, other: Words) -> bool:
    """Whether two similar rows are more than two questions about one long paragraph.

    What both share word by word is set aside, sentence by sentence. Long answers that are alike
    make the rows alike; with short answers, what is left of the questions must be alike as well.
    """
    if not one.answer_from and not other.answer_from:
        return True
    said = [np.frombuffer(row.answer, dtype=np.uint32) for row in (one, other)]
    if not _alike_answers(*said):
        return False
    if min(map(len, said)) >= LONG_ANSWER_WORDS:
        return True
    left, right = _question_sentences(one), _question_sentences(other)
    only = [_words_of(left - right), _words_of(right - left)]
    return not len(only[0]) or not len(only[1]) or similarity(*only) >= SAME_CORE


def _alike_answers(one: np.ndarray, other: np.ndarray) -> bool:
    if min(len(one), len(other)) >= LONG_ANSWER_WORDS:
        return similarity(triples(one), triples(other)) >= SAME_CORE
    alike = SAME_CORE if min(len(one), len(other)) > EXACT_WORDS else 1.0
    return similarity(np.unique(one), np.unique(other)) >= alike


def _question_sentences(row: Words) -> set[bytes]:
    asked = row.all[: row.answer_from]
    cuts = [start for start in row.starts.tolist() if 0 < start < row.answer_from]
    return {part.tobytes() for part in np.split(asked, cuts)}


def _words_of(sentences: set[bytes]) -> np.ndarray:
    return np.unique(np.frombuffer(b"".join(sentences), dtype=np.uint32))
