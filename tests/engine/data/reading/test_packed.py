"""gzip of every format, by its content: rows, lines, damage, bombs."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import pytest

from engine.contract.problems import Problem
from engine.data.reading import packed
from engine.data.reading.read import Reading, open_data
from engine.data.reading.records import Record, Reject
from tests.engine.data.files import question_answer, read_all, write
from tests.engine.data.reading.test_parquet import parquet

ROWS = question_answer(300)
CONTENTS = {
    "rows.jsonl": "".join(json.dumps(row) + "\n" for row in ROWS),
    "rows.json": json.dumps(ROWS, indent=1),
    "rows.csv": "question;answer\n" + "".join(f"{r['question']};{r['answer']}\n" for r in ROWS),
    "rows.txt": "\n\n".join(row["answer"] for row in ROWS),
}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("ending", [".gz", ".GZ", ""])
def test_a_packed_file_reads_as_the_unpacked_one(tmp_path: Path, name: str, ending: str) -> None:
    content = CONTENTS[name].encode()
    plain = list(open_data(write(tmp_path, name, content)).entries())
    path = write(tmp_path, f"packed {name}{ending}", gzip.compress(content))
    data = open_data(path)
    assert list(data.entries()) == plain
    assert data.lines_in_file == content.count(b"\n") + (not content.endswith(b"\n"))
    assert data.done_bytes == data.total_bytes == path.stat().st_size


def test_packed_parquet_is_read(tmp_path: Path) -> None:
    content = parquet(tmp_path, ROWS).read_bytes()
    data = open_data(write(tmp_path, "rows.parquet.gz", gzip.compress(content)))
    assert data.format.name == "parquet"
    assert [entry.value for entry in data.entries() if isinstance(entry, Record)] == ROWS


def test_files_of_several_members_and_padding_are_read_whole(tmp_path: Path) -> None:
    parts = [gzip.compress(f'{{"text": "{n}"}}\n'.encode()) for n in range(4)]
    path = write(tmp_path, "a.jsonl.gz", b"".join(parts) + bytes(700))
    records, rejects, _ = read_all(path)
    assert ([record.value["text"] for record in records], rejects) == (list("0123"), [])


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.csv", "rows.txt"])
def test_a_cut_file_gives_its_whole_rows_and_no_half_one(tmp_path: Path, name: str) -> None:
    content = CONTENTS[name].encode()
    whole = list(open_data(write(tmp_path, name, content)).entries())
    squeezed = gzip.compress(content)
    for kept in range(len(squeezed) // 2, len(squeezed) - 1, 97):
        path = write(tmp_path, f"{name}.gz", squeezed[:kept])
        data = open_data(path)
        found = []
        with pytest.raises(Problem, match="DATA_TRUNCATED") as caught:
            found.extend(data.entries())
        rows = [entry for entry in found if isinstance(entry, Record)]
        assert rows == whole[: len(rows)]
        assert caught.value.facts["rows_before"] == len(rows) == data.repairs["truncated"]
        agreed = open_data(path, Reading(fixes=frozenset({"truncated"})))
        assert list(agreed.entries()) == found
        assert {entry.reason for entry in found if isinstance(entry, Reject)} <= {"CUT_OFF"}
        assert agreed.fixed == {"truncated": len(rows)}


def test_damage_inside_is_named(tmp_path: Path) -> None:
    squeezed = bytearray(gzip.compress(CONTENTS["rows.jsonl"].encode()))
    squeezed[-6] ^= 0xFF  # the checksum
    with pytest.raises(Problem, match="DATA_GZIP_BROKEN"):
        list(open_data(write(tmp_path, "a.gz", bytes(squeezed))).entries())


def test_a_bomb_is_not_unpacked_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_RATIO_FROM_BYTES", 1 << 21)
    squeeze = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    line = b'{"text": "a"}\n' * 10_000
    bomb = b"".join(squeeze.compress(line) for _ in range(300)) + squeeze.flush()
    data = open_data(write(tmp_path, "a.jsonl", bomb))
    with pytest.raises(Problem, match="DATA_UNPACKS_TOO_LARGE") as caught:
        for _ in data.entries():
            pass
    assert caught.value.facts["unpacked_bytes"] < 42_000_000
