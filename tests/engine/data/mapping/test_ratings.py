"""Ratings and numbers of classes beside texts are not overlooked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.data.desk.columns import questions
from engine.data.desk.survey import Survey
from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, prose, say

ROWS = 30


def survey_of(folder: Path, row: Callable[[int], dict[str, Any]], rows: int = ROWS) -> Survey:
    return surveyed(write_lines(folder, [row(n) for n in range(rows)]))[1]


def labels(survey: Survey) -> dict[str, str]:
    assert survey.schema is not None
    return dict(survey.schema.columns)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("review", "rating"),
        ("comentario", "nota"),
        ("comment", "stars"),
        ("Review Text", "Score"),
        ("texto", "estrelas"),
        ("reseña", "calificación"),
        ("text", "label_id"),
        ("sentence", "polarity"),
    ],
)
def test_ratings_are_labels(tmp_path: Path, text: str, rating: str) -> None:
    for number in (int, float, str):
        survey = survey_of(tmp_path, lambda n, f=number: {text: prose(n), rating: f(n % 5 + 1)})
        assert (survey.kind, labels(survey)) == ("classification", {"text": text, "label": rating})
        problem = survey.refusal()
        assert problem is not None
        assert problem.code == "DATA_KIND_NOT_TRAINABLE"


def test_a_title_stands_above_its_description(tmp_path: Path) -> None:
    lines = [f'"{n % 4 + 1}","About {n}","{prose(n)}"' for n in range(ROWS)]
    path = write(tmp_path, "a.csv", "\n".join(["Class Index,Title,Description", *lines]))
    found = labels(surveyed(path)[1])
    assert found == {"text": "Title", "input": "Description", "label": "Class Index"}
    asked = {"instruction": "Title", "input": "Description", "output": "Class Index"}
    rows, survey = surveyed(path, columns=asked)
    assert survey.refusal() is None
    assert [m["content"] for m in rows[0].messages] == [f"About 0\n\n{prose(0)}", "1"]


def test_numbers_before_texts_without_a_header_are_labels_to_be_looked_at(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "\n".join(f'{n % 2},"{prose(n)}"' for n in range(ROWS)))
    survey = surveyed(path)[1]
    assert labels(survey) == {"text": "column_2", "label": "column_1"}
    assert "COLUMNS_GUESSED" in [notice["code"] for notice in survey.notices()]


def test_one_row_with_another_sign_makes_no_other_file(tmp_path: Path) -> None:
    survey = survey_of(
        tmp_path, lambda n: {"review": prose(n), "rating": "n/a" if n == 7 else n % 5}
    )
    assert survey.kind == "classification"


@pytest.mark.parametrize(
    "numbers",
    [
        lambda n: {"chapter": n % 5},
        lambda n: {"rating": n % 14},  # too few rows for each
        lambda n: {"rating": n % 3, "stars": n % 5},
    ],
)
def test_of_other_numbers_it_is_asked_what_they_are(
    tmp_path: Path, numbers: Callable[[int], dict[str, Any]]
) -> None:
    survey = survey_of(tmp_path, lambda n: {"text": prose(n), **numbers(n)})
    assert (survey.kind, survey.refusal()) == ("text", None)
    asked = questions(survey)
    assert [q["column"] for q in asked] == list(numbers(0))
    assert {q["code"] for q in asked} == {"MAYBE_LABEL"}
    assert asked[0]["examples"][:2] == ["0", "1"]


@pytest.mark.parametrize(
    "numbers",
    [
        lambda n: {"id": n},
        lambda n: {"year": 2000 + n % 5},
        lambda n: {"decada": 1950 + 10 * (n % 5)},
        lambda n: {"likes": n % 5},
        lambda n: {"rating": n / 7},
        lambda n: {"rating_count": n % 4},
        lambda n: {"fold": n % 5},
        lambda n: {"rating": 5},
        lambda n: {"chapter": n % 25},
    ],
)
def test_what_only_describes_is_not_asked_about(
    tmp_path: Path, numbers: Callable[[int], dict[str, Any]]
) -> None:
    survey = survey_of(tmp_path, lambda n: {"text": prose(n), **numbers(n)})
    assert (survey.kind, questions(survey)) == ("text", [])


def test_a_rating_beside_an_answer_stays_what_it_was(tmp_path: Path) -> None:
    survey = survey_of(
        tmp_path, lambda n: {"question": ask(n), "answer": say(n), "rating": n % 5 + 1}
    )
    assert survey.kind == "instruction"


def test_texts_that_somebody_chose_are_not_asked_about(tmp_path: Path) -> None:
    path = write_lines(tmp_path, [{"review": prose(n), "rating": n % 5} for n in range(ROWS)])
    survey = surveyed(path, columns={"text": "review"})[1]
    assert (survey.kind, questions(survey)) == ("text", [])
