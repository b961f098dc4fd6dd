"""Answers that the data itself calls bad are never learned as good ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.data.mapping.marks import good_or_bad, is_good
from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, label, prose, say

ROWS = 12
MARKS = [
    ("label", "like", "dislike"),
    ("feedback", "thumbs_up", "thumbs_down"),
    ("avaliação", "👍", "👎"),
    ("avaliação", "👍🏽", "👎🏽"),
    ("feedback", "positive", "negative"),
    ("label", "Upvote", "Downvote"),
    ("feedback", "1", "-1"),
    ("feedback", 1, -1),
    ("correct", 1, 0),
    ("correct", "1", "0"),
    ("correta", "sim", "não"),
    ("Aprovada?", "Sim", "Não"),
    ("label", 1, 0),
    ("label", 1.0, 0.0),
    ("rating", True, False),
]


def kind(tmp_path: Path, rows: list[dict[str, Any]]) -> str:
    return surveyed(write_lines(tmp_path, rows))[1].kind


@pytest.mark.parametrize(("column", "good", "bad"), MARKS)
@pytest.mark.parametrize(("asked", "said"), [("question", "answer"), ("prompt", "completion")])
def test_marked_answers_are_no_plain_answers(
    tmp_path: Path, asked: str, said: str, column: str, good: Any, bad: Any
) -> None:
    rows = [{asked: ask(n), said: say(n), column: bad if n % 3 else good} for n in range(ROWS)]
    path = write_lines(tmp_path, rows)
    assert surveyed(path)[1].kind == "unpaired_preference"
    learned, survey = surveyed(path, columns={"instruction": asked, "output": said})
    assert [row.line for row in learned] == [1, 4, 7, 10]
    assert survey.tally.dropped == {"rejected_answer": 8}


def test_marks_of_a_table_are_numbers_written_out(tmp_path: Path) -> None:
    lines = [f'{ask(n)},"{say(n)}",{n % 2}' for n in range(ROWS)]
    path = write(tmp_path, "a.csv", "\n".join(["question,answer,label", *lines]))
    assert surveyed(path)[1].kind == "unpaired_preference"


def test_slips_do_not_hide_the_marks(tmp_path: Path) -> None:
    marks = ["good", "bad"] * 10 + ["see ticket"]
    rows = [{"prompt": ask(n), "completion": say(n), "label": m} for n, m in enumerate(marks)]
    assert kind(tmp_path, rows) == "unpaired_preference"


@pytest.mark.parametrize("column", ["rating", "label", "avaliação"])
def test_a_scale_is_no_mark(tmp_path: Path, column: str) -> None:
    rows = [{"prompt": ask(n), "response": say(n), column: n % 5 + 1} for n in range(ROWS)]
    assert kind(tmp_path, rows) == "instruction"


def test_classes_of_a_text_are_no_marks(tmp_path: Path) -> None:
    for text, mark in (("text", 1), ("review", "positive"), ("question", 0)):
        rows = [{text: prose(n), "label": mark if n % 2 else 0} for n in range(ROWS)]
        assert kind(tmp_path, rows) == "classification"
    rows = [{"text": prose(n), "summary": say(n), "label": n % 2} for n in range(ROWS)]
    assert kind(tmp_path, rows) == "instruction"
    rows = [{"question": ask(n), "answer": say(n), "label": label(n)} for n in range(ROWS)]
    assert kind(tmp_path, rows) == "instruction"


def test_pairs_of_questions_are_not_rated(tmp_path: Path) -> None:
    rows = [{"question1": ask(n), "question2": ask(n + 1), "label": n % 2} for n in range(ROWS)]
    assert kind(tmp_path, rows) != "unpaired_preference"


def test_the_place_of_the_right_choice_is_no_mark(tmp_path: Path) -> None:
    rows = [{"goal": ask(n), "sol1": say(n), "sol2": say(n + 1), "label": n % 2} for n in range(9)]
    assert kind(tmp_path, rows) == "multiple_choice"


LATE = 1100
PLAIN: list[dict[str, Any]] = [{"prompt": ask(n), "completion": say(n)} for n in range(LATE)]


@pytest.mark.parametrize("early", [{}, {"label": None}])
def test_a_row_that_is_called_bad_late_in_the_file_is_not_learned(
    tmp_path: Path, early: dict[str, Any]
) -> None:
    late = [
        {"prompt": ask(n), "completion": say(n), "label": n % 2 == 0} for n in range(LATE, 1200)
    ]
    rows, survey = surveyed(write_lines(tmp_path, [row | early for row in PLAIN] + late))
    assert (survey.kind, len(rows)) == ("instruction", 1150)
    assert survey.tally.dropped == {"rejected_answer": 50}


def test_a_late_number_in_a_column_of_other_things_calls_nothing_bad(tmp_path: Path) -> None:
    rows = [row | {"label": label(n)} for n, row in enumerate(PLAIN)]
    late = {"prompt": ask(LATE), "completion": say(LATE), "label": 0}
    assert len(surveyed(write_lines(tmp_path, [*rows, late]))[0]) == LATE + 1


def test_words_and_signs_of_marks() -> None:
    assert [good_or_bad(mark) for mark in ("Thumbs Up", "👍🏽", "+1", "ThumbsDown", "-1", 2)] == [
        True, True, True, False, False, None,
    ]  # fmt: skip
    assert not any(is_good(mark) for mark in ("maybe", "", None, 0, "-1", "👎"))
