"""Compare installed files with what their packages say they brought (RECORD).

uv copies from its cache without looking at the bytes again: a damaged cache makes a damaged
environment that would match its own manifest for ever. So the hashes are compared once, here.
"""

from __future__ import annotations

import base64
import csv
from collections.abc import Collection, Iterator, Mapping
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
            damaged.add(_named_by(record.parent.name))
    return tuple(sorted(damaged))


def owners(env: Path, paths: Collection[str]) -> dict[str, str]:
    """Which package each of `paths` belongs to; those of nobody are left out.

    A package's own papers are its own, and a compiled file is its source's.
    """
    wanted: dict[str, list[str]] = {}
    for path in paths:
        wanted.setdefault(_source(path), []).append(path)
    found = {path: name for path in paths if (name := _of_papers(path))}
    for record in sorted(switch.site_packages(env).glob("*.dist-info/RECORD")):
        name = _named_by(record.parent.name)
        for source in _listed(env, record):
            for path in wanted.get(source, ()):
                found.setdefault(path, name)
    return found


def _listed(env: Path, record: Path) -> Iterator[str]:
    """Every path of a RECORD, relative to `env`; of one that is garbled, what can be read."""
    site = record.parent.parent.relative_to(env).as_posix()
    if not record.is_file():  # opening a pipe would wait for ever
        return
    try:
        with record.open(encoding="utf-8", errors="surrogateescape", newline="") as lines:
            for row in csv.reader(lines):
                if row and row[0]:
                    yield _source(_joined(site, row[0]))
    except (OSError, csv.Error):
        return


def _source(path: str) -> str:
    """`a/b.py` for `a/__pycache__/b.cpython-311.pyc`; any other path is its own."""
    folder, slash, name = path.rpartition("/__pycache__/")
    return f"{folder}/{name.split('.')[0]}.py" if slash and name.endswith(".pyc") else path


def _of_papers(path: str) -> str:
    """The package whose metadata folder `path` lies in; ""."""
    parents = [part for part in path.split("/")[:-1] if part.endswith(".dist-info")]
    return _named_by(parents[-1]) if parents else ""


def _named_by(dist_info: str) -> str:
    return normalise(dist_info.split("-")[0])


def _recorded(env: Path, record: Path) -> Iterator[tuple[str, str]]:
    """Path relative to `env` and sha256 of every hashed file in a RECORD."""
    site = record.parent.parent.relative_to(env).as_posix()
    with record.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            # Compiled files that a wheel brings are replaced by ours.
            if len(row) >= 2 and row[1].startswith("sha256=") and not row[0].endswith(".pyc"):
                yield _joined(site, row[0]), _as_hex(row[1].removeprefix("sha256="))


def _joined(site: str, path: str) -> str:
    path = path.replace("\\", "/")
    if "./" not in path and not path.startswith("/"):  # nearly all of them, and they are many
        return f"{site}/{path}"
    parts: list[str] = []
    for part in PurePosixPath(site, path).parts:
        if part == "..":
            del parts[-1:]  # a path that leads out of everything is nobody's
        else:
            parts.append(part)
    return "/".join(parts)


def _as_hex(urlsafe: str) -> str:
    return base64.urlsafe_b64decode(urlsafe + "=" * (-len(urlsafe) % 4)).hex()
