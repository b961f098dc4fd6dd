"""Read a lock: the exact versions and hashes that an environment is built from.

Standard library only: the set-up reads locks before any package is installed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PIN = re.compile(
    rf"(?P<name>{_NAME.pattern})(?:\[[^\]]*\])?"
    r"\s*(?:==\s*(?P<version>[^\s;]+)|@\s*(?P<url>[^\s;]+))"
    r"\s*(?:;\s*(?P<marker>.*?))?\s*$"
)
_HASH = re.compile(r"\s--hash=sha256:([0-9a-f]{64})")
_WHEEL_VERSION = re.compile(r"/[^/]+?-([^-/]+)-[^/]*\.whl$")


@dataclass(frozen=True)
class Pin:
    """One exact requirement of a lock."""

    name: str
    """Normalised name: lower case, runs of ``-_.`` as one dash."""
    version: str
    """Exact version, local part included (``2.13.0+cpu``)."""
    marker: str
    """Where it applies (``sys_platform == 'win32'``); empty means everywhere."""
    hashes: frozenset[str]
    """sha256 of every file that may be installed for it."""
    url: str = ""
    """Address of the one file, for wheels that no index carries."""


class LockError(ValueError):
    """A lock has a line that is not an exact, hashed requirement."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


def normalise(name: str) -> str:
    """One spelling for a distribution name (the rule of PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def parse_lock(text: str) -> list[Pin]:
    """Read every requirement of a lock; raises `LockError` for a line that is not pinned."""
    joined = re.sub(r"\\\r?\n", " ", text)
    lines = (re.sub(r"(^|\s)#.*$", "", line).strip() for line in joined.splitlines())
    return [_parse_line(line) for line in lines if line]


def read_lock(path: Path) -> list[Pin]:
    """Read a lock from disk."""
    return parse_lock(path.read_text(encoding="utf-8"))


def lock_sha256(path: Path) -> str:
    """The identity of an environment's content: sha256 of the lock's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _parse_line(line: str) -> Pin:
    hashes = frozenset(_HASH.findall(line))
    match = _PIN.match(_HASH.sub("", line))
    if match is None or not hashes:
        raise LockError(line)
    url = match["url"] or ""
    version = match["version"] or _version_in(url)
    if not version:
        raise LockError(line)
    return Pin(normalise(match["name"]), version, match["marker"] or "", hashes, url)


def _version_in(url: str) -> str:
    match = _WHEEL_VERSION.search(url)
    return match[1].replace("%2B", "+").replace("%2b", "+") if match else ""
