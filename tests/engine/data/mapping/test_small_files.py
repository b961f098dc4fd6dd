"""Small files of shapes that people have, from the file to what is learned of each row."""

from __future__ import annotations

from pathlib import Path

from engine.data.desk.survey import Survey
from engine.data.mapping.map import Row
from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask

ROWS = 12


def learned(rows: list[Row]) -> list[tuple[str, str]]:
    """First question and last answer of each row."""
    return [(row.messages[0]["content"], row.messages[-1]["content"]) for row in rows]


def code(survey: Survey) -> str | None:
    """Why the file cannot be trained on."""
    problem = survey.refusal()
    return problem.code if problem else None


CHOICES_CSV = "question,A,B,C,D\nWhat is 2+2?,3,4,5,6\nWhich one is blue?,sky,fire,grass,coal\n"
CHOICES_LINES = [{"question": ask(n), "choices": ["3", "4"]} for n in range(ROWS)]


def test_choices_without_the_right_one_are_no_answers(tmp_path: Path) -> None:
    for path in (write(tmp_path, "a.csv", CHOICES_CSV), write_lines(tmp_path, CHOICES_LINES)):
        rows, survey = surveyed(path)
        assert (rows, code(survey)) == ([], "DATA_NO_ANSWERS")
