"""Judges packages against each other: hidden minimums, and what their metadata asks for. Pure.

The minimums are in no metadata: transformers looks for its own at run time and then quietly does
without PyTorch. What metadata asks for is what `pip check` looks at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from envcheck.facts import Distribution, Facts
from envcheck.judges.judge_packages import by_name, is_partial
from envcheck.judges.reference import Reference
from envcheck.matrix import Minimum, Row
from envcheck.problems import Finding, Severity
from envcheck.versions import minor, same_package_version

_SYSTEMS = {
    "linux": ("posix", "linux", "Linux"),
    "windows": ("nt", "win32", "Windows"),
    "macos": ("posix", "darwin", "Darwin"),
}
"""Our word for a system -> what markers call it: os_name, sys_platform, platform_system."""
_MACHINES = {("windows", "x86_64"): "AMD64", ("windows", "arm64"): "ARM64"}
Target = tuple[str, str, str]
"""System, machine and Python of the environment, in our words."""


def judge_minimums(
    distributions: Sequence[Distribution], minimums: Sequence[Minimum]
) -> Iterator[Finding]:
    """No package is older than another one silently needs."""
    asked = {minimum.package: minimum for minimum in minimums}
    for one in distributions:
        minimum = asked.get(one.name)
        if minimum and _is_older(one.version, minimum.version):
            older = {
                "package": one.name,
                "installed": one.version,
                "minimum": minimum.version,
                "asked_by": minimum.asked_by,
            }
            yield Finding("PACKAGE_BELOW_MINIMUM", Severity.REPAIRABLE, older)


def judge_requirements(facts: Facts, against: Reference) -> Iterator[Finding]:
    """Every package has what its metadata asks for.

    A package that came on top of the lock may be unhappy: the engine does not use it. Two packages
    that are both as locked were tested together, whatever their metadata says.
    """
    installed = by_name(facts.engine.distributions.value or ())
    versions = {name: copies[0].version for name, copies in installed.items()}
    target = _target(facts, against.row)
    partial = is_partial(versions, against)
    for one in (copies[0] for copies in installed.values()):
        for need in _needs(one.requires, target):
            version = versions.get(need.name, "")
            if need.name in versions and not version:
                continue  # it is there, and its damaged metadata do not say which
            if need.is_met_by(version) or _both_as_locked(one, need.name, versions, against):
                continue
            if version or not _said_already(need.name, partial, against):
                yield _unmet(one, need, version, against)


@dataclass(frozen=True)
class _Need:
    """One line of `Requires-Dist`, as far as it counts here."""

    name: str
    specifier: str

    def is_met_by(self, version: str) -> bool:
        return bool(version) and _satisfies(version, self.specifier)


def _unmet(one: Distribution, need: _Need, version: str, against: Reference) -> Finding:
    facts = {
        "package": one.name,
        "requires": need.name,
        "installed": version,
        "needed": need.specifier,
    }
    on_top = bool(against.locked) and one.name not in against.locked
    severity = Severity.NOTICE if on_top else Severity.REPAIRABLE
    return Finding("PACKAGE_REQUIREMENT_UNMET", severity, facts)


def _said_already(name: str, partial: bool, against: Reference) -> bool:
    """Whether an absent package is named as missing from the lock, or was only not listed."""
    return partial or name in against.locked


def _both_as_locked(
    one: Distribution, name: str, versions: Mapping[str, str], against: Reference
) -> bool:
    pair = ((one.name, one.version), (name, versions.get(name, "")))
    return all(
        package in against.locked and same_package_version(version, against.locked[package])
        for package, version in pair
    )


def _target(facts: Facts, row: Row | None) -> Target:
    """What the environment was built for: its row's system, whatever a document says elsewhere."""
    found, stamp = facts.engine.interpreter.value, facts.engine.stamp.value
    python = found.version if found else stamp.python if stamp else facts.machine.python.value
    machine = facts.machine
    system = row.os if row else machine.os.value
    return system or "linux", machine.machine.value or "x86_64", python or "3.11"


@lru_cache(maxsize=4096)
def _needs(requires: tuple[str, ...], target: Target) -> tuple[_Need, ...]:
    """The requirements that hold on the target; extras are nobody's here."""
    found = []
    for line in requires:
        try:
            wanted = Requirement(line)
        except InvalidRequirement:
            continue
        if wanted.marker is None or wanted.marker.evaluate(_markers(target)):
            found.append(_Need(str(canonicalize_name(wanted.name)), str(wanted.specifier)))
    return tuple(found)


def _markers(target: Target) -> dict[str, str]:
    system, machine, python = target
    os_name, sys_platform, platform_system = _SYSTEMS.get(system, _SYSTEMS["linux"])
    return {
        "os_name": os_name,
        "sys_platform": sys_platform,
        "platform_system": platform_system,
        "platform_machine": _MACHINES.get((system, machine), machine),
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_version": "",
        "implementation_name": "cpython",
        "implementation_version": python,
        "python_version": minor(python),
        "python_full_version": python,
        "extra": "",
    }


@lru_cache(maxsize=4096)
def _satisfies(version: str, specifier: str) -> bool:
    """A version nobody can read meets everything: its own finding says that it is another one."""
    try:
        Version(version)
    except InvalidVersion:
        return True
    return Requirement(f"x{specifier}").specifier.contains(version, prereleases=True)


@lru_cache(maxsize=4096)
def _is_older(version: str, minimum: str) -> bool:
    try:
        return Version(version) < Version(minimum)
    except InvalidVersion:
        return False
