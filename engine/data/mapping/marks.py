"""Marks of single answers: what a cell says about an answer, and which columns hold such cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.data.mapping.names import plain_name, says_good

MAX_MARK_CHARS = 20
CLEAR_SHARE = 0.5
"""Of the filled cells of a column of marks; what says neither good nor bad there is not good."""
_GOOD_WORDS = (
    "true yes y sim si oui ja desirable good great bom boa bueno buena bon bonne gut buono buona"
    " like liked curti gostei thumbs_up thumbsup thumb_up upvote upvoted up positive positivo"
    " positiva positif positiv correct correto correta correcto correcta corretto right certo"
    " certa richtig korrekt vrai verdadeiro verdadero vero wahr approved aprovado aprovada accepted"
    " aceito aceita helpful util safe seguro valid valido valida pass passed 1 1_0"
)
_BAD_WORDS = (
    "false no n nao non nein undesirable bad poor ruim mau ma malo mala mauvais schlecht cattivo"
    " dislike disliked nao_curti nao_gostei thumbs_down thumbsdown thumb_down downvote downvoted"
    " down negative negativo negativa negatif negativ incorrect incorreto incorreta incorrecto"
    " incorrecta errado errada wrong falsch sbagliato faux falso falsa rejected reprovado reprovada"
    " rejeitado rejeitada unhelpful not_helpful inutil unsafe inseguro invalid invalido invalida"
    " fail failed 0 0_0"
)
_SAYS = dict.fromkeys(_GOOD_WORDS.split(), True) | dict.fromkeys(_BAD_WORDS.split(), False)
_SIGNS = dict.fromkeys("👍✅✔✓", True) | dict.fromkeys("👎❌✖✗✘", False)


def good_or_bad(mark: Any) -> bool | None:
    """What a cell says about an answer, or None if it says neither."""
    if isinstance(mark, bool):
        return mark
    if isinstance(mark, int | float):
        return mark == 1 if mark in (-1, 0, 1) else None
    if not isinstance(mark, str) or len(mark) > MAX_MARK_CHARS:
        return None
    word = mark.strip()
    if word[:1] in _SIGNS:
        return _SIGNS[word[0]]
    # a plain name loses its minus: -1 would be good
    return False if word in ("-1", "-1.0") else _SAYS.get(plain_name(word))


def is_good(rating: Any) -> bool:
    """Whether a rating says that an answer was good; anything unclear does not."""
    number = isinstance(rating, int | float) and not isinstance(rating, bool)
    return rating > 0 if number else good_or_bad(rating) is True


def mark_columns(rows: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The columns that are called like marks and hold nothing else.

    One row is not enough to tell: a 1 may be good, or the worst of five.
    """
    names = dict.fromkeys(name for row in rows for name in row if says_good(name))
    return frozenset(name for name in names if _are_marks([row.get(name) for row in rows]))


def _are_marks(cells: Sequence[Any]) -> bool:
    filled = [cell for cell in cells if cell is not None and cell != ""]
    clear = [cell for cell in filled if good_or_bad(cell) is not None]
    scale = any(is_number(cell) for cell in filled if good_or_bad(cell) is None)
    return bool(filled) and not scale and len(clear) >= CLEAR_SHARE * len(filled)


def is_number(cell: Any) -> bool:
    """Whether a cell is a number, written as one or as text; a flag is none."""
    if isinstance(cell, str):
        return cell.strip().lstrip("+-").replace(".", "", 1).replace(",", "", 1).isdigit()
    return isinstance(cell, int | float) and not isinstance(cell, bool)
