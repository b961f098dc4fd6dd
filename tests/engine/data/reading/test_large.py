"""What large files need: late decisions, bounded rows, nothing held as a whole. Limits are lowered
here so that small files are large."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.problems import Problem
from engine.data.reading import (
    json_large,
    read_json,
    read_lines,
    read_table,
    read_text,
    source,
    stream,
)
from engine.data.reading.read import Reading, open_data
from engine.data.reading.records import Record
from tests.engine.data.files import question_answer, read_all, write


@pytest.fixture
def small_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the first 2 kB and a few windows of a file are looked at beforehand."""
    monkeypatch.setattr(source, "WHOLE_BYTES", 2000)
    monkeypatch.setattr(source, "FIRST_WINDOW_BYTES", 1000)
    monkeypatch.setattr(source, "WINDOWS", 1)
    monkeypatch.setattr(stream, "BLOCK_BYTES", 512)
    monkeypatch.setattr(stream, "LOOK_AHEAD_BYTES", 4096)


def late(codec: str, rows: int = 60) -> bytes:
    plain = "".join(f'{{"text": "row {n}"}}\n' for n in range(200))
    letters = "".join(f'{{"text": "ação nº {n}, não é pequena"}}\n' for n in range(rows))
    return plain.encode() + letters.encode(codec)


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "mac_roman"])
@pytest.mark.usefixtures("small_samples")
def test_letters_that_come_late_decide_the_encoding(tmp_path: Path, codec: str) -> None:
    data = open_data(write(tmp_path, "a.jsonl", late(codec)))
    assert data.encoding_name == "utf-8"
    entries = list(data.entries())
    assert entries[-1].value == {"text": "ação nº 59, não é pequena"}  # type: ignore[union-attr]
    assert len(entries) == 260
    assert data.encoding_name == data.files[0].encoding == codec
    assert data.encoding is not None
    assert data.encoding.guessed is (codec != "utf-8")


@pytest.mark.usefixtures("small_samples")
def test_wrong_bytes_among_right_letters_cost_their_rows(tmp_path: Path) -> None:
    content = late("utf-8").replace("nº 7,".encode(), b"n\xba 7,", 1)
    _, rejects, _ = read_all(write(tmp_path, "a.jsonl", content))
    assert rejects == [(208, "BAD_ENCODING")]


def test_a_line_without_end_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_lines, "MAX_LINE_BYTES", 3000)
    monkeypatch.setattr(stream, "BLOCK_BYTES", 512)
    good = '{"question": "a"}\n{"question": "b"}\r\n'
    path = write(tmp_path, "a.jsonl", good + "x" * 9000 + "\r\n" + good + '{"q": "' + "y" * 9000)
    records, rejects, _ = read_all(path)
    assert [record.line for record in records] == [1, 2, 4, 5]
    assert rejects == [(3, "ROW_TOO_LARGE"), (6, "ROW_TOO_LARGE")]


def test_a_table_row_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BLOCK_BYTES", 512)
    path = write(tmp_path, "a.csv", "question,answer\na,b\n" + "x" * 9000)
    data = open_data(path)
    monkeypatch.setattr("engine.data.reading.data_file.MAX_LINE_BYTES", 3000)
    with pytest.raises(Problem, match="DATA_ROW_TOO_LARGE") as caught:
        list(data.entries())
    assert caught.value.facts["line"] == 3


def test_an_open_quote_does_not_hold_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_table, "MAX_RECORD_CHARS", 200)
    text = 'question,answer\na,b\n"c,d\n' + "".join(f"q{n},a{n}\n" for n in range(90))
    records, rejects, _ = read_all(write(tmp_path, "a.csv", text))
    assert rejects == [(3, "UNCLOSED_QUOTE")]
    assert [record.line for record in records] == [2, *range(4, 94)]


def test_text_without_empty_lines_comes_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_text, "MAX_PARAGRAPH_CHARS", 50)
    text = "".join(f"line number {n}\n" for n in range(40)) + "z" * 120
    records, _, _ = read_all(write(tmp_path, "a.txt", text))
    assert max(len(record.value["text"]) for record in records) <= 100
    joined = "".join(record.value["text"] for record in records)
    assert joined.replace("\n", "") == text.replace("\n", "")


@pytest.fixture
def large_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_json, "LARGE_BYTES", 1000)
    monkeypatch.setattr(read_json, "PEEK_CHARS", 300)
    monkeypatch.setattr(read_json, "MAX_VALUE_CHARS", 600)
    monkeypatch.setattr(json_large, "SMALL_CHARS", 300)
    monkeypatch.setattr("engine.data.reading.json_walk.BLOCK_CHARS", 64)


@pytest.mark.parametrize(
    ("document", "used", "ignored"),
    [
        ({"version": 1, "data": question_answer(40)}, "data", []),
        ({"test": question_answer(30), "train": question_answer(40)}, "train", ["test"]),
        ({"about": {"by": ["a"]}, "result": {"rows": question_answer(40)}}, "rows", []),
        ({str(n): row for n, row in enumerate(question_answer(40))}, "0", []),
    ],
)
@pytest.mark.usefixtures("large_objects")
def test_rows_of_a_large_object_come_one_by_one(
    tmp_path: Path, document: Any, used: str, ignored: list[str]
) -> None:
    path = write(tmp_path, "a.json", json.dumps(document, indent=1))
    data = open_data(path, "json")
    entries = list(data.entries())
    assert [entry.value for entry in entries] == question_answer(40)  # type: ignore[union-attr]
    assert (data.used, data.ignored) == (used, ignored)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all("question" in lines[entry.line] for entry in entries)


@pytest.mark.usefixtures("large_objects")
def test_a_large_squad_file_gives_its_questions(tmp_path: Path) -> None:
    qas = [{"question": f"q{n}", "id": n, "answers": [{"text": f"a{n}"}]} for n in range(9)]
    squad = {"data": [{"title": "T", "paragraphs": [{"context": "C", "qas": qas}]}] * 3}
    data = open_data(write(tmp_path, "a.json", json.dumps(squad, indent=1)))
    entries = [entry for entry in data.entries() if isinstance(entry, Record)]
    assert data.is_squad
    assert [entry.value["question"] for entry in entries] == [f"q{n}" for n in range(9)] * 3


@pytest.mark.usefixtures("large_objects")
def test_a_large_object_that_breaks_off_gives_its_whole_rows(tmp_path: Path) -> None:
    text = json.dumps({"data": question_answer(40)}, indent=1)
    data = open_data(write(tmp_path, "a.json", text[: text.index("number 33")]))
    with pytest.raises(Problem, match="DATA_TRUNCATED") as caught:
        list(data.entries())
    assert caught.value.facts["rows_before"] == data.repairs["truncated"] == 33


@pytest.mark.usefixtures("large_objects")
def test_a_large_object_without_rows_is_refused(tmp_path: Path) -> None:
    text = json.dumps({"numbers": list(range(400))})
    with pytest.raises(Problem, match="DATA_ROW_TOO_LARGE"):
        list(open_data(write(tmp_path, "a.json", text)).entries())


HARD = st.sampled_from(["}", "},", '}, {"question": "', '"', "\\", "[{", "é", "😀", "\n", "a"])
HARD_ROW = st.fixed_dictionaries(
    {"question": st.lists(HARD, max_size=5).map("".join)},
    optional={
        "answer": st.lists(HARD, max_size=5).map("".join),
        "n": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
        "turns": st.lists(st.fixed_dictionaries({"question": HARD}), max_size=3),
    },
)


@given(st.lists(HARD_ROW, min_size=3, max_size=30), st.sampled_from([None, 1, 2]), st.booleans())
def test_items_are_found_by_their_seams_whatever_stands_in_them(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[dict[str, Any]],
    indent: int | None,
    ascii_only: bool,
) -> None:
    path = tmp_path_factory.mktemp("seam") / "a.json"
    path.write_text(json.dumps(rows, indent=indent, ensure_ascii=ascii_only), encoding="utf-8")
    assert [entry.value for entry in open_data(path, "json").entries()] == rows  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_long_integers_keep_their_digits(tmp_path: Path, name: str) -> None:
    huge = 123456789012345678901234567890
    rows = [{"question": "q", "answer": huge, "more": [{"n": -huge}], "x": 1e25}] * 9
    lines = name.endswith("l")
    text = "\n".join(map(json.dumps, rows)) if lines else json.dumps(rows)
    assert [record.value for record in read_all(write(tmp_path, name, text))[0]] == rows


def test_two_million_letters_and_brackets_without_end_are_one_row_each(tmp_path: Path) -> None:
    long = json.dumps({"question": "q", "answer": "a" * 2_000_000})
    path = write(tmp_path, "a.jsonl", f"{long}\n{'[' * 20_000}\n{long}\n")
    records, rejects, _ = read_all(path)
    assert [len(record.value["answer"]) for record in records] == [2_000_000] * 2
    assert rejects == [(2, "TOO_DEEP")]
    records, _, _ = read_all(write(tmp_path, "a.json", f"[{long}, {long}]"))
    assert [len(record.value["answer"]) for record in records] == [2_000_000] * 2
    with pytest.raises(Problem, match="DATA_TOO_DEEP"):
        list(open_data(write(tmp_path, "b.json", "[" * 20_000)).entries())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names only on POSIX")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Problem, match="DATA_NOT_READABLE"):
        open_data(tmp_path / "pipe")


@pytest.mark.parametrize("packed", [False, True])
def test_reading_works_where_nothing_can_be_written(tmp_path: Path, packed: bool) -> None:
    content = json.dumps(question_answer(5)).encode()
    folder = tmp_path / "só leitura"
    folder.mkdir()
    path = write(folder, "a.json", gzip.compress(content) if packed else content)
    before = path.read_bytes()
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        for place in (folder, path):
            assert len(list(open_data(place, Reading()).entries())) == 5
    finally:
        folder.chmod(0o755)
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [path]
