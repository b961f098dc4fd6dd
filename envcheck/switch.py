"""Which environment is in use: one small pointer file, replaced in one step.

A virtual environment does not move, so it is never renamed; only the pointer changes. The one
before stays and is named by a second pointer, so that going back needs no network and no time.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from envcheck.durable import write_json

VERSION = 1
COMPLETE = "COMPLETE"
CURRENT = "current.json"
PREVIOUS = "previous.json"
NAME = re.compile(r"(?P<row>[a-z0-9][a-z0-9-]*)-(?P<lock>[0-9a-f]{8})-(?P<build>[0-9]+)")


class SwitchError(Exception):
    """The pointer was not moved; `code` says why."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def current(root: Path) -> Path | None:
    """The environment in use below `root` (``envs``, ``app`` or ``dev``), if it is whole."""
    return _pointed(root, CURRENT)


def previous(root: Path) -> Path | None:
    """The environment that was in use before, if it is still whole.

    Both pointers name the same one after a switch that was killed between its two steps: then it
    is the newest of the others.
    """
    before, now = _pointed(root, PREVIOUS), current(root)
    return before if before != now else _newest_other(root, now)


def publish(root: Path, env: Path) -> None:
    """Make `env` the one in use and remember the one before."""
    if env.parent != root or not NAME.fullmatch(env.name) or not is_complete(env):
        raise SwitchError("ENV_NOT_COMPLETE", env=env.name)
    before = current(root)
    if before is not None and before != env:
        _point(root, PREVIOUS, before)
    _point(root, CURRENT, env)


def rollback(root: Path, target: Path | None = None) -> Path:
    """Go back to the environment before; doing it twice returns to where it started."""
    target, before = target or previous(root), current(root)
    if target is None:
        raise SwitchError("NO_PREVIOUS_ENV")
    _point(root, CURRENT, target)
    if before is not None and before != target:
        _point(root, PREVIOUS, before)
    return target


def is_complete(env: Path) -> bool:
    """Whether the build of `env` reached its end."""
    return (env / COMPLETE).is_file()


def interpreter(env: Path) -> Path:
    """The environment's Python."""
    return env / "Scripts" / "python.exe" if sys.platform == "win32" else env / "bin" / "python"


def site_packages(env: Path) -> Path:
    """Where the environment's packages lie."""
    if sys.platform == "win32":
        return env / "Lib" / "site-packages"
    return next(iter(sorted(env.glob("lib/python3*/site-packages"))), env / "lib")


def _point(root: Path, pointer: str, env: Path) -> None:
    write_json(root / pointer, {"v": VERSION, "env": env.name})


def _newest_other(root: Path, now: Path | None) -> Path | None:
    if now is None:
        return None
    found = (path for path in root.iterdir() if NAME.fullmatch(path.name) and is_complete(path))
    others = [path for path in found if path != now]
    return max(others, key=lambda path: (path / COMPLETE).stat().st_mtime, default=None)


def _pointed(root: Path, pointer: str) -> Path | None:
    """Follow a pointer; one that is missing, torn or points outside `root` points nowhere."""
    try:
        name = json.loads((root / pointer).read_text(encoding="utf-8"))["env"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not isinstance(name, str) or not NAME.fullmatch(name):
        return None
    env = root / name
    return env if is_complete(env) else None
