"""The app's own wheels: kept under their sha256, believed only after hashing them again.

    store/<first two>/<sha256>/<file name>.whl     whole and verified when it was written
    store/<first two>/<sha256>/<file name>.whl.part  what has arrived of one; continued later

A repair without internet is possible when every wheel of its lock is here. What lies here is
never linked into an environment: damage in one must not reach the other.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from envcheck import durable, oslock
from envcheck.facts import WheelStore
from envcheck.lockfile import Pin, read_lock
from envcheck.wheels.target import Target, applying, here

__all__ = ["Store", "Target", "file_sha256", "here", "named_by", "view"]

CHUNK = 1 << 20  # bytes read at once; sha256 of less is slowed down by Python itself
PART = ".part"
PART_KEPT_S = 7 * 86400  # a download that nobody went on with for a week


class Store:
    """The wheels below one folder (`<home>/wheels`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "store"
        self.arriving = self.folder / "arriving"
        """Downloads whose sha256 is not known beforehand."""

    def place(self, sha256: str) -> Path:
        """The folder of one wheel, whether it exists or not."""
        return self.folder / sha256[:2] / sha256

    def path(self, sha256: str) -> Path | None:
        """The wheel, if there is one; neither its size nor its content has been looked at."""
        try:
            found = sorted(p for p in self.place(sha256).iterdir() if p.suffix == ".whl")
        except OSError:
            return None
        return found[0] if found else None

    def find(self, pin: Pin, target: Target) -> tuple[str, Path] | None:
        """sha256 and path of the best wheel here that `pin` allows and that fits `target`."""
        fitting: list[tuple[tuple[int, int], str, Path]] = []
        for sha256 in pin.hashes:
            path = self.path(sha256)
            rank = target.rank(path.name, pin) if path else None
            if path and rank is not None:
                fitting.append((rank, sha256, path))
        return min(fitting)[1:] if fitting else None

    def verify(self, sha256: str) -> bool:
        """Read the wheel again: whether it is here and is what its name says."""
        path = self.path(sha256)
        try:
            return path is not None and file_sha256(path) == sha256
        except OSError:  # a bad sector is damage too
            return False

    def add(self, file: Path, sha256: str) -> Path:
        """Copy `file` in; raises `ValueError` if it is not what `sha256` says, and keeps nothing.

        A copy and no hard link: whoever changes the original must not change ours.
        """
        if self.verify(sha256):
            return self.path(sha256) or file
        self.evict(sha256)
        place = self.place(sha256)
        place.mkdir(parents=True, exist_ok=True)
        beside = place / f".{uuid.uuid4().hex[:8]}{PART}"
        try:
            if _copy_hashed(file, beside) != sha256:
                raise ValueError(file.name)
            return durable.move(beside, place / file.name)
        finally:
            beside.unlink(missing_ok=True)
            self.tidy(place)

    def evict(self, sha256: str) -> None:
        """Throw a wheel away, but not what has arrived of its next copy."""
        path = self.path(sha256)
        if path is not None:
            path.unlink(missing_ok=True)

    def summary(self, lock: Path | None, target: Target) -> WheelStore:
        """How much of `lock` is here; nothing is hashed, so it takes milliseconds."""
        try:
            pins = applying(target, read_lock(lock)) if lock else []
        except (OSError, ValueError):
            pins = []
        here = self._hashes()
        present = [pin for pin in pins if pin.hashes & here and self.find(pin, target)]
        size = sum(_size(path) for path in self.folder.rglob("*.whl*"))
        return WheelStore(lock.name if lock else "", len(pins), len(present), size)

    def collect(self, keep: set[str]) -> int:
        """Remove wheels whose sha256 is not in `keep`, and downloads given up; returns bytes.

        Does nothing while somebody fetches or exports: its lock may be one that we do not know.
        """
        if any(oslock.is_held(use) for use in self._uses().glob("*.lock")):
            return 0
        freed = 0
        places = [self.place(sha256) for sha256 in sorted(self._hashes())]
        for place in [*places, self.arriving]:
            for path in _content(place):
                if not _is_kept(path, place.name in keep):
                    freed += _delete(path)
            self.tidy(place)
        return freed

    def tidy(self, place: Path) -> None:
        """Remove the folder of a wheel that is not here, and the folder above if that is empty."""
        with contextlib.suppress(OSError):  # not empty, or somebody is writing into it just now
            place.rmdir()
            if place != self.arriving:
                place.parent.rmdir()

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Nothing is collected while inside, by no process."""
        self._uses().mkdir(parents=True, exist_ok=True)
        for left in self._uses().glob("*.lock"):
            if not oslock.is_held(left):
                with contextlib.suppress(OSError):
                    left.unlink()
        lease = self._uses() / f"{os.getpid()}-{uuid.uuid4().hex[:8]}.lock"
        try:
            with oslock.hold(lease):
                yield
        finally:
            with contextlib.suppress(OSError):
                lease.unlink(missing_ok=True)

    def _uses(self) -> Path:
        return self.folder.parent / "uses"

    def _hashes(self) -> set[str]:
        """Every sha256 that has a folder."""
        found: set[str] = set()
        for first in _folders(self.folder):
            found.update(path.name for path in _folders(first) if len(path.name) == 64)
        return found


def named_by(locks: Iterable[Path]) -> set[str]:
    """Every sha256 that these locks name; a lock that cannot be read names none."""
    found: set[str] = set()
    for lock in locks:
        with contextlib.suppress(OSError, ValueError):
            found.update(*(pin.hashes for pin in read_lock(lock)))
    return found


def view(files: Iterable[Path], folder: Path) -> Path:
    """Lay wheels under their own names into the new folder `folder`, for uv's `--find-links`.

    Hard links where the disk has them: uv reads these files and never changes them.
    """
    folder.mkdir(parents=True)
    for file in files:
        try:
            os.link(file, folder / file.name)
        except OSError:
            shutil.copyfile(file, folder / file.name)
    return folder


def file_sha256(path: Path) -> str:
    """sha256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy_hashed(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        while chunk := read.read(CHUNK):
            digest.update(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _is_kept(path: Path, named: bool) -> bool:
    if path.suffix == ".whl":
        return named
    try:
        return time.time() - path.stat().st_mtime < PART_KEPT_S
    except OSError:
        return True


def _delete(path: Path) -> int:
    size = _size(path)
    try:
        path.unlink()
    except OSError:  # open somewhere on Windows: next time
        return 0
    return size


def _content(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _folders(folder: Path) -> list[Path]:
    return [path for path in _content(folder) if path.is_dir()]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
