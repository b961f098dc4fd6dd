"""What `formiga inspect` shows of rows: lines of unused ones, and one as the model reads it."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.cli.example_text import MOST_LINES, example_lines
from desktop.cli.inspect_text import inspect_lines

REPORT: dict[str, Any] = {
    "path": "/dados/x.jsonl",
    "kind": "chat",
    "rows_kept": 5,
    "dropped": {"duplicate": 9, "empty": 1},
    "dropped_rows": [
        *({"line": line, "reason": "duplicate", "file": ""} for line in range(3, 12)),
        {"line": 40, "reason": "empty", "file": ""},
    ],
    "rejected": [],
}


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")


def tokens(*parts: tuple[str, bool]) -> dict[str, Any]:
    """An example of whole texts as tokens."""
    made = [{"text": text, "trained": trained} for text, trained in parts]
    return {"line": 7, "tokens": made, "kept_tokens": len(made), "total_tokens": len(made)}


def test_rows_that_are_left_out_are_named_by_their_lines() -> None:
    told = "\n".join(inspect_lines(REPORT))
    assert "exact repetition: 9 (lines 3, 4, 5, 6, 7, 8, …)" in told
    assert "without an answer: 1 (line 40)" in told


def test_a_row_of_several_files_is_named_with_its_file() -> None:
    rows = [{"line": 3, "reason": "duplicate", "file": "b.jsonl"}] * 2
    told = "\n".join(inspect_lines({**REPORT, "dropped": {"duplicate": 2}, "dropped_rows": rows}))
    assert "(lines b.jsonl:3, b.jsonl:3)" in told


def test_of_a_row_the_learned_part_is_marked_on_every_line_of_it() -> None:
    row = tokens(("<|user|>Olá\n", False), ("É uma formiga.\n\nE carrega", True), ("<|end|>", True))
    head, *lines = example_lines(row)
    assert head == (
        "Line 7 as the model reads it: 3 tokens, of them learned: 2 (between {+ and +})"
    )
    assert lines == ["    <|user|>Olá", "    {+É uma formiga.+}", "    {+E carrega<|end|>+}"]


def test_the_report_shows_the_row_behind_the_model() -> None:
    about = {**REPORT, "model": {"id": "starter"}, "example": tokens(("oi", True))}
    assert "    {+oi+}" in list(inspect_lines(about))


def test_what_lies_behind_the_limit_is_counted_and_not_shown() -> None:
    row = {**tokens(("um ", True), ("dois ", True), ("três", True)), "kept_tokens": 2}
    *_, shown, last = example_lines(row)
    assert shown == "    {+um dois +}"
    assert last == "    cut here; tokens that are not seen: 1"


def test_a_long_row_fits_the_terminal_and_loses_its_middle() -> None:
    row = tokens(*[(f"palavra{number} ", number % 2 == 0) for number in range(900)])
    _, *lines = example_lines(row)
    assert len(lines) == MOST_LINES + 1
    assert "(lines: " in lines[MOST_LINES // 2]
    assert all(line.count("{+") == line.count("+}") for line in lines)


def test_a_row_cannot_move_the_cursor() -> None:
    _, line = example_lines(tokens(("a\x1b[2Jb\r", True)))
    assert line == "    {+a [2Jb +}"
