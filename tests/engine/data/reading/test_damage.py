"""One byte changed, put in or taken out, or the end cut off, in every shared file: whatever is
wrong has a name, every entry is accounted for, and no row is invented.

FORMIGA_DAMAGED_FILES=400 in the environment of the tests makes four hundred of each file.
"""

from __future__ import annotations

import gzip
import os
import random
from pathlib import Path

import pytest

from engine.contract.problems import Problem
from engine.contract.problems_data import DATA_CODES, REJECTED
from engine.data.reading.choices import READING_FIXES
from engine.data.reading.read import Reading, open_data
from engine.data.reading.records import Blank, Record, Reject
from tests.engine.data.files import write
from tests.shared import SHARED, needs_shared

FILES = (
    sorted(path for path in (SHARED / "data").iterdir() if path.stem != "manifest")
    if SHARED
    else []
)
OF_EACH = int(os.environ.get("FORMIGA_DAMAGED_FILES", "6"))
MOST_BYTES = 60_000
"""A part of a file is damaged as well as the whole, and quicker."""

pytestmark = needs_shared


def damaged(content: bytes, draw: random.Random) -> bytes:
    """The content with one fault."""
    at = draw.randrange(len(content))
    byte = draw.choice([bytes([draw.randrange(256)]), *b'"\\{}[],\n\r\x00;'])
    byte = byte if isinstance(byte, bytes) else bytes([byte])
    return {
        "flip": content[:at] + byte + content[at + 1 :],
        "insert": content[:at] + byte + content[at:],
        "delete": content[:at] + content[at + 1 :],
        "cut": content[:at],
    }[draw.choice(["flip", "insert", "delete", "cut"])]


@pytest.mark.parametrize("path", FILES or [Path("absent")], ids=lambda path: path.name)
def test_damage_has_a_name(tmp_path: Path, path: Path) -> None:
    draw = random.Random(path.name)
    whole = path.read_bytes()
    for _ in range(OF_EACH if whole else 0):
        short = path.suffix != ".parquet" and draw.random() < 0.8
        content = damaged(whole[:MOST_BYTES] if short else whole, draw)
        if draw.random() < 0.3:
            content = damaged(gzip.compress(content, 1), draw)
        fixes = draw.choice([frozenset(), READING_FIXES])
        read_or_named(write(tmp_path, path.name, content), Reading(fixes=fixes))


def read_or_named(path: Path, reading: Reading) -> None:
    rows = 0
    problem = None
    try:
        data = open_data(path, reading)
        for entry in data.entries():
            rows += isinstance(entry, Record)
            assert isinstance(entry, Record | Reject | Blank)
            assert entry.line >= 1
            assert not isinstance(entry, Reject) or entry.reason in REJECTED
    except Problem as named:
        problem = named
    if problem is None:
        assert data.done_bytes == data.total_bytes == path.stat().st_size
        assert data.source.sha256 is not None
        return
    assert set(problem.facts) == set(DATA_CODES[problem.code])
    assert problem.facts.get("rows_before", rows) == rows
    assert problem.code != "DATA_TRUNCATED" or "truncated" not in reading.fixes
