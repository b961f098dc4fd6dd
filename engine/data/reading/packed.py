"""Files packed with gzip, whatever they are called: unpacked on the way, never as a whole.

The standard library's `gzip` raises at damage and loses what it had read before; here everything
that is right comes out first, and `cut` tells a file that ended too early. Format: RFC 1952.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

from engine.contract.problems import Problem

MAGIC = b"\x1f\x8b"
MAX_RATIO = 250
"""Text of one sentence over and over packs 100 times smaller; zeros, as in a bomb, 1,000 times."""
MAX_RATIO_FROM_BYTES = 1 << 28
"""Below this size nothing is too much, however small it was packed."""
_PIECE_BYTES = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS


class Gunzip:
    """A packed file as blocks of its content.

    Attributes:
        cut: the file ended before its packed content did.
    """

    def __init__(self, path: str, packed: Callable[[], bytes]) -> None:
        """
        Args:
            path: for the problem's facts.
            packed: gives the file's next bytes, empty at its end.
        """
        self._path = path
        self._packed = packed
        self._member: zlib._Decompress | None = None  # files may hold several, one after another
        self._waiting = b""
        self._taken = self._given = 0
        self._ended = False
        self.cut = False

    def block(self) -> bytes:
        """The next bytes of the content, at most 1 MiB; empty at its end.

        Raises:
            Problem: DATA_GZIP_BROKEN, DATA_UNPACKS_TOO_LARGE.
        """
        while not self._ended:
            if not self._waiting:
                self._waiting = self._packed()
                self._taken += len(self._waiting)
                self._ended = not self._waiting
                self.cut = self._ended and self._member is not None
            if block := self._unpack():
                self._given += len(block)
                self._guard()
                self._ended = False  # there may be more inside the member
                return block
        return b""

    def _unpack(self) -> bytes:
        if self._member is None and not self._next_member():
            return b""
        assert self._member is not None  # noqa: S101 - for the type checker
        try:
            block = self._member.decompress(self._waiting, _PIECE_BYTES)
        except zlib.error as error:
            raise Problem("DATA_GZIP_BROKEN", path=self._path, error=str(error)) from error
        self._waiting = self._member.unconsumed_tail
        if self._member.eof:
            self._waiting = self._member.unused_data
            self._member = None
        return block

    def _next_member(self) -> bool:
        if self._given:  # the end may be padded with zeros; anything else there is ignored
            self._waiting = self._waiting.lstrip(b"\x00")
            self._ended |= bool(self._waiting) and not self._waiting.startswith(MAGIC[:1])
        if self._ended or not self._waiting:
            return False
        self._member = zlib.decompressobj(_GZIP)
        return True

    def _guard(self) -> None:
        if self._given > max(MAX_RATIO_FROM_BYTES, MAX_RATIO * self._taken):
            facts = {"packed_bytes": self._taken, "unpacked_bytes": self._given}
            raise Problem("DATA_UNPACKS_TOO_LARGE", path=self._path, **facts)
