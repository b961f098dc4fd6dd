"""Which rows are kept aside to measure on: seeded, never a row whose question or near duplicate is
also trained on, because then the measurement would only show what was learned by heart.

The choice is frozen with the run (`split.json`): a resumed run measures on the same rows, whatever
has changed in the rules meanwhile.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

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
    answer), row; frozen where an earlier choice was followed."""


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


def split_rows(
    rows: Sequence[Encoded], wanted: int, seed: int, alike: Mapping[int, int] | None = None
) -> Split:
    """Keep `wanted` rows aside, or as many as whole groups allow.

    Rows with the same question stay together, and so do near duplicates. Where that leaves less
    than half of what is wanted (every row asks the same), the rule is loosened step by step, and
    `by` says so.

    Args:
        alike: `Encoded.place` -> the group of near duplicates it is in.
    """
    for near in (alike or {}, {}):
        for by, key in _KEYS.items():
            chosen = _draw(_groups(rows, key, near), wanted, seed)
            if 2 * len(chosen) >= wanted:
                return _split(len(rows), chosen, by if near or not alike else "row")
    return _split(len(rows), [], "row")


def frozen_split(rows: Sequence[Encoded], document: Mapping[str, Any]) -> Split:
    """The split that a run began with.

    Raises:
        Problem: SPLIT_CHANGED if rows that were kept aside are not there any more, so that what was
            measured could not be compared.
    """
    wanted = [str(row["digest"]) for row in document["validation"]]
    places: dict[str, list[int]] = {}
    held = set(wanted)
    for place, row in enumerate(rows):
        if (name := digest_of(row)) in held:
            places.setdefault(name, []).append(place)
    if missing := held - places.keys():
        raise Problem("SPLIT_CHANGED", rows=len(wanted), missing=len(missing))
    chosen = [place for name in dict.fromkeys(wanted) for place in places[name]]
    return _split(len(rows), chosen, "frozen")


def split_document(rows: Sequence[Encoded], split: Split, seed: int) -> dict[str, Any]:
    """What `split.json` says: every row that is kept aside, by its line and by what it says."""
    aside = [
        {"file": rows[place].file, "line": rows[place].line, "digest": digest_of(rows[place])}
        for place in split.validation
    ]
    return {
        "v": 1,
        "by": split.by,
        "seed": seed,
        "train_rows": len(split.train),
        "validation_rows": len(aside),
        "validation": aside,
    }


def digest_of(row: Encoded) -> str:
    """Equal for rows that say the same, also after another limit or tokenizer."""
    said: Any = [[m["role"], m["content"]] for m in row.messages] or row.input_ids
    packed = json.dumps(said, ensure_ascii=True).encode("ascii")
    return blake2b(packed, digest_size=12).hexdigest()


def _split(count: int, chosen: list[int], by: str) -> Split:
    aside = set(chosen)
    return Split([place for place in range(count) if place not in aside], chosen, by)


def _groups(
    rows: Sequence[Encoded], key: Callable[[Encoded], Hashable], alike: Mapping[int, int]
) -> list[list[int]]:
    """Rows that stay together: of the same key, or near duplicates, or linked by others."""
    parent = list(range(len(rows)))
    first: dict[Hashable, int] = {}
    for place, row in enumerate(rows):
        names: list[Hashable] = [("key", key(row))]
        if row.place in alike:
            names.append(("alike", alike[row.place]))
        for name in names:
            _join(parent, first.setdefault(name, place), place)
    groups: dict[int, list[int]] = {}
    for place in range(len(rows)):
        groups.setdefault(_root(parent, place), []).append(place)
    return list(groups.values())


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place


def _join(parent: list[int], left: int, right: int) -> None:
    first, second = sorted((_root(parent, left), _root(parent, right)))
    parent[second] = first


def _draw(groups: list[list[int]], wanted: int, seed: int) -> list[int]:
    order = list(groups)
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
