"""What a repair would build and what that would change. Pure: nothing is fetched or touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from envcheck.facts import EngineFacts, Facts, WheelStore
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity
from envcheck.versions import same_package_version

MB = 1_000_000
MARGIN_BYTES = 1024 * MB
"""Left free on the disk: logs, the run that may be writing, an antivirus' copy."""
FAST_FETCH, SLOW_FETCH = 60 * MB, 4 * MB
"""Bytes per second of a good line and of a poor one (500 and 32 Mbit/s)."""
FAST_BUILD, SLOW_BUILD = 80 * MB, 15 * MB
"""Bytes per second of unpacking, compiling and hashing. Measured: 1.6 GB in 20 to 60 s on two
cores; a laptop's disk beside an antivirus takes about twice as long."""
PROOF_SECONDS = (20, 180)
"""Imports and the 4-bit proof: cached, and for the first time on a slow disk."""
KEPT = ("runs", "models", "datasets", "settings")
"""What a repair never touches; the environment in use is kept as well, for the way back."""


@dataclass(frozen=True)
class Change:
    """One package that differs between what is there and what would be built."""

    package: str
    installed: str | None
    locked: str | None


@dataclass(frozen=True)
class Plan:
    """A new environment beside the old one, from one lock."""

    row: Row
    reason: str
    """`findings`, or `asked` where a person wants it without need."""
    why: tuple[str, ...]
    """Codes of the findings that it cures, worst first."""
    changes: tuple[Change, ...]
    """() where nothing is known of an old environment."""
    stored: int | None
    """Wheels of the lock that need not be fetched; None where nobody counted."""
    to_fetch_bytes: int | None
    """None where the row's size is not known. So for the next."""
    disk_needed_bytes: int | None
    keeps: tuple[str, ...]

    @property
    def seconds(self) -> tuple[int, int] | None:
        """About how long: with a good line and disk, and with poor ones."""
        if self.to_fetch_bytes is None or not self.row.disk_bytes:
            return None
        low = self.to_fetch_bytes / FAST_FETCH + self.row.disk_bytes / FAST_BUILD
        high = self.to_fetch_bytes / SLOW_FETCH + self.row.disk_bytes / SLOW_BUILD
        return round(low + PROOF_SECONDS[0]), round(high + PROOF_SECONDS[1])

    def to_json(self) -> dict[str, object]:
        """As it stands in the report; sizes that nobody knows are null."""
        seconds = self.seconds
        return {
            "row": self.row.id,
            "lockfile": self.row.lockfile,
            "lock_sha256": self.row.lock_sha256,
            "reason": self.reason,
            "why": list(self.why),
            "changes": [vars(change) for change in self.changes],
            "packages": len(self.row.packages),
            "stored": self.stored,
            "download_bytes": self.row.download_bytes or None,
            "to_fetch_bytes": self.to_fetch_bytes,
            "disk_bytes": self.row.disk_bytes or None,
            "disk_needed_bytes": self.disk_needed_bytes,
            "seconds": seconds and {"seconds_low": seconds[0], "seconds_high": seconds[1]},
            "keeps": list(self.keeps),
        }


def plan_repair(facts: Facts, row: Row | None, findings: Iterable[Finding]) -> Plan | None:
    """The build that cures every repairable finding; None where there is none, or no lock."""
    curable = [f.code for f in findings if f.severity is Severity.REPAIRABLE]
    if not curable or row is None or not _is_untouched(row):
        return None
    return _plan(facts, row, "findings", tuple(dict.fromkeys(curable)))


def plan_row(facts: Facts, row: Row) -> Plan | None:
    """The build of a row that a person asked for; None where its lock is not the tested one."""
    return _plan(facts, row, "asked", ()) if _is_untouched(row) else None


def _is_untouched(row: Row) -> bool:
    return row.found_sha256 == row.lock_sha256


def _plan(facts: Facts, row: Row, reason: str, why: tuple[str, ...]) -> Plan:
    store = facts.repair.store.value
    counted = store if store and store.lockfile == row.lockfile else None
    to_fetch = _to_fetch(row, counted)
    needed = None
    if to_fetch is not None and row.disk_bytes:
        needed = row.disk_bytes + to_fetch + MARGIN_BYTES
    return Plan(
        row=row,
        reason=reason,
        why=why,
        changes=tuple(_changes(facts.engine, row)),
        stored=counted.present if counted else None,
        to_fetch_bytes=to_fetch,
        disk_needed_bytes=needed,
        keeps=tuple(filter(None, (facts.engine.env.value, *KEPT))),
    )


def _to_fetch(row: Row, store: WheelStore | None) -> int | None:
    """The whole download, less what is there.

    The store knows how many of the wheels it has, and the bytes of everything in it, which may be
    wheels of other locks too. So two estimates are made, by bytes and by number, and the larger
    one is said: nobody is angry about a download that turns out smaller.
    """
    if store and store.wanted and store.present >= store.wanted:
        return 0
    if not row.download_bytes:
        return None
    if store is None or not store.wanted or not store.present:
        return row.download_bytes
    by_bytes = row.download_bytes - store.bytes
    by_number = row.download_bytes * (store.wanted - store.present) // store.wanted
    return max(by_bytes, by_number)


def _changes(engine: EngineFacts, row: Row) -> Iterator[Change]:
    if engine.distributions.value is None:
        return
    installed = {one.name: one.version for one in engine.distributions.value}
    locked = {package.name: package.version for package in row.packages}
    for name in sorted(installed.keys() | locked.keys()):
        if not _same(name, installed, locked):
            yield Change(name, installed.get(name), locked.get(name))


def _same(name: str, installed: Mapping[str, str], locked: Mapping[str, str]) -> bool:
    if name not in installed or name not in locked:
        return False
    return same_package_version(installed[name], locked[name])
