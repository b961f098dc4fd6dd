"""What the rows below say about the first one: whether each of its cells stands out in its column.

A row that is one like the others is the shortest of ten by chance in one of ten files, and in two
columns at once in one of a hundred. So one sign is none, unless no row could ever show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from engine.data.mapping.content import look_at
from engine.data.mapping.known_names import OTHER_COLUMNS
from engine.data.mapping.names import is_describing, part_of, plain_name

ENOUGH = 2
"""So many signs, of all columns together, make a header of the first row."""
MIN_CELLS = 3
MANY_CELLS = 8
"""A difference that chance makes in one of so many files is a sign."""
NEARLY_ALL = 0.9
FEW = 10
"""One of so many cells may be as short as the name: `Yes.` among long answers."""
_WRITTEN_FOR_PROGRAMS = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+|[a-z]+([A-Z][a-z0-9]+)+")
_NOTHING_WORDS = "na n_a nd n_d s_n none null nan vazio empty missing sem_data"
_NOTHING = frozenset(_NOTHING_WORDS.split())
"""What people write into a column of numbers where there is none."""
_OTHER = frozenset(OTHER_COLUMNS.split())


def signs(name: str, cells: Sequence[str]) -> int:
    """How much speaks for a name: `ENOUGH` if no cell could stand where it does.

    Args:
        name: the column's first cell.
        cells: what stands below it, as far as it is filled.
    """
    if _WRITTEN_FOR_PROGRAMS.fullmatch(name) and not any(map(_for_programs, cells)):
        return ENOUGH
    if stands_over_values(name, cells):
        return ENOUGH
    return names_something(name) + any(sign(name, cells) for sign in _SIGNS)


def stands_over_values(name: str, cells: Sequence[str]) -> bool:
    """Whether a word stands over numbers, dates, addresses or ids."""
    if len(cells) < MIN_CELLS or not any(map(str.isalpha, name)) or plain_name(name) in _NOTHING:
        return False
    return _are_values(cells) and not _are_values([name] * MIN_CELLS)


def is_one_of(name: str, cells: Sequence[str]) -> bool:
    """Whether a cell is a word in capitals over such words, as `API` over `CPU`."""
    words = [cell for cell in (name, *cells) if _case(cell) == "all" and " " not in cell]
    return name in words and len(words) > NEARLY_ALL * len(cells)


@lru_cache(maxsize=1024)
def names_something(name: str) -> bool:
    """Whether a cell is made of words that columns are called by."""
    words = plain_name(name).split("_")
    describes = is_describing(name) and len(words) == 1
    other = not _OTHER.isdisjoint((words[0], words[-1]))
    return describes or other or part_at_edge(name) is not None


@lru_cache(maxsize=1024)
def part_at_edge(name: str) -> str | None:
    """The part that a name's first or last word stands for, as in `Pergunta do cliente`: in the
    middle of a few words of a text anything may stand."""
    words = plain_name(name).split("_")
    found = part_of(words[0]) or part_of(words[-1])
    return found[0] if found else None


def _for_programs(cell: str) -> bool:
    return _WRITTEN_FOR_PROGRAMS.fullmatch(cell) is not None


def _are_values(cells: Sequence[str]) -> bool:
    looks = look_at(cells)
    return looks.numbers or looks.references


def _is_short(name: str, cells: Sequence[str]) -> bool:
    """Whether nearly all cells have more than twice as many letters, or words."""
    if len(cells) < MIN_CELLS:
        return False
    at = len(cells) // FEW
    words = sorted(len(cell.split()) for cell in cells)[at]
    return 2 * len(name) < sorted(map(len, cells))[at] or 2 * len(name.split()) < words


def _is_long(name: str, cells: Sequence[str]) -> bool:
    """Whether letters or signs stand below, as answers of a quiz."""
    if len(cells) < MANY_CELLS:
        return False
    return len(name) > 2 * sorted(map(len, cells))[-1 - len(cells) // FEW]


def _is_no_sentence(name: str, cells: Sequence[str]) -> bool:
    """Whether nearly all cells end as sentences do."""
    ended = sum(cell.endswith((".", "?", "!", "…")) for cell in cells)
    return len(cells) >= MANY_CELLS and ended >= NEARLY_ALL * len(cells)


def _is_no_label(name: str, cells: Sequence[str]) -> bool:
    """Whether the same few words stand below, and never this one."""
    return name not in cells and look_at(cells).labels


def _is_of_another_case(name: str, cells: Sequence[str]) -> bool:
    """`Termo` over small letters, `Sigla` over `CPF`."""
    cases = [case for cell in cells if (case := _case(cell))]
    usual = max(set(cases), key=cases.count, default="")
    sure = len(cases) >= MANY_CELLS and cases.count(usual) >= NEARLY_ALL * len(cases)
    return sure and _case(name) not in ("", usual)


def _case(cell: str) -> str:
    """How a cell is written: `small`, `Capital` or `ALL`; "" where it begins with no letter."""
    if not cell[:1].isalpha():
        return ""
    if len(cell) > 1 and cell.isupper():
        return "all"
    return "capital" if cell[0].isupper() else "small"


_SIGNS: tuple[Callable[[str, Sequence[str]], bool], ...] = (
    _is_short,
    _is_long,
    _is_no_sentence,
    _is_no_label,
    _is_of_another_case,
)
