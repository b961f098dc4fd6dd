"""The shared data files: what a good importer concludes about each of the 27."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.contract.problems import Problem
from engine.data.desk.report import file_facts, row_counts
from tests.engine.data.files import surveyed
from tests.engine.data.quality.rows import found, scanned
from tests.shared import SHARED, needs_shared, shared

MANIFEST: list[dict[str, Any]] = (
    json.loads((SHARED / "data" / "manifest.json").read_text(encoding="utf-8")) if SHARED else []
)
FILES = {entry["file"]: entry["expect"] for entry in MANIFEST}
CUT_OR_EMPTY = ("d_truncated.json", "d_empty.jsonl")
WHOLE = [name for name in FILES if name not in CUT_OR_EMPTY]

pytestmark = needs_shared


def report_on(name: str) -> dict[str, Any]:
    _, survey = surveyed(shared(f"data/{name}"))
    assert survey.broken is None
    return file_facts(survey.data) | row_counts(survey)


@pytest.mark.parametrize("name", WHOLE or ["absent"])
def test_a_file_is_read_as_the_manifest_says(name: str) -> None:
    expected, found = FILES[name], report_on(name)
    assert found["kind"] == expected["kind"]
    if columns := expected.get("columns"):
        plain = {role: column.split(" (")[0] for role, column in columns.items()}
        assert plain.items() <= found["columns"].items()
    for key in ("rows_total", "rows_kept", "lines_total", "lines_blank"):
        if key in expected:
            assert (key, found[key]) == (key, expected[key])
    for key, reason in (("rows_dropped_empty", "empty"), ("rows_dropped_duplicate", "duplicate")):
        if key in expected:
            assert (key, found["dropped"].get(reason, 0)) == (key, expected[key])


@pytest.mark.parametrize("name", WHOLE or ["absent"])
def test_encoding_and_delimiter_are_found(name: str) -> None:
    expected, found = FILES[name], report_on(name)
    if encoding := expected.get("encoding"):
        assert found["encoding"] == encoding.split(" ")[0]
    if delimiter := expected.get("delimiter"):
        assert found["delimiter"] == {"tab": "\t"}.get(delimiter, delimiter)
    if "lines_in_file" in expected:
        assert found["lines_in_file"] == expected["lines_in_file"]
    if "header" in expected:
        assert found["header"] is expected["header"]


def test_bad_lines_are_named() -> None:
    found = report_on("d_bad_lines.jsonl")
    assert [entry["line"] for entry in found["rejected"]] == FILES["d_bad_lines.jsonl"][
        "bad_line_numbers"
    ]
    assert {entry["reason"] for entry in found["rejected"]} == {"NOT_JSON", "NOT_FINITE"}


def test_the_cut_file_is_refused_after_its_whole_rows() -> None:
    rows, survey = surveyed(shared("data/d_truncated.json"))
    assert survey.kind == FILES["d_truncated.json"]["kind"]
    assert len(rows) == FILES["d_truncated.json"]["complete_rows_before_cut"]
    refusal = survey.refusal()
    assert refusal is not None
    assert (refusal.code, refusal.facts["line"]) == ("DATA_TRUNCATED", 590)


def test_the_empty_file_is_refused() -> None:
    with pytest.raises(Problem, match="DATA_EMPTY"):
        surveyed(shared("data/d_empty.jsonl"))


def test_each_schema_of_the_mixed_file_is_counted() -> None:
    _, survey = surveyed(shared("data/d_mixed_schemas.jsonl"))
    assert dict(survey.tally.schemas) == FILES["d_mixed_schemas.jsonl"]["rows_per_schema"]
    assert survey.tally.kept == 80


def test_rows_of_unequal_length_are_told() -> None:
    _, survey = surveyed(shared("data/d_ragged_no_header_pt.csv"))
    expected = FILES["d_ragged_no_header_pt.csv"]
    assert survey.tally.long_rows.rows == expected["rows_with_3_columns"]
    assert survey.tally.short_rows.rows == expected["rows_with_1_column"]
    assert survey.tally.kept == expected["rows_with_2_columns"]


@pytest.mark.parametrize(
    ("name", "code", "key"),
    [
        ("d_mojibake_pt.jsonl", "MOJIBAKE", "mojibake_rows"),
        ("messages_parts.jsonl", "PLACEHOLDERS", "placeholder_rows"),
    ],
)
def test_what_deserves_a_warning_gets_one(name: str, code: str, key: str) -> None:
    rows, _ = surveyed(shared(f"data/{name}"))
    assert found(scanned(*rows), code).rows == FILES[name][key]


def test_text_keeps_its_paragraphs_and_its_repetitions() -> None:
    rows, survey = surveyed(shared("data/tinyshakespeare.txt"))
    assert len(rows) == FILES["tinyshakespeare.txt"]["paragraphs"]
    assert survey.tally.dropped == {}


def test_values_of_damaged_answers_are_told() -> None:
    _, survey = surveyed(shared("data/d_empty_and_duplicates.json"))
    converted = survey.tally.converted
    assert (converted.numbers, converted.lists) == (4, 4)
