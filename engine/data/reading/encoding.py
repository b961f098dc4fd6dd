"""Which encoding a file is in: byte order mark, then strict UTF-8, then a guess among candidates.

The order and the first ten candidates come from measurements on 52 files and fragments:
charset-normalizer alone called long Portuguese text cp1250; with this order and this list it was
right every time. Only samples are looked at; a file whose samples are plain ASCII is decided when
the first other letter turns up (`stream.py`), since until then every answer reads the same.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.data.reading.central_letters import central_codec
from engine.data.reading.source import Source, utf16_order

CANDIDATES = [
    "utf_8", "utf_16", "utf_16_le", "utf_16_be", "cp1252", "cp850", "mac_roman", "cp1254",
    "gb18030", "big5", "cp1251", "shift_jis", "euc_kr", "cp1253", "cp1255", "koi8_r",
]  # fmt: skip
WESTERN = ("cp1252", "cp1254", "mac_roman", "cp850")
"""Single bytes for Latin letters, told apart by the letters they give; in doubt the first."""
_SMALL = 3
_OPENING, _CLOSING, _SIGNS = "“‘", "”", "¿¡«»–—…€•\xa0"
_WORTH = (
    dict.fromkeys("áàâãäåæéèêëíìîïóòôõöøúùûüçñßğşıœ", _SMALL)
    | dict.fromkeys("¿¡ºª°«»“”‘’–—…€·•\xa0", 2)
    | dict.fromkeys("ÁÀÂÃÄÅÆÉÈÊËÍÎÓÔÕÖØÚÜÇÑĞŞİŒ", 1)
)
"""Small letters are the likeliest: bytes that mean `é` here mean `Ç` there."""
DAMAGED_SHARE = 20
"""A file with twenty right UTF-8 characters for each wrong byte is damaged UTF-8, nothing else."""
FOREIGN_BYTES = 1 << 16
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "utf_8": "utf-8", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be", "iso8859_2": "iso8859-2",
}  # fmt: skip
_ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that surrogateescape could not decode
_OTHER_WORDS = re.compile(rb"[\x80-\xff]{4}")
"""Latin letters with marks never stand four in a row; Cyrillic, Chinese, Japanese and Korean do."""
_FOREIGN = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True)
class Encoding:
    """How the file's bytes become text."""

    name: str
    """As Python's codecs know it."""
    guessed: bool = False
    """No mark and no proof: the most likely one of `CANDIDATES`."""
    open: bool = False
    """Only ASCII was seen so far: the first other letter decides."""


def find_encoding(source: Source, asked: str | None = None) -> Encoding:
    """The encoding of a text file, with how sure it is; the one asked for is taken as it is."""
    if asked is not None:
        return Encoding(_with_order(codecs.lookup(asked).name, source.head))
    for mark, name in _MARKS:
        if source.head.startswith(mark):
            return Encoding(name)
    if order := utf16_order(source.head):
        return Encoding(order, guessed=True)
    return decide(source.windows, open_end=not source.whole)


def _with_order(name: str, head: bytes) -> str:
    """The encoding with its order of bytes: Python's own `utf-16` and `utf-32` refuse a text that
    does not begin with a mark."""
    if name == "utf-16" and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return utf16_order(head) or "utf-16-le"
    if name == "utf-32" and not head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32-be" if head.startswith(b"\x00\x00") else "utf-32-le"
    return name


def decide(pieces: Iterable[bytes], *, open_end: bool) -> Encoding:
    """What pieces of a text without a mark are encoded in.

    Args:
        open_end: more text follows, which may still show letters beyond ASCII.
    """
    pieces = [piece for piece in pieces if not piece.isascii()]
    if not pieces:
        return Encoding("utf-8", open=open_end)
    if all(map(_is_utf8, pieces)):
        return Encoding("utf-8")
    counts = [_utf8_letters(piece) for piece in pieces]
    good, bad = (sum(count) for count in zip(*counts, strict=True))
    sample = foreign_lines(pieces)
    if bad * DAMAGED_SHARE <= good or (bad < good and _is_mostly_utf8(sample)):
        return Encoding("utf-8")
    return Encoding(_most_likely(sample), guessed=True)


def _is_utf8(piece: bytes) -> bool:
    """Whether a piece is right as UTF-8; its last character may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(piece)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(sample: bytes) -> bool:
    """Whether half of the lines or more are right as UTF-8: no other encoding's lines are, by
    chance, so that a short file with one line from elsewhere is known."""
    lines = sample.splitlines()
    return 2 * sum(map(_is_utf8, lines)) >= len(lines)


def _utf8_letters(piece: bytes) -> tuple[int, int]:
    """Right characters beyond ASCII, and wrong bytes; one that is cut off at the end is neither."""
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(piece)
    bad = len(_ESCAPED.findall(text))
    return len(_FOREIGN.findall(text)) - bad, bad


def foreign_lines(pieces: Iterable[bytes]) -> bytes:
    """Lines with bytes beyond ASCII, up to `FOREIGN_BYTES`: what tells encodings apart."""
    found = bytearray()
    for piece in pieces:
        for line in piece.splitlines(keepends=True):
            if len(found) >= FOREIGN_BYTES:
                return bytes(found)
            if not line.isascii():
                found += line[: FOREIGN_BYTES - len(found)]
    return bytes(found)


def _most_likely(sample: bytes) -> str:
    if central := central_codec(sample):
        return _NAMES.get(central, central)
    name = WESTERN[0]
    if _OTHER_WORDS.search(sample):
        from charset_normalizer import from_bytes

        best = from_bytes(sample, cp_isolation=CANDIDATES).best()
        name = best.encoding if best else name
    if name in WESTERN:
        name = max(WESTERN, key=lambda codec: _western_letters(sample, codec))  # first of equals
    if name == "cp1252" and _western_letters(sample, name) < 0:
        name = "latin-1"  # it has a letter for the five bytes that cp1252 has none for
    return _NAMES.get(name, name)


def _western_letters(sample: bytes, codec: str) -> int:
    """How well an encoding's letters look; -1 if it does not fit.

    The detector alone takes Spanish in Mac Roman and short Turkish for cp1252, and a few Portuguese
    words in Mac Roman for Cyrillic ones.
    """
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return -1
    around = f" {text} "
    return sum(
        _worth(*around[match.start() : match.start() + 3]) for match in _FOREIGN.finditer(text)
    )


def _worth(before: str, letter: str, after: str) -> int:
    """What a letter says for an encoding, where it stands: in a wrong one quotes become letters at
    the edge of words, and letters become quotes within them."""
    if letter in _OPENING:
        return 0 if before.isalnum() or after.isspace() else _SMALL
    if letter in _CLOSING:
        return 0 if before.isspace() or after.isalnum() else _SMALL
    if letter == "’" and before.isalpha() and after.isalpha():
        return _SMALL  # isn’t, l’eau
    worth = _WORTH.get(letter, 0)
    if letter in _SIGNS and before.isalpha() and after.isalpha():
        return 0
    if worth == _SMALL and (after.isupper() or not (before.isalpha() or after.isalpha())):
        return 1 if after.isspace() and before.isspace() else 0
    return worth
