"""A file's content as UTF-8, block by block, whatever it is encoded in or packed with.

On the way the file's own bytes are hashed and counted, and the content's lines too, so that nothing
needs a second look at 10 GB. UTF-8 passes untouched; other encodings are turned into it. A byte
that does not belong to the encoding becomes a lone surrogate, which is no valid UTF-8: whoever
reads the row finds it wrong, and the file goes on.
"""

from __future__ import annotations

import codecs
import hashlib
import io
from typing import TextIO

from engine.contract.problems import Problem
from engine.data.reading.encoding import Encoding, decide
from engine.data.reading.packed import Gunzip
from engine.data.reading.source import Source

BLOCK_BYTES = 1 << 20
LOOK_AHEAD_BYTES = 1 << 21
"""So much text decides the encoding of a file that began with plain ASCII."""
MAX_LINE_BYTES = 1 << 26
"""A row of a table or of JSON Lines that is longer than 64 MiB is damage, or no row."""
MARK_BAD_BYTES = "formiga-mark-bad-bytes"
_PLAIN = ("utf-8", "utf-8-sig")


def _mark(error: UnicodeError) -> tuple[str, int]:
    """Each wrong byte becomes a lone surrogate: no text has one, so its row can be told apart.

    Python's own surrogateescape does the same but gives up on wrong bytes below 128, which UTF-16
    and GB 18030 have.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in wrong), error.end


codecs.register_error(MARK_BAD_BYTES, _mark)


class RawFile:
    """The file's own bytes, hashed and counted as they are read."""

    def __init__(self, source: Source) -> None:
        self._file = source.path.open("rb", buffering=0)
        self._hash = hashlib.sha256()
        self.done_bytes = 0

    def block(self) -> bytes:
        """The next bytes; empty at the end."""
        block = self._file.read(BLOCK_BYTES)
        self._hash.update(block)
        self.done_bytes += len(block)
        return block

    def drain(self) -> None:
        """Read on to the end, for the hash."""
        while self.block():
            pass

    @property
    def sha256(self) -> str:
        """Of what was read so far."""
        return self._hash.hexdigest()

    def close(self) -> None:
        self._file.close()


class Utf8Stream(io.BufferedIOBase):
    """The content as UTF-8 without a mark. Blocks with `block`, or as a file for `io`.

    Attributes:
        encoding: what the file is in; settled by the first letter beyond ASCII at the latest.
        ended_in_line: the last byte was no line end.
    """

    def __init__(
        self, source: Source, encoding: Encoding, *, max_line_bytes: int | None = None
    ) -> None:
        """
        Args:
            max_line_bytes: a longer line ends the reading; None for formats without lines.
        """
        self._path = str(source.path)
        self._raw = RawFile(source)
        self._gunzip = Gunzip(self._path, self._raw.block) if source.packed else None
        self._content = self._gunzip.block if self._gunzip else self._raw.block
        self._ahead: list[bytes] = []
        self.text: TextIO | None = None
        self._at_start = True
        self._use(encoding)
        self._breaks = 0
        self._last = b""
        self._line_bytes, self._max_line_bytes = 0, max_line_bytes

    def _use(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self._decoder: codecs.IncrementalDecoder | None = None
        if codecs.lookup(encoding.name).name not in _PLAIN:
            self._decoder = codecs.getincrementaldecoder(encoding.name)(MARK_BAD_BYTES)

    def block(self) -> bytes:
        """The next bytes as UTF-8; empty at the end.

        Raises:
            Problem: DATA_GZIP_BROKEN, DATA_UNPACKS_TOO_LARGE, DATA_ROW_TOO_LARGE.
        """
        while True:
            block = self._ahead.pop(0) if self._ahead else self._content()
            if self.encoding.open and block and not block.isascii():
                block = self._settle(block)
            final = not block
            if self._decoder:
                block = self._decoder.decode(block, final).encode("utf-8", "surrogatepass")
            if self._at_start and block:
                self._at_start, block = False, block.removeprefix(codecs.BOM_UTF8)
            if block or final:
                self._count(block)
                return block

    def _settle(self, block: bytes) -> bytes:
        """Decide the encoding by what stands here and a little further on."""
        pieces, size = [block], len(block)
        while size < LOOK_AHEAD_BYTES and (more := self._content()):
            pieces.append(more)
            size += len(more)
        self._ahead = pieces[1:]
        self._use(decide([b"".join(pieces)], open_end=False))
        return block

    def _count(self, block: bytes) -> None:
        last_break = block.rfind(b"\n")
        self._breaks += block.count(b"\n")
        if b"\r" in block or self._last == b"\r":  # \r\n is one end, a lone \r is one too
            self._breaks += block.count(b"\r") - block.count(b"\r\n")
            self._breaks -= self._last == b"\r" and block[:1] == b"\n"
            last_break = max(last_break, block.rfind(b"\r"))
        self._last = block[-1:] or self._last
        self._line_bytes = len(block) - last_break - 1 + (self._line_bytes if last_break < 0 else 0)
        if self._max_line_bytes and self._line_bytes > self._max_line_bytes:
            facts = {"line": self._breaks + 1, "limit_bytes": self._max_line_bytes}
            raise Problem("DATA_ROW_TOO_LARGE", path=self._path, **facts)

    @property
    def ended_in_line(self) -> bool:
        return self._last not in (b"", b"\n", b"\r")

    @property
    def cut(self) -> bool:
        """Whether a packed file ended before its content did."""
        return self._gunzip is not None and self._gunzip.cut

    @property
    def lines(self) -> int:
        """Lines so far, as an editor counts them."""
        return self._breaks + self.ended_in_line

    @property
    def done_bytes(self) -> int:
        """Bytes of the file read so far, packed ones if it is packed."""
        return self._raw.done_bytes

    def complete(self, source: Source) -> None:
        """Note hash and lines in the source, once everything was read."""
        self.note_hash(source)
        source.lines_in_file = self.lines

    def note_hash(self, source: Source) -> None:
        """Read on to the end of the file, whatever stands there, and note its hash."""
        self._raw.drain()
        source.sha256 = self._raw.sha256

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1, /) -> bytes:
        return self.block()

    def read(self, size: int | None = -1, /) -> bytes:
        return self.block()

    def close(self) -> None:
        self._raw.close()
        super().close()


def as_text(stream: Utf8Stream, *, newline: str | None = None) -> TextIO:
    """The stream as text; wrong bytes become lone surrogates (see `is_clean`).

    Args:
        newline: None makes every line end `\\n`; "" keeps them as they are, as csv needs.
    """
    text = io.TextIOWrapper(stream, "utf-8", errors=MARK_BAD_BYTES, newline=newline)  # type: ignore[type-var]
    stream.text = text  # if it were collected first it would close the stream
    text._CHUNK_SIZE = BLOCK_BYTES  # type: ignore[attr-defined]
    return text


def is_clean(text: str) -> bool:
    """Whether a text holds no lone surrogate; only such text can be tokenised or written."""
    if text.isascii():  # known without looking
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
