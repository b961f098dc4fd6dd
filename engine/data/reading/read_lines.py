"""JSON Lines: one object a line. A broken line costs itself and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import orjson

from engine.data.reading.json_walk import Value
from engine.data.reading.read_json import entry
from engine.data.reading.records import Blank, Entry, Reject
from engine.data.reading.text_file import is_clean


def read_lines(lines: Iterable[str]) -> Iterator[Entry]:
    """Every line as a row, a reject or a blank, in order."""
    for number, line in enumerate(lines, start=1):
        line = line.strip().lstrip("\ufeff")  # joined files have a mark in the middle
        yield read_line(line, number) if line else Blank(number)


def read_line(line: str, number: int) -> Entry:
    """One line. orjson is strict: no NaN, no half surrogate pairs, no trailing commas."""
    if not is_clean(line):
        return Reject(number, "BAD_ENCODING")
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Reject(number, _reason(line, str(error)))
    return entry(Value(value, number, 0, len(line), finite=True, clean=True))


def _reason(line: str, error: str) -> str:
    """Why a line is refused, told apart by what the lenient parser says."""
    if "recursion" in error:
        return "TOO_DEEP"
    try:
        value = json.loads(line)
    except RecursionError:
        return "TOO_DEEP"
    except ValueError:
        return "NOT_JSON"
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        return "NOT_FINITE"
    return "NOT_JSON" if is_clean(json.dumps(value, ensure_ascii=False)) else "INVALID_UNICODE"
