"""The parts of a plan as cards: why, which lock and its evidence, what is kept, what changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QWidget

from desktop import format
from desktop.environment.row_choices import RowChoice
from desktop.environment.verdict import SEVERITY_ICON
from desktop.messages import message
from desktop.widgets.basics import (
    Item,
    card,
    col,
    holder,
    image,
    label,
    muted,
    pill,
    row,
    section,
)
from desktop.widgets.flow import flow
from desktop.widgets.fold import Fold
from desktop.widgets.quiet_table import Cell, QuietTable

WHY_SHOWN = 5
TESTED = "tested"
NO_ENV = ("runs", "models", "datasets", "settings")
"""What a plan keeps besides the environment in use, which it names."""


class PlanParts(QObject):
    """Builds the cards of one plan; a QObject only for its translations."""

    def __init__(self, report: Mapping[str, Any], plan: Mapping[str, Any]) -> None:
        super().__init__()
        self._report, self._plan = report, plan

    def why(self) -> QFrame | None:
        """The findings that it cures, each by its sentence; None where it was asked for."""
        codes = list(self._plan.get("why") or [])
        found = [f for f in self._report.get("findings", []) if f["code"] in codes]
        if not found:
            return None
        lines: list[Item] = [self._reason(finding) for finding in found[:WHY_SHOWN]]
        if len(found) > WHY_SHOWN:
            others = len(found) - WHY_SHOWN
            lines.append(muted(self.tr("and %Ln more finding(s)", "", others)))
        return card(section(self.tr("Why")), *lines, margins=(20, 16, 20, 16), spacing=8)

    def lock(self, choice: RowChoice | None) -> QFrame:
        """Which set, and what is known of it: run and passed, or only resolved."""
        name = label(str(self._plan.get("lockfile") or ""), mono=True, scale=0.95, wrap=True)
        items: list[Item] = [flow([section(self.tr("What is built")), *self._pill(choice)])]
        text = self.tr("Set {row}: {count} packages, each fixed by its fingerprint.")
        count = format.number(int(self._plan.get("packages") or 0))
        items += [name, muted(text.format(row=self._plan.get("row"), count=count), wrap=True)]
        items += [muted(line, wrap=True) for line in self._evidence(choice)]
        return card(*items, margins=(20, 16, 20, 16), spacing=6)

    def kept(self) -> QFrame:
        """What stays as it is."""
        has_env = any(str(kept) not in NO_ENV for kept in self._plan.get("keeps") or [])
        lines = [self.tr("Runs, models, data and settings are not touched.")]
        if has_env:
            lines.insert(
                0,
                self.tr(
                    "The present environment stays in use until the new one has passed its test, "
                    "and after that for a rollback."
                ),
            )
        rows: list[Item] = [
            row(image("lock", "text2", 16), (label(text, wrap=True), 1), spacing=10)
            for text in lines
        ]
        return card(section(self.tr("What is kept")), *rows, margins=(20, 16, 20, 16), spacing=8)

    def changes(self) -> QWidget | None:
        """Packages that change, folded; None where nothing is known of an old environment."""
        changed = list(self._plan.get("changes") or [])
        if not changed:
            return None
        head = self.tr("%Ln package(s) change", "", len(changed))
        gist = ", ".join(str(change["package"]) for change in changed[:6])
        return holder(col(Fold(head, gist, lambda: self._table(changed))))

    def files(self, choice: RowChoice | None) -> QWidget | None:
        """Every package of the lock, folded."""
        if choice is None or not choice.packages:
            return None
        rows = [(Cell(name, mono=True), Cell(version)) for name, version in choice.packages]

        def build() -> QWidget:
            heads = [self.tr("Package"), self.tr("Version")]
            table = QuietTable(heads, [0, 240], self.tr("Every package of the lock"))
            table.show_rows(rows)
            return table

        gist = self.tr("%Ln package(s), with their versions", "", len(rows))
        return holder(col(Fold(self.tr("Show every file"), gist, build)))

    def _reason(self, finding: Mapping[str, Any]) -> QWidget:
        icon, ink = SEVERITY_ICON[finding["severity"]]
        told = message(finding["code"], finding["facts"])
        return holder(row(image(icon, ink, 16), (label(told.title, wrap=True), 1), spacing=10))

    def _pill(self, choice: RowChoice | None) -> list[QWidget]:
        if choice is None:
            return []
        if choice.status == TESTED:
            return [pill(self.tr("Tested"), "ok", "check")]
        return [pill(self.tr("Resolved, not yet run"), "warn", "warning")]

    def _evidence(self, choice: RowChoice | None) -> list[str]:
        if choice is None:
            return []
        if choice.status != TESTED:
            return [
                self.tr(
                    "Its versions fit together and every file is known, but nobody has yet "
                    "reported a training with it. It is tried on this computer before it is "
                    "switched on; the present one stays if that fails."
                )
            ]
        text = self.tr("{date}: {machine}. {result}.")
        return [
            text.format(date=test.date, machine=test.machine, result=test.result.rstrip("."))
            for test in choice.evidence[:2]
        ]

    def _table(self, changed: Sequence[Mapping[str, Any]]) -> QuietTable:
        heads = [self.tr("Package"), self.tr("Now"), self.tr("Afterwards")]
        table = QuietTable(heads, [0, 200, 200], self.tr("Packages that change"))
        none = self.tr("none")
        table.show_rows(
            [
                (
                    Cell(str(change["package"]), mono=True),
                    Cell(str(change.get("installed") or none), "text2"),
                    Cell(str(change.get("locked") or none)),
                )
                for change in changed
            ]
        )
        return table
