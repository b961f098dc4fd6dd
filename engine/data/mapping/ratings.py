"""Texts beside a column of a few whole numbers: stars, grades, numbers of classes.

As plain texts they would be learned without what they were collected for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.data.mapping.content import Column
from engine.data.mapping.names import is_describing, plain_name
from engine.data.mapping.schema import Schema
from engine.data.mapping.shapes import cell_of

MAX_CLASSES = 20
ROWS_PER_CLASS = 5
"""So many rows on average, or the numbers may be anything."""
LEAST_ROWS_PER_CLASS = 2
"""From here on a column is asked about."""
_RATING_WORDS = (
    "rating ratings star stars score scores nota notas grade grades estrela estrelas estrella"
    " estrellas avaliacao valoracion puntuacion calificacion pontuacao classificacao bewertung"
    " note sterne stelle voto valutazione overall polarity polaridade sentiment sentimento class"
    " classe clase klasse label rotulo target category categoria index_class"
)
_RATINGS = frozenset(_RATING_WORDS.split())
"""Words in the names of such columns; other numbers beside a text may be chapters or lengths."""
_COUNTS = frozenset(("count", "counts", "total", "sum", "contagem", "quantidade", "date", "data"))
_UNNAMED = re.compile(r"column_\d+")
NEARLY_ALL = 0.95
_YEARS = range(1800, 2101)
_HEADINGS = ("title", "titulo", "titre", "titel", "titolo", "headline", "manchete", "heading")
_WHOLE = re.compile(r"[-+]?\d{1,6}(?:[.,]0+)?")


@dataclass(frozen=True)
class Numbers:
    """A column of few whole numbers."""

    name: str
    values: Counter[int]
    named: bool
    """Its name, or that it has none, lets it be a rating or a class."""

    @property
    def sure(self) -> bool:
        """Whether it is one, as far as numbers tell."""
        return self.named and self.values.total() >= ROWS_PER_CLASS * len(self.values)


def with_rating(
    schema: Schema, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column]
) -> Schema:
    """The schema of plain texts, as texts with labels if one column holds ratings or classes."""
    text = schema.columns.get("text", "")
    if schema.kind != "text" or text not in columns:
        return schema
    sure = [found.name for found in number_columns(rows, columns, text) if found.sure]
    if len(sure) != 1:
        return schema
    heading = next((n for n in columns if plain_name(n) in _HEADINGS and columns[n].filled), None)
    said = {"text": heading, "input": text} if heading and heading != text else {"text": text}
    return replace(schema, kind="classification", columns={**said, "label": sure[0]}, name="")


def number_columns(
    rows: Sequence[Mapping[str, Any]], columns: Iterable[str], text: str
) -> list[Numbers]:
    """The columns beside a text that hold few whole numbers, each again and again."""
    cells = {name: [cell_of(row, name) for row in rows] for name in columns if name != text}
    every = [_numbers(name, cells[name]) for name in cells]
    return [found for found in every if found]


def _numbers(name: str, cells: Sequence[Any]) -> Numbers | None:
    filled = [cell for cell in cells if cell is not None and cell != ""]
    whole = [number for cell in filled if (number := _whole(cell)) is not None]
    values = Counter(whole)
    if len(whole) < NEARLY_ALL * len(filled) or 2 * len(filled) < len(cells):
        return None
    if not 2 <= len(values) <= MAX_CLASSES or len(whole) < LEAST_ROWS_PER_CLASS * len(values):
        return None
    named = _is_named(name) or bool(_UNNAMED.fullmatch(name))
    if all(value in _YEARS for value in values) or (is_describing(name) and not named):
        return None
    return Numbers(name, values, named)


def _whole(cell: Any) -> int | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return int(cell) if isinstance(cell, int) or cell.is_integer() else None
    said = cell.strip() if isinstance(cell, str) else ""
    return int(re.split("[.,]", said)[0]) if _WHOLE.fullmatch(said) else None


def _is_named(name: str) -> bool:
    words = plain_name(name).split("_")
    return not _RATINGS.isdisjoint(words) and _COUNTS.isdisjoint(words)
