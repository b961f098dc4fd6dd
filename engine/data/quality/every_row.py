"""Findings of single rows, sought in every row of a file of which only a sample was compared.

Who leaves out rows with personal data means all of them. What needs other rows beside it (near
duplicates, contradictions, languages) stays a matter of the sample.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from engine.data.mapping.map import Row
from engine.data.quality.check import ACTIONS, Check
from engine.data.quality.harmful import harmful
from engine.data.quality.mojibake import damaged
from engine.data.quality.personal import personal_data
from engine.data.quality.placeholders import placeholder
from engine.data.quality.row_facts import Said, said_by
from engine.data.quality.scan import Quality
from engine.data.quality.words import keys_of

SINGLE_ROWS = ("personal_data", "harmful", "placeholder", "short_answer", "mojibake")
"""Findings (`spec.LeaveOut`) that a row shows without any other row beside it."""
MAX_PLACES = 10_000
"""Rows of each finding whose line is remembered: as many as a report names."""


def sought(reasons: Collection[str], quality: Quality) -> list[str]:
    """Which of these findings are still known of a sample only."""
    open_checks = {c.leave_out for c in quality.checks if quality.sampled and not c.everywhere}
    return [reason for reason in SINGLE_ROWS if reason in reasons and reason in open_checks]


class EveryRow:
    """Takes every used row, in order, and looks for a few findings.

    Attributes:
        lines: place -> (file, line), for the first rows of each finding.
    """

    def __init__(self, reasons: Collection[str]) -> None:
        self.lines: dict[int, tuple[int, int]] = {}
        self._found = {reason: array("Q") for reason in reasons}
        self._kinds: dict[str, Counter[str]] = {reason: Counter() for reason in reasons}

    def add(self, place: int, row: Row) -> None:
        """Look at a row; `place` is its place among all used rows."""
        said = said_by(row)
        for reason, places in self._found.items():
            kinds = _finding(reason, row, said)
            if kinds is None:
                continue
            if len(places) < MAX_PLACES:
                self.lines[place] = (row.file, row.line)
            places.append(place)
            self._kinds[reason].update(kinds)

    def merged(self, quality: Quality) -> Quality:
        """The sample's result with these findings as they are in all rows."""
        return replace(quality, checks=[self._whole(check) for check in quality.checks])

    def _whole(self, check: Check) -> Check:
        reason = ACTIONS[check.code][0]
        if reason is None or reason not in self._found:
            return check
        kinds = dict(self._kinds[reason].most_common())
        facts = check.facts if reason == "short_answer" else kinds
        return replace(check, found=self._found[reason], facts=facts, everywhere=True)


def _finding(reason: str, row: Row, said: Said) -> tuple[str, ...] | None:
    """What exactly was found; None for nearly every row. The same as `row_facts.facts_of` finds."""
    if reason == "short_answer":
        return () if said.is_short else None
    if reason == "placeholder":
        return () if placeholder(said.whole) else None
    if reason == "mojibake":
        return () if damaged(said.whole) else None
    if reason == "harmful":
        hit = harmful(said.whole, keys_of(row))
        return (hit[0],) if hit else None
    personal = personal_data(said.whole)
    return tuple(sorted({one.kind for one in personal})) if personal else None
