"""Files as other programs and people leave them, each with what a person would say it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.contract.problems import Problem
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


FORM_NAMES = ("Qual foi a pergunta feita pelo cliente?", "Resposta do atendente")
FORM = ",".join(FORM_NAMES) + "".join(f'\n"{asked}","{said * 2}"' for asked, said in ROWS)
CELLS = [list(row) for row in ROWS]
UNUSUAL: list[tuple[str, bytes, dict[str, str]]] = [
    ("windows quotes.csv", table(";", quotes="“”").encode("cp1252"), NAMED),
    ("no header, commas in sentences.tsv", table("\t", header=False).encode(), UNNAMED),
    ("no header, semicolons.csv", table(";", header=False).encode(), UNNAMED),
    ("no mark.csv", table("|").encode("utf-16-be"), NAMED),
    ("capitals.csv", table(";").upper().encode("cp1252"), {}),
    ("title above.csv", f"Relatório 2024;\n;\n{table(';')}".encode(), NAMED),
    ("form.csv", FORM.encode(), {"instruction": FORM_NAMES[0], "output": FORM_NAMES[1]}),
    (
        "rows two levels down.json",
        json.dumps({"meta": {"n": 30}, "payload": {"items": OBJECTS}}).encode(),
        NAMED,
    ),
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
    upper = not columns
    named = {role: name.upper() for role, name in NAMED.items()} if upper else columns
    assert dict(survey.schema.columns) == named
    assert len(rows) == survey.tally.entries == 30
    asked, said = (text.upper() if upper else text for text in ROWS[7])
    assert rows[7].messages[0]["content"].strip("“”") == asked
    assert rows[7].messages[1]["content"].startswith(said)


def test_english_with_windows_quotes_is_cp1252(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f"What’s rule {n}?;It’s rule {n}, and isn’t “new” — it’s old" for n in range(30)]
    path.write_bytes("\r\n".join(["question;answer", *rows]).encode("cp1252"))
    assert open_data(path).encoding_name == "cp1252"


def test_bytes_with_many_zeros_are_not_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\x00\x01\x02\x03" * 500)
    with pytest.raises(Problem) as found:
        open_data(path)
    assert found.value.code == "DATA_NOT_DATA"


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


def test_a_quote_that_never_closes_costs_its_own_line(tmp_path: Path) -> None:
    """And not the next line, whose first quote would close it."""
    written = [f'{asked},"{said}"' for asked, said in ((f"Q {n}?", f"A, {n}.") for n in range(40))]
    written[5] = written[5].removesuffix('"')
    written[20] = 'Q 20?,"A,\n20."'
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["question,answer", *written]), encoding="utf-8")
    survey = Survey(open_data(path))
    rows = list(survey.rows())
    rejected = [(row["line"], row["reason"]) for row in survey.tally.rejected_lines]
    assert rejected == [(7, "UNCLOSED_QUOTE")]
    assert len(rows) == 39
    assert rows[5].messages[1]["content"] == "A, 6."
    assert rows[19].messages[1]["content"] == "A,\n20."


@pytest.mark.parametrize(
    ("yes", "no"), [("sim", "não"), ("1", "0"), ("yes", "no"), ("True", "False")]
)
def test_answers_that_were_not_approved_are_never_learned(
    yes: str, no: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    marks = [yes, no] * 15
    rows = [f'"{a}","{b}",{mark}' for (a, b), mark in zip(ROWS, marks, strict=True)]
    path.write_text("\n".join(["pergunta,resposta,aprovado", *rows]), encoding="utf-8")
    assert Survey(open_data(path)).kind == "unpaired_preference"
    chosen = Survey(open_data(path), columns={"instruction": "pergunta", "output": "resposta"})
    assert len(list(chosen.rows())) == 15
    assert chosen.tally.dropped == {"rejected_answer": 15}
