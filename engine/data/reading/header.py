"""Whether the first row of a table names its columns, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.data.mapping.names import (
    is_known_name,
    is_language,
    looks_like_name,
    part_of,
    plain_name,
)
from engine.data.reading.header_signs import (
    ENOUGH,
    MIN_CELLS,
    is_one_of,
    part_at_edge,
    signs,
    stands_over_values,
)

LOOKED_AT = 50
_GREETING_WORDS = (
    "oi ola bom_dia boa_tarde boa_noite tchau hi hello hey bye hola ciao salut bonjour hallo"
    " obrigado obrigada thanks thank_you gracias merci danke grazie"
)
_GREETINGS = frozenset(_GREETING_WORDS.split())
"""A chat without a header begins with such; they are shorter than what follows, as names are."""
_NUMBER = re.compile(r"\s*[-+]?[\d.,]+\s*")
MIN_FORM_ROWS = 5
_FORM_WORDS = (
    "pergunta perguntas duvida questao question questions query pregunta frage domanda resposta"
    " respostas answer answers reply response respuesta antwort reponse risposta solucao solution"
    " orientacao retorno comentario comentarios mensagem message feedback descricao sugestao"
)
_FORM_NAMES = frozenset(_FORM_WORDS.split())


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns.

    A known name decides, unless it comes again below, as a label does. Unknown names must look like
    names, and be shorter than what stands below them or stand out in their columns.
    """
    first = [_without_colon(cell) for cell in rows[0]]
    under = rows[1:LOOKED_AT]
    named = [cell for cell in first if cell]
    if named and _numbers_columns(first, under):
        return True
    if not named or not all(looks_like_name(cell) for cell in named):
        return _is_form(first, under)
    below = [_without_colon(cell) for row in under for cell in row if cell.strip()]
    known = [cell for cell in named if is_known_name(cell)]
    parts = {part for cell in named if (part := _part(cell))}
    if any(cell not in below for cell in known) or len(parts) > 1:
        return True  # `Customer question, Agent reply`; or a header that comes again further down
    if len(named) > 1 and all(map(is_language, named)) and not any(map(is_language, below)):
        return True  # `Inglês, Português`, above words as short as these
    if any(map(_greets, named)) or not _is_once(named, below) or not _covers(named, under):
        return False
    return _stands_out(first, under, longer=_mean_chars(below) > 2 * _mean_chars(named))


def _part(cell: str) -> str | None:
    """The part that a name stands for, by its edges or by a word that says question or answer."""
    found = part_of(cell) if _is_of_form(cell) else None
    return found[0] if found else part_at_edge(cell)


def _is_of_form(name: str) -> bool:
    return not _FORM_NAMES.isdisjoint(plain_name(name).split("_"))


def _is_once(named: Sequence[str], below: Sequence[str]) -> bool:
    """Whether all cells of the first row are different, and none comes again."""
    return len(set(named)) == len(named) and set(named).isdisjoint(below)


def _covers(named: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether there are names for more than half of the cells of the usual row."""
    widths = [sum(bool(cell.strip()) for cell in row) for row in below]
    return 2 * len(named) > max(set(widths), key=widths.count, default=0)


def _greets(cell: str) -> bool:
    """Whether a cell begins as conversations do."""
    plain = plain_name(cell)
    return plain in _GREETINGS or any(plain.startswith(f"{word}_") for word in _GREETINGS)


def _stands_out(first: Sequence[str], below: Sequence[Sequence[str]], *, longer: bool) -> bool:
    """Whether the names stand out in their columns; where what stands below is `longer`, one sign
    is enough, unless one of them is a word such as stands below it."""
    columns = [pair for pair in zip(first, _columns(first, below), strict=True) if pair[0]]
    found = sum(signs(name, cells) for name, cells in columns)
    if found >= ENOUGH or not longer:
        return found >= ENOUGH
    unlike = not any(is_one_of(name, cells) for name, cells in columns)
    return unlike and (found > 0 or len(below) < MIN_CELLS)


def _columns(first: Sequence[str], below: Sequence[Sequence[str]]) -> list[list[str]]:
    """The filled cells below each cell of the first row."""
    return [
        [cell for row in below if place < len(row) and (cell := row[place].strip())]
        for place in range(len(first))
    ]


def _without_colon(cell: str) -> str:
    """A cell without the colon that some put behind a name we know: `Pergunta:`."""
    cell = cell.strip()
    return cell[:-1].rstrip() if cell.endswith(":") and is_known_name(cell) else cell


def _numbers_columns(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether columns without a name are called 0, 1 and so on, as pandas writes them, above words;
    the column of its row numbers has no name at all."""
    places = [place for place, cell in enumerate(first) if cell]
    if len(places) < 2 or [first[place] for place in places] != list(map(str, range(len(places)))):
        return False
    cells = [row[place] for row in below for place in places if place < len(row)]
    return any(cells) and not any(_NUMBER.fullmatch(cell) for cell in cells)


def _is_form(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether columns are called by whole questions, as forms do: one of them by a name we know,
    under which stand longer texts, or the first one by a word over dates or numbers."""
    if len(below) < MIN_FORM_ROWS or not all(first):
        return False
    columns = _columns(first, below)
    if looks_like_name(first[0]) and stands_over_values(first[0], columns[0]):
        return True
    for name, cells in zip(first, columns, strict=True):
        if not looks_like_name(name) or name in cells:
            continue
        if _is_of_form(name) and _mean_chars(cells) > 2 * len(name):
            return True
    return False


def _mean_chars(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / max(1, len(cells))


def header_names(cells: Sequence[str], columns: int) -> list[str]:
    """Column names: those of the header, made different; `column_3` where there is none."""
    names: list[str] = []
    for place in range(max(columns, len(cells))):
        name = cells[place].strip().lstrip("\ufeff") if place < len(cells) else ""
        name = name or f"column_{place + 1}"
        again = sum(taken == name or taken.startswith(f"{name} (") for taken in names)
        names.append(f"{name} ({again + 1})" if again else name)
    return names
