"""Small helpers for tests of data files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engine.data.desk.survey import Survey
from engine.data.mapping.map import Row
from engine.data.reading.read import open_data
from engine.data.reading.records import Blank, Record, Reject


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with exactly this content."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def write_lines(folder: Path, rows: list[dict[str, Any]], name: str = "rows.jsonl") -> Path:
    """A JSON Lines file."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    return write(folder, name, "".join(lines))


def question_answer(count: int) -> list[dict[str, Any]]:
    """Rows with a question and an answer, all different."""
    return [{"question": f"What is {n}?", "answer": f"It is number {n}."} for n in range(count)]


def read_all(path: Path) -> tuple[list[Record], list[tuple[int, str]], list[int]]:
    """Records, rejects as (line, reason), lines of blanks."""
    entries = list(open_data(path).entries())
    records = [entry for entry in entries if isinstance(entry, Record)]
    rejects = [(entry.line, entry.reason) for entry in entries if isinstance(entry, Reject)]
    return records, rejects, [entry.line for entry in entries if isinstance(entry, Blank)]


def surveyed(path: Path, **options: Any) -> tuple[list[Row], Survey]:
    """All rows of a file, and the pass that found them."""
    survey = Survey(open_data(path), **options)
    return list(survey.rows()), survey
