"""Every file of an environment with its size and hash, and what differs from that list.

The packages' own RECORD files leave out what an installer generates and say nothing about files
that nobody installed. This list is made once, after the build, and covers the whole tree.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from envcheck.durable import write_json

VERSION = 1
MANIFEST = "formiga-manifest.json"
STAMP = "formiga-env.json"
LOCK_COPY = "formiga-lock.txt"
# Written around the build or by running engines: not part of what was built.
OUTSIDE = frozenset(
    {
        MANIFEST,
        STAMP,
        LOCK_COPY,
        "COMPLETE",
        "leases",
        "formiga-proof.json",
        "formiga-binaries.json",
    }
)
CHUNK_BYTES = 1 << 20
# Hashing leaves Python's lock, so a few threads keep disk and cores busy.
THREADS = min(4, os.cpu_count() or 1)


@dataclass(frozen=True)
class Manifest:
    """What the tree of an environment consists of; paths relative to it, with ``/``."""

    files: dict[str, tuple[int, str]]
    """Path -> size in bytes and sha256."""
    links: dict[str, str] = field(default_factory=dict)
    """Path -> target of a symbolic link. What it points to belongs to the system."""


@dataclass(frozen=True)
class Difference:
    """How a tree differs from its manifest; sorted paths."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.extra)


class ManifestError(Exception):
    """The manifest is missing or is not one."""


def make_manifest(env: Path, on_file: Callable[[int, int], None] | None = None) -> Manifest:
    """Hash the whole tree; `on_file(done, total)` is called as it goes."""
    entries = dict(_walk(env))
    paths = sorted(path for path, entry in entries.items() if not entry.is_symlink())
    links = {path: _target(entry) for path, entry in entries.items() if entry.is_symlink()}
    files: dict[str, tuple[int, str]] = {}
    with ThreadPoolExecutor(THREADS) as pool:
        for path, summary in zip(paths, pool.map(lambda p: _summary(env / p), paths), strict=True):
            files[path] = summary
            if on_file is not None:
                on_file(len(files), len(paths))
    return Manifest(files, dict(sorted(links.items())))


def write_manifest(env: Path, manifest: Manifest) -> None:
    """Keep the manifest at the root of the environment."""
    write_json(env / MANIFEST, {"v": VERSION, "files": manifest.files, "links": manifest.links})


def read_manifest(env: Path) -> Manifest:
    """Read it back; raises `ManifestError` if it is missing or damaged."""
    try:
        raw = json.loads((env / MANIFEST).read_text(encoding="utf-8"))
        files = {str(path): (int(size), str(sha)) for path, (size, sha) in raw["files"].items()}
        links = {str(path): str(target) for path, target in raw.get("links", {}).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError(str(error)) from error
    return Manifest(files, links)


def verify(env: Path, *, deep: bool = False) -> Difference:
    """Compare the tree with its manifest: names and sizes, and with `deep` every byte."""
    manifest = read_manifest(env)
    entries = dict(_walk(env))
    known = manifest.files.keys() | manifest.links.keys()
    both = sorted(entries.keys() & known)
    changed = [path for path in both if _differs(manifest, path, entries[path])]
    if deep:
        unsure = sorted(set(both) - set(changed) - manifest.links.keys())
        with ThreadPoolExecutor(THREADS) as pool:
            now = pool.map(lambda path: _summary(env / path), unsure)
            pairs = zip(unsure, now, strict=True)
            changed += [path for path, summary in pairs if summary != manifest.files[path]]
    missing = sorted(known - entries.keys())
    extra = sorted(entries.keys() - known)
    return Difference(tuple(missing), tuple(sorted(changed)), tuple(extra))


def _walk(env: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file and link below `env` by its relative path; links are not followed."""
    folders = [("", str(env))]
    while folders:
        prefix, folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if not prefix and entry.name in OUTSIDE:
                    continue
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append((path + "/", entry.path))
                else:
                    yield path, entry


def _differs(manifest: Manifest, path: str, entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        return manifest.links.get(path) != _target(entry)
    if path not in manifest.files:  # a file where a link was
        return True
    return entry.stat(follow_symlinks=False).st_size != manifest.files[path][0]


def _target(entry: os.DirEntry[str]) -> str:
    return str(Path(entry.path).readlink())


def _summary(path: Path) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:  # unreadable is different from what was built, and says so
        return -1, f"unreadable: {error.errno}"
    return size, digest.hexdigest()
