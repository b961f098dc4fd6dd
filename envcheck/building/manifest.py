"""Every file of an environment with its size and hash, and what differs from that list.

The packages' own RECORD files leave out what an installer generates and say nothing about files
that nobody installed. This list is made once, after the build, and covers the whole tree. Its own
hash, and that of the stamp, are in `COMPLETE`, so that a list that was changed is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from envcheck.building import tree
from envcheck.durable import write_json

VERSION = 1
MANIFEST = "formiga-manifest.json"
STAMP = "formiga-env.json"
LOCK_COPY = "formiga-lock.txt"
COMPLETE = "COMPLETE"
PAPERS = (MANIFEST, STAMP, LOCK_COPY, COMPLETE, "formiga-proof.json", "formiga-binaries.json")
# Written around the build or by running engines: not part of what was built.
OUTSIDE = frozenset({*PAPERS, "leases"})
TOUCHED_BYTES = 64 << 20
TOUCHED_FILES = 1000
"""What the quick look hashes at most; it takes 0.2 s."""


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
    """The manifest is missing or is not the one that the build wrote."""


def make_manifest(env: Path, on_file: Callable[[int, int], None] | None = None) -> Manifest:
    """Hash the whole tree; `on_file(done, total)` is called as it goes."""
    entries = _walk(env).entries
    links = {path: tree.target(entry) for path, entry in entries.items() if tree.is_link(entry)}
    paths = sorted(entries.keys() - links.keys())
    files: dict[str, tuple[int, str]] = {}
    for path, summary in zip(paths, tree.summaries(env, paths), strict=True):
        files[path] = summary
        if on_file is not None:
            on_file(len(files), len(paths))
    return Manifest(files, dict(sorted(links.items())))


def write_manifest(env: Path, manifest: Manifest) -> None:
    """Keep the manifest at the root of the environment."""
    write_json(env / MANIFEST, {"v": VERSION, "files": manifest.files, "links": manifest.links})


def read_manifest(env: Path) -> Manifest:
    """Read it back; raises `ManifestError` if it is missing, damaged or not the sealed one."""
    try:
        data = (env / MANIFEST).read_bytes()
        raw = json.loads(data)
        files = {str(path): (int(size), str(sha)) for path, (size, sha) in raw["files"].items()}
        links = {str(path): str(target) for path, target in raw.get("links", {}).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError(str(error)) from error
    if read_seal(env).get("manifest_sha256", _sha256(data)) != _sha256(data):
        raise ManifestError("not the one of the build")
    return Manifest(files, links)


def seal(env: Path) -> dict[str, object]:
    """What `COMPLETE` holds: the hashes of the papers that everything else is judged by."""
    return {
        "v": VERSION,
        "manifest_sha256": _sha256((env / MANIFEST).read_bytes()),
        "stamp_sha256": _sha256((env / STAMP).read_bytes()),
    }


def read_seal(env: Path) -> dict[str, str]:
    """The hashes in `COMPLETE`; {} where the build has not ended, or was of an older version.

    Raises:
        ManifestError: if it is damaged.
    """
    try:
        text = (env / COMPLETE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ManifestError(str(error)) from error
    if not text:
        return {}
    try:
        document = json.loads(text)
        names = {"manifest_sha256", *document}  # without it, it is no seal
        return {name: str(document[name]) for name in names}
    except (ValueError, KeyError, TypeError) as error:
        raise ManifestError(str(error)) from error


def is_sealed(env: Path, name: str, data: bytes) -> bool:
    """Whether `data` is what the seal says of `name` (`stamp_sha256`); true where it is silent."""
    try:
        return read_seal(env).get(name, _sha256(data)) == _sha256(data)
    except ManifestError:
        return False


def verify(env: Path, *, deep: bool = False) -> Difference:
    """Compare the tree with its manifest: names and sizes, and with `deep` every byte.

    Without `deep`, files that were touched after the build are hashed too, up to a limit: that is
    how damage comes about that is not the disk's own.

    Raises:
        ManifestError: if there is no usable manifest.
        OSError: if the environment's folder cannot be looked into.
    """
    manifest = read_manifest(env)
    found = _walk(env)
    entries, known = found.entries, manifest.files.keys() | manifest.links.keys()
    # What lies in a folder that may not be read is of no use to Python either.
    hidden = {path for path in known if path.startswith(tuple(found.unreadable))}
    both = entries.keys() & known
    changed = {path for path in both if _differs(manifest, path, entries[path])}
    same_size = sorted(both - changed - manifest.links.keys())
    unsure = same_size if deep else _touched(env, same_size, entries)
    now = zip(unsure, tree.summaries(env, unsure), strict=True)
    changed |= hidden | {path for path, summary in now if summary != manifest.files[path]}
    missing, extra = known - entries.keys() - hidden, entries.keys() - known
    return Difference(*(tuple(sorted(paths)) for paths in (missing, changed, extra)))


def _walk(env: Path) -> tree.Walk:
    """The tree without our papers, and without those that a write was interrupted at."""
    found = tree.walk(env, OUTSIDE)
    beside = tuple(f".{name}." for name in PAPERS)
    for path in [path for path in found.entries if path.startswith(beside)]:
        del found.entries[path]
    return found


def _differs(manifest: Manifest, path: str, entry: os.DirEntry[str]) -> bool:
    try:
        if tree.is_link(entry):
            return manifest.links.get(path) != tree.target(entry)
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone while we look, or a bad block
        return True
    if path not in manifest.files or not stat.S_ISREG(status.st_mode):
        return True  # a file where a link was, or a pipe where a file was
    return status.st_size != manifest.files[path][0]


def _touched(env: Path, paths: Iterable[str], entries: dict[str, os.DirEntry[str]]) -> list[str]:
    """Those of `paths` that were written, or put there, since the manifest was.

    Files with a newer time of writing first: a folder that was restored from a backup is new
    everywhere, and would be too much to hash.
    """
    since = (env / MANIFEST).stat().st_mtime_ns
    fresh = []
    for path in paths:
        status = entries[path].stat(follow_symlinks=False)
        if max(status.st_mtime_ns, status.st_ctime_ns) >= since:
            fresh.append((status.st_mtime_ns < since, status.st_size, path))
    chosen, left = [], TOUCHED_BYTES
    for _, size, path in sorted(fresh)[:TOUCHED_FILES]:
        left -= size
        if left >= 0:
            chosen.append(path)
    return sorted(chosen)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
