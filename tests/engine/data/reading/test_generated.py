"""Rows in = rows out, over generated files of every format, encoding, line end, packed or not."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from engine.contract.problems_data import REJECTED
from engine.data.reading.read import open_data
from engine.data.reading.records import Blank, Record, Reject
from tests.engine.data.files import write
from tests.engine.data.reading.generated import Made, made_files

FILES = int(os.environ.get("FORMIGA_GENERATED_FILES", "600"))
GENERATED = settings(
    max_examples=FILES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@GENERATED
@given(made=made_files())
def test_every_row_comes_out_as_it_went_in(tmp_path: Path, made: Made) -> None:
    path = write(tmp_path, made.name, made.content)
    data = open_data(path, made.reading)
    entries = list(data.entries())
    records = [entry for entry in entries if isinstance(entry, Record)]
    rejects = [entry.reason for entry in entries if isinstance(entry, Reject)]
    blanks = sum(isinstance(entry, Blank) for entry in entries)
    assert [record.value for record in records] == made.rows
    assert (rejects, blanks) == (made.rejects, made.blanks)
    assert len(entries) == len(made.rows) + len(made.rejects) + made.blanks
    assert set(rejects) <= set(REJECTED)
    lines = [entry.line for entry in entries]
    assert lines == sorted(lines)
    assert data.source.sha256 == hashlib.sha256(made.content).hexdigest()
    assert data.done_bytes == data.total_bytes == len(made.content)
    assert (data.fixed, +data.repairs) == (Counter(), +Counter(not_finite=made.odd_numbers))
    assert path.read_bytes() == made.content
