"""Texts whose commas are those of sentences are read as texts, unless they are called tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.reading.choices import Reading
from engine.data.reading.read import open_data
from tests.engine.data.files import read_all, write

PROVERBS = [
    "Quem tudo quer, tudo perde.",
    "Água mole em pedra dura, tanto bate até que fura.",
    "Quem com ferro fere, com ferro será ferido.",
    "De grão em grão, a galinha enche o papo.",
    "Casa de ferreiro, espeto de pau.",
    "Quem não arrisca, não petisca.",
    "Longe dos olhos, longe do coração.",
    "Em terra de cego, quem tem um olho é rei.",
    "Quem ri por último, ri melhor.",
    "Quando um não quer, dois não brigam.",
]
LINES = "\n".join(PROVERBS)
APART = "\n\n".join(PROVERBS)
TWO = "\n\n".join(f"No ano {n}, que foi longo, todos esperaram." for n in range(40))
FIELDS = "\n\n".join(f"Linha {n},sem espaço atrás da vírgula." for n in range(12))
BEGINS_LIKE_A_NAME = "Texto, imagem e som vão juntos.\n" + LINES


def format_of(folder: Path, name: str, content: str | bytes) -> str:
    return open_data(write(folder, name, content)).format.name


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
@pytest.mark.parametrize("content", [LINES, APART, TWO, FIELDS, BEGINS_LIKE_A_NAME])
def test_sentences_are_no_table(tmp_path: Path, name: str, content: str) -> None:
    assert format_of(tmp_path, name, content) == "text"
    assert format_of(tmp_path, name, content.encode("cp1252")) == "text"


def test_each_paragraph_is_a_row(tmp_path: Path) -> None:
    content = "\r\n\r\n".join(PROVERBS).encode("cp1252")
    records, _, _ = read_all(write(tmp_path, "a.txt", content))
    assert [record.value for record in records] == [{"text": one} for one in PROVERBS]


@pytest.mark.parametrize(
    "content",
    [
        "pergunta, resposta\n" + LINES,
        "question,answer\n\n" + APART,
        "\n".join(f"casa {n}, house" for n in "abcdefghij"),
        "\n".join(f"{n}, {n + 1}, {n + 2}" for n in range(12)),
        "\n\n".join(f'"Onde fica {n}?", "Na rua {n}."' for n in range(12)),
        "\n".join(f"Onde fica {n}?,Na rua {n}." for n in range(12)),
        "\n\n".join(f"Onde fica {n}?\tNa rua {n}." for n in range(12)),
    ],
)
def test_tables_in_text_files_stay_tables(tmp_path: Path, content: str) -> None:
    assert format_of(tmp_path, "a.txt", content) == "csv"


def test_what_is_called_a_table_or_said_to_be_one_is_one(tmp_path: Path) -> None:
    assert format_of(tmp_path, "a.csv", LINES) == "csv"
    path = write(tmp_path, "a.txt", LINES)
    for said in (Reading("csv"), Reading(delimiter=","), Reading(header=False)):
        assert open_data(path, said).format.name == "csv"
    assert open_data(write(tmp_path, "b.csv", LINES), Reading("text")).format.name == "text"
