"""Files as other programs and people leave them, each with what a person would say it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.data.desk.survey import Survey
from engine.data.reading.read import open_data

ROWS = [
    (f"Como funciona a roda {n}, afinal?", f"A roda {n} gira: primeiro devagar, depois {n * 3}.")
    for n in range(30)
]
OBJECTS = [{"pergunta": asked, "resposta": said} for asked, said in ROWS]
NAMED = {"instruction": "pergunta", "output": "resposta"}
UNNAMED = {"instruction": "column_1", "output": "column_2"}


def table(delimiter: str, *, header: bool = True, quotes: str = "") -> str:
    lines = [f"pergunta{delimiter}resposta"] if header else []
    opening, closing = quotes[:1], quotes[1:]
    lines += [f"{opening}{asked}{closing}{delimiter}{said} – fim …" for asked, said in ROWS]
    return "\r\n".join(lines)


def lines(rows: list[Any]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


CELLS = [list(row) for row in ROWS]
UNUSUAL: list[tuple[str, bytes, dict[str, str]]] = [
    ("windows quotes.csv", table(";", quotes="“”").encode("cp1252"), NAMED),
    ("no header, commas in sentences.tsv", table("\t", header=False).encode(), UNNAMED),
    ("no header, semicolons.csv", table(";", header=False).encode(), UNNAMED),
    ("no mark.csv", table("|").encode("utf-16-be"), NAMED),
    ("lists.json", json.dumps([["pergunta", "resposta"], *CELLS]).encode(), NAMED),
    ("lists without names.json", json.dumps(CELLS).encode(), UNNAMED),
    ("lists.jsonl", lines(CELLS).encode(), UNNAMED),
    ("ids.json", json.dumps({f"id{n}": row for n, row in enumerate(OBJECTS)}).encode(), NAMED),
    ("lists in text.txt", lines([["pergunta", "resposta"], *CELLS]).encode(), NAMED),
]


@pytest.mark.parametrize(("name", "data", "columns"), UNUSUAL, ids=[u[0] for u in UNUSUAL])
def test_unusual_files_are_read(
    name: str, data: bytes, columns: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    survey = Survey(open_data(path))
    rows = list(survey.rows())
    assert survey.kind == "instruction"
    assert survey.schema is not None
    assert dict(survey.schema.columns) == columns
    assert len(rows) == survey.tally.entries == 30
    assert rows[7].messages[0]["content"].strip("“”") == ROWS[7][0]
    assert rows[7].messages[1]["content"].startswith(ROWS[7][1])


def test_a_list_among_objects_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines([OBJECTS[0], ["x", "y"], *OBJECTS[1:]]), encoding="utf-8")
    survey = Survey(open_data(path))
    assert len(list(survey.rows())) == 30
    rejected = [(row["line"], row["reason"]) for row in survey.tally.rejected_lines]
    assert rejected == [(2, "NOT_AN_OBJECT")]


def test_lists_of_other_lengths_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines([*CELLS, ["only a question?", ""], ["x", "y", "z"]]), encoding="utf-8")
    survey = Survey(open_data(path))
    assert len(list(survey.rows())) == 30
    assert survey.tally.rows == 32


def test_a_break_behind_lists_is_told_after_them(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(CELLS)[:-9], encoding="utf-8")
    survey = Survey(open_data(path))
    assert len(list(survey.rows())) == 29
    assert survey.broken is not None
    assert survey.broken.code == "DATA_TRUNCATED"
