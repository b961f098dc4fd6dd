"""The files of a folder tree: found quickly, hashed in parallel, and never followed out of it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

CHUNK_BYTES = 1 << 20
# Hashing leaves Python's lock, so a few threads keep disk and cores busy.
THREADS = min(8, 2 * (os.cpu_count() or 1))
JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


def reachable(path: Path) -> str:
    """A path that can be opened however long it is.

    Windows takes no more than 259 characters otherwise, and torch's licences lie deep.
    """
    return without_limit(str(path.absolute())) if os.name == "nt" else str(path)


def without_limit(path: str) -> str:
    """An absolute path of Windows, in the form that has no limit."""
    if path.startswith("\\\\?\\"):
        return path
    return "\\\\?\\UNC" + path[1:] if path.startswith("\\\\") else "\\\\?\\" + path


@dataclass(frozen=True)
class Walk:
    """What lies below a folder, by path relative to it with slashes."""

    entries: dict[str, os.DirEntry[str]] = field(default_factory=dict)
    """Files, links and whatever else is no folder."""
    unreadable: list[str] = field(default_factory=list)
    """Folders that could not be looked into, each with a slash at its end."""


def walk(root: Path, leave_out: Collection[str] = ()) -> Walk:
    """Everything below `root` except the entries of `leave_out` in `root` itself.

    Raises:
        OSError: if `root` itself cannot be looked into.
    """
    found = Walk()
    folders = [""]
    while folders:
        prefix = folders.pop()
        try:
            inner = list(_inside(root, prefix, leave_out, found))
        except OSError:
            if not prefix:
                raise
            found.unreadable.append(prefix)
        else:
            folders.extend(inner)
    return found


def _inside(root: Path, prefix: str, leave_out: Collection[str], found: Walk) -> Iterator[str]:
    """Notes one folder's files and gives the folders in it."""
    with os.scandir(reachable(root / prefix)) as entries:
        for entry in entries:
            if not prefix and entry.name in leave_out:
                continue
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False) and not is_link(entry):
                yield path + "/"
            else:
                found.entries[path] = entry


def is_link(entry: os.DirEntry[str]) -> bool:
    """Whether an entry leads elsewhere: a symbolic link, or a junction of Windows."""
    if entry.is_symlink():
        return True
    if os.name != "nt":
        return False
    return bool(getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == JUNCTION)


def target(entry: os.DirEntry[str]) -> str:
    """Where a link leads."""
    return str(Path(entry.path).readlink())


def summaries(root: Path, paths: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Size and sha256 of each file, in the order of `paths`."""
    with ThreadPoolExecutor(THREADS) as pool:
        yield from pool.map(lambda path: summary(root / path), paths)


def summary(path: Path) -> tuple[int, str]:
    """Size in bytes and sha256; -1 and the error for a file that cannot be read.

    Unreadable is different from what was built, and says so.
    """
    digest, size = hashlib.sha256(), 0
    try:
        with Path(reachable(path)).open("rb", buffering=0) as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        return -1, f"unreadable: {error.errno}"
    return size, digest.hexdigest()
