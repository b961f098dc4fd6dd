"""Opening a text file so that one wrong byte spoils one row and not the file."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TextIO

MARK_BAD_BYTES = "formiga-mark-bad-bytes"


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


def open_text(path: Path, encoding: str, *, newline: str | None = None) -> TextIO:
    """The file as text; wrong bytes become lone surrogates (see `is_clean`).

    Args:
        newline: None makes every line end `\\n`; "" keeps them as they are, as csv needs.
    """
    return path.open(encoding=encoding, errors=MARK_BAD_BYTES, newline=newline)


def is_clean(text: str) -> bool:
    """Whether a text holds no lone surrogate; only such text can be tokenised or written."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
