"""The tested sets that this computer could use, as the plan offers them and the table cites them.

Reads the matrix beside our code; called where the check runs, beside the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.language import QT_TRANSLATE_NOOP, translate

SERVES: dict[str, str] = {
    "no-gpu": QT_TRANSLATE_NOOP("Environment", "computers without an NVIDIA card"),
    "data-preparation": QT_TRANSLATE_NOOP("Environment", "preparing data"),
    "small-models": QT_TRANSLATE_NOOP("Environment", "very small models"),
    "pascal": QT_TRANSLATE_NOOP("Environment", "GTX 10 cards"),
    "volta": QT_TRANSLATE_NOOP("Environment", "V100 cards"),
    "turing": QT_TRANSLATE_NOOP("Environment", "RTX 20 and GTX 16 cards"),
    "ampere": QT_TRANSLATE_NOOP("Environment", "RTX 30 cards"),
    "ada": QT_TRANSLATE_NOOP("Environment", "RTX 40 cards"),
    "hopper": QT_TRANSLATE_NOOP("Environment", "H100 and H200 cards"),
    "blackwell": QT_TRANSLATE_NOOP("Environment", "RTX 50 cards"),
    "drivers-525-579": QT_TRANSLATE_NOOP("Environment", "drivers 525 to 579"),
}
"""Words of the matrix for whom a row serves; one that is not here is shown as it stands."""


@dataclass(frozen=True)
class Evidence:
    """One run of a row that somebody reported."""

    date: str
    machine: str
    driver: str
    result: str


@dataclass(frozen=True)
class RowChoice:
    """One tested set for this computer."""

    id: str
    lockfile: str
    python: str
    status: str
    """`tested`, or `resolved, not yet run`."""
    torch: str
    cuda: str
    needs_gpu: bool
    driver_minimum: str
    driver_advised: str
    lowest: str
    highest: str
    download_bytes: int
    build_needs_bytes: int | None
    """Free disk that building it from nothing takes; None where nobody knows."""
    serves: tuple[str, ...]
    packages: tuple[tuple[str, str], ...]
    """(name, version) of everything that its lock pins."""
    evidence: tuple[Evidence, ...]

    @property
    def serves_words(self) -> str:
        """For whom it is, in words."""
        told = [translate("Environment", SERVES[w]) if w in SERVES else w for w in self.serves]
        return ", ".join(told)

    def version(self, package: str) -> str:
        """What it pins of a package; "" where it does not hold it."""
        return dict(self.packages).get(package, "")


def rows_here(report: Mapping[str, Any], code: Path) -> tuple[RowChoice, ...]:
    """One row of each id that is for this computer's system, in the order of the matrix."""
    from envcheck import matrix

    try:
        rows = matrix.load(code / "lockfiles").rows
    except matrix.MatrixUnreadable:
        return ()
    machine = (report.get("facts") or {}).get("machine") or {}
    here = tuple(_value(machine, name) for name in ("os", "machine"))
    python = _value(machine, "python")
    best: dict[str, Any] = {}
    for row in rows:
        if (row.os, row.machine) == here and (row.id not in best or row.python == python):
            best[row.id] = row
    return tuple(_choice(row) for row in best.values())


def row_of(rows: tuple[RowChoice, ...], row_id: object) -> RowChoice | None:
    """The row called `row_id`."""
    return next((row for row in rows if row.id == row_id), None)


def _value(facts: Mapping[str, Any], name: str) -> object:
    fact = facts.get(name)
    return fact.get("value") if isinstance(fact, Mapping) else None


def _needs(row: Any) -> int | None:
    from envcheck.judges.plan import MARGIN_BYTES

    if not row.disk_bytes or not row.download_bytes:
        return None
    return int(row.disk_bytes + row.download_bytes + MARGIN_BYTES)


def _choice(row: Any) -> RowChoice:
    tests = getattr(row, "tests", ())
    return RowChoice(
        id=row.id,
        lockfile=row.lockfile,
        python=row.python,
        status=row.evidence,
        torch=row.torch,
        cuda=row.cuda,
        needs_gpu=row.needs_gpu,
        driver_minimum=row.driver_minimum,
        driver_advised=row.driver_advised,
        lowest=row.lowest,
        highest=row.highest,
        download_bytes=row.download_bytes,
        build_needs_bytes=_needs(row),
        serves=tuple(getattr(row, "serves", ())),
        packages=tuple((package.name, package.version) for package in row.packages),
        evidence=tuple(Evidence(t.date, t.machine, t.driver, t.result) for t in tests),
    )
