"""Judges what is installed against the lock, and files against what was installed. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from envcheck.facts import Distribution, EngineFacts, TorchBuild
from envcheck.matrix import Matrix, Row
from envcheck.problems import Finding, Severity, unknown_fact
from envcheck.versions import same_package_version

KEY_PACKAGES = ("torch", "transformers", "peft", "bitsandbytes", "accelerate", "datasets")
"""Shown one by one even when all is well: what people ask about first."""


def judge_packages(engine: EngineFacts, matrix: Matrix) -> Iterator[Finding]:
    """Every package of the lock is there once, in the locked version, and nothing else is."""
    if not engine.interpreter.known:
        return  # already said, and nothing could look
    if engine.distributions.value is None:
        yield unknown_fact(
            "engine packages", engine.distributions.source, engine.distributions.reason
        )
        return
    installed = _by_name(engine.distributions.value)
    if engine.lock.value is not None:
        locked = {package.name: package.version for package in engine.lock.value}
        yield from _compare(installed, locked)
    for name, copies in installed.items():
        yield from _judge_metadata(name, copies)
    row = matrix.of(engine.stamp.value) if engine.stamp.value else None
    if row and engine.torch.value:
        yield from _judge_torch(engine.torch.value, row)


def judge_files(engine: EngineFacts) -> Iterator[Finding]:
    """No file of the environment is missing, of another size, or of nobody."""
    damaged = [one for one in engine.distributions.value or () if one.missing or one.changed]
    for one in damaged:
        yield _files(one.name, one.missing, one.changed, one.examples)
    for path in engine.startup_files.value or ():
        yield Finding("STARTUP_FILE_UNLISTED", Severity.REPAIRABLE, {"file": path})
    if engine.leftovers.value:
        left = {"names": list(engine.leftovers.value)}
        yield Finding("UPGRADE_LEFTOVERS", Severity.REPAIRABLE, left)
    yield from _judge_tree(engine, whole=not damaged)


def _judge_tree(engine: EngineFacts, whole: bool) -> Iterator[Finding]:
    tree = engine.tree.value
    if tree is None:
        yield unknown_fact("engine files", engine.tree.source, engine.tree.reason)
        return
    if tree.missing or tree.changed:
        yield _files("", tree.missing, tree.changed, tree.examples)
    if tree.extra:
        extra = {"count": tree.extra, "examples": list(tree.extra_examples)}
        yield Finding("FILES_EXTRA", Severity.NOTICE, extra)
    if whole and engine.distributions.value and not (tree.missing or tree.changed):
        count = sum(one.files for one in engine.distributions.value)
        yield Finding("FILES", Severity.OK, {"count": count})


def _compare(
    installed: Mapping[str, Sequence[Distribution]], locked: Mapping[str, str]
) -> Iterator[Finding]:
    as_locked = []
    for name, version in locked.items():
        found = [one.version for one in installed.get(name, ())]
        other = [one for one in found if not same_package_version(one, version)]
        if not found:
            missing = {"package": name, "locked": version}
            yield Finding("PACKAGE_MISSING", Severity.REPAIRABLE, missing)
        elif other:
            differs = {"package": name, "installed": other[0], "locked": version}
            yield Finding("PACKAGE_DIFFERENT", Severity.REPAIRABLE, differs)
        else:
            as_locked.append(name)
    for name in sorted(installed.keys() - locked.keys()):
        extra = {"package": name, "installed": installed[name][0].version}
        yield Finding("PACKAGE_EXTRA", Severity.NOTICE, extra)
    yield from _as_locked(as_locked, locked)


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
    same = said == tested and torch.cuda == row.cuda and tested_local in ("", local)
    if not same:
        installed = f"{torch.version}, CUDA {torch.cuda}" if torch.cuda else torch.version
        wanted = f"{row.torch}, CUDA {row.cuda}" if row.cuda else row.torch
        differs = {"installed": installed, "tested": wanted}
        yield Finding("TORCH_BUILD_DIFFERS", Severity.REPAIRABLE, differs)


def _files(package: str, missing: int, changed: int, examples: Sequence[str]) -> Finding:
    facts = {
        "package": package,
        "missing": missing,
        "changed": changed,
        "examples": list(examples),
    }
    return Finding("FILES_DAMAGED", Severity.REPAIRABLE, facts)


def _by_name(distributions: Sequence[Distribution]) -> dict[str, list[Distribution]]:
    named: dict[str, list[Distribution]] = defaultdict(list)
    for one in distributions:
        named[one.name].append(one)
    return named
