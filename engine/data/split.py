"""Which rows are kept aside to measure on: seeded, and never a row whose question is also trained
on, because then the measurement would only show what was learned by heart."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from engine.contract.presets import hold_out
from engine.contract.problems import Problem
from engine.data.rendering.encode import Encoded

DEFAULT_FRACTION = 0.1
"""The share for which the recipe's rule holds: none below 40 rows, else 8 to 200."""


@dataclass(frozen=True)
class Split:
    """Places of the rows of each side."""

    train: list[int]
    validation: list[int]
    """In the order in which the seed drew them."""
    by: str
    """What is never on both sides: question (the first one), prompt (everything before the last
    answer), row."""


def wanted_rows(rows: int, fraction: float, exact: int | None) -> int:
    """How many rows to keep aside.

    Raises:
        Problem: DATA_VALIDATION_TOO_LARGE if nothing would be left to train on.
    """
    if exact is None and fraction == DEFAULT_FRACTION:
        return hold_out(rows)
    wanted = exact if exact is not None else round(rows * fraction)
    if wanted >= rows > 0:
        raise Problem("DATA_VALIDATION_TOO_LARGE", rows=rows, validation_rows=wanted)
    return wanted


def split_rows(rows: Sequence[Encoded], wanted: int, seed: int) -> Split:
    """Keep `wanted` rows aside, or as many as whole groups allow.

    Rows with the same question stay together. Where that leaves less than half of what is wanted
    (every row asks the same), the rule is loosened step by step, and `by` says so.
    """
    draws = ((by, _draw(rows, wanted, seed, key)) for by, key in _KEYS.items())
    by, chosen = next(
        ((by, chosen) for by, chosen in draws if 2 * len(chosen) >= wanted), ("row", [])
    )
    aside = set(chosen)
    return Split([place for place in range(len(rows)) if place not in aside], chosen, by)


def _draw(
    rows: Sequence[Encoded], wanted: int, seed: int, key: Callable[[Encoded], Hashable]
) -> list[int]:
    groups: dict[Hashable, list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(key(row), []).append(place)
    order = list(groups.values())
    random.Random(seed).shuffle(order)  # noqa: S311 - an order, not a secret
    chosen: list[int] = []
    for group in order:
        if len(chosen) + len(group) <= wanted:
            chosen += group
    return chosen


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _first_question(row: Encoded) -> Hashable:
    asked = [message["content"] for message in row.messages if message["role"] == "user"]
    return _same(asked[0]) if asked else tuple(row.input_ids)


def _whole_prompt(row: Encoded) -> Hashable:
    said = tuple(_same(message["content"]) for message in row.messages[:-1])
    return said or tuple(row.input_ids)


def _whole_row(row: Encoded) -> Hashable:
    said = tuple(_same(message["content"]) for message in row.messages)
    return said or tuple(row.input_ids)


_KEYS: dict[str, Callable[[Encoded], Hashable]] = {
    "question": _first_question,
    "prompt": _whole_prompt,
    "row": _whole_row,
}
"""From the strictest rule to the loosest; rows that are equal as a whole never part."""
