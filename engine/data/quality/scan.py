"""One look at every kept row, and what all rows together say: the report's quality part.

Rows are added in their order; of each only what the checks need is kept (about 1 KB). Above
`max_rows` a seeded sample is kept: every row has the same chance, equal seeds give equal rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heapreplace, nlargest
from typing import Any

from engine.data.mapping.map import Row
from engine.data.quality.among import leaked, over_all_rows
from engine.data.quality.check import ACTIONS, Check
from engine.data.quality.near import Groups, near_duplicates
from engine.data.quality.row_facts import RowFacts, facts_of

SAMPLE_ROWS = 50_000
"""Of more rows than can be looked at in about a minute, so many are."""


@dataclass
class Quality:
    """What the checks found."""

    checks: list[Check]
    """One for every code of `ACTIONS`, in that order, also those that found nothing."""
    languages: dict[str, float]
    """Language -> share of the rows whose language is known, the largest first."""
    rows_checked: int
    sampled: bool
    seed: int
    groups: dict[int, int] = field(default_factory=dict)
    """Row -> the first row of its near-duplicate group, for rows that are in one."""

    def flagged(self, leave_out: str) -> set[int]:
        """The rows that leaving out would drop."""
        return {i for check in self.checks if check.leave_out == leave_out for i in check.found}

    def rows_of(self, code: str) -> list[int]:
        """All rows that a check found, in order."""
        return [index for check in self.checks if check.code == code for index in check.found]

    def group_of(self, index: int) -> int:
        """The first row of the near-duplicate group that a row is in; the row itself if alone."""
        return self.groups.get(index, index)

    def to_json(self) -> dict[str, Any]:
        """The report's `quality`."""
        return {
            "rows_checked": self.rows_checked,
            "sampled": self.sampled,
            "seed": self.seed,
            "languages": self.languages,
            "checks": [self._shown(check) for check in self.checks],
        }

    def _shown(self, check: Check) -> dict[str, Any]:
        """A check, and whether its rows are those of a sample."""
        return check.to_json() | {"sampled": self.sampled and not check.everywhere}


class QualityScan:
    """Takes every kept row, then says what was found.

    Args:
        seed: of the sample and of the signatures.
        max_rows: above so many rows only a sample of `SAMPLE_ROWS` is looked at.
        running: the rows are paragraphs of one running text, which repeats itself rightly.
    """

    def __init__(self, *, seed: int = 0, max_rows: int = 200_000, running: bool = False) -> None:
        self._seed = seed
        self._max_rows = max_rows
        self._running = running
        self._rows: dict[int, RowFacts] = {}
        self._chances: list[tuple[int, int]] = []
        self._aside: list[RowFacts] = []
        self._seen = 0
        self._spoken: Counter[str] = Counter()
        self._usual = ""

    def add(self, index: int, row: Row) -> None:
        """Look at a row; `index` is its place among the kept rows."""
        self._seen += 1
        if self._seen == self._max_rows + 1:
            self._keep_sample()
        entry = (-_chance(index, self._seed), index)
        if self._seen <= self._max_rows:
            self._chances.append(entry)
        elif entry > self._chances[0]:
            del self._rows[heapreplace(self._chances, entry)[1]]
        else:
            return
        facts = facts_of(row, self._usual)
        self._rows[index] = facts
        if facts.language:
            self._spoken[facts.language] += 1
            if self._spoken[facts.language] > self._spoken[self._usual]:
                self._usual = facts.language

    def _keep_sample(self) -> None:
        """From now on only the rows with the best chances are kept, the same for any `max_rows`."""
        self._chances = nlargest(min(SAMPLE_ROWS, self._max_rows), self._chances)
        self._rows = {index: self._rows[index] for _, index in self._chances}
        heapify(self._chances)

    def add_validation(self, row: Row) -> None:
        """Look at a row of the person's own validation file."""
        if len(self._aside) < self._max_rows:
            self._aside.append(facts_of(row, self._usual))

    def finish(self, should_stop: Callable[[], bool] = lambda: False) -> Quality:
        """Compare the rows with each other. Stopped early, it says what it knows by then."""
        indices = sorted(self._rows)
        rows = [self._rows[index] for index in indices]
        both = [*rows, *self._aside]
        if self._running:
            groups = Groups(len(both))
        else:
            groups = near_duplicates([row.words for row in both], self._seed, should_stop)
        found, languages = over_all_rows(rows, groups)
        found.append(leaked(rows, self._aside, groups))
        return Quality(
            checks=_in_order(found, indices),
            languages=languages,
            rows_checked=len(rows),
            sampled=self._seen > len(rows),
            seed=self._seed,
            groups=_groups(groups, indices),
        )


def _chance(index: int, seed: int) -> int:
    """A number drawn for a row: the same for the same row and seed (splitmix64)."""
    mask = (1 << 64) - 1
    drawn = (index + 1) * 0x9E3779B97F4A7C15 + seed * 0xD1B54A32D192ED03 & mask
    drawn = (drawn ^ drawn >> 30) * 0xBF58476D1CE4E5B9 & mask
    drawn = (drawn ^ drawn >> 27) * 0x94D049BB133111EB & mask
    return drawn ^ drawn >> 31


def _in_order(found: Sequence[Check], indices: Sequence[int]) -> list[Check]:
    """One check for every code; places among the looked-at rows become places among all rows."""
    by_code = {check.code: check for check in found}
    checks = []
    for code in ACTIONS:
        check = by_code.get(code) or Check(code)
        places = tuple(indices[place] for place in check.found)
        checks.append(Check(code, places, check.examples, check.facts, check.note))
    return checks


def _groups(groups: Groups, indices: Sequence[int]) -> dict[int, int]:
    """Row -> first row of its group, where a group has several rows."""
    first: dict[int, int] = {}
    for place, index in enumerate(indices):
        root = groups.root(place)
        if root != place:
            first[index] = first[indices[root]] = indices[root]
    return first
