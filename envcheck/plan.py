"""What a repair would build and what that would change. Pure: nothing is fetched or touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from envcheck.facts import EngineFacts
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity
from envcheck.versions import same_package_version


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
    why: tuple[str, ...]
    """Codes of the findings that it cures, worst first."""
    changes: tuple[Change, ...]
    """() where nothing is known of an old environment."""

    def to_json(self) -> dict[str, object]:
        """As it stands in the report; sizes that nobody knows are null."""
        return {
            "row": self.row.id,
            "lockfile": self.row.lockfile,
            "lock_sha256": self.row.lock_sha256,
            "why": list(self.why),
            "changes": [vars(change) for change in self.changes],
            "packages": len(self.row.packages),
            "download_bytes": self.row.download_bytes or None,
            "disk_bytes": self.row.disk_bytes or None,
        }


def plan_repair(engine: EngineFacts, row: Row | None, findings: Iterable[Finding]) -> Plan | None:
    """The build that cures every repairable finding; None where there is none, or no lock."""
    curable = [finding.code for finding in findings if _is_curable(finding)]
    if not curable or row is None or row.found_sha256 != row.lock_sha256:
        return None
    return Plan(row, tuple(dict.fromkeys(curable)), tuple(_changes(engine, row)))


def _is_curable(finding: Finding) -> bool:
    # A card's own row is offered even while nothing makes anybody take it.
    offered = finding.code == "TORCH_WITHOUT_GPU"
    return offered or finding.severity is Severity.REPAIRABLE


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
