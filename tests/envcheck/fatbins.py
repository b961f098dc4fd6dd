"""Libraries with GPU code for any architectures, made by hand: ELF, PE, and neither."""

from __future__ import annotations

import struct

CUBIN, PTX = 2, 1


def container(*entries: tuple[int, int], header: int = 16) -> bytes:
    """One fat binary with an entry of each (kind, architecture); payloads of different sizes."""
    body = b"".join(entry(kind, number, 40 + number) for kind, number in entries)
    head = struct.pack("<IHHQ", 0xBA55ED50, 1, header, len(body))
    return head.ljust(header, b"\0") + body


def entry(kind: int, number: int, size: int, header: int = 64) -> bytes:
    """One architecture's code: a header and `size` bytes."""
    head = struct.pack("<HHIQ12xI", kind, 0x101, header, size, number)
    return head.ljust(header, b"\0") + b"\x90" * size


def elf(sections: dict[str, bytes]) -> bytes:
    """A 64-bit ELF file that consists of its sections and their table."""
    names = b"\0" + b"".join(name.encode() + b"\0" for name in [*sections, ".shstrtab"])
    body, rows = b"", [struct.pack("<IIQQQQIIQQ", *[0] * 10)]
    for name, data in [*sections.items(), (".shstrtab", names)]:
        at = names.index(b"\0" + name.encode() + b"\0") + 1
        rows.append(struct.pack("<IIQQQQIIQQ", at, 1, 0, 0, 64 + len(body), len(data), 0, 0, 0, 0))
        body += data
    head = b"\x7fELF\x02\x01\x01".ljust(0x28, b"\0") + struct.pack("<Q", 64 + len(body))
    tail = struct.pack("<HHH", 64, len(rows), len(rows) - 1)
    return head.ljust(0x3A, b"\0") + tail + body + b"".join(rows)


def pe(sections: dict[str, bytes]) -> bytes:
    """A Windows library that consists of its sections."""
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x80)
    head = head.ljust(0x80, b"\0") + struct.pack("<4s2xH12xH2x", b"PE\0\0", len(sections), 240)
    head = head.ljust(0x80 + 24 + 240, b"\0")
    at, rows, body = len(head) + 40 * len(sections), b"", b""
    for name, data in sections.items():
        place = (name.encode(), len(data), at + len(body))
        rows += struct.pack("<8s8xII16x", *place)
        body += data
    return head + rows + body
