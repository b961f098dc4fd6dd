"""Whether the commas of a text cut cells, or only sentences: proverbs, a paragraph a line.

Asked only of files that are not called tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from engine.data.mapping.names import looks_like_name
from engine.data.reading.read_table import Table, is_blank, split

NEARLY_ALL = 0.9
HALF = 0.5
WORD_LIST_WORDS = 2.0
"""Cells with fewer words on average, that end no sentence, are a word and what it means."""
_QUOTED_CELLS = re.compile(r'\s*".*"\s*[,;]\s*".*"\s*')
_ENDS = (".", "!", "?", "…", ":", '"', "”")


def is_prose(lines: Sequence[str], table: Table) -> bool:
    """Whether a table is the lines of a text: a space follows nearly every comma, or blank lines
    stand between the rows; no names stand above, and no list of words or numbers below."""
    if table.first_line > 1 or table.delimiter not in ",;":
        return False
    if not table.spaced and not (table.delimiter == "," and _are_apart(lines)):
        return False
    records = (record.cells for record in split(lines, table.delimiter, quoting=table.quoting))
    rows = [cells for cells in records if not is_blank(cells)]
    named = table.named and all(looks_like_name(cell) for cell in rows[0] if cell.strip())
    return not named and not _are_quoted(lines) and _are_sentences(rows)


def _are_apart(lines: Sequence[str]) -> bool:
    """Whether a blank line stands between nearly all rows."""
    full = [place for place, line in enumerate(lines) if line.strip()]
    gaps = sum(after - before > 1 for before, after in pairwise(full))
    return len(full) > 1 and gaps >= NEARLY_ALL * (len(full) - 1)


def _are_quoted(lines: Sequence[str]) -> bool:
    full = [line for line in lines if line.strip()]
    return sum(bool(_QUOTED_CELLS.fullmatch(line.rstrip())) for line in full) > HALF * len(full)


def _are_sentences(rows: Sequence[Sequence[str]]) -> bool:
    """Whether words stand in the cells, and more than a word and its meaning in each row."""
    cells = [cell for row in rows for cell in row if cell.strip()]
    if sum(any(map(str.isalpha, cell)) for cell in cells) <= HALF * len(cells):
        return False
    words = sum(len(cell.split()) for cell in cells) / len(cells)
    ended = sum(row[-1].rstrip().endswith(_ENDS) for row in rows)
    return words >= WORD_LIST_WORDS or ended > HALF * len(rows)
