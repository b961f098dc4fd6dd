"""What the checks found in a set of rows, remembered by what the rows say.

The data desk compares all rows with each other once; a run that starts afterwards with the same
rows takes the answer from here: which rows are nearly the same, and which rows a decision leaves
out.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, get_args

from engine.contract.atomic import write_json_atomic
from engine.contract.spec import LeaveOut
from engine.data.mapping.map import Row
from engine.data.quality.every_row import SINGLE_ROWS, sought
from engine.data.quality.scan import Quality

VERSION = 2
"""Raised whenever the checks would find other rows than before."""
KEPT = 40
"""Verdicts of a home; older ones are removed."""


@dataclass(frozen=True)
class Verdict:
    """What later steps need of the checks."""

    groups: Mapping[int, int]
    """Row -> first row of its near-duplicate group, for rows that are in one."""
    flagged: Mapping[str, list[int]]
    """Finding (`spec.LeaveOut`) -> rows that leaving it out drops. A finding of single rows is
    missing if only a sample of them was looked at."""

    @classmethod
    def of(cls, quality: Quality) -> Verdict:
        """The part of the checks' result that is remembered."""
        known = set(get_args(LeaveOut)) - set(sought(SINGLE_ROWS, quality))
        return cls(quality.groups, {name: sorted(quality.flagged(name)) for name in sorted(known)})

    def knows(self, reasons: Collection[str]) -> bool:
        """Whether it says of each of these findings which rows have it."""
        return self.flagged.keys() >= set(reasons)


class Fingerprint:
    """Equal for the same rows in the same order, and the same rows to measure on."""

    def __init__(self) -> None:
        self._hash = blake2b(f"verdict {VERSION}".encode(), digest_size=16)
        self._aside = blake2b(digest_size=16)

    def add(self, row: Row) -> None:
        """A used row, in order."""
        self._hash.update(row.digest())

    def add_validation(self, row: Row) -> None:
        """A row of the person's own validation file."""
        self._aside.update(row.digest())

    def hexdigest(self) -> str:
        """The name of the verdict."""
        both = self._hash.digest() + self._aside.digest()
        return blake2b(both, digest_size=16).hexdigest()


def recall(home: Path | None, fingerprint: str) -> Verdict | None:
    """A verdict from earlier; None if there is none that can be read."""
    if home is None:
        return None
    try:
        found: dict[str, Any] = json.loads(_file(home, fingerprint).read_text(encoding="utf-8"))
        groups = {int(row): int(first) for row, first in found["groups"]}
        flagged = {str(name): [int(row) for row in rows] for name, rows in found["flagged"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Verdict(groups, flagged)


def remember(home: Path | None, fingerprint: str, verdict: Verdict) -> None:
    """Keep a verdict; a disk that does not take it is no failure."""
    if home is None:
        return
    document = {"groups": sorted(verdict.groups.items()), "flagged": dict(verdict.flagged)}
    file = _file(home, fingerprint)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in sorted(file.parent.glob("*.json"), key=lambda f: f.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
        write_json_atomic(file, document, durable=False)


def _file(home: Path, fingerprint: str) -> Path:
    return home / "cache" / "verdicts" / f"{fingerprint}.json"
