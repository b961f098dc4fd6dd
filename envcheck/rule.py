"""Card and driver -> row: the table of which set serves which NVIDIA card. Pure.

Sources: torch's builds for CUDA 13 begin at Turing (7.5), those for 12.8 at Volta (7.0), those for
12.6 at Pascal (6.0), read from their binaries; driver floors are those of NVIDIA's minor version
compatibility (CUDA 12: 525, CUDA 13: 580). A card newer than a build's list has no way in: none of
the builds carries code that a driver could translate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from envcheck.matrix import Row
from envcheck.versions import parts

CPU = "cpu"
OLDEST_CAPABILITY = "6.0"
"""bitsandbytes dropped Maxwell in 0.48: below this no row has 4-bit code."""
BLACKWELL_CAPABILITY, BLACKWELL_DRIVER = "10.0", "570"
"""Older drivers do not know these cards, whatever the row's CUDA asks for."""


@dataclass(frozen=True)
class Line:
    """One line of the table: the cards and drivers that a row is for."""

    row: str
    lowest: str
    highest: str
    driver: str

    def covers(self, capability: str) -> bool:
        """Whether the row's torch has code for such a card."""
        return parts(self.lowest) <= parts(capability) <= parts(self.highest)

    def driver_floor(self, capability: str) -> str:
        """The oldest driver that serves both the row and the card."""
        newer_card = parts(capability) >= parts(BLACKWELL_CAPABILITY)
        needs_more = newer_card and parts(self.driver) < parts(BLACKWELL_DRIVER)
        return BLACKWELL_DRIVER if needs_more else self.driver


TABLE = (
    Line("main-cu130", "7.5", "12.1", "580"),
    Line("bridge-cu128", "7.0", "12.0", "525"),
    Line("legacy-cu126", "6.0", "9.0", "525"),
)
"""In the order of preference. Rows that are not shipped yet are named all the same, so that a
person learns what is missing."""


@dataclass(frozen=True)
class Ruling:
    """What the table says of one card with one driver."""

    use: str
    """Id of the row to use now."""
    wanted: str
    """Id of the row that would serve the card best; differs where something stands between."""
    why: str
    """A code of `problems.CODES`, and its facts: `GPU` when the row serves the card."""
    facts: Mapping[str, object]


def rule(name: str, capability: str, driver: str, shipped: Mapping[str, Row]) -> Ruling:
    """Take a shipped row that serves; else a newer driver for a shipped one; else wait for one."""
    if parts(capability) < parts(OLDEST_CAPABILITY):
        old = {"compute_capability": capability, "minimum": OLDEST_CAPABILITY}
        return Ruling(CPU, CPU, "GPU_TOO_OLD", {"gpu": name, **old})
    lines = [_as_shipped(line, shipped.get(line.row)) for line in TABLE]
    covering = [line for line in lines if line.covers(capability)]
    if not covering:
        return Ruling(CPU, lines[0].row, "GPU_NOT_SUPPORTED", beyond(name, capability, lines[0]))
    serving = [c for c in covering if parts(driver) >= parts(c.driver_floor(capability))]
    ready = [line for line in serving if line.row in shipped]
    if ready:
        facts = {"gpu": name, "compute_capability": capability, "driver": driver}
        return Ruling(ready[0].row, ready[0].row, "GPU", facts)
    asking = [line for line in covering if line.row in shipped] or (covering if not serving else [])
    if asking:
        floor = asking[0].driver_floor(capability)
        old = {"installed": driver, "minimum": floor, "gpu": name, "row": asking[0].row}
        return Ruling(CPU, asking[0].row, "DRIVER_TOO_OLD", old)
    missing = {"gpu": name, "wanted_row": serving[0].row}
    return Ruling(CPU, serving[0].row, "ROW_NOT_SHIPPED", missing)


def line_of(row: Row) -> Line:
    """A shipped row as a line of the table."""
    return Line(row.id, row.lowest, row.highest, row.driver_minimum)


def beyond(name: str, capability: str, line: Line) -> dict[str, object]:
    """Facts of a card that a row has no code for."""
    span = {"lowest": line.lowest, "highest": line.highest}
    return {"gpu": name, "compute_capability": capability, **span, "row": line.row}


def _as_shipped(line: Line, row: Row | None) -> Line:
    return line_of(row) if row else line
