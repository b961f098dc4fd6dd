"""What became of every row, as numbers and reasons; they always add up. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.sentences.rows import drop_word, reject_word
from desktop.wizard.data.length_bins import cut_rows


@dataclass(frozen=True)
class Place:
    """A line of one of the files."""

    line: int
    file: int = 0


@dataclass(frozen=True)
class Reason:
    """Why some rows are not used: how many, and where.

    Attributes:
        code: the report's word, such as `NOT_JSON` or `near_duplicate`.
        rejected: whether the lines are no rows at all.
        places: the listed lines; of very many only the first are listed.
    """

    code: str
    count: int
    rejected: bool
    places: tuple[Place, ...]

    @property
    def words(self) -> str:
        return reject_word(self.code) if self.rejected else drop_word(self.code)


@dataclass(frozen=True)
class Fates:
    """All rows of a file by what becomes of them."""

    whole: int
    cut: int
    left_out: int
    rejected: int

    @property
    def total(self) -> int:
        return self.whole + self.cut + self.left_out + self.rejected


def counts(report: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """(all rows, used, left out, rejected); the last three add up to the first."""
    rejected = len(report.get("rejected", ()))
    rejected = int(report.get("rejected_total", rejected))
    dropped = sum(report.get("dropped", {}).values())
    return report["rows_total"] + rejected, report["rows_kept"], dropped, rejected


def fates(report: Mapping[str, Any], limit: int | None) -> Fates:
    """Used whole, used and cut at `limit` (None: as reported), left out, rejected."""
    _, used, dropped, rejected = counts(report)
    cut = cut_rows(report, limit)
    return Fates(used - cut, cut, dropped, rejected)


def reasons(report: Mapping[str, Any]) -> list[Reason]:
    """Every reason with its count, most rows first."""
    files = {_name(file): at for at, file in enumerate(report.get("files") or ())}
    places: dict[tuple[bool, str], list[Place]] = defaultdict(list)
    totals: dict[tuple[bool, str], int] = {}
    for rejected, key in ((True, "rejected"), (False, "dropped_rows")):
        for entry in report.get(key, ()):
            if entry.get("line") is not None:
                place = Place(int(entry["line"]), files.get(entry.get("file", ""), 0))
                places[rejected, entry["reason"]].append(place)
            totals[rejected, entry["reason"]] = totals.get((rejected, entry["reason"]), 0) + 1
    for reason, count in report.get("dropped", {}).items():
        totals[False, reason] = count
    found = [
        Reason(code, count, rejected, tuple(places[rejected, code]))
        for (rejected, code), count in totals.items()
        if count
    ]
    return sorted(found, key=lambda reason: -reason.count)


def _name(file: Mapping[str, Any]) -> str:
    return str(file.get("path", "")).replace("\\", "/").rpartition("/")[2]
