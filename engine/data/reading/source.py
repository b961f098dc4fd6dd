"""The file itself: size, first bytes, samples of the rest, and whether it is text at all.

The file is opened for reading only. Nothing here reads a large file as a whole: what its encoding
is shows in samples; its hash and its lines are counted while its rows are read (`stream.py`).
"""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from engine.contract.problems import Problem
from engine.data.reading.packed import MAGIC as GZIP
from engine.data.reading.packed import Gunzip

HEAD_BYTES = 1 << 16
WHOLE_BYTES = 1 << 22
"""Files up to this size are sampled as a whole, larger ones at sixteen places."""
FIRST_WINDOW_BYTES = 1 << 20
WINDOWS = 16
WINDOW_BYTES = 1 << 17

MANY_ZEROS = 0.4
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),  # .xlsx and .docx are zip files too
    (GZIP, "gzip"),  # packed twice
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
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
    (b"\xff\xff\xff\xff", "arrow"),  # the stream form, as `datasets` saves it
    (b"GGUF", "gguf"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"version https://git-lfs", "git-lfs-pointer"),
    (b"{\\rtf", "rtf"),
)
_INSIDE_A_CHARACTER = bytes(range(0x80, 0xC0))
_PICKLE = re.compile(rb"\x80[\x02-\x05][\x95\x7d\x5d\x63(]")
_HTML = re.compile(rb"\s*<(!doctype html|html|table|\?xml)\b", re.IGNORECASE)


@dataclass
class Source:
    """Facts about a file that do not depend on what its text means."""

    path: Path
    size_bytes: int
    packed: bool
    """Packed with gzip; what follows is about the content."""
    windows: list[bytes]
    """Pieces of the content, whole lines each; the first one is its beginning."""
    whole: bool
    """The first piece is all there is."""
    sha256: str | None = None
    """Of the file as it is; known once its rows were read to the end."""
    lines_in_file: int | None = None
    """Line ends, plus a last line without one; known once the rows were read to the end."""

    @property
    def head(self) -> bytes:
        """The first `HEAD_BYTES` of the content."""
        return self.windows[0][:HEAD_BYTES]

    @property
    def suffix(self) -> str:
        """The name's ending, of the content if it is packed: `.csv` for `rows.csv.gz`."""
        inner = self.path.with_suffix("") if self.path.suffix.lower() == ".gz" else self.path
        return inner.suffix.lower()


def look(path: Path) -> Source:
    """Read samples of a file and describe it.

    Raises:
        Problem: DATA_FILE_MISSING, DATA_NOT_READABLE, DATA_GZIP_BROKEN, DATA_UNPACKS_TOO_LARGE.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):  # reading a pipe would wait for ever
            raise Problem("DATA_NOT_READABLE", path=str(path), error="not a file")
        with path.open("rb") as file:
            packed = file.read(len(GZIP)) == GZIP
            file.seek(0)
            windows, whole = _unpacked(path, file) if packed else _samples(file, state.st_size)
    except FileNotFoundError:
        raise Problem("DATA_FILE_MISSING", path=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise Problem("DATA_NOT_READABLE", path=str(path), error=str(error)) from error
    return Source(path, state.st_size, packed, windows, whole)


def _samples(file: BinaryIO, size: int) -> tuple[list[bytes], bool]:
    first = file.read(WHOLE_BYTES + 1)
    if len(first) <= WHOLE_BYTES:
        return [first], True
    windows = [first[:FIRST_WINDOW_BYTES]]
    for part in range(1, WINDOWS):
        file.seek(size * part // WINDOWS)
        windows.append(whole_lines(file.read(WINDOW_BYTES)))
    return windows, False


def _unpacked(path: Path, file: BinaryIO) -> tuple[list[bytes], bool]:
    stream = Gunzip(str(path), lambda: file.read(1 << 16))
    content = bytearray()
    try:
        while len(content) <= WHOLE_BYTES and (block := stream.block()):
            content += block
    except Problem:
        if not content:  # otherwise the reading pass says it, after the rows before the damage
            raise
    return [bytes(content)], len(content) <= WHOLE_BYTES


def whole_lines(piece: bytes) -> bytes:
    """A piece from the middle of a file without the half lines at its ends."""
    first, last = piece.find(b"\n"), piece.rfind(b"\n")
    if 0 <= first < last:
        return piece[first + 1 : last + 1]
    return piece.lstrip(_INSIDE_A_CHARACTER)


def not_data(source: Source, encoding: str | None = None) -> str | None:
    """What the file is instead, if it is no text and no Parquet: a word such as `pdf`.

    Args:
        encoding: what somebody says its text is encoded in; then odd bytes may be letters.
    """
    head = source.head
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return _office(head) or name if name == "zip" else name
    if head[8:10] == b'{"' and b"\x00" in head[:8]:
        return "safetensors"
    if _PICKLE.match(head):
        return "pickle"
    if _HTML.match(head.removeprefix(codecs.BOM_UTF8)):
        return "html"
    return "binary" if encoding is None and _looks_binary(head) else None


def _office(head: bytes) -> str | None:
    """An office document is a zip file; its first members tell which one."""
    inside = {b"xl/": "xlsx", b"word/": "docx", b"ppt/": "pptx", b"opendocument": "opendocument"}
    return next((name for part, name in inside.items() if part in head[:8192]), None)


def _looks_binary(head: bytes) -> bool:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    if order := utf16_order(head):  # every other byte of many other things is zero, too
        text = head.decode(order, "replace")
        odd = sum(sign < " " and not sign.isspace() for sign in text)
        return odd > max(8, len(text) // 50)
    control = sum(head.count(code) for code in range(1, 32) if code not in b"\t\n\v\f\r\x1a\x1b")
    return control > max(8, len(head) // 50)


def utf16_order(head: bytes) -> str | None:
    """The codec of UTF-16 without a mark. Text in Latin letters has its zero bytes on one side; a
    run of them, as a crash leaves it in any file, has them on both."""
    even, odd = (head[side::2].count(0) / max(1, len(head) // 2) for side in (0, 1))
    if odd > MANY_ZEROS and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > MANY_ZEROS and odd < even / 4 else None
