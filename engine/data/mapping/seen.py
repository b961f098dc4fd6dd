"""One row as its names and shapes tell it: which column may play which part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.data.mapping.names import part_of, plain_name
from engine.data.mapping.shapes import shape_of

QUESTION_PARTS = (
    "instruction", "question", "prompt", "input", "text", "context", "speaker", "messages",
    "documentation",
)  # fmt: skip
ANSWER_PARTS = ("answer", "summary", "code")
PLAIN_TEXTS = ("text", "context", "code", "summary", "messages")
"""Parts that are plain text if nothing else stands beside them."""
_NO_SHAPES: tuple[str, ...] = ()
_UNFIT = {
    **dict.fromkeys(QUESTION_PARTS, ("object", "objects", "list")),
    **dict.fromkeys(("context", "input", "text"), ("object", "objects")),
    **dict.fromkeys(("label", "messages"), ("object", "objects", "list", "turn")),
    "system": ("object", "objects"),
}
"""Part -> shapes of cells that cannot play it."""


@dataclass(frozen=True)
class Seen:
    """A row, and what its columns may be."""

    row: Mapping[str, Any]
    shapes: Mapping[str, str]
    """Column -> shape of its cell; empty cells and hidden columns are not there."""
    parts: Mapping[str, str]
    """Part -> the column whose name tells it best."""
    turns: list[str]
    """Columns that hold conversations."""

    def first(self, *order: str) -> str | None:
        """The column of the first of these parts that there is."""
        return next((self.parts[part] for part in order if part in self.parts), None)

    @property
    def question(self) -> str | None:
        """The column that asks, or that something is asked about."""
        return self.first(*QUESTION_PARTS)


def see(row: Mapping[str, Any], hidden: frozenset[str] = frozenset()) -> Seen:
    """Look at a row. Columns in `hidden` play no part whatever they are called."""
    shapes = {n: shape_of(cell) for n, cell in row.items() if cell is not None and n not in hidden}
    turns = [name for name, shape in shapes.items() if shape == "turns"]
    turns = turns or [
        name for name in shapes if plays(name, "messages") and _alternating(row[name])
    ]
    return Seen(row, shapes, parts_of(shapes), turns)


def plays(name: str, part: str) -> bool:
    """Whether a column's name stands for a part."""
    found = part_of(name)
    return found is not None and found[0] == part


def parts_of(shapes: Mapping[str, str]) -> dict[str, str]:
    """Part -> the column whose name tells it best."""
    best: dict[str, tuple[int, str]] = {}
    for name, shape in shapes.items():
        found = part_of(name)
        if found is None or shape == "turns":
            if found and found[0] in ("chosen", "rejected"):
                best.setdefault(found[0], (found[1], name))
            continue
        part, rank = found
        if shape in _UNFIT.get(part, _NO_SHAPES):
            continue
        if part not in best or rank < best[part][0]:
            best[part] = (rank, name)
    parts = {part: name for part, (_, name) in best.items()}
    plain = {plain_name(name): name for name in shapes}
    if {"q", "a"} <= plain.keys() and not {"b", "c"} & plain.keys():
        parts |= {"question": plain["q"], "answer": plain["a"]}
    if "target" in map(plain_name, parts.values()) and "source" in plain and len(parts) == 1:
        parts["prompt"] = plain["source"]
    return parts


def _alternating(cell: Any) -> bool:
    """Whether a cell is a conversation in which two speakers take turns, unnamed."""
    return isinstance(cell, list) and len(cell) > 1 and all_text(cell)


def all_text(cells: list[Any]) -> bool:
    """Whether a list holds texts only."""
    return all(isinstance(cell, str) for cell in cells)
