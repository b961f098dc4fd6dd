"""What a person may decide about reading; everything else is found in the file itself."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

from engine.contract.problems import Problem
from engine.data.reading.stream import MARK_BAD_BYTES

READING_FIXES = frozenset({"trailing_comma", "truncated", "extra_cells", "not_finite"})
"""The repairs that are made while reading; other fixes are left to later steps."""
_EVERY_BYTE = bytes(range(256)).replace(b"\\", b"")  # which begins an escape in some
_NO_DELIMITERS = '"\r\n\x00 '


@dataclass(frozen=True)
class Reading:
    """Decisions about how a file is read; each default means "as detected"."""

    format: str = "auto"
    """auto, json, jsonl, csv, parquet or text."""
    encoding: str | None = None
    """A name that Python's codecs know."""
    delimiter: str | None = None
    """What stands between two cells of a table."""
    header: bool | None = None
    """Whether a table's first row names its columns."""
    fixes: frozenset[str] = frozenset()
    """Repairs that were agreed to (`engine.contract.spec.Fix`)."""

    @classmethod
    def of(cls, asked: Reading | str, fixes: Iterable[str] = ()) -> Reading:
        """A reading as it is, or one that names only the format."""
        return asked if isinstance(asked, Reading) else cls(format=asked, fixes=frozenset(fixes))

    def check(self) -> None:
        """Refuse what no file could be read with.

        Raises:
            Problem: DATA_ENCODING_UNKNOWN, DATA_DELIMITER_UNUSABLE.
        """
        if self.encoding is not None and not is_text_encoding(self.encoding):
            raise Problem("DATA_ENCODING_UNKNOWN", encoding=self.encoding)
        delimiter = self.delimiter
        if delimiter is not None and (len(delimiter) != 1 or delimiter in _NO_DELIMITERS):
            raise Problem("DATA_DELIMITER_UNUSABLE", delimiter=delimiter)


def is_text_encoding(name: str) -> bool:
    """Whether a name is an encoding of text (`base64` and `zlib` are codecs too) that can be read
    on behind a wrong byte, as `idna` and `punycode` cannot."""
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return False
        decoder = codecs.getincrementaldecoder(name)(MARK_BAD_BYTES)
        decoder.decode("".encode(name) + _EVERY_BYTE, final=True)  # with the mark of utf-16
    except (LookupError, ValueError, AttributeError):
        return False
    return True
