"""Card and driver -> row: the table of which set serves which NVIDIA card. Pure.

Sources: torch's builds for CUDA 13 begin at Turing (7.5), those for 12.8 at Volta (7.0), those for
12.6 at Pascal (6.0), read from their binaries; driver floors are those of NVIDIA's minor version
compatibility (CUDA 12: 525, CUDA 13: 580). A card newer than a build's list has no way in: none of
the builds carries code that a driver could translate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from envcheck.matrix import Row
from envcheck.versions import parts

CPU = "cpu"
OLDEST_CAPABILITY = "6.0"
"""bitsandbytes dropped Maxwell in 0.48: below this no row has 4-bit code."""
BLACKWELL_CAPABILITY, BLACKWELL_DRIVER = "10.0", "570"
"""Older drivers do not know these cards, whatever the row's CUDA asks for."""
TURING_CAPABILITY, LAST_OLD_DRIVER = "7.5", "580"
"""R580 is the last driver branch for Maxwell, Pascal and Volta: newer ones ignore these cards."""


@dataclass(frozen=True)
class Line:
    """One line of the table: the cards and drivers that a row is for."""

    row: str
    lowest: str
    highest: str
    driver: str
    architectures: tuple[str, ...] = ()
    """What its torch has machine code for; () where nobody said."""
    advised: str = ""

    def covers(self, capability: str) -> bool:
        """Whether the row's torch has code for such a card."""
        within = parts(self.lowest) <= parts(capability) <= parts(self.highest)
        return within and (not self.architectures or self._has_code(capability))

    def driver_floor(self, capability: str) -> str:
        """The oldest driver that serves both the row and the card."""
        newer_card = parts(capability) >= parts(BLACKWELL_CAPABILITY)
        needs_more = newer_card and parts(self.driver) < parts(BLACKWELL_DRIVER)
        return BLACKWELL_DRIVER if needs_more else self.driver

    def driver_to_install(self, capability: str) -> str:
        """The driver to ask a person for: the advised one, and the last one for an old card."""
        if newest := newest_driver(capability):
            return newest
        return max(self.driver_floor(capability), self.advised, key=parts)

    def in_reach(self, capability: str) -> bool:
        """Whether any driver for the card is new enough for the row."""
        newest = newest_driver(capability)
        return not newest or parts(self.driver)[:1] <= parts(newest)

    def _has_code(self, capability: str) -> bool:
        """Machine code runs on its own generation: same major number, same or higher minor."""
        major, *minor = parts(capability)
        native = [parts(one) for one in self.architectures]
        return any(one[0] == major and list(one[1:]) <= minor for one in native)


TABLE = (
    Line("main-cu130", "7.5", "12.1", "580"),
    Line("bridge-cu128", "7.0", "12.0", "525"),
    Line("legacy-cu126", "6.0", "9.0", "525"),
)
"""In the order of preference. Rows that are not shipped for a computer are named all the same, so
that a person learns what is missing."""


@dataclass(frozen=True)
class Second:
    """A row that comes next, and what it would take."""

    row: str
    why: str
    """A code of `problems.CODES`: `GPU` when it serves the card as well, `NO_GPU` when it does
    without one, else what stands in its way."""
    facts: Mapping[str, object]


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
    seconds: tuple[Second, ...] = ()
    """Other shipped rows that come into question, the best first."""


def rule(name: str, capability: str, driver: str, shipped: Mapping[str, Row]) -> Ruling:
    """Take a shipped row that serves; else a newer driver for a shipped one; else wait for one."""
    if parts(capability) < parts(OLDEST_CAPABILITY):
        limits = {"compute_capability": capability, "minimum": OLDEST_CAPABILITY}
        return Ruling(CPU, CPU, "GPU_TOO_OLD", {"gpu": name, **limits})
    lines = [_as_shipped(line, shipped.get(line.row)) for line in TABLE]
    covering = [line for line in lines if line.covers(capability) and line.in_reach(capability)]
    if not covering:
        return Ruling(CPU, lines[0].row, "GPU_NOT_SUPPORTED", beyond(name, capability, lines[0]))
    serving = [c for c in covering if parts(driver) >= parts(c.driver_floor(capability))]
    ready = [line for line in serving if line.row in shipped]
    asking = [line for line in covering if line.row in shipped] or (covering if not serving else [])
    if ready:
        facts = {"gpu": name, "compute_capability": capability, "driver": driver}
        seconds = _seconds(name, capability, driver, ready, asking)
        return Ruling(ready[0].row, ready[0].row, "GPU", facts, seconds)
    if asking:
        waiting = [_waiting(name, capability, driver, line) for line in asking]
        seconds = tuple(one for one in waiting if one.row in shipped)
        return Ruling(CPU, asking[0].row, "DRIVER_TOO_OLD", waiting[0].facts, seconds)
    missing = {"gpu": name, "wanted_row": serving[0].row}
    return Ruling(CPU, serving[0].row, "ROW_NOT_SHIPPED", missing)


def line_of(row: Row) -> Line:
    """A shipped row as a line of the table."""
    return Line(
        row.id, row.lowest, row.highest, row.driver_minimum, row.architectures, row.driver_advised
    )


def newest_driver(capability: str) -> str:
    """The last driver branch that knows such a card: `580`; "" where today's drivers do."""
    return LAST_OLD_DRIVER if parts(capability) < parts(TURING_CAPABILITY) else ""


def beyond(name: str, capability: str, line: Line) -> dict[str, object]:
    """Facts of a card that a row has no code for."""
    span = {"lowest": line.lowest, "highest": line.highest}
    return {"gpu": name, "compute_capability": capability, **span, "row": line.row}


def driver_too_old(name: str, capability: str, driver: str, line: Line) -> dict[str, object]:
    """Facts of a driver below a row's floor, and which driver to install."""
    floor, advised = line.driver_floor(capability), line.driver_to_install(capability)
    versions = {"installed": driver, "minimum": floor, "advised": advised}
    return {**versions, "gpu": name, "row": line.row}


def _seconds(
    name: str, capability: str, driver: str, ready: Sequence[Line], asking: Sequence[Line]
) -> tuple[Second, ...]:
    """Better rows that a newer driver would open, then others that serve, then none of a card."""
    first = asking.index(ready[0])
    better = [_waiting(name, capability, driver, line) for line in asking[:first]]
    serves = {"gpu": name, "compute_capability": capability, "driver": driver}
    others = [Second(line.row, "GPU", serves) for line in ready[1:]]
    return (*better, *others, Second(CPU, "NO_GPU", {}))


def _waiting(name: str, capability: str, driver: str, line: Line) -> Second:
    return Second(line.row, "DRIVER_TOO_OLD", driver_too_old(name, capability, driver, line))


def _as_shipped(line: Line, row: Row | None) -> Line:
    return line_of(row) if row else line
