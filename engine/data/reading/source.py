"""The file itself, seen once from end to end: size, hash, lines, and whether it is text at all.

The file is opened for reading only, in blocks; nothing here holds more than one block of it.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from engine.contract.problems import Problem

BLOCK_BYTES = 1 << 20
HEAD_BYTES = 1 << 16

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),  # .xlsx and .docx are zip files too
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "media"),
    (b"\xd0\xcf\x11\xe0", "old-office"),
    (b"SQLite format 3", "sqlite"),
    (b"ARROW1", "arrow"),
    (b"GGUF", "gguf"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"version https://git-lfs", "git-lfs-pointer"),
    (b"{\\rtf", "rtf"),
)
_PICKLE = re.compile(rb"\x80[\x02-\x05][\x95\x7d\x5d\x63(]")
_HTML = re.compile(rb"\s*<(!doctype html|html|\?xml)", re.IGNORECASE)
_ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that surrogateescape could not decode
_FOREIGN = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True)
class Source:
    """Facts about a file that do not depend on what its text means."""

    path: Path
    size_bytes: int
    sha256: str
    head: bytes
    """The first `HEAD_BYTES`."""
    lines_in_file: int
    """Line ends in bytes, plus a last line without one."""
    nuls: int
    utf8_good: int
    """Characters beyond ASCII that are right as UTF-8."""
    utf8_bad: int
    """Bytes that are wrong as UTF-8."""
    utf8_cut: bool
    """The only wrong bytes are a character cut off by the end of the file."""
    foreign_lines: bytes
    """Lines with bytes beyond ASCII, up to `HEAD_BYTES`: what tells encodings apart."""


class _Scan:
    def __init__(self) -> None:
        self.hash = hashlib.sha256()
        self.size = self.breaks = self.nuls = self.good = self.bad = 0
        self.head = self.last = b""
        self.foreign = bytearray()
        self.decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")

    def block(self, block: bytes) -> None:
        self.head = self.head or block[:HEAD_BYTES]
        self.hash.update(block)
        self.size += len(block)
        # \r\n is one end, a lone \r is one too
        self.breaks += block.count(b"\n") + block.count(b"\r") - block.count(b"\r\n")
        self.breaks -= self.last == b"\r" and block[:1] == b"\n"
        self.nuls += block.count(0)
        self.last = block[-1:]
        if not block.isascii():
            self._keep_foreign(block)
        self.count(self.decoder.decode(block))

    def count(self, text: str) -> None:
        if not text.isascii():
            bad = len(_ESCAPED.findall(text))
            self.bad += bad
            self.good += len(_FOREIGN.findall(text)) - bad

    def _keep_foreign(self, block: bytes) -> None:
        for line in block.splitlines(keepends=True):
            if len(self.foreign) >= HEAD_BYTES:
                return
            if not line.isascii():
                self.foreign += line[: HEAD_BYTES - len(self.foreign)]


def look(path: Path) -> Source:
    """Read a file once and describe it.

    Raises:
        Problem: DATA_FILE_MISSING, DATA_IS_A_FOLDER, DATA_NOT_READABLE.
    """
    scan = _Scan()
    try:
        if path.is_dir():
            raise Problem("DATA_IS_A_FOLDER", path=str(path))
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                scan.block(block)
    except FileNotFoundError:
        raise Problem("DATA_FILE_MISSING", path=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise Problem("DATA_NOT_READABLE", path=str(path), error=str(error)) from error
    bad_before_end = scan.bad
    tail = scan.decoder.decode(b"", final=True)
    scan.count(tail)
    return Source(
        path=path,
        size_bytes=scan.size,
        sha256=scan.hash.hexdigest(),
        head=scan.head,
        lines_in_file=scan.breaks + (scan.last not in (b"", b"\n", b"\r")),
        nuls=scan.nuls,
        utf8_good=scan.good,
        utf8_bad=scan.bad,
        utf8_cut=bool(scan.bad) and bad_before_end == 0,
        foreign_lines=bytes(scan.foreign),
    )


def not_data(source: Source) -> str | None:
    """What the file is instead, if it is no text and no Parquet: a word such as `pdf`."""
    head = source.head
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head[8:10] == b'{"' and b"\x00" in head[:8]:
        return "safetensors"
    if _PICKLE.match(head):
        return "pickle"
    if _HTML.match(head.removeprefix(codecs.BOM_UTF8)):
        return "html"
    return "binary" if _looks_binary(head) else None


def _looks_binary(head: bytes) -> bool:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    control = sum(head.count(code) for code in range(1, 32) if code not in b"\t\n\v\f\r\x1a\x1b")
    return control > max(8, len(head) // 50)
