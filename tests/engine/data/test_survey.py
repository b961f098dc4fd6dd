"""Everything adds up: lines = blank + rejected + rows, rows = kept + dropped."""

from __future__ import annotations

import hashlib
import json
import random
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.contract.problems import Problem
from engine.contract.problems_data import DROPPED, REJECTED, WARNINGS
from engine.data.desk.report import file_facts, row_counts
from engine.data.desk.survey import Survey
from engine.data.reading.records import Record
from tests.engine.data.files import question_answer, surveyed, write, write_lines

TEXT = st.text(max_size=20)
CELL = TEXT | st.none() | st.integers() | st.lists(TEXT, max_size=2) | st.floats()
ROW = st.dictionaries(
    st.sampled_from(["instruction", "input", "output", "question", "answer", "text", "note"]),
    CELL,
    max_size=4,
)
TURN = st.fixed_dictionaries(
    {"role": st.sampled_from(["user", "assistant", "system", "tool"]), "content": CELL}
)
CHAT = st.fixed_dictionaries({"messages": st.lists(TURN, max_size=4)})
GOOD_LINE = (ROW | CHAT).map(lambda row: json.dumps(row, ensure_ascii=False))
BAD_LINE = st.sampled_from(["", "  ", "{", "nonsense", "NaN", "{'a': 1}", "[1]", '"x"', '{"a":}'])
ANY_FILE = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def assert_adds_up(survey: Any) -> None:
    tally = survey.tally
    assert tally.entries == tally.blank + tally.rejected + tally.rows
    assert tally.rows == tally.kept + sum(tally.dropped.values())
    assert len(tally.rejected_lines) == tally.rejected
    assert len(tally.dropped_rows) == sum(tally.dropped.values())
    assert {entry["reason"] for entry in tally.rejected_lines} <= set(REJECTED)
    assert set(tally.dropped) <= set(DROPPED)
    for warning in survey.notices():
        assert set(warning["facts"]) == set(WARNINGS[warning["code"]])
    json.dumps(file_facts(survey.data) | row_counts(survey), allow_nan=False).encode()


@ANY_FILE
@given(lines=st.lists(GOOD_LINE | BAD_LINE, min_size=1, max_size=12))
def test_every_line_is_blank_rejected_or_a_row(tmp_path: Path, lines: list[str]) -> None:
    lines = ['{"question": "q", "answer": "a"}'] * 13 + [
        line.replace("\n", " ").replace("\r", " ") for line in lines
    ]
    path = write(tmp_path, "rows.jsonl", ("\n".join(lines) + "\n").encode("utf-8", "replace"))
    rows, survey = surveyed(path)
    assert sum(1 for _ in survey.data.entries()) == len(lines)
    assert survey.tally.entries == sum(_ways_to_ask(survey, _read(line)) for line in lines)
    assert len(rows) == survey.tally.kept
    assert_adds_up(survey)


@ANY_FILE
@given(rows=st.lists(ROW | CHAT | st.integers() | st.none(), min_size=1, max_size=12))
def test_every_item_of_an_array_is_rejected_or_a_row(tmp_path: Path, rows: list[Any]) -> None:
    path = write(tmp_path, "rows.json", json.dumps(rows))
    _, survey = surveyed(path)
    assert survey.broken is None
    assert sum(1 for _ in survey.data.entries()) == len(rows)
    assert survey.tally.entries == sum(map(partial(_ways_to_ask, survey), rows))
    assert_adds_up(survey)


def _read(line: str) -> Any:
    with suppress(ValueError):
        return json.loads(line.encode("utf-8", "replace"))
    return None


def _ways_to_ask(survey: Survey, item: Any) -> int:
    """Rows of an item: one for each way to ask, where it lists them beside their answers."""
    schema = survey._schema_for(Record(1, item)) if isinstance(item, dict) else None
    if schema is None or schema.name != "intents":
        return 1
    asked, said = (
        item.get(schema.columns[r].removesuffix("[]")) for r in ("instruction", "output")
    )
    return len(asked) if isinstance(asked, list) and isinstance(said, list | str) and said else 1


@ANY_FILE
@given(content=st.binary(min_size=1, max_size=200), name=st.sampled_from(["a.csv", "a.txt", "a.b"]))
def test_no_bytes_whatever_end_in_an_unnamed_error(
    tmp_path: Path, content: bytes, name: str
) -> None:
    with suppress(Problem):  # any other exception fails the test
        _, survey = surveyed(write(tmp_path, name, content))
        assert_adds_up(survey)
        survey.refusal()


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.json", "rows.csv"])
def test_one_wrong_byte_never_ends_in_an_unnamed_error(tmp_path: Path, name: str) -> None:
    rows = [*question_answer(12), {"question": "Ação?", "answer": 'Não, "sim".'}]
    good = {
        "rows.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows),
        "rows.json": json.dumps(rows, indent=1, ensure_ascii=False),
        "rows.csv": "question,answer\n" + "".join(
            '"{question}","{answer}"\n'.format(
                **{key: cell.replace('"', '""') for key, cell in row.items()}
            )
            for row in rows
        ),
    }[name].encode()  # fmt: skip
    draw = random.Random(name)
    for _ in range(150):
        damaged = bytearray(good)
        damaged[draw.randrange(len(good))] = draw.randrange(256)
        _, survey = surveyed(write(tmp_path, name, bytes(damaged)))
        assert_adds_up(survey)
        assert survey.tally.kept >= 10 or survey.broken is not None


def test_a_large_file_is_read_to_its_end(tmp_path: Path) -> None:
    rows, survey = surveyed(write_lines(tmp_path, question_answer(3000)))
    assert len(rows) == 3000
    assert rows[-1].line == 3000
    assert_adds_up(survey)


def test_all_rows_rejected_names_the_first(tmp_path: Path) -> None:
    _, survey = surveyed(write(tmp_path, "a.jsonl", "\n{'a': 1}\n{'b': 2}\n"))
    refusal = survey.refusal()
    assert refusal is not None
    assert refusal.code == "DATA_ALL_REJECTED"
    assert {**refusal.facts, "path": ""} == {
        "path": "", "lines": 2, "line": 2, "reason": "NOT_JSON",
    }  # fmt: skip


def test_no_answers_at_all_is_said(tmp_path: Path) -> None:
    for rows in ([{"prompt": "a"}] * 3, [{"question": "a", "answer": ""}] * 3):
        refusal = surveyed(write_lines(tmp_path, rows))[1].refusal()
        assert refusal is not None
        assert refusal.code == "DATA_NO_ANSWERS"


def test_the_input_is_never_written(tmp_path: Path) -> None:
    path = write_lines(tmp_path, question_answer(20))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.chmod(0o444)
    _, survey = surveyed(path)
    assert survey.data.source.sha256 == before
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == [path.name]
