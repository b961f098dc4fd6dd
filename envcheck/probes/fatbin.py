"""Which graphics cards a compiled library holds code for, read from its bytes.

CUDA's compiler lays "fat binaries" into a library: one for every source file, each with one entry
for every architecture. Only their headers are read (little endian):

    container  u32 magic 0xBA55ED50, u16 version 1, u16 header size, u64 payload size
    entry      u16 kind (1 PTX, 2 SASS), u16 version, u32 header size, u64 payload size,
               u32 architecture at offset 28 (89 for compute capability 8.9)

They lie in the sections `.nv_fatbin` and `__nv_relfatbin` of an ELF file, `.nv_fatb` and `__nv_rel`
of a PE file. Nothing is imported and no card is needed.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_CUR, SEEK_END
from typing import BinaryIO

MAGIC = b"\x50\xed\x55\xba"
CONTAINER = struct.Struct("<4sHHQ")
ENTRY = struct.Struct("<HHIQ12xI")
PTX, SASS = 1, 2
LONGEST_HEADER = 4096
"""Of a container or an entry; seen: 16 and up to 112. Anything longer is no header."""
ARCHITECTURES = range(20, 1000)
SECTIONS = (b".nv_fatbin", b"__nv_relfatbin", b".nv_fatb", b"__nv_rel")
CHUNK_BYTES = 1 << 20
"""Read at a time while looking for a container; for a header a page is enough."""
PAGE_BYTES = 4096


@dataclass(frozen=True)
class Code:
    """Compute capabilities that some fat binary of a library holds code for, ascending."""

    native: tuple[str, ...]
    portable: tuple[str, ...]


class Forward:
    """The bytes of a stream from front to back, up to `limit` of them.

    Never goes back, so that a library inside a wheel is unpacked once and never kept.
    """

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._left, self._buffer = stream, limit, b""

    def peek(self, count: int) -> bytes:
        """The next `count` bytes, fewer at the end; they stay the next."""
        while len(self._buffer) < count and self._fill(PAGE_BYTES):
            pass
        return self._buffer[:count]

    def skip(self, count: int) -> None:
        """Leave out the next `count` bytes."""
        beyond = min(max(0, count - len(self._buffer)), self._left)
        self._buffer = self._buffer[count:]
        if beyond:
            self._stream.seek(beyond, SEEK_CUR)
            self._left -= beyond

    def reach(self, mark: bytes) -> bool:
        """Go to just before the next `mark`; False where there is none."""
        count = PAGE_BYTES  # mostly the next container follows at once
        while (at := self._buffer.find(mark)) < 0:
            # The end may hold the beginning of a mark.
            self._buffer = self._buffer[-(len(mark) - 1) :]
            if not self._fill(count):
                return False
            count = CHUNK_BYTES
        self._buffer = self._buffer[at:]
        return True

    def _fill(self, count: int) -> bool:
        chunk = self._stream.read(min(count, self._left))
        self._left -= len(chunk)
        self._buffer += chunk
        return bool(chunk)


def code_in_file(stream: BinaryIO) -> Code:
    """The architectures of a library on disk; sections without GPU code are not read."""
    found: set[tuple[int, int]] = set()
    for offset, size in sections(stream):
        stream.seek(offset)
        found.update(entries(stream, size))
    return _code(found)


def code_in_stream(stream: BinaryIO, size: int) -> Code:
    """The architectures of a library of `size` bytes that can only be read from front to back."""
    return _code(set(entries(stream, size)))


def entries(stream: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """(kind, architecture) of every entry in the next `size` bytes."""
    forward = Forward(stream, size)
    while forward.reach(MAGIC):
        head = forward.peek(CONTAINER.size)
        if len(head) < CONTAINER.size:
            return
        _, version, length, payload = CONTAINER.unpack(head)
        if version == 1 and CONTAINER.size <= length <= LONGEST_HEADER:
            forward.skip(length)
            yield from _entries(forward, payload)
        else:
            forward.skip(len(MAGIC))


def _entries(forward: Forward, payload: int) -> Iterator[tuple[int, int]]:
    """The entries of one container; stops at what is no entry, and the search goes on there."""
    while payload >= ENTRY.size:
        head = forward.peek(ENTRY.size)
        if len(head) < ENTRY.size:
            return
        kind, _, length, size, architecture = ENTRY.unpack(head)
        if not ENTRY.size <= length <= LONGEST_HEADER or length + size > payload:
            return
        yield kind, architecture
        forward.skip(length + size)
        payload -= length + size


def sections(stream: BinaryIO) -> list[tuple[int, int]]:
    """Offset and size of the sections with GPU code; the whole file where it is neither ELF nor PE.

    A section table that makes no sense gives the whole file too: looking there costs a second.
    """
    whole = [(0, stream.seek(0, SEEK_END))]
    stream.seek(0)
    start = stream.read(64)
    try:
        if start[:6] == b"\x7fELF\x02\x01":
            found = _elf_sections(stream, start)
        elif start[:2] == b"MZ":
            found = _pe_sections(stream, start)
        else:
            return whole
    except (struct.error, OverflowError, OSError):  # the table lies beyond the end
        return whole
    return found if all(offset + size <= whole[0][1] for offset, size in found) else whole


def _elf_sections(stream: BinaryIO, start: bytes) -> list[tuple[int, int]]:
    (table,) = struct.unpack_from("<Q", start, 0x28)
    width, count, names_at = struct.unpack_from("<HHH", start, 0x3A)
    stream.seek(table)
    rows = [struct.unpack("<IIQQQQ", stream.read(width)[:40]) for _ in range(count)]
    if names_at >= count:
        raise struct.error("no section names")
    stream.seek(rows[names_at][4])
    names = stream.read(min(rows[names_at][5], CHUNK_BYTES))
    named = [(names[row[0] :].split(b"\0", 1)[0], row[4], row[5]) for row in rows]
    return [(offset, size) for name, offset, size in named if name in SECTIONS]


def _pe_sections(stream: BinaryIO, start: bytes) -> list[tuple[int, int]]:
    (header,) = struct.unpack_from("<I", start, 0x3C)
    stream.seek(header)
    head = stream.read(24)
    signature, count, optional = struct.unpack("<4s2xH12xH2x", head)
    if signature != b"PE\0\0":
        raise struct.error("not a PE file")
    stream.seek(header + 24 + optional)
    rows = [struct.unpack("<8s8xII16x", stream.read(40)) for _ in range(count)]
    return [(offset, size) for name, size, offset in rows if name.rstrip(b"\0") in SECTIONS]


def _code(found: set[tuple[int, int]]) -> Code:
    def of(kind: int) -> tuple[str, ...]:
        numbers = sorted({number for what, number in found if what == kind})
        return tuple(f"{n // 10}.{n % 10}" for n in numbers if n in ARCHITECTURES)

    return Code(of(SASS), of(PTX))
