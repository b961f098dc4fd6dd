"""A JSON value as an entry of the file: a row, or why it is none."""

from __future__ import annotations

import math
from typing import Any

from engine.data.reading.json_walk import Value
from engine.data.reading.records import Entry, ListReject, NumberReject, Record, Reject
from engine.data.reading.written_in import is_messages, is_said, unpacked_cells


def entry(value: Value) -> Entry:
    """A JSON value as a row, or why it is none. A bare list of messages is a conversation."""
    if not value.clean:
        return Reject(value.line, "INVALID_UNICODE")
    if not value.finite:
        return not_finite(value.value, value.line)
    if isinstance(value.value, dict):
        return Record(value.line, unpacked_cells(value.value))
    if is_messages(value.value) or is_said(value.value):
        return Record(value.line, {"messages": value.value})
    if _is_cells(value.value):
        return ListReject(value.line, "NOT_AN_OBJECT", cells=value.value)
    return Reject(value.line, "NOT_AN_OBJECT")


def not_finite(value: Any, line: int) -> Reject:
    """Why a value with NaN or Infinity in it is no row, with the row that it would be without."""
    if isinstance(value, dict):
        return NumberReject(line, "NOT_FINITE", value=_without_odd_numbers(value))
    return Reject(line, "NOT_FINITE")


def _without_odd_numbers(value: Any) -> Any:
    """The value with null where a number is none."""
    if isinstance(value, dict):
        return {name: _without_odd_numbers(cell) for name, cell in value.items()}
    if isinstance(value, list):
        return [_without_odd_numbers(cell) for cell in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _is_cells(value: Any) -> bool:
    """Whether a list could be the cells of a row: several, some of them words, none nested."""
    return (
        isinstance(value, list)
        and len(value) > 1
        and any(isinstance(cell, str) for cell in value)
        and not any(isinstance(cell, list | dict) for cell in value)
    )


def text_entry(value: Value) -> Entry:
    """An item of a list of texts: a row with the column `text`."""
    if not isinstance(value.value, str):
        return entry(value)
    if not value.clean:
        return Reject(value.line, "INVALID_UNICODE")
    return Record(value.line, {"text": value.value})
