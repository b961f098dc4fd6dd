"""Tables: delimiters, quotes, headers, ragged rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.reading.header import has_header, header_names
from engine.data.reading.read import open_data
from engine.data.reading.read_table import split
from tests.engine.data.files import read_all, surveyed, write

CELL = st.text(alphabet=st.sampled_from("abç,;\t|\"\n\r '{}[]0"), max_size=12)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=8))
def test_every_table_that_python_writes_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    lines = io.StringIO(out.getvalue(), newline="")
    assert [record.cells for record in split(lines, ",")] == rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["question", "answer"]]
    rows += [[f"What, and; why | {n}?", f"Because {n}, you see; so"] for n in range(9)]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    data = open_data(write(tmp_path, "a.csv", out.getvalue()))
    assert data.format.table is not None
    assert data.format.table.delimiter == delimiter
    records, _, _ = read_all(data.source.path)
    assert records[3].value == {"question": rows[4][0], "answer": rows[4][1]}


def test_a_record_over_several_lines_has_the_line_it_starts_on(tmp_path: Path) -> None:
    text = 'question,answer\n"one\ntwo ""quoted""",first\n"three",second\n'
    records, _, _ = read_all(write(tmp_path, "a.csv", text))
    assert [record.line for record in records] == [2, 4]
    assert records[0].value["question"] == 'one\ntwo "quoted"'


def test_a_quote_that_never_closes_costs_one_line(tmp_path: Path) -> None:
    text = 'question,answer\na,b\n"c,d\n' + "".join(f"q{n},a{n}\n" for n in range(50))
    records, rejects, _ = read_all(write(tmp_path, "a.csv", text))
    assert rejects == [(3, "UNCLOSED_QUOTE")]
    assert len(records) == 51


def test_empty_lines_and_excels_empty_rows_are_blank(tmp_path: Path) -> None:
    text = "question;answer;\r\na;b;\r\n\r\n;;\r\nc;d;\r\n"
    records, _, blanks = read_all(write(tmp_path, "a.csv", text))
    assert blanks == [3, 4]
    assert [record.value for record in records] == [
        {"question": "a", "answer": "b"},
        {"question": "c", "answer": "d"},
    ]


def test_cells_under_no_name_are_counted(tmp_path: Path) -> None:
    text = "question,answer\na,b\nc,d,e\nf\ng,h,,\n"
    records, _, _ = read_all(write(tmp_path, "a.csv", text))
    assert [(r.extra_cells, r.missing_cells) for r in records] == [(0, 0), (1, 0), (0, 1), (0, 0)]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["Pergunta", "Resposta"], ["Quem?", "Eu."]], True),
        ([["PERGUNTA DO CLIENTE", "Resposta"], ["Quem é?", "Eu sou."]], True),
        ([["Qual o prazo?"], ["Quem?", "Eu."]], False),
        ([["PERGUNTA:", "RESPOSTA:"], ["Quem?", "Eu."]], True),
        ([["Pergunta:", "quem é?"], ["Resposta:", "eu"], ["Pergunta:", "onde?"]], False),
        ([["Inglês", "Português"], ["dog", "cachorro"], ["cat", "gato"]], True),
        ([["English", "inglês"], ["French", "francês"], ["Italian", "italiano"]], False),
        ([["0", "1"], ["Who?", "Me."], ["Where?", "Here."]], True),
        ([["", "0", "1"], ["0", "Who?", "Me."], ["1", "Where?", "Here."]], True),
        ([["0", "1"], ["1", "1"], ["2", "3"]], False),
        ([["Oi", "Olá"], ["Qual o prazo de entrega?", "Cinco dias úteis, sempre."]], False),
        ([["oi", "saudacao"], ["tchau", "despedida"], ["opa", "saudacao"]], False),
        ([["quero cancelar", "pedido"], ["onde está", "pedido"], ["oi", "saudacao"]], False),
        ([["Customer Question", "Agent Reply", "Date"], ["Who?", "Me.", "1.1."]], True),
        ([["col_a", "col_b"], ["A long sentence stands here", "and another one there"]], True),
        ([["1", "2"], ["3", "4"]], False),
    ],
)
def test_a_header_is_told_from_a_row(rows: list[list[str]], header: bool) -> None:
    assert has_header(rows) is header


def test_without_header_no_row_is_lost(tmp_path: Path) -> None:
    text = "".join(f"Qual é a capital do estado {n}?,Cidade {n}\n" for n in range(12))
    data = open_data(write(tmp_path, "a.csv", text))
    assert (data.header, data.names) == (False, ["column_1", "column_2"])
    assert len(list(data.entries())) == 12


def test_names_are_made_different() -> None:
    assert header_names(["a", "", "a", "a"], 5) == ["a", "column_2", "a (2)", "a (3)", "column_5"]


def test_a_table_of_one_column_keeps_its_commas(tmp_path: Path) -> None:
    text = "texto\n" + "".join(f"Um, dois e {n}, sempre.\n" for n in range(9))
    records, _, _ = read_all(write(tmp_path, "a.csv", text))
    assert records[2].value == {"texto": "Um, dois e 2, sempre."}
    assert [record.extra_cells for record in records] == [0] * 9


def test_prose_with_commas_is_no_table(tmp_path: Path) -> None:
    prose = "He came, he saw, and he left.\nNobody knew why.\nSome, of course, did.\n\n" * 20
    assert open_data(write(tmp_path, "a.txt", prose)).format.name == "text"


def test_a_log_is_no_table(tmp_path: Path) -> None:
    lines = "".join(f"2024-03-01 12:00:0{n},123 INFO main - started, pid={n}\n" for n in range(9))
    assert open_data(write(tmp_path, "app.log", lines)).format.name == "text"
    table = "question,answer\n" + "".join(f"q{n},a{n}\n" for n in range(9))
    assert open_data(write(tmp_path, "b.log", table)).format.name == "csv"


def test_content_decides_against_the_name(tmp_path: Path) -> None:
    rows = '[{"question": "a", "answer": "b"}]'
    assert open_data(write(tmp_path, "a.csv", rows)).format.name == "json"
    lines = '{"question": "a"}\n{"question": "b"}\n'
    assert open_data(write(tmp_path, "a.txt", lines)).format.name == "jsonl"
    table = "question;answer\n" + "Was, wo?;Da, hier.\n" * 9
    assert open_data(write(tmp_path, "a.txt", table)).format.name == "csv"
    assert open_data(write(tmp_path, "a.json", "[Verse 1]\nLa la la\n")).format.name == "text"


def test_a_huge_cell_is_read(tmp_path: Path) -> None:
    text = f'question,answer\nq,"{"a" * 2_000_000}"\n'
    records, _, _ = read_all(write(tmp_path, "a.csv", text))
    assert len(records[0].value["answer"]) == 2_000_000


def test_the_line_that_names_excels_delimiter_is_no_row(tmp_path: Path) -> None:
    text = "sep=;\r\npergunta;resposta\r\na, b;c\r\nd;e\r\n"
    data = open_data(write(tmp_path, "a.csv", text))
    assert (data.delimiter, data.names) == (";", ["pergunta", "resposta"])
    records, rejects, _ = read_all(data.source.path)
    assert [(record.line, record.value["pergunta"]) for record in records] == [
        (3, "a, b"),
        (4, "d"),
    ]
    assert rejects == []


def test_quotes_in_tab_separated_text_hold_no_lines_together(tmp_path: Path) -> None:
    rows = ['"Hi there\tOi', "a\tb", '"Bye\tTchau', "c\td", '"x"\ty', '"open\tz', "e\tf"]
    records, rejects, _ = read_all(write(tmp_path, "a.tsv", "question\tanswer\n" + "\n".join(rows)))
    assert [record.line for record in records] == list(range(2, 9))
    assert records[0].value == {"question": '"Hi there', "answer": "Oi"}
    assert (records[4].value["question"], rejects) == ("x", [])
    cell = 'question\tanswer\n"two\nlines"\ta\n"b"\tc\n'
    records, _, _ = read_all(write(tmp_path, "b.tsv", cell))
    assert records[0].value == {"question": "two\nlines", "answer": "a"}


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_quotes_may_open_behind_a_space(tmp_path: Path, delimiter: str) -> None:
    lines = [f'"What, {n}"{delimiter} "So; ""it, is"""{delimiter} {n}\n' for n in range(6)]
    header = f"question{delimiter} answer{delimiter} number\n"
    records, rejects, _ = read_all(write(tmp_path, "a.csv", header + "".join(lines)))
    assert (len(records), rejects) == (6, [])
    first = {"question": "What, 0", "answer": 'So; "it, is"', "number": "0"}
    assert (records[0].value, records[0].extra_cells) == (first, 0)


def test_a_quote_behind_a_comma_of_a_text_opens_nothing(tmp_path: Path) -> None:
    lines = [f'"What {n}?","He said, ""yes"", and went"\n' for n in range(6)]
    records, _, _ = read_all(write(tmp_path, "a.csv", "question,answer\n" + "".join(lines)))
    assert {record.value["answer"] for record in records} == {'He said, "yes", and went'}


def test_quotes_may_be_escaped_with_a_backslash(tmp_path: Path) -> None:
    lines = [f'"What {n}?","Say \\"hi, {n}\\", ""so"" and \\frac or \\\\ now"\n' for n in range(6)]
    lines.insert(2, '"Two\nlines","with \\"a\nbreak\\""\n')
    path = write(tmp_path, "a.csv", "question,answer\n" + "".join(lines))
    records, rejects, _ = read_all(path)
    assert (len(records), rejects) == (7, [])
    assert records[0].value["answer"] == 'Say "hi, 0", "so" and \\frac or \\ now'
    assert (records[2].line, records[2].value["answer"]) == (4, 'with "a\nbreak"')
    assert not any(record.extra_cells for record in records)


def test_a_backslash_at_the_end_of_a_cell_escapes_nothing(tmp_path: Path) -> None:
    lines = [f'"C:\\dir\\{n}\\","a folder\\"\n' for n in range(6)]
    records, rejects, _ = read_all(write(tmp_path, "a.csv", "question,answer\n" + "".join(lines)))
    assert (len(records), rejects) == (6, [])
    assert records[0].value == {"question": "C:\\dir\\0\\", "answer": "a folder\\"}


CARDS = [(f"O que é {n}?", f"É o número {n}.") for n in range(6)]


@pytest.mark.parametrize(
    ("notes", "delimiter"),
    [
        ("#separator:tab\n#html:true\n#tags column:3\n", "\t"),
        ("#separator:Semicolon\n#html:false\n#deck:Aulas\n", ";"),
        ("#html:false\n#separator:|\n", "|"),
    ],
)
def test_what_anki_notes_above_its_cards_is_no_row(
    tmp_path: Path, notes: str, delimiter: str
) -> None:
    cards = "".join(f"{asked}{delimiter}{said}{delimiter}aula\n" for asked, said in CARDS)
    data = open_data(write(tmp_path, "cards.txt", notes + cards))
    assert (data.format.name, data.delimiter, data.header) == ("csv", delimiter, False)
    records, rejects, _ = read_all(data.source.path)
    assert [tuple(record.value.values())[:2] for record in records] == CARDS
    assert (records[0].line, rejects) == (notes.count("\n") + 1, [])


@pytest.mark.parametrize(
    ("above", "below", "end"),
    [
        ("", "|---|:---:|\n", ""),
        ("+----------+----------+\n", "+----------+----------+\n", "+----------+----------+\n"),
    ],
)
def test_the_lines_of_a_drawn_table_are_no_rows(
    tmp_path: Path, above: str, below: str, end: str
) -> None:
    rows = "".join(f"| {asked} | {said} |\n" for asked, said in CARDS)
    text = f"{above}| Pergunta | Resposta |\n{below}{rows}{end}"
    rows_, survey = surveyed(write(tmp_path, "tabela.md", text))
    assert [tuple(m["content"] for m in row.messages) for row in rows_] == CARDS
    assert survey.tally.rows == len(CARDS)


def test_a_dash_in_a_cell_is_a_cell(tmp_path: Path) -> None:
    records, _, blanks = read_all(write(tmp_path, "a.csv", "question,answer\n-,-\n--,b\n-x,-5\n"))
    assert ([record.line for record in records], blanks) == ([2, 3, 4], [])


def test_a_header_may_stand_aside_below_a_title(tmp_path: Path) -> None:
    rows = "".join(f";{asked};{said};;\n" for asked, said in CARDS)
    text = f";;;;\nBase de conhecimento;;;;\n;;;;\n;Pergunta;Resposta;;\n{rows}"
    rows_, _ = surveyed(write(tmp_path, "base.csv", text))
    assert [tuple(m["content"] for m in row.messages) for row in rows_] == CARDS


@pytest.mark.parametrize("heading", ["# FAQ", "### Resposta", "# Perguntas"])
def test_a_heading_of_a_text_names_no_column(tmp_path: Path, heading: str) -> None:
    text = f"{heading}\n\n" + "\n\n".join(said for _, said in CARDS)
    assert open_data(write(tmp_path, "faq.md", text)).format.name == "text"


@pytest.mark.parametrize(
    "start", ["[00:01:12] Maria: oi", "[12/03/2024, 14:05] a", "[1] Silva, J."]
)
def test_a_text_in_brackets_is_no_json(tmp_path: Path, start: str) -> None:
    text = "".join(f"{start} {n}\nFica assim mesmo\n\n" for n in range(9))
    assert open_data(write(tmp_path, "a.txt", text)).format.name == "text"


def test_a_header_that_comes_again_is_no_row(tmp_path: Path) -> None:
    text = "question,answer\na,b\nquestion,answer\nc,d\nquestion,other\n"
    records, rejects, _ = read_all(write(tmp_path, "a.csv", text))
    assert [record.line for record in records] == [2, 4, 5]
    assert rejects == []
