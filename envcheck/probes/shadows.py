"""Finds files beside our own code that Python would import instead of a package."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.machinery import all_suffixes
from pathlib import Path

from envcheck.deadline import reason_of
from envcheck.facts import Observed, Shadow, unknown

OWN_ROOMS = frozenset({"desktop", "engine", "envcheck", "installer", "lockfiles", "tests"})
NEVER_NEEDED = frozenset({"test", "this", "antigravity"})
"""Of the standard library: files of these names hide nothing that matters."""
SOURCE = "code folder"


def find_shadows(code: Path, modules: Iterable[str]) -> Observed[tuple[Shadow, ...]]:
    """What in `code` hides one of `modules` or of the standard library.

    The engine is started from that folder, so it comes first on the path.
    """
    names = (frozenset(modules) | sys.stdlib_module_names) - OWN_ROOMS - NEVER_NEEDED
    try:
        entries = [(_module_name(entry), entry) for entry in sorted(code.iterdir())]
    except OSError as error:
        return unknown(SOURCE, reason_of(error))
    hiding = tuple(Shadow(name, str(entry)) for name, entry in entries if name in names)
    return Observed(hiding, SOURCE)


def _module_name(entry: Path) -> str:
    """The name that an entry of a folder can be imported by; "" for none.

    A folder without `__init__` hides nothing: Python looks on and takes the real package.
    """
    if entry.is_dir():
        whole = any((entry / f"__init__{suffix}").is_file() for suffix in all_suffixes())
        return entry.name if whole else ""
    name, dot, suffix = entry.name.partition(".")
    return name if dot + suffix in all_suffixes() else ""
