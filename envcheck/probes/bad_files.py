"""What is wrong with an environment's files, every file by name and with its package."""

from __future__ import annotations

from pathlib import Path

from envcheck.building import record_check
from envcheck.building.manifest import Difference
from envcheck.facts import BadFile, Tree
from envcheck.probes.inventory import EXAMPLES, Inventory

LIMIT = 2000
"""Of files by name; the numbers beside them count all."""


def tree(env: Path, found: Difference, seen: Inventory, deep: bool) -> Tree:
    """The tree against its manifest, without what a RECORD has named already, and all by name."""
    missing = [path for path in found.missing if path not in seen.damaged]
    changed = [path for path in found.changed if path not in seen.damaged]
    startup = seen.startup_files.value or ()
    extra = [path for path in map(readable, found.extra) if path not in startup]
    return Tree(
        missing=len(missing),
        changed=len(changed),
        examples=tuple(map(readable, (missing + changed)[:EXAMPLES])),
        extra=len(extra),
        extra_examples=tuple(extra[:EXAMPLES]),
        deep=deep,
        files=_by_name(env, found, seen),
    )


def _by_name(env: Path, found: Difference, seen: Inventory) -> tuple[BadFile, ...]:
    """Damage first: where there is too much of everything, that is what matters."""
    what = dict.fromkeys(found.extra, "extra")
    what |= dict.fromkeys(found.changed, "changed") | dict.fromkeys(found.missing, "missing")
    what |= dict.fromkeys(seen.changed, "changed") | dict.fromkeys(seen.missing, "missing")
    paths = sorted(what, key=lambda path: (what[path] == "extra", path))[:LIMIT]
    owners = record_check.owners(env, paths) if paths else {}
    return tuple(BadFile(readable(path), what[path], owners.get(path, "")) for path in paths)


def readable(path: str) -> str:
    r"""A path that can be written as UTF-8: bytes that are none stand there as `\udce9`."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
