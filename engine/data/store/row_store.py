"""The rows of one tokenizer and template: what was tokenised before is found by its digest.

A row's digest says everything that decides its tokens besides the store's own key, so another file,
other columns, another limit, another split or other rows left out change nothing about rows that
are the same. Where the disk has no room or no right the store goes on in memory.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from engine.data.store.segment import BESIDE, Kept, Segment, remove_segment, write_segment

LIMIT_BYTES = 2 << 30
"""Of all stores of a home together; the ones that were not used for longest go first."""
MIN_FREE_BYTES = 1 << 30
"""The store never takes the last room of a disk: runs need it for their checkpoints."""
COMMIT_BYTES = 64 << 20
"""Rows wait in memory until there are so many, or until `commit`."""
MEMORY_BYTES = 512 << 20
"""What a store without a disk keeps."""
STALE_S = 24 * 3600.0


class RowStore:
    """Tokenised rows by digest.

    Args:
        folder: of all stores (`<home>/cache/prepared`); None keeps everything in memory.
        key: of tokenizer, template and what else decides tokens; its rows lie in a folder of that
            name.

    Attributes:
        in_memory: the disk did not take the rows.
    """

    def __init__(self, folder: Path | None, key: str) -> None:
        self._all = folder
        self._folder = folder / key if folder else None
        self.in_memory = folder is None
        self._waiting: dict[bytes, Kept] = {}
        self._waiting_bytes = 0
        self._segments = self._open()

    def get(self, digest: bytes) -> Kept | None:
        """A row that was put before, by this process or an earlier one."""
        if (found := self._waiting.get(digest)) is not None:
            return found
        for segment in reversed(self._segments):
            if (found := segment.get(digest)) is not None:
                return found
        return None

    def put(self, digest: bytes, kept: Kept) -> None:
        """Keep a row; it is on the disk after the next `commit`."""
        if self.in_memory and self._waiting_bytes > MEMORY_BYTES:
            return
        self._waiting[digest] = kept
        self._waiting_bytes += kept.tokens.nbytes + 64
        if self._waiting_bytes > COMMIT_BYTES and not self.in_memory:
            self.commit()

    def commit(self) -> None:
        """Publish what waits. A disk that does not take it is no failure."""
        if not self._waiting or self._folder is None or self.in_memory:
            return
        try:
            self._make_room()
            segment = Segment(write_segment(self._folder, self._waiting))
        except (OSError, ValueError):
            self.in_memory = True
            return
        self._segments.append(segment)
        self._waiting, self._waiting_bytes = {}, 0

    def _open(self) -> list[Segment]:
        found: list[Segment] = []
        for folder in sorted(_folders(self._folder), key=_used):
            if folder.name.startswith(BESIDE):
                _remove_stale(folder)
                continue
            try:
                found.append(Segment(folder))
            except (OSError, ValueError, KeyError, TypeError):
                remove_segment(folder)  # damaged: its rows are tokenised again
                continue
            with suppress(OSError):
                os.utime(folder)
        return found

    def _make_room(self) -> None:
        """Remove segments that were not used for longest, until the waiting rows fit.

        Raises:
            OSError: the disk itself is nearly full.
        """
        assert_room(self._all, self._waiting_bytes)
        stores = [segment for store in _folders(self._all) for segment in _folders(store)]
        old = sorted(stores, key=_used)
        ours = {segment.folder for segment in self._segments}
        total = sum(map(_size, old)) + self._waiting_bytes
        for folder in old:
            if total > LIMIT_BYTES and folder not in ours:
                total -= _size(folder)
                remove_segment(folder)
        if total > LIMIT_BYTES:
            raise OSError(os.strerror(errno.ENOSPC), str(self._all))


def assert_room(folder: Path | None, needed_bytes: int) -> None:
    """Check that a disk keeps `MIN_FREE_BYTES`.

    Raises:
        OSError: it would not.
    """
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < needed_bytes + MIN_FREE_BYTES:
        raise OSError(os.strerror(errno.ENOSPC), str(folder))


def _folders(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    try:
        return [entry for entry in folder.iterdir() if entry.is_dir()]
    except OSError:
        return []


def _used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _size(folder: Path) -> int:
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except OSError:
        return 0


def _remove_stale(folder: Path) -> None:
    """What a process left that ended while it wrote."""
    if time.time() - _used(folder) > STALE_S:
        shutil.rmtree(folder, ignore_errors=True)
