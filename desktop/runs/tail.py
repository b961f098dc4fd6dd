"""Follows a growing event file: the only reader of `events.jsonl` in the desktop.

Reads only up to the last newline, so a half-written line waits for its end. A line that cannot
be read is counted and skipped; a type from a newer engine is kept. A file that shrank or was
replaced is read again from its start.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from engine.contract.events import Event, parse_line

MAX_POLL_BYTES = 4 * 1024 * 1024
"""Read at most this much a poll, so that a long history does not hold up the window."""
_MARK_BYTES = 64  # the last bytes read are compared at the next poll: same file, same history?


def is_unreadable(file: Path) -> bool:
    """Whether a history is there that nobody here can read: no file, or somebody else's."""
    return file.exists() and not (file.is_file() and os.access(file, os.R_OK))


class RunTail:
    """Incremental reader of one event file.

    Attributes:
        unreadable_lines: whole lines that were no events (a torn line of a killed engine).
        restarts: how often the file was found replaced or cut; a reader that folds events
            should forget what it has folded when this number grows.
        poll_bytes: read at most this much a poll; at least the 64 KiB of the longest line.
    """

    def __init__(self, path: Path, *, poll_bytes: int = MAX_POLL_BYTES) -> None:
        self.path = path
        self.poll_bytes = poll_bytes
        self.unreadable_lines = 0
        self.restarts = 0
        self._offset = 0
        self._identity: tuple[int, int] | None = None
        self._before = b""
        self._more = False

    def poll(self) -> list[Event]:
        """The whole events since the last poll, oldest first; empty where the file is missing."""
        return self._parse(self.poll_lines())

    def poll_lines(self) -> bytes:
        """The whole lines since the last poll, as they stand in the file."""
        self._more = False
        try:
            with self.path.open("rb") as stream:
                return self._read_new(stream)
        except OSError:  # not there yet, or a scanner holds it for a moment on Windows
            return b""

    def go_on_from(self, offset: int, before: bytes) -> None:
        """Somebody has read up to `offset` already; `before` are the last bytes before it."""
        self._offset, self._before = offset, before[-_MARK_BYTES:]
        with suppress(OSError):
            status = self.path.stat()
            self._identity = (status.st_dev, status.st_ino)

    def read_all(self) -> list[Event]:
        """Polls until nothing whole is left."""
        events = self.poll()
        while self._more:
            events += self.poll()
        return events

    @property
    def has_more(self) -> bool:
        """Whether the last poll stopped at its size limit, so that more can be read at once."""
        return self._more

    def _read_new(self, stream: BinaryIO) -> bytes:
        status = os.fstat(stream.fileno())
        if self._is_another_file(stream, status):
            self._offset, self._before = 0, b""
            self.restarts += 1
        self._identity = (status.st_dev, status.st_ino)
        if status.st_size == self._offset:
            return b""
        stream.seek(self._offset)
        block = stream.read(self.poll_bytes)
        full = len(block) == self.poll_bytes
        whole = block.rfind(b"\n") + 1
        if full and whole == 0:  # one line longer than the protocol allows by far: step over it
            whole = len(block)
            self.unreadable_lines += 1
        self._offset += whole
        self._before = (self._before + block[:whole])[-_MARK_BYTES:]
        self._more = full
        return block[:whole]

    def _is_another_file(self, stream: BinaryIO, status: os.stat_result) -> bool:
        """Whether what was read before is no longer what stands there."""
        if self._identity is None:
            return False
        if self._identity != (status.st_dev, status.st_ino) or status.st_size < self._offset:
            return True
        stream.seek(self._offset - len(self._before))
        return stream.read(len(self._before)) != self._before

    def _parse(self, block: bytes) -> list[Event]:
        events = []
        for line in block.split(b"\n"):
            if not line.strip():
                continue
            event = parse_line(line)
            if event is None:
                self.unreadable_lines += 1
            else:
                events.append(event)
        return events
