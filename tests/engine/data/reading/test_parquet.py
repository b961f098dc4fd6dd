"""Parquet: nested rows, values that JSON does not have, damage."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from engine.contract.problems import Problem
from engine.data.reading.read import open_data
from tests.engine.data.files import question_answer, read_all, surveyed, write


def parquet(folder: Path, rows: list[dict[str, object]], name: str = "rows.parquet") -> Path:
    path = folder / name
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def test_rows_have_their_number_for_a_line(tmp_path: Path) -> None:
    records, _, _ = read_all(parquet(tmp_path, question_answer(2500), "dados é.parquet"))
    assert [record.line for record in records] == list(range(1, 2501))
    assert records[-1].value == question_answer(2500)[-1]


def test_the_content_decides_against_the_name(tmp_path: Path) -> None:
    assert open_data(parquet(tmp_path, question_answer(3), "rows.csv")).format.name == "parquet"


def test_nested_messages_are_a_conversation(tmp_path: Path) -> None:
    turns = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
    rows, survey = surveyed(parquet(tmp_path, [{"messages": turns, "id": 1}]))
    assert (survey.kind, rows[0].messages) == ("chat", turns)


def test_values_that_json_does_not_have_become_text_or_nothing(tmp_path: Path) -> None:
    day = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    row = {
        "question": "q",
        "answer": "a",
        "when": day,
        "raw": b"\x89PNG\x00",
        "score": float("nan"),
    }
    records, _, _ = read_all(parquet(tmp_path, [row]))
    assert str(records[0].value["when"]).startswith("2026-01-02")
    assert records[0].value["raw"] is None


def test_columns_of_bytes_that_are_text_are_read(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"question": "Por quê?".encode(), "answer": "ação".encode()}]
    records, _, _ = read_all(parquet(tmp_path, rows))
    assert records[0].value == {"question": "Por quê?", "answer": "ação"}


def test_missing_answers_are_left_out(tmp_path: Path) -> None:
    rows = [*question_answer(5), {"question": "q", "answer": None}]
    assert surveyed(parquet(tmp_path, rows))[1].tally.dropped == {"empty": 1}


@pytest.mark.parametrize("kept", [4, 100, -1])
def test_a_cut_file_is_refused(tmp_path: Path, kept: int) -> None:
    whole = parquet(tmp_path, question_answer(50)).read_bytes()
    with pytest.raises(Problem, match="DATA_PARQUET_BROKEN"):
        list(open_data(write(tmp_path, "cut.parquet", whole[:kept])).entries())


def test_a_file_that_is_only_called_so_is_refused_when_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "rows.txt", "no parquet at all")
    with pytest.raises(Problem, match="DATA_PARQUET_BROKEN"):
        list(open_data(path, "parquet").entries())
