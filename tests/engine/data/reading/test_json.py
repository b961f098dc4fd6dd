"""JSON in all the forms in which rows come, and the place of every row and every error."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.problems import Problem
from engine.data.reading import json_walk
from engine.data.reading.json_walk import BrokenJson, Window, elements
from engine.data.reading.read import open_data
from tests.engine.data.files import question_answer, read_all, write

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def walk(text: str) -> list[Any]:
    window = Window(io.StringIO(text))
    return [item.value for item in elements(window, window.skip_space(0))]


@given(st.lists(JSON_VALUES, max_size=8), st.integers(1, 40), st.sampled_from([None, 1]))
def test_blocks_of_any_size_give_the_same_values(
    values: list[Any], block: int, indent: int | None
) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=False)
    before, json_walk.BLOCK_CHARS = json_walk.BLOCK_CHARS, block
    try:
        assert walk(text) == values
    finally:
        json_walk.BLOCK_CHARS = before


@given(st.lists(JSON_VALUES, min_size=1, max_size=6), st.data())
def test_a_cut_array_gives_its_whole_items_and_says_cut(
    values: list[Any], data: st.DataObject
) -> None:
    text = json.dumps(values)
    cut = data.draw(st.integers(1, len(text) - 1))
    window = Window(io.StringIO(text[:cut]))
    found: list[Any] = []
    with pytest.raises(BrokenJson) as caught:
        found.extend(item.value for item in elements(window, window.skip_space(0)))
    assert caught.value.truncated
    assert len(found) <= len(values)


def test_rows_of_an_array_know_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", json.dumps(question_answer(30), indent=1))
    records, _, _ = read_all(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(records) == 30
    assert all(lines[record.line - 1].strip() == "{" for record in records)


def test_a_cut_file_is_refused_with_rows_line_and_column(tmp_path: Path) -> None:
    text = json.dumps(question_answer(10), indent=1)
    path = write(tmp_path, "a.json", text[: text.index("number 7")])
    with pytest.raises(Problem) as caught:
        list(open_data(path).entries())
    assert caught.value.code == "DATA_TRUNCATED"
    assert caught.value.facts["rows_before"] == 7
    assert caught.value.facts["line"] == text[: text.index("It is number 7")].count("\n") + 1


def test_an_object_that_breaks_off_in_its_rows_tells_how_many_are_whole(tmp_path: Path) -> None:
    text = json.dumps({"version": 1, "data": question_answer(10)}, indent=1)
    path = write(tmp_path, "a.json", text[: text.index("number 7")])
    with pytest.raises(Problem, match="DATA_TRUNCATED") as caught:
        list(open_data(path).entries())
    assert caught.value.facts["rows_before"] == 7


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[{"a": 1} {"a": 2}]', 1, 11),
        ('[{"a": 1},\n {a: 2}]', 2, 3),
        ("[{'a': 1}]", 1, 3),
        ('[{"a": 1}]\ntrailing', 2, 1),
    ],
)
def test_broken_json_is_refused_with_its_place(
    tmp_path: Path, text: str, line: int, column: int
) -> None:
    with pytest.raises(Problem) as caught:
        list(open_data(write(tmp_path, "a.json", text), "json").entries())
    assert caught.value.code == "DATA_JSON_BROKEN"
    assert (caught.value.facts["line"], caught.value.facts["column"]) == (line, column)


def test_brackets_without_end_are_refused_quickly(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="DATA_TOO_DEEP"):
        list(open_data(write(tmp_path, "a.json", "[" * 200_000)).entries())
    _, rejects, _ = read_all(write(tmp_path, "b.jsonl", '{"a": 1}\n{"a": 2}\n' + "[" * 200_000))
    assert rejects == [(3, "TOO_DEEP")]


def test_numbers_that_no_json_has_cost_their_row(tmp_path: Path) -> None:
    array = '[{"a": 1}, {"a": NaN}, {"a": -Infinity}, {"a": 1e999}, 5, {"b": "\\ud800"}]'
    _, rejects, _ = read_all(write(tmp_path, "a.json", array))
    assert [reason for _, reason in rejects] == [
        "NOT_FINITE", "NOT_FINITE", "NOT_FINITE", "NOT_AN_OBJECT", "INVALID_UNICODE",
    ]  # fmt: skip


def test_a_number_of_many_digits_does_not_stop_the_file(tmp_path: Path) -> None:
    records, _, _ = read_all(write(tmp_path, "a.json", '[{"a": ' + "9" * 6000 + "}]"))
    assert records[0].value["a"] == "9" * 6000


def test_broken_lines_are_named_one_by_one(tmp_path: Path) -> None:
    lines = [
        '\ufeff{"a": 1}', '{"a": 2', "", "{'a': 3}", '{"a": NaN}', "# no", '{"a": 4},', '"words"',
        '{"a": "\\ud83d"}', '{"a": 5}', '{"a": 6}', '{"a": 7}', '{"a": 8}', '{"a": 9}',
        '{"a": 10}', '{"a": 11}',
    ]  # fmt: skip
    records, rejects, blanks = read_all(write(tmp_path, "a.jsonl", "\r\n".join(lines)))
    assert rejects == [
        (2, "NOT_JSON"), (4, "NOT_JSON"), (5, "NOT_FINITE"), (6, "NOT_JSON"), (7, "NOT_JSON"),
        (8, "NOT_AN_OBJECT"), (9, "INVALID_UNICODE"),
    ]  # fmt: skip
    assert blanks == [3]
    assert [record.value["a"] for record in records] == [1, 5, 6, 7, 8, 9, 10, 11]


def test_lines_that_are_all_broken_are_still_lines(tmp_path: Path) -> None:
    _, rejects, _ = read_all(write(tmp_path, "a.jsonl", "{'a': 'b'}\n" * 5))
    assert rejects == [(n, "NOT_JSON") for n in range(1, 6)]


@pytest.mark.parametrize(
    ("document", "rows"),
    [
        ({"data": question_answer(3), "version": 1}, 3),
        ({"test": question_answer(5), "train": question_answer(2)}, 2),
        ({"question": ["a", "b"], "answer": ["c", "d"]}, 2),
        ({"question": {"0": "a", "1": "b"}, "answer": {"0": "c", "1": "d"}}, 2),
        ({"0": {"question": "a", "answer": "b"}, "1": {"question": "c", "answer": "d"}}, 2),
        ({"question": "a", "answer": "b"}, 1),
        ({"messages": [{"role": "user", "content": "a"}]}, 1),
        ([[{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]], 1),
    ],
)
def test_rows_are_found_wherever_an_object_keeps_them(
    tmp_path: Path, document: Any, rows: int
) -> None:
    records, rejects, _ = read_all(write(tmp_path, "a.json", json.dumps(document, indent=2)))
    assert (len(records), rejects) == (rows, [])
    assert {"question", "messages"} & records[-1].value.keys()


def test_a_list_that_is_left_out_is_named(tmp_path: Path) -> None:
    both = {"test": question_answer(5), "train": question_answer(2)}
    data = open_data(write(tmp_path, "a.json", json.dumps(both)))
    list(data.entries())
    assert (data.used, data.ignored) == ("train", ["test"])


def test_objects_one_after_another_are_rows(tmp_path: Path) -> None:
    text = "\n".join(json.dumps(row, indent=2) for row in question_answer(4))
    records, _, _ = read_all(write(tmp_path, "a.json", text))
    assert [record.line for record in records] == [1, 5, 9, 13]


def test_squad_gives_a_row_per_question_with_its_line(tmp_path: Path) -> None:
    qas = [{"question": f"q{n}", "id": n, "answers": [{"text": f"a{n}"}]} for n in range(3)]
    squad = {"data": [{"title": "T", "paragraphs": [{"context": "C", "qas": qas}]}]}
    path = write(tmp_path, "a.json", json.dumps(squad, indent=1))
    records, _, _ = read_all(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [record.value["question"] for record in records] == ["q0", "q1", "q2"]
    assert all(f'"q{n}"' in lines[record.line] for n, record in enumerate(records))
    assert records[0].value["context"] == "C"


@pytest.mark.parametrize(
    "content",
    [
        'var data = [{"question": "a, b", "answer": "c"},\n{"question": "d, e", "answer": "f"}]\n',
        '// my data\n[{"question": "a", "answer": "b"},\n{"question": "c", "answer": "d"}]\n',
        '"Once upon a time,"\n"there was no object."\nnor was there a list\n',
    ],
)
def test_a_json_file_without_json_is_no_text(tmp_path: Path, content: str) -> None:
    data = open_data(write(tmp_path, "a.json", content))
    assert data.format.name == "json"
    with pytest.raises(Problem, match="DATA_JSON_BROKEN"):
        list(data.entries())
    path = write(tmp_path, "a.jsonl", '"a sentence"\n"and another"\n')
    assert read_all(path)[1] == [(1, "NOT_AN_OBJECT"), (2, "NOT_AN_OBJECT")]


def test_a_table_that_is_called_json_is_one(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", "question,answer\na,b\nc,d\n")
    assert open_data(path).format.name == "csv"


def test_several_objects_on_a_line_are_several_rows(tmp_path: Path) -> None:
    lines = ['{"a": 1}{"a": 2} {"a": NaN}', '{"a": 4}, {"a": "}{"}', '{"a": 6}{"a"', '{"a": "}{"}']
    records, rejects, _ = read_all(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [record.value["a"] for record in records] == [1, 2, 4, "}{", "}{"]
    assert [record.line for record in records] == [1, 1, 2, 2, 4]
    assert rejects == [(1, "NOT_FINITE"), (3, "NOT_JSON")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "question,answer\na,b\nc,d\n\x1a"),
        ("b.jsonl", '{"question": "a"}\n{"question": "c"}\n\x1a'),
    ],
)
def test_the_end_that_dos_wrote_is_no_row(tmp_path: Path, name: str, content: str) -> None:
    records, rejects, blanks = read_all(write(tmp_path, name, content))
    assert ([record.value["question"] for record in records], rejects) == (["a", "c"], [])
    assert len(blanks) == 1


@pytest.mark.parametrize("extra", [{}, {"index": [0, 1]}])
def test_what_pandas_splits_into_names_and_cells_are_rows(
    tmp_path: Path, extra: dict[str, list[int]]
) -> None:
    whole = {"columns": ["question", "answer"], **extra, "data": [["a", "b"], ["c", "d"]]}
    records, _, _ = read_all(write(tmp_path, "a.json", json.dumps(whole)))
    assert [record.value for record in records] == [
        {"question": "a", "answer": "b"}, {"question": "c", "answer": "d"},
    ]  # fmt: skip


def test_an_object_may_ask_by_its_names(tmp_path: Path) -> None:
    asked = {f"O que é {n}, afinal?": f"É o número {n}." for n in range(5)}
    words = {f"palavra{chr(97 + n)}": f"Quer dizer o mesmo que a de número {n}." for n in range(25)}
    for value in (asked, words):
        path = write(tmp_path, "a.json", json.dumps(value, ensure_ascii=False, indent=1))
        records, rejects, _ = read_all(path)
        pairs = {record.value["question"]: record.value["answer"] for record in records}
        assert (pairs, rejects) == (value, [])
        assert [record.line for record in records] == list(range(2, len(value) + 2))


@pytest.mark.parametrize(
    "row",
    [
        {"pergunta": "Qual é?", "resposta": "Esta.", "O que fazer depois disso tudo": "Nada."},
        {"Nome": "Ana", "Cidade": "Recife", "Obs": "Ligar amanhã."},
        {"text": "a", "b": "c"},
    ],
)
def test_an_object_of_columns_is_a_row(tmp_path: Path, row: dict[str, str]) -> None:
    records, _, _ = read_all(write(tmp_path, "a.json", json.dumps(row)))
    assert [record.value for record in records] == [row]
