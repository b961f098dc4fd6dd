"""Compare installed files with what their packages say they brought (RECORD).

uv copies from its cache without looking at the bytes again: a damaged cache makes a damaged
environment that would match its own manifest for ever. So the hashes are compared once, here.
"""

from __future__ import annotations

import base64
import csv
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from envcheck import switch
from envcheck.lockfile import normalise


def damaged_packages(env: Path, files: Mapping[str, tuple[int, str]]) -> tuple[str, ...]:
    """Names of packages with a file that is missing or not as recorded; sorted, normalised.

    `files` is the manifest of `env`: path -> (size in bytes, sha256).
    """
    damaged = set()
    for record in sorted(switch.site_packages(env).glob("*.dist-info/RECORD")):
        if any(files.get(path, (0, ""))[1] != sha for path, sha in _recorded(env, record)):
            damaged.add(normalise(record.parent.name.split("-")[0]))
    return tuple(sorted(damaged))


def _recorded(env: Path, record: Path) -> Iterator[tuple[str, str]]:
    """Path relative to `env` and sha256 of every hashed file in a RECORD."""
    site = record.parent.parent.relative_to(env).as_posix()
    with record.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            # Compiled files that a wheel brings are replaced by ours.
            if len(row) >= 2 and row[1].startswith("sha256=") and not row[0].endswith(".pyc"):
                yield _joined(site, row[0]), _as_hex(row[1].removeprefix("sha256="))


def _joined(site: str, path: str) -> str:
    parts: list[str] = []
    for part in PurePosixPath(site, path.replace("\\", "/")).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _as_hex(urlsafe: str) -> str:
    return base64.urlsafe_b64decode(urlsafe + "=" * (-len(urlsafe) % 4)).hex()
