"""A folder of files as one: order, splits, broken ones, what is no example."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from engine.contract.problems import Problem
from engine.contract.problems_data import WARNINGS
from engine.data.reading.folder import DataFolder, split_of_name
from engine.data.reading.read import open_data
from engine.data.reading.records import Record
from tests.engine.data.files import question_answer, write
from tests.engine.data.reading.test_parquet import parquet


def lines(first: int, count: int) -> str:
    rows = question_answer(first + count)[first:]
    return "".join(json.dumps(row) + "\n" for row in rows)


def opened(folder: Path) -> DataFolder:
    data = open_data(folder)
    assert isinstance(data, DataFolder)
    return data


def test_files_are_read_by_name_and_rows_know_theirs(tmp_path: Path) -> None:
    write(tmp_path, "b.jsonl.gz", gzip.compress(lines(3, 2).encode()))
    write(tmp_path, "a.jsonl", lines(0, 3))
    parquet(tmp_path, question_answer(7)[5:], "c.parquet")
    for name in ("README.md", "LICENSE", ".hidden.jsonl", "dataset_infos.json", "~$a.csv"):
        write(tmp_path, name, '{"question": "no"}')
    data = opened(tmp_path)
    entries = list(data.entries())
    assert [entry.value for entry in entries] == question_answer(7)  # type: ignore[union-attr]
    assert [entry.file for entry in entries] == [0, 0, 0, 1, 1, 2, 2]
    assert [entry.line for entry in entries] == [1, 2, 3, 1, 2, 1, 2]
    assert [facts.path.name for facts in data.files] == ["a.jsonl", "b.jsonl.gz", "c.parquet"]
    assert [facts.format for facts in data.files] == ["jsonl", "jsonl", "parquet"]
    assert all(facts.sha256 for facts in data.files)
    assert data.source.sha256
    assert data.done_bytes == data.total_bytes


def test_only_the_part_to_train_on_is_read(tmp_path: Path) -> None:
    for name in ("train.jsonl", "validation.jsonl", "test.jsonl", "more.jsonl"):
        write(tmp_path, name, lines(0, 2))
    data = opened(tmp_path)
    assert len(list(data.entries())) == 4
    assert data.ignored == ["test.jsonl", "validation.jsonl"]
    assert data.used == "more.jsonl, train.jsonl"
    assert data.validation == tmp_path / "validation.jsonl"


def test_a_folder_of_test_rows_alone_is_read(tmp_path: Path) -> None:
    write(tmp_path, "test.jsonl", lines(0, 2))
    assert len(list(opened(tmp_path).entries())) == 2


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("train-00000-of-00002.parquet", "train"),
        ("data/validation-00000.parquet", "validation"),
        ("dev/part_1.jsonl", "validation"),
        ("minha_validação.csv", "validation"),
        ("squad-test.json.gz", "test"),
        ("latest.jsonl", None),
        ("contest/training_set.jsonl", "train"),
        ("constraint.csv", None),
        ("devices.csv", None),
    ],
)
def test_splits_are_told_by_whole_words(name: str, split: str | None) -> None:
    assert split_of_name(name) == split


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", lines(0, 3))
    whole = json.dumps(question_answer(9))
    write(tmp_path, "b.json", whole[: len(whole) // 2])
    write(tmp_path, "c.json", b"%PDF-1.7")
    write(tmp_path, "d.jsonl", lines(3, 3))
    write(tmp_path, "e.csv", b"")
    data = opened(tmp_path)
    entries = list(data.entries())
    assert {entry.file for entry in entries if isinstance(entry, Record)} == {0, 1, 3}
    codes = [facts.problem.code if facts.problem else None for facts in data.files]
    assert codes == [None, "DATA_TRUNCATED", "DATA_NOT_DATA", None, "DATA_EMPTY"]
    assert [facts["file"] for code, facts in data.notices] == ["b.json", "c.json", "e.csv"]
    assert all(set(facts) == set(WARNINGS[code]) for code, facts in data.notices)
    assert data.repairs == {}
    assert [facts.sha256 is not None for facts in data.files] == [True, True, False, True, False]
    assert data.source.sha256


def test_notes_beside_rows_are_no_rows(tmp_path: Path) -> None:
    write(tmp_path, "notes.txt", "Some words.\n")
    assert [facts.path.name for facts in opened(tmp_path).files] == ["notes.txt"]
    write(tmp_path, "rows.csv", "question,answer\na,b\n")
    assert [facts.path.name for facts in opened(tmp_path).files] == ["rows.csv"]


def test_folders_inside_are_read_too(tmp_path: Path) -> None:
    inner = tmp_path / "dados é" / "parte 1"
    inner.mkdir(parents=True)
    write(inner, "rows.jsonl", lines(0, 2))
    assert len(list(opened(tmp_path).entries())) == 2


def test_a_folder_without_data_says_so(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="DATA_FOLDER_EMPTY"):
        open_data(tmp_path)
    write(tmp_path, "photo.bin", b"\x89PNG")
    with pytest.raises(Problem, match="DATA_NOT_DATA"):
        open_data(tmp_path)


def test_a_folder_whose_files_all_break_gives_the_first_ones_problem(tmp_path: Path) -> None:
    write(tmp_path, "a.json", '[{"a')
    write(tmp_path, "b.json", '[{"b')
    with pytest.raises(Problem, match="DATA_TRUNCATED") as caught:
        list(opened(tmp_path).entries())
    assert caught.value.facts["path"].endswith("a.json")


def test_many_files_are_opened_in_their_turn(tmp_path: Path) -> None:
    sizes = [write(tmp_path, f"{n:03}.jsonl", lines(2 * n, 2)).stat().st_size for n in range(30)]
    data = opened(tmp_path)
    assert sum(facts.format is not None for facts in data.files) == 1
    assert data.total_bytes == sum(sizes)
    assert len(list(data.entries())) == 60
    assert all(facts.format == "jsonl" for facts in data.files)
