"""One row as its names and shapes tell it: which column may play which part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.data.mapping.names import part_of, plain_name, role_of
from engine.data.mapping.shapes import shape_of

QUESTION_PARTS = (
    "instruction", "question", "prompt", "input", "text", "context", "speaker", "messages",
    "documentation",
)  # fmt: skip
ANSWER_PARTS = ("answer", "summary", "code")
PLAIN_TEXTS = ("text", "context", "code", "summary", "messages")
"""Parts that are plain text if nothing else stands beside them."""
_PROGRAM = re.compile(
    r"select\b.+\b(?:from|where)\b|with\b.+\bas\s*\(|insert\s+into\b|update\b.+\bset\b"
    r"|delete\s+from\b|create\s+(?:table|view)\b|(?:prefix|ask|construct)\b.+\{"
    r"|(?:optional\s+)?match\s*\(.+\breturn\b",
    re.IGNORECASE | re.DOTALL,
)
_TABLE = re.compile(r"create\s+table\b", re.IGNORECASE)
_SCHEMA_WORDS = "schema ddl tables db_schema table_schema esquema"
_SCHEMA_NAMES = frozenset(_SCHEMA_WORDS.split())
_NO_SHAPES: tuple[str, ...] = ("numbers",)
_UNFIT = {
    **dict.fromkeys(QUESTION_PARTS, ("object", "objects", "list", "numbers")),
    **dict.fromkeys(("context", "input", "text"), ("object", "objects", "numbers")),
    **dict.fromkeys(("label", "messages"), ("object", "objects", "list", "numbers", "turn")),
    "system": ("object", "objects", "numbers"),
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
    marks: frozenset[str] | None = None
    """Columns that say in all rows whether an answer is good; None if only one row is known."""

    def first(self, *order: str) -> str | None:
        """The column of the first of these parts that there is."""
        return next((self.parts[part] for part in order if part in self.parts), None)

    def says_in_words(self, name: str) -> bool:
        """Whether a cell is a text of words, or still empty; or one turn, or several."""
        cell, shape = self.row[name], self.shapes[name]
        words = isinstance(cell, str) and (any(map(str.isalpha, cell)) or not cell.strip())
        return (words and shape == "text") or shape in ("turn", "turns")

    @property
    def question(self) -> str | None:
        """The column that asks, or that something is asked about."""
        return self.first(*QUESTION_PARTS)


def see(
    row: Mapping[str, Any],
    hidden: frozenset[str] = frozenset(),
    marks: frozenset[str] | None = None,
) -> Seen:
    """Look at a row. Columns in `hidden` play no part whatever they are called."""
    shapes = {n: shape_of(cell) for n, cell in row.items() if cell is not None and n not in hidden}
    turns = [name for name, shape in shapes.items() if shape == "turns"]
    turns = turns or [
        name for name in shapes if plays(name, "messages") and _alternating(row[name])
    ]
    return Seen(row, shapes, _with_program(row, parts_of(shapes), shapes), turns, marks)


def _with_program(
    row: Mapping[str, Any], parts: dict[str, str], shapes: Mapping[str, str]
) -> dict[str, str]:
    """A `query` that is a program answers the question beside it; tables are what it is about."""
    if not parts.keys().isdisjoint(("answer", "summary", "code")):
        return parts
    asks = [n for n in shapes if (part_of(n) or ("",))[0] in ("question", "prompt", "instruction")]
    programs = [name for name in asks if is_program(row[name])]
    words = [name for name in asks if name not in programs and shapes[name] == "text"]
    if len(programs) != 1 or not words:
        return parts
    left = {part: name for part, name in parts.items() if name != programs[0]}
    parts = {**left, "code": programs[0]}
    if parts.keys().isdisjoint(("instruction", "question", "prompt")):
        parts["question"] = words[0]
    tables = [name for name, shape in shapes.items() if shape == "text" and _is_schema(name, row)]
    if tables and "context" not in parts:
        parts["context"] = tables[0]
    return parts


def is_program(cell: Any) -> bool:
    """Whether a cell is a query in SQL, SPARQL or Cypher."""
    return isinstance(cell, str) and bool(_PROGRAM.match(cell.strip()))


def _is_schema(name: str, row: Mapping[str, Any]) -> bool:
    """Whether a column describes tables: by its name, or because it makes them."""
    named = not _SCHEMA_NAMES.isdisjoint((plain_name(name), *plain_name(name).split("_")))
    cell = row[name]
    return isinstance(cell, str) and (bool(_TABLE.match(cell.strip())) or (named and " " in cell))


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
    return (
        isinstance(cell, list) and len(cell) > 1 and all_text(cell) and not all(map(role_of, cell))
    )


def all_text(cells: list[Any]) -> bool:
    """Whether a list holds texts only."""
    return all(isinstance(cell, str) for cell in cells)
