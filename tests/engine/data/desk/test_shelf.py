"""The row shelf: rows come back as they were, and of many a seeded sample stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.data.desk.shelf import RowShelf, drawn
from engine.data.mapping.map import Row
from engine.data.quality.scan import _chance


def row(n: int) -> Row:
    messages = [{"role": "user", "content": f"é {n}?"}, {"role": "assistant", "content": "x" * 9}]
    return Row(n, messages, silent=frozenset({0}), extra="r", shortened=True, file=2, language="pt")


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    shelf = RowShelf(tmp_path / "shelf")
    rows = [row(n) for n in range(300)] + [Row(9, [], "só texto \ud800")]
    for place, one in enumerate(rows):
        shelf.put(place, one)
    assert list(shelf.rows()) == rows
    assert [shelf.row(at) for at in (300, 0, 150)] == [rows[300], rows[0], rows[150]]
    assert not shelf.sampled
    assert list((tmp_path / "shelf").iterdir()) == []  # nothing is left, however the process ends
    shelf.close()


def test_of_many_rows_a_seeded_sample_stays(tmp_path: Path) -> None:
    places = []
    for _ in range(2):
        shelf = RowShelf(tmp_path, seed=3, max_rows=100)
        for first in range(0, 5000, 250):
            for at in np.flatnonzero(shelf.wanted(first, 250)).tolist():
                shelf.put(first + at, row(first + at))
        assert shelf.sampled
        assert len(shelf) <= 100
        assert [shelf.row(at).line for at in range(len(shelf))] == list(shelf.places)
        places.append(list(shelf.places))
        shelf.close()
    assert places[0] == places[1]
    assert sum(place < 2500 for place in places[0]) in range(10, 60)
    lowest = np.sort(drawn(np.arange(5000, dtype=np.uint64), 3))[:25]
    kept = drawn(np.array(places[0], dtype=np.uint64), 3)
    assert set(lowest.tolist()) <= set(kept.tolist())  # the sample of the checks lies there whole


def test_the_checks_draw_the_same_numbers() -> None:
    for seed in (0, 1, 77):
        numbers = drawn(np.arange(500, dtype=np.uint64), seed).tolist()
        assert numbers == [_chance(place, seed) for place in range(500)]
