"""Rows inside other things: SQuAD's articles without the whole around them, bare texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.data.reading.records import Record
from tests.engine.data.files import read_all, surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, prose

ARTICLES: list[dict[str, Any]] = [
    {
        "title": f"Article {at}",
        "paragraphs": [
            {
                "context": prose(10 * at + place),
                "qas": [
                    {
                        "id": f"{at}-{place}-{n}",
                        "question": ask(100 * at + 10 * place + n),
                        "answers": [{"text": f"step {n + 2}", "answer_start": 3}],
                    }
                    for n in range(3)
                ],
            }
            for place in range(2)
        ],
    }
    for at in range(4)
]


def as_list(folder: Path) -> Path:
    return write(folder, "squad.json", json.dumps(ARTICLES, indent=1))


@pytest.mark.parametrize(
    "made",
    [
        as_list,
        lambda folder: write_lines(folder, ARTICLES),
        lambda folder: write(folder, "whole.json", json.dumps({"data": ARTICLES})),
    ],
)
def test_articles_are_unnested_however_they_are_kept(tmp_path: Path, made: Any) -> None:
    rows, survey = surveyed(made(tmp_path))
    assert (survey.kind, len(rows), survey.refusal()) == ("qa_with_context", 24, None)
    question, answer = (message["content"] for message in rows[0].messages)
    assert (question, answer) == (f"{ask(0)}\n\n{prose(0)}", "step 2")


def test_one_article_alone_is_its_questions(tmp_path: Path) -> None:
    assert len(read_all(write(tmp_path, "a.json", json.dumps(ARTICLES[0])))[0]) == 6


def test_each_question_of_a_list_has_its_own_line(tmp_path: Path) -> None:
    path = as_list(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    for record in read_all(path)[0]:
        assert f'"{record.value["id"]}"' in "".join(lines[record.line - 1 : record.line + 1])


def test_questions_that_are_none_are_rejected_one_by_one(tmp_path: Path) -> None:
    odd = {"title": "x", "paragraphs": [{"context": "c", "qas": [{"question": "q"}, 7]}, {}]}
    records, rejects, _ = read_all(write_lines(tmp_path, [odd]))
    assert ([r.value["question"] for r in records], rejects) == (["q"], [(1, "NOT_AN_OBJECT")])


def test_paragraphs_that_ask_nothing_stay_what_they_are(tmp_path: Path) -> None:
    rows = [{"title": "x", "paragraphs": ["a", "b"]}, {"title": "y", "paragraphs": [{"text": "a"}]}]
    assert [record.value for record in read_all(write_lines(tmp_path, rows))[0]] == rows


@pytest.mark.parametrize("indent", [None, 0, 2])
def test_a_list_of_texts_is_rows_of_text(tmp_path: Path, indent: int | None) -> None:
    texts = [prose(n, "pt") for n in range(30)]
    path = write(tmp_path, "a.json", json.dumps(texts, ensure_ascii=False, indent=indent))
    rows, survey = surveyed(path)
    assert (survey.kind, [row.text for row in rows], survey.refusal()) == ("text", texts, None)


def test_a_text_among_objects_is_no_row(tmp_path: Path) -> None:
    mixed = [{"question": "a", "answer": "b"}, "a text"]
    records, rejects, _ = read_all(write(tmp_path, "a.json", json.dumps(mixed, indent=0)))
    assert (len(records), [reason for _, reason in rejects]) == (1, ["NOT_AN_OBJECT"])
    records, rejects, _ = read_all(write(tmp_path, "b.json", json.dumps(["a text", 7], indent=0)))
    assert records == [Record(2, {"text": "a text"})]
    assert rejects == [(3, "NOT_AN_OBJECT")]


def test_a_list_of_texts_that_breaks_off_keeps_what_is_whole(tmp_path: Path) -> None:
    records = surveyed(write(tmp_path, "a.json", '["one text", "another", "the thi'))[1]
    assert records.broken is not None
    assert (records.broken.code, records.tally.rows) == ("DATA_TRUNCATED", 2)
