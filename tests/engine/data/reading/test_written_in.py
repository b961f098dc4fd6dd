"""Conversations and rows that some program wrote into a cell as text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.engine.data.files import read_all, surveyed, write, write_lines

ROLES = [{"role": "user", "content": "a?"}, {"role": "assistant", "content": "b"}]
SPEAKERS = [{"speaker": "user", "text": "a?"}, {"speaker": "bot", "text": "b"}]
PAIR = {"question": "a?", "answer": "b"}


def table(folder: Path, name: str, cells: list[Any]) -> Path:
    """A table whose second column holds JSON as text."""
    out = io.StringIO(newline="")
    rows = [[number, json.dumps(cell)] for number, cell in enumerate(cells)]
    csv.writer(out).writerows([["id", name], *rows])
    return write(folder, "rows.csv", out.getvalue())


@pytest.mark.parametrize("turns", [ROLES, SPEAKERS])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_conversation_written_as_text_is_one_again(
    tmp_path: Path, turns: list[dict[str, str]], indent: int | None
) -> None:
    row = {"messages": json.dumps(turns, indent=indent)}
    whole = write(tmp_path, "rows.json", json.dumps([row, row], indent=1))
    for path in (write_lines(tmp_path, [row] * 2), table(tmp_path, "chat", [turns] * 2), whole):
        rows, survey = surveyed(path)
        assert survey.kind == "chat"
        assert [turn["content"] for turn in rows[0].messages] == ["a?", "b"]


def test_a_row_written_as_text_is_one_again(tmp_path: Path) -> None:
    for path in (
        write_lines(tmp_path, [{"data": json.dumps(PAIR)}]),
        table(tmp_path, "doc", [PAIR]),
    ):
        rows, _ = surveyed(path)
        assert [turn["content"] for turn in rows[0].messages] == ["a?", "b"]


NUMPY = "[{'content': 'a?', 'role': 'user'}\n {'content': 'b', 'role': 'assistant'}]"
SPANS = "{'text': array(['b', 'c'], dtype=object), 'answer_start': array([3, 3])}"


@pytest.mark.parametrize(
    ("names", "cells"),
    [
        (("id", "messages"), ("1", NUMPY)),
        (("question", "answers"), ("a?", SPANS)),
        (("question", "answer"), ("a?", json.dumps({"text": ["b"], "answer_start": [1]}))),
        (("question", "answers"), ("a?", "['b', 'or c']")),
        (("question", "answers"), ("a?", "['b' 'or c']")),
        (("question", "answers"), ("a?", "['b'\n 'or c']")),
        (("pergunta", "respostas"), ("a?", '["b"]')),
    ],
)
def test_what_numpy_and_datasets_write_into_tables_is_read(
    tmp_path: Path, names: tuple[str, str], cells: tuple[str, str]
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([names, cells, cells])
    rows, _ = surveyed(write(tmp_path, "rows.csv", out.getvalue()))
    assert [turn["content"] for turn in rows[0].messages] == ["a?", "b"]


def test_quotes_within_a_text_of_a_list_stay(tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("question", "answers"), ("a?", "[\"say 'b' 'c'\"]"), ("d", "e")])
    rows, _ = surveyed(write(tmp_path, "rows.csv", out.getvalue()))
    assert rows[0].messages[1]["content"] == "say 'b' 'c'"


@pytest.mark.parametrize("answer", ["[1, 2]", "[a, b]", "{'text': 'b'}", "[]", "['b', 3]"])
def test_other_lists_in_an_answer_are_the_answer(tmp_path: Path, answer: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("question", "answers"), ("a?", answer), ("c?", answer)])
    rows, _ = surveyed(write(tmp_path, "rows.csv", out.getvalue()))
    assert rows[0].messages[1]["content"] == answer


@pytest.mark.parametrize(
    "row",
    [
        {"prompt": "As JSON, please.", "output": json.dumps(ROLES)},
        {"prompt": "As JSON, please.", "completion": json.dumps(PAIR)},
        {"note": json.dumps([{"from": "GRU", "value": "GIG"}])},
        {"note": json.dumps({"city": "Recife"})},
        {"note": "[{not JSON"},
    ],
)
def test_json_that_is_to_be_learned_stays_text(tmp_path: Path, row: dict[str, str]) -> None:
    records, _, _ = read_all(write_lines(tmp_path, [row]))
    assert records[0].value == row
