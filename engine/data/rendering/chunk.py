"""Running text as blocks of tokens, all of them learned: nothing is cut off, nothing is padded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import repeat

import numpy as np

from engine.data.mapping.map import Row
from engine.data.rendering.encode import IGNORED, Encoded
from engine.data.rendering.tokens import PIECE_CHARS, TextTokenizer
from engine.data.store.row_store import RowStore
from engine.data.store.segment import Kept

MIN_TOKENS = 2
"""A block of one token has nothing to predict."""
BETWEEN_PARAGRAPHS = "\n\n"


class TextStream:
    """Pieces of text as tokens, from the store where they were tokenised before.

    Attributes:
        tokenised: pieces that were tokenised now.
        found: pieces that the store had.
    """

    def __init__(self, text: TextTokenizer, store: RowStore) -> None:
        self._text, self._store = text, store
        self.tokenised = self.found = 0

    def tokens(self, piece: str, *, continued: bool) -> tuple[list[int], list[int]]:
        """Ids, and for each the first character of the piece that it stands for."""
        said = piece.encode("utf-8", "surrogatepass")
        digest = blake2b(b"1" * continued + b"\0piece\0" + said, digest_size=16).digest()
        kept = self._store.get(digest)
        if kept is not None and len(kept.tokens) == 2 * kept.facts[0]:
            count = kept.facts[0]
            self.found += 1
            return kept.tokens[:count].tolist(), kept.tokens[count:].tolist()
        encode = self._text.encode_continued if continued else self._text.encode
        tokens = encode(piece)
        starts = [start for start, _ in tokens.spans]
        self._store.put(digest, _kept(tokens.ids, starts))
        self.tokenised += 1
        return tokens.ids, starts


def _kept(ids: list[int], starts: list[int]) -> Kept:
    return Kept(np.array([*ids, *starts], np.int32), (len(ids), 0, 0, 0))


@dataclass(frozen=True)
class Blocks:
    """How text becomes blocks.

    Attributes:
        stream: the tokenizer, with what it did before.
        max_length: tokens of a block.
        begin: id put before every block, where the tokenizer puts one before every text.
        end: id put behind every document.
    """

    stream: TextStream
    max_length: int
    begin: int | None
    end: int

    def of(self, rows: Iterable[Row], *, one_text: bool) -> Iterator[Encoded]:
        """Blocks of rows that are documents, or the paragraphs of one text."""
        return self.of_running_text(rows) if one_text else self.of_documents(rows)

    def of_documents(self, rows: Iterable[Row]) -> Iterator[Encoded]:
        """Blocks of rows that are documents of their own; no block spans two of them."""
        for row in rows:
            yield from self._cut([(row.line, row.text)])

    def of_running_text(self, rows: Iterable[Row]) -> Iterator[Encoded]:
        """Blocks of one text whose paragraphs are the rows."""
        return self._cut((row.line, row.text) for row in rows)

    def _cut(self, paragraphs: Iterable[tuple[int, str]]) -> Iterator[Encoded]:
        head = [] if self.begin is None else [self.begin]
        room = self.max_length - len(head)
        ids: list[int] = []
        lines: list[int] = []
        for line, token in self._tokens(paragraphs):
            ids.append(token)
            lines.append(line)
            if len(ids) == room:
                yield _block(head, ids, lines[0])
                ids, lines = [], []
        if ids and len(ids) + len(head) >= MIN_TOKENS:
            yield _block(head, ids, lines[0])

    def _tokens(self, paragraphs: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
        """Line and id of every token of a document, and its end."""
        line = 1
        for number, piece in enumerate(_pieces(paragraphs)):
            ids, starts = self.stream.tokens(piece.text, continued=number > 0)
            for start, token in zip(starts, ids, strict=True):
                line = piece.line_at(start)
                yield line, token
        yield line, self.end


def row_lengths(stream: TextStream, rows: Iterable[Row], *, one_text: bool) -> Iterator[int]:
    """Tokens of each row, from the same pieces that blocks are made of, so that a run which
    follows finds them all in the store."""
    if not one_text:
        for row in rows:
            pieces = enumerate(_pieces([(row.line, row.text)]))
            yield sum(len(stream.tokens(p.text, continued=n > 0)[0]) for n, p in pieces)
        return
    row_now, count = 0, 0
    numbered = ((number, row.text) for number, row in enumerate(rows))
    for number, piece in enumerate(_pieces(numbered)):
        for start in stream.tokens(piece.text, continued=number > 0)[1]:
            if (place := piece.line_at(start)) > row_now:
                yield count
                yield from repeat(0, place - row_now - 1)
                row_now, count = place, 0
            count += 1
    yield count


@dataclass
class _Piece:
    """A stretch of text that is quick to tokenise, and the lines its parts start on."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, line: int, part: str) -> None:
        self.starts.append(len(self.text))
        self.lines.append(line)
        self.text += part

    def line_at(self, place: int) -> int:
        return self.lines[max(0, bisect_right(self.starts, place) - 1)]


def _pieces(paragraphs: Iterable[tuple[int, str]]) -> Iterator[_Piece]:
    """Paragraphs put together, long ones cut, so that no piece is much longer than another."""
    held = _Piece()
    for line, part in _parts(paragraphs):
        held.add(line, part)
        if len(held.text) >= PIECE_CHARS:
            yield held
            held = _Piece()
    if held.text:
        yield held


def _parts(paragraphs: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Paragraphs with what stands between them, cut at white space where they are long."""
    between = ""
    for line, text in paragraphs:
        at = 0
        while at < len(text):
            end = at + PIECE_CHARS
            space = max(text.rfind(" ", at + 1, end), text.rfind("\n", at + 1, end))
            stop = space if len(text) > end and space > 0 else end
            yield line, between + text[at:stop]
            at, between = stop, ""
        between = BETWEEN_PARAGRAPHS


def _block(head: list[int], ids: list[int], line: int) -> Encoded:
    return Encoded([*head, *ids], [IGNORED] * len(head) + ids, line, "", "", [])
