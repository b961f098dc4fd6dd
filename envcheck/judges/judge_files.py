"""Judges files against what was installed: missing, changed, of nobody. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from envcheck.facts import Distribution, EngineFacts, Tree
from envcheck.judges.unread import unread
from envcheck.problems import Finding, Severity

MANIFEST = "formiga-manifest.json"
LOST = frozenset({"missing", "damaged"})
EXAMPLES = 5


def judge_files(engine: EngineFacts) -> Iterator[Finding]:
    """No file of the environment is missing, changed, or of nobody."""
    tree = engine.tree.value
    damage = list(_damage(engine.distributions.value or (), tree))
    yield from damage
    for path in engine.startup_files.value or ():
        yield Finding("STARTUP_FILE_UNLISTED", Severity.REPAIRABLE, {"file": path})
    if engine.leftovers.value:
        left = {"names": list(engine.leftovers.value)}
        yield Finding("UPGRADE_LEFTOVERS", Severity.REPAIRABLE, left)
    if tree is None:
        yield from () if manifest_is_lost(engine) else unread("engine files", engine.tree)
        return
    if tree.extra:
        extra = {"count": tree.extra, "examples": list(tree.extra_examples)}
        yield Finding("FILES_EXTRA", Severity.NOTICE, extra)
    if engine.distributions.value and not damage:
        count = sum(one.files for one in engine.distributions.value)
        yield Finding("FILES", Severity.OK, {"count": count})


def manifest_is_lost(engine: EngineFacts) -> bool:
    """Whether the list of the environment's files is gone: nothing can say that they are whole."""
    tree = engine.tree
    return not tree.known and tree.source == MANIFEST and tree.reason in LOST


def _damage(distributions: Sequence[Distribution], tree: Tree | None) -> Iterator[Finding]:
    """One finding for each package, and one for the files of nobody.

    Both lists may know of a file: a package's own RECORD and the tree's manifest. The larger
    number of the two is the number of files, so that none is counted twice.
    """
    files = tree.files if tree else ()
    seen = {
        what: Counter(bad.package for bad in files if bad.what == what)
        for what in ("missing", "changed")
    }
    recorded = {what: _recorded(distributions, what) for what in seen}
    found = {what: recorded[what] | seen[what] for what in seen}
    if tree:
        for what, total in (("missing", tree.missing), ("changed", tree.changed)):
            rest = _of_nobody(total, seen[what], recorded[what])
            found[what][""] = max(found[what][""], rest)
    for package in _named(found):
        examples = _examples(package, distributions, tree)
        yield _files(package, found["missing"][package], found["changed"][package], examples)


def _recorded(distributions: Sequence[Distribution], what: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in distributions:
        counts[one.name] += one.missing if what == "missing" else one.changed
    return counts


def _of_nobody(total: int, seen: Mapping[str, int], recorded: Mapping[str, int]) -> int:
    """What is left of the tree's own number without the files that belong to packages."""
    claimed = (max(0, n - recorded.get(name, 0)) for name, n in seen.items() if name)
    return total - sum(claimed)


def _named(found: Mapping[str, Mapping[str, int]]) -> list[str]:
    hurt = {name for counts in found.values() for name, number in counts.items() if number > 0}
    return sorted(hurt, key=lambda name: (not name, name))


def _examples(package: str, distributions: Sequence[Distribution], tree: Tree | None) -> list[str]:
    said = [path for one in distributions if one.name == package for path in one.examples]
    if tree:
        said += [b.path for b in tree.files if b.package == package and b.what != "extra"]
    if tree and not package and not said:
        said = list(tree.examples)
    return list(islice(dict.fromkeys(said), EXAMPLES))


def _files(package: str, missing: int, changed: int, examples: Sequence[str]) -> Finding:
    facts = {
        "package": package,
        "missing": missing,
        "changed": changed,
        "examples": list(examples),
    }
    return Finding("FILES_DAMAGED", Severity.REPAIRABLE, facts)
