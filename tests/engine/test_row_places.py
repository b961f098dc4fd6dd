"""Rows are named so that a person finds them: by line, and by file where there are several."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from engine.row_places import LINES_SHOWN, row_places
from tests.engine.rows import Row


def data(rows: list[tuple[int, int]], **report: Any) -> Any:
    made = [Row([1, 2], [1, 2], line, file=file) for file, line in rows]
    return SimpleNamespace(train=made, validation=made, report=report)


def files(*paths: str) -> list[dict[str, str]]:
    return [{"path": path} for path in paths]


def test_one_file_needs_no_name() -> None:
    found = row_places(data([(0, 9), (0, 3)], files=files("/d/a.jsonl")), "train", [0, 1])
    assert found == {"lines": [3, 9], "rows": 2}


def test_like_lines_of_two_files_are_two_rows() -> None:
    folder = data([(0, 7), (1, 7)], files=files("/d/a.jsonl", "/d/mais/b.jsonl"))
    found = row_places(folder, "train", [1, 0])
    assert found == {"lines": ["a.jsonl:7", "mais/b.jsonl:7"], "rows": 2}


def test_rows_aside_of_a_file_of_their_own_are_told_from_the_others() -> None:
    own = data([(0, 7)], files=files("/d/a.jsonl"), validation_files=["/d/medir.jsonl"])
    assert row_places(own, "validation", [0])["lines"] == ["medir.jsonl:7"]
    assert row_places(own, "train", [0])["lines"] == ["a.jsonl:7"]


def test_many_rows_are_counted_and_the_first_named() -> None:
    many = data([(0, line) for line in range(1, 12_001)])
    found = row_places(many, "validation", range(12_000))
    assert found == {"lines": list(range(1, LINES_SHOWN + 1)), "rows": 12_000}
