"""How the cells of a table are quoted, where programs differ from what Excel writes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

MOST_SPACED = 5
"""Where quotes open behind a space, at most one of so many opens right behind the delimiter."""
_BACKSLASH = re.compile(r"\\([\"\\])?")


@dataclass(frozen=True)
class Quoting:
    """How a program quotes cells; what holds for all is that quotes are doubled inside quotes."""

    after_space: bool = False
    """A quote opens behind a space, too: `"a", "b, c"`."""
    backslash: bool = False
    """Quotes inside quotes have a backslash before them, as MySQL and Spark write them."""

    def reader(self, lines: Iterable[str], delimiter: str, *, strict: bool) -> Iterator[list[str]]:
        """The lines as records."""
        return csv.reader(
            map(_escaped, lines) if self.backslash else lines,
            delimiter=delimiter,
            skipinitialspace=self.after_space,
            escapechar="\\" if self.backslash else None,
            strict=strict,
        )


PLAIN = Quoting()


def quoting_of(lines: Sequence[str], delimiter: str) -> Quoting:
    """How the first lines of a file are quoted."""
    quoting = Quoting(after_space=_opens_after_space(lines, delimiter))
    if any('\\"' in line for line in lines):
        escaping = replace(quoting, backslash=True)
        if _errors(lines, delimiter, escaping) < _errors(lines, delimiter, quoting):
            return escaping
    return quoting


def _opens_after_space(lines: Sequence[str], delimiter: str) -> bool:
    """Whether quotes open behind a delimiter and a space: on most lines, and hardly any without
    the space. A doubled quote does not open: it stands in a cell, behind a comma of its text."""
    opens = re.compile(re.escape(delimiter) + '( ?)"(?!")')
    spaced = [opens.findall(line) for line in lines if line.strip()]
    on_lines = sum(" " in found for found in spaced)
    tight = sum(found.count("") for found in spaced)
    return 2 * on_lines > len(spaced) and tight * MOST_SPACED < sum(map(len, spaced))


def _errors(lines: Sequence[str], delimiter: str, quoting: Quoting) -> int:
    """How often a strict reader refuses; it goes on with the next line."""
    count = 0
    records = quoting.reader(lines, delimiter, strict=True)
    while True:
        try:
            if next(records, None) is None:
                return count
        except csv.Error:
            count += 1


def _escaped(line: str) -> str:
    """A line in which a backslash that escapes neither a quote nor another one stands for itself:
    Python's reader would take it away and leave `frac` of `\\frac`."""
    return _BACKSLASH.sub(_doubled, line) if "\\" in line else line


def _doubled(found: re.Match[str]) -> str:
    return found.group() if found.group(1) else "\\\\"
