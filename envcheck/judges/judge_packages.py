"""Judges what is installed against the lock. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from envcheck.facts import Distribution, EngineFacts, TorchBuild
from envcheck.judges.reference import Reference
from envcheck.judges.unread import unread, was_asked
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity
from envcheck.versions import same_package_version

KEY_PACKAGES = ("torch", "transformers", "peft", "bitsandbytes", "accelerate", "datasets")
"""Shown one by one even when all is well: what people ask about first."""


def judge_packages(engine: EngineFacts, against: Reference) -> Iterator[Finding]:
    """Every package of the lock is there once, in the locked version, and nothing else is."""
    if engine.distributions.value is None:
        silent = was_asked(engine.interpreter) and not engine.interpreter.known
        if not silent:  # otherwise it is said already that nothing could look
            yield from unread("engine packages", engine.distributions)
    else:
        installed = by_name(engine.distributions.value)
        if against.locked:
            yield from _compare(installed, against)
        for name, copies in installed.items():
            yield from _judge_metadata(name, copies)
    if against.row and engine.torch.value:
        yield from _judge_torch(engine.torch.value, against.row)


def is_partial(installed: Mapping[str, object], against: Reference) -> bool:
    """Whether a list of packages is a few lines of somebody's report, not an inventory.

    Only where the environment's own lock is not known: with it, what is not listed is not there. An
    empty list is an inventory: nothing is installed.
    """
    listed = len(installed.keys() & against.locked.keys())
    return bool(installed) and not against.own and 2 * listed < len(against.locked)


def by_name(distributions: Sequence[Distribution]) -> dict[str, list[Distribution]]:
    """Normalised name -> every copy; more than one is a fault of its own."""
    named: dict[str, list[Distribution]] = defaultdict(list)
    for one in distributions:
        named[one.name].append(one)
    return named


def _compare(
    installed: Mapping[str, Sequence[Distribution]], against: Reference
) -> Iterator[Finding]:
    as_locked = []
    partial = is_partial(installed, against)
    for name, version in against.locked.items():
        found = [one.version for one in installed.get(name, ())]
        said = [one for one in found if one]  # damaged metadata do not say
        other = [one for one in said if not same_package_version(one, version)]
        if not found:
            missing = {"package": name, "locked": version}
            if not partial:
                yield Finding("PACKAGE_MISSING", Severity.REPAIRABLE, missing)
        elif other:
            differs = {"package": name, "installed": other[0], "locked": version}
            yield Finding("PACKAGE_DIFFERENT", Severity.REPAIRABLE, differs)
        elif said:
            as_locked.append(name)
    for name in sorted(installed.keys() - against.locked.keys()):
        extra = {"package": name, "installed": installed[name][0].version}
        yield Finding("PACKAGE_EXTRA", Severity.NOTICE, extra)
    yield from _as_locked(as_locked, against.locked)


def _as_locked(names: Sequence[str], locked: Mapping[str, str]) -> Iterator[Finding]:
    if len(names) == len(locked):
        yield Finding("PACKAGES", Severity.OK, {"count": len(locked)})
    for name in KEY_PACKAGES:
        if name in names:
            yield Finding("PACKAGE", Severity.OK, {"package": name, "installed": locked[name]})


def _judge_metadata(name: str, copies: Sequence[Distribution]) -> Iterator[Finding]:
    if len(copies) > 1:
        twice = {"package": name, "versions": sorted(one.version for one in copies)}
        yield Finding("PACKAGE_DUPLICATE", Severity.REPAIRABLE, twice)
    for one in copies:
        if one.metadata:
            damaged = {"package": name, "reason": one.metadata}
            yield Finding("PACKAGE_METADATA_DAMAGED", Severity.REPAIRABLE, damaged)


def _judge_torch(torch: TorchBuild, row: Row) -> Iterator[Finding]:
    """torch's own word against the row's: metadata can be right where the files are not."""
    said, local = torch.version.partition("+")[::2]
    tested, tested_local = row.torch.partition("+")[::2]
    same_version = said == tested and tested_local in ("", local)
    if torch.cuda != row.cuda or (said and not same_version):
        installed = f"{torch.version}, CUDA {torch.cuda}" if torch.cuda else torch.version
        wanted = f"{row.torch}, CUDA {row.cuda}" if row.cuda else row.torch
        differs = {"installed": installed, "tested": wanted}
        yield Finding("TORCH_BUILD_DIFFERS", Severity.REPAIRABLE, differs)
