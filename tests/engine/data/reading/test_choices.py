"""What a person decides about reading, and what each repair would bring back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.contract.problems import Problem
from engine.data.reading.json_repair import without_extra_commas
from engine.data.reading.read import Reading, open_data
from engine.data.reading.records import Entry, Record, Reject
from tests.engine.data.files import question_answer, write
from tests.shared import needs_shared, shared


def read(path: Path, *fixes: str, **decided: object) -> tuple[list[Entry], dict[str, int]]:
    """Entries, and what was fixed or could be."""
    data = open_data(path, Reading(fixes=frozenset(fixes), **decided))  # type: ignore[arg-type]
    entries = list(data.entries())
    return entries, dict(data.fixed if fixes else data.repairs)


def test_an_encoding_that_was_decided_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "pergunta;resposta\nç;ã\n".encode("cp850"))
    entries, _ = read(path, encoding="cp850")
    assert entries[0].value == {"pergunta": "ç", "resposta": "ã"}
    entries, _ = read(path, encoding="UTF-8")
    assert entries == [Reject(2, "BAD_ENCODING")]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf16_and_utf32_that_were_decided_need_no_mark(tmp_path: Path, codec: str) -> None:
    path = write(tmp_path, "a.csv", "pergunta;resposta\nação?;ã\n".encode(codec))
    entries, _ = read(path, encoding=codec[:6])
    assert entries[0].value == {"pergunta": "ação?", "resposta": "ã"}
    marked = write(tmp_path, "b.csv", "pergunta;resposta\nç;ã\n".encode(codec[:6]))
    assert read(marked, encoding=codec[:6])[0][0].value == {"pergunta": "ç", "resposta": "ã"}


@pytest.mark.parametrize(
    "name",
    [
        "no-such",
        "base64",
        "zlib",
        "rot13",
        "",
        "utf-8\x00",
        "idna-x",
        "idna",
        "punycode",
        "undefined",
    ],
)
def test_what_is_no_encoding_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match="DATA_ENCODING_UNKNOWN"):
        open_data(write(tmp_path, "a.csv", "a,b\n"), Reading(encoding=name))


@pytest.mark.parametrize("delimiter", ['"', "\n", "\r", "", ";;", " "])
def test_what_separates_no_cells_is_refused(tmp_path: Path, delimiter: str) -> None:
    with pytest.raises(Problem, match="DATA_DELIMITER_UNUSABLE"):
        open_data(write(tmp_path, "a.csv", "a,b\n"), Reading(delimiter=delimiter))


def test_a_delimiter_that_was_decided_makes_a_table_of_a_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "question#answer\na, b#c\nd#e\n")
    data = open_data(path, Reading(delimiter="#"))
    entries = list(data.entries())
    assert (data.format.name, data.delimiter) == ("csv", "#")
    assert [entry.value for entry in entries] == [
        {"question": "a, b", "answer": "c"}, {"question": "d", "answer": "e"},
    ]  # fmt: skip


def test_a_header_that_was_decided_is_one(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "question,answer\na,b\nc,d\n")
    entries, _ = read(path, header=False)
    assert entries[0].value == {"column_1": "question", "column_2": "answer"}
    bare = write(tmp_path, "b.csv", "oi,saudacao\ntchau,despedida\nopa,saudacao\n")
    assert open_data(bare).header is False
    entries, _ = read(bare, header=True)
    assert entries[0].value == {"oi": "tchau", "saudacao": "despedida"}


def test_a_comma_too_many_is_told_and_put_right_when_agreed(tmp_path: Path) -> None:
    lines = ['{"a": 1}', '{"a": 2},', '{"a": "x,}", }', '{"a": [1, 2,],}', "{'a': 3},", '{"a": 4}']
    path = write(tmp_path, "a.jsonl", "\n".join(lines))
    entries, repairs = read(path)
    assert repairs == {"trailing_comma": 3}
    assert [entry.line for entry in entries if isinstance(entry, Reject)] == [2, 3, 4, 5]
    entries, fixed = read(path, "trailing_comma")
    assert fixed == {"trailing_comma": 3}
    assert [entry.value["a"] for entry in entries if isinstance(entry, Record)] == [
        1, 2, "x,}", [1, 2], 4,
    ]  # fmt: skip
    assert [entry.line for entry in entries if isinstance(entry, Reject)] == [5]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_numbers_that_are_none_are_told_and_read_as_nothing_when_agreed(
    tmp_path: Path, name: str
) -> None:
    rows = ['{"q": "x", "score": NaN}', '{"q": "y", "n": [1, {"m": -Infinity}]}', '{"q": "z"}']
    text = "\n".join(rows) if name == "a.jsonl" else "[" + ",\n".join(rows) + "]"
    path = write(tmp_path, name, text)
    entries, repairs = read(path)
    assert repairs == {"not_finite": 2}
    assert [entry.reason for entry in entries if isinstance(entry, Reject)] == ["NOT_FINITE"] * 2
    entries, fixed = read(path, "not_finite")
    assert fixed == {"not_finite": 2}
    assert [entry.value for entry in entries if isinstance(entry, Record)] == [
        {"q": "x", "score": None}, {"q": "y", "n": [1, {"m": None}]}, {"q": "z"},
    ]  # fmt: skip
    assert [entry.line for entry in entries] == [1, 2, 3]


def test_a_bare_number_that_is_none_stays_no_row(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"q": "x"}\nNaN\n{"q": "1e999", "n": 1e999}')
    entries, fixed = read(path, "not_finite")
    assert fixed == {"not_finite": 1}
    assert [entry.line for entry in entries if isinstance(entry, Record)] == [1, 3]


def test_lines_cut_out_of_an_array_are_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", "".join(f"{json.dumps(r)},\n" for r in question_answer(5)))
    assert read(path)[1] == {"trailing_comma": 5}
    assert len([e for e in read(path, "trailing_comma")[0] if isinstance(e, Record)]) == 5


@pytest.mark.parametrize("text", ['{"a": ",}"}', '{"a": "\\",}"}', '{"a": ",]"}'])
def test_commas_inside_strings_stay(text: str) -> None:
    assert without_extra_commas(text) == text


def test_cells_under_no_header_are_left_away_when_agreed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "question,answer\na,b\nc,d,e\n")
    entries, repairs = read(path)
    assert (repairs, entries[1].extra_cells) == ({"extra_cells": 1}, 1)
    entries, fixed = read(path, "extra_cells")
    assert (fixed, entries[1].extra_cells) == ({"extra_cells": 1}, 0)
    assert entries[1].value == {"question": "c", "answer": "d"}


@needs_shared
def test_the_cut_file_gives_exactly_its_whole_rows() -> None:
    data = open_data(shared("data/d_truncated.json"))
    with pytest.raises(Problem, match="DATA_TRUNCATED"):
        list(data.entries())
    assert data.repairs == {"truncated": 117}
    entries, fixed = read(shared("data/d_truncated.json"), "truncated")
    assert fixed == {"truncated": 117}
    assert sum(isinstance(entry, Record) for entry in entries) == 117
    assert entries[-1] == Reject(590, "CUT_OFF")


def test_a_cut_object_of_lists_gives_its_whole_rows(tmp_path: Path) -> None:
    text = json.dumps({"version": 1, "data": question_answer(10)}, indent=1)
    entries, _ = read(write(tmp_path, "a.json", text[: text.index("number 7")]), "truncated")
    assert [entry.value for entry in entries[:-1]] == question_answer(10)[:7]
    assert isinstance(entries[-1], Reject)


def test_a_mistake_in_the_middle_is_no_cut(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '[{"a": 1}, {"a" 2}, {"a": 3}]')
    with pytest.raises(Problem, match="DATA_JSON_BROKEN"):
        read(path, "truncated")
