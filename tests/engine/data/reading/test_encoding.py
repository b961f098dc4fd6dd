"""Bytes to text: marks, proof, guesses, damage."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from engine.contract.problems import Problem
from engine.data.reading.encoding import Encoding, find_encoding
from engine.data.reading.read import open_data
from engine.data.reading.records import Record
from engine.data.reading.source import look
from engine.data.reading.stream import Utf8Stream, as_text, is_clean
from tests.engine.data.files import read_all, write

PORTUGUESE = (
    "pergunta;resposta\n"
    + (
        "Qual é a função da universidade?;Ensino, pesquisa e extensão à comunidade.\n"
        "Onde será a inscrição?;Não há mais inscrições após março.\n"
        "Quem são os responsáveis?;A coordenação e três órgãos públicos.\n"
    )
    * 6
)


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("cp850", "cp850"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_portuguese_is_read_right_in_every_encoding(tmp_path: Path, codec: str, found: str) -> None:
    path = write(tmp_path, "dados.csv", PORTUGUESE.encode(codec))
    assert find_encoding(look(path)).name == found
    records, rejects, _ = read_all(path)
    assert records[0].value["pergunta"] == "Qual é a função da universidade?"
    assert (len(records), rejects) == (18, [])


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Столица России, город Москва, основана князем Юрием Долгоруким."),
        ("koi8_r", "Столица России, город Москва, основана князем Юрием Долгоруким."),
        ("cp1253", "Η πρωτεύουσα της Ελλάδας είναι η Αθήνα, μια πολύ παλιά πόλη."),
        ("cp1255", "בירת ישראל היא ירושלים, עיר עתיקה מאוד, וכוכבי לכת מקיפים את השמש."),
        ("shift_jis", "日本の首都は東京です。水は海面では百度で沸騰します。カタカナもあります。"),
        ("euc_kr", "한국의 수도는 서울이며 한강이 흐르고 있습니다."),
    ],
)
@pytest.mark.parametrize("times", [1, 20])
def test_other_alphabets_are_told_apart(tmp_path: Path, codec: str, text: str, times: int) -> None:
    content = f'{{"answer": "{text}"}}\n' * times
    data = open_data(write(tmp_path, "a.jsonl", content.encode(codec)))
    assert next(e.value for e in data.entries() if isinstance(e, Record))["answer"] == text


def test_plain_ascii_is_utf8(tmp_path: Path) -> None:
    encoding = find_encoding(look(write(tmp_path, "a.txt", "plain")))
    assert (encoding.name, encoding.guessed) == ("utf-8", False)


def test_a_guess_says_that_it_is_one(tmp_path: Path) -> None:
    assert find_encoding(look(write(tmp_path, "a.csv", PORTUGUESE.encode("cp1252")))).guessed


def test_one_wrong_byte_costs_one_row_and_not_the_encoding(tmp_path: Path) -> None:
    good = '{"question": "Que é isto nº %d, irmão?", "answer": "Não é nada, João."}\n'
    lines = [(good % n).encode() for n in range(60)]
    lines[20] = lines[20].replace("é".encode(), b"\xe9", 1)
    records, rejects, _ = read_all(write(tmp_path, "a.jsonl", b"".join(lines)))
    assert rejects == [(21, "BAD_ENCODING")]
    assert records[0].value["answer"] == "Não é nada, João."


@pytest.mark.parametrize("stray", [b"\xe9", b"\x97", b"\x93\xe3\x94"])
def test_one_line_from_elsewhere_makes_no_cyrillic_of_a_short_file(
    tmp_path: Path, stray: bytes
) -> None:
    lines = [f"Qual é a nº {n}?,Não é nada.\n".encode() for n in range(6)]
    lines[3] = b"Quem " + stray + b" o rei?,Ningu" + stray + b"m.\n"
    path = write(tmp_path, "a.csv", b"pergunta,resposta\n" + b"".join(lines))
    assert open_data(path).encoding == Encoding("utf-8")
    records, rejects, _ = read_all(path)
    assert rejects == [(5, "BAD_ENCODING")]
    assert records[0].value == {"pergunta": "Qual é a nº 0?", "resposta": "Não é nada."}


def test_a_run_of_zero_bytes_is_damage_and_not_utf16(tmp_path: Path) -> None:
    line = b'{"question": "a", "answer": "b"}\n'
    records, rejects, _ = read_all(write(tmp_path, "a.jsonl", line * 4 + bytes(900) + b"\n" + line))
    assert (len(records), rejects) == (5, [(5, "NOT_JSON")])


def test_a_file_cut_inside_a_character_is_still_utf8(tmp_path: Path) -> None:
    whole = '{"text": "ação"}\n{"text": "coração'.encode()
    path = write(tmp_path, "a.jsonl", whole[: whole.rfind("ã".encode()) + 1])
    assert find_encoding(look(path)).name == "utf-8"
    records, rejects, _ = read_all(path)
    assert [r.value["text"] for r in records] == ["ação"]
    assert rejects == [(2, "BAD_ENCODING")]


def test_damage_in_utf16_is_marked_too(tmp_path: Path) -> None:
    damaged = "bom dia".encode("utf-16") + b"\x00\xd8x\x00"
    source = look(write(tmp_path, "a.txt", damaged))
    with Utf8Stream(source, Encoding("utf-16")) as stream:
        text = as_text(stream).read()
    assert text.startswith("bom dia")
    assert not is_clean(text)


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    contents = {"one\r\ntwo\rthree\nfour": 4, "one\n": 1, "\n\none": 3}
    for codec in ("utf-8", "utf-16"):
        for content, lines in contents.items():
            data = open_data(write(tmp_path, "a.txt", content.encode(codec)), "text")
            assert data.lines_in_file is None
            list(data.entries())
            assert data.lines_in_file == lines


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"PK\x03\x04" + bytes(50), "zip"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + b"xl/workbook.xml", "xlsx"),
        (b"%PDF-1.7 ...", "pdf"),
        (gzip.compress(gzip.compress(b"words")), "gzip"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "html"),
        (b"<table><tr><td>pergunta</td></tr></table>", "html"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git-lfs-pointer"),
        (bytes(range(1, 32)) * 40, "binary"),
        (b"\x80\x04\x95\x10\x00", "pickle"),
        (b"GGUF\x03\x00\x00\x00", "gguf"),
    ],
)
def test_what_is_no_data_is_named(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(Problem) as caught:
        open_data(write(tmp_path, "data.jsonl", content))
    assert caught.value.code == "DATA_NOT_DATA"
    assert caught.value.facts["found"] == word


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_called_empty(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Problem, match="DATA_EMPTY"):
        open_data(write(tmp_path, "data.csv", content))


def test_a_missing_file_and_a_folder_have_their_own_codes(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="DATA_FILE_MISSING"):
        open_data(tmp_path / "não existe.csv")
    with pytest.raises(Problem, match="DATA_FOLDER_EMPTY"):
        open_data(tmp_path)
