"""Integers of any size, which orjson turns into floats beyond 64 bits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

LARGEST_INT = 2**63
MAX_DIGITS = 4000  # Python refuses to turn longer numbers into integers


def exact_int(digits: str) -> int | str:
    """An integer of any size; one that Python refuses stays its digits."""
    return int(digits) if len(digits) < MAX_DIGITS else digits


def holds_huge(value: dict[str, Any] | list[Any]) -> bool:
    """Whether a number so large is in a value that orjson may have made a float of an integer."""
    cells: Iterable[Any] = value.values() if type(value) is dict else value
    for cell in cells:
        kind = type(cell)
        if kind is str:
            continue
        if kind is float:
            if abs(cell) >= LARGEST_INT:
                return True
        elif (kind is dict or kind is list) and holds_huge(cell):
            return True
    return False
