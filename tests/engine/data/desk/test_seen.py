"""Exact duplicates: the table of hashes finds what a set finds, and stays small."""

from __future__ import annotations

import random

import numpy as np

from engine.data.desk.seen import SeenRows


def test_the_table_says_what_a_set_says() -> None:
    draw, table, known = random.Random(5), SeenRows(), set()
    for _ in range(60):
        batch = [draw.randrange(-(2**63), 2**63) for _ in range(900)]
        batch += [draw.choice(batch) for _ in range(50)]
        batch += draw.sample(sorted(known), min(50, len(known)))
        draw.shuffle(batch)
        expected = []
        for value in batch:
            expected.append(value not in known)
            known.add(value)
        assert table.new(np.array(batch, dtype=np.int64)).tolist() == expected
    assert len(table) == len(known)


def test_neighbours_and_zero_are_told_apart() -> None:
    table = SeenRows()
    values = np.arange(-3000, 3000, dtype=np.int64)
    assert table.new(values).all()
    assert not table.new(values).any()


def test_ten_bytes_a_row_or_little_more() -> None:
    table = SeenRows()
    for start in range(0, 1_000_000, 50_000):
        table.new(np.arange(start, start + 50_000, dtype=np.int64) * 7919)
    assert len(table) == 1_000_000
    assert table.size_bytes <= 24 * len(table)
