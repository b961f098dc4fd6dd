"""Data that is not learned unasked, and what is learned of it once somebody agreed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.data.desk.report import row_counts
from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, say

ROWS = 12
LETTERS = "ABC"


def quiz(n: int, **answer: Any) -> dict[str, Any]:
    """A question with three choices."""
    return {"question": ask(n), "choices": [f"one {n}", f"two {n}", f"three {n}"], **answer}


def asked_for(path: Path, **columns: str) -> tuple[list[tuple[str, str]], str, str | None]:
    """Question and answer of each row, the kind, and why the file is refused."""
    rows, survey = surveyed(path, columns=columns or None)
    problem = survey.refusal()
    said = [(row.messages[0]["content"], row.messages[-1]["content"]) for row in rows]
    return said, survey.kind, problem.code if problem else None


@pytest.mark.parametrize(
    "answers",
    [
        [n % 3 for n in range(ROWS)],
        [str(n % 3) for n in range(ROWS)],
        [LETTERS[n % 3] for n in range(ROWS)],
        [("one", "two", "three")[n % 3] + f" {n}" for n in range(ROWS)],
    ],
)
def test_the_right_choice_is_learned_once_the_columns_are_named(
    tmp_path: Path, answers: list[Any]
) -> None:
    path = write_lines(tmp_path, [quiz(n, answer=right) for n, right in enumerate(answers)])
    assert asked_for(path)[1:] == ("multiple_choice", "DATA_KIND_NOT_TRAINABLE")
    named = {"question": "question", "choices": "choices", "answer": "answer"}
    for columns in (named, surveyed(path)[1].schema.columns):  # type: ignore[union-attr]
        said, kind, refused = asked_for(path, **columns)
        assert (kind, refused) == ("multiple_choice", None)
        assert said[1] == (f"{ask(1)}\nA) one 1\nB) two 1\nC) three 1", "B) two 1")


def test_a_letter_is_never_learned_without_its_choices(tmp_path: Path) -> None:
    path = write_lines(tmp_path, [quiz(n, answer=str(n % 3)) for n in range(ROWS)])
    said, kind, refused = asked_for(path, question="question", answer="answer")
    assert (said[2][1], kind, refused) == ("C) three 2", "multiple_choice", None)


def test_words_of_a_choice_may_be_learned_alone(tmp_path: Path) -> None:
    path = write_lines(tmp_path, [quiz(n, answer=f"two {n}") for n in range(ROWS)])
    assert asked_for(path, question="question", answer="answer")[0][3] == (ask(3), "two 3")


NUMBERED = ("question", "Answer 1", "Answer 2", "Answer 3", "Correct answer")


@pytest.mark.parametrize(
    ("numbers", "right"),
    [((1, 2, 3), "one"), ((0, 1, 2), "two"), ((1, 2, 1), "one")],
)
def test_numbered_columns_count_from_one_unless_a_number_is_0(
    tmp_path: Path, numbers: tuple[int, ...], right: str
) -> None:
    lines = [f"{ask(n)},one,two,three,{numbers[n % 3]}" for n in range(ROWS)]
    path = write(tmp_path, "quiz.csv", "\n".join([",".join(NUMBERED), *lines]))
    columns = {"question": "question", "choices": "Answer 1", "answer": "Correct answer"}
    said, _, _ = asked_for(path, **columns)
    assert said[numbers.index(1)][1].endswith(right)


def test_a_list_counts_from_one_where_a_number_is_as_large_as_the_list(tmp_path: Path) -> None:
    path = write_lines(tmp_path, [quiz(n, answer=n % 3 + 1) for n in range(ROWS)])
    said, _, _ = asked_for(path, question="question", choices="choices", answer="answer")
    assert [answer for _, answer in said[:3]] == ["A) one 0", "B) two 1", "C) three 2"]


def test_answers_marked_good_are_counted_before_anybody_agrees(tmp_path: Path) -> None:
    rows = [{"prompt": ask(n), "response": say(n), "label": n % 3 == 0} for n in range(ROWS)]
    path = write_lines(tmp_path, [*rows, rows[0]])
    _, survey = surveyed(path)
    assert row_counts(survey)["rows_marked_good"] == 4
    columns = {"instruction": "prompt", "output": "response", "label": "label"}
    said, kind, refused = asked_for(path, **columns)
    assert (len(said), kind, refused) == (4, "unpaired_preference", None)


def test_rated_conversations_need_no_question_of_their_own(tmp_path: Path) -> None:
    rows = [
        {
            "messages": [
                {"role": "user", "content": ask(n)},
                {"role": "assistant", "content": say(n)},
            ],
            "label": n % 2 == 0,
        }
        for n in range(ROWS)
    ]
    path = write_lines(tmp_path, rows)
    assert asked_for(path)[1:] == ("unpaired_preference", "DATA_KIND_NOT_TRAINABLE")
    assert len(asked_for(path, output="messages")[0]) == 6


def test_questions_without_answers_are_learned_as_texts(tmp_path: Path) -> None:
    path = write_lines(tmp_path, [{"prompt": ask(n)} for n in range(ROWS)])
    assert asked_for(path)[2] == "DATA_NO_ANSWERS"
    rows, survey = surveyed(path, columns={"text": "prompt"})
    assert (rows[0].text, survey.refusal()) == (ask(0), None)
