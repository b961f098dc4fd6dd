"""What the cells of a column look like in the first rows of a file: names alone often mislead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.data.mapping.names import answers_word, is_describing, part_of, plain_name

MIN_CELLS = 3
"""With fewer cells the name has the last word."""
MACHINE_SHARE = 0.8
NAME_WORDS = 1.6
NAME_CELLS = 5
LABEL_WORDS = 3
LABEL_CELLS = 10
PROSE_WORDS = 5

_NUMBER = re.compile(r"[-+]?[\d.,]+\s?%?|nan|null|none", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:https?://|www\.|ftp://|s3://)\S+"  # addresses
    r"|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"  # UUID
    r"|(?=[0-9a-f]*\d)[0-9a-f]{12,}"  # hashes
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T,]+\d{1,2}:\d{2}.*)?"  # dates
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?"
    r"|(?:\.{0,2}/|[a-z]:\\)\S*|[\w./\\-]+\.(?:txt|pdf|wav|mp3|jpe?g|png|py|md|html?|csv|jsonl?)"
    r"|[a-z]{0,8}[-_#]?\d{2,}[a-z0-9_-]*|[a-z]{1,8}[-_#]\d+"  # TCK-0042
    r"|\d{1,3}(?:\.\d{1,3}){3}",
    re.IGNORECASE,
)


_ASKING_PARTS = ("instruction", "question", "prompt", "input", "text", "context")
_TASKS = ("task", "tasks", "tarefa", "tarea", "tache", "aufgabe", "compito", "goal", "src")


@dataclass(frozen=True)
class Column:
    """One column, as its cells look."""

    filled: int
    letters: float
    """Share of the filled cells that are texts with letters."""
    words: float
    """Mean over the filled cells."""
    asks: float
    """Share of the filled cells that end with a question mark."""
    different: int
    numbers: bool
    references: bool
    """Addresses, ids, dates, hashes, paths: nothing that anybody says."""

    @property
    def says_something(self) -> bool:
        """Whether the cells are mostly words of people."""
        return self.letters > 0.5 and not self.references and not self.numbers

    @property
    def varies(self) -> bool:
        """Whether not all cells say the same."""
        return self.different > 1 or self.filled < MIN_CELLS

    @property
    def labels(self) -> bool:
        """Few different short words, again and again."""
        enough = self.filled >= LABEL_CELLS
        return enough and self.words <= LABEL_WORDS and self.different <= self.filled / 2


def look_at(cells: Sequence[Any]) -> Column:
    """Count what the cells of a column look like; empty ones do not count."""
    texts = [text for cell in cells if (text := _as_shown(cell))]
    filled = len(texts)
    if not filled:
        return Column(0, 0, 0, 0, 0, False, False)
    machine = [1 if _NUMBER.fullmatch(t) else 2 if _REFERENCE.fullmatch(t) else 0 for t in texts]
    enough = filled >= MIN_CELLS
    written = sum(isinstance(c, str) and any(map(str.isalpha, c)) for c in cells)
    return Column(
        filled=filled,
        letters=written / filled,
        words=sum(len(text.split()) for text in texts) / filled,
        asks=sum(text.endswith(("?", "\uff1f")) for text in texts) / filled,
        different=len(set(texts)),
        numbers=enough and machine.count(1) >= MACHINE_SHARE * filled,
        references=enough and machine.count(2) >= MACHINE_SHARE * filled,
    )


def _as_shown(cell: Any) -> str:
    if isinstance(cell, str):
        return cell.strip()
    return str(cell) if isinstance(cell, int | float) else ""


def hidden_columns(columns: Mapping[str, Column]) -> frozenset[str]:
    """Columns that cannot be a question or a text, whatever their names say."""
    hidden = {name for name, column in columns.items() if _is_hidden(name, column)}
    asking = [name for name in columns if (part_of(name) or ("",))[0] in _ASKING_PARTS]
    for name in asking:
        if plain_name(name) in _TASKS and columns[name].labels and len(asking) > 1:
            hidden.add(name)  # the name of a task, not the task in words
    return frozenset(hidden)


def _is_hidden(name: str, column: Column) -> bool:
    found = part_of(name)
    if found is None:
        return False
    if found[0] == "speaker":
        named = column.words < NAME_WORDS and not column.asks
        return column.filled >= NAME_CELLS and (named or column.references or column.numbers)
    if found[0] == "answer" and answers_word(plain_name(name)) and column.labels:
        return True  # who answered
    if found[0] == "context" and column.labels:
        return True  # a "source" in few words is where rows are from, not a text to read
    return column.references and found[0] in (
        "instruction", "question", "prompt", "context", "input", "text", "system", "code",
    )  # fmt: skip


def is_text(name: str, column: Column) -> bool:
    """Whether an unknown column holds texts that could be learned from."""
    return column.says_something and not is_describing(name)


def is_prose(column: Column) -> bool:
    """Whether a column holds sentences, even if its name only describes."""
    return column.says_something and column.words >= PROSE_WORDS
