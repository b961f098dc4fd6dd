"""Running text as blocks of tokens, all of them learned: nothing is cut off, nothing is padded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from engine.data.mapping.map import Row
from engine.data.rendering.encode import IGNORED, Encoded
from engine.data.rendering.tokens import PIECE_CHARS, TextTokenizer

MIN_TOKENS = 2
"""A block of one token has nothing to predict."""
BETWEEN_PARAGRAPHS = "\n\n"


@dataclass(frozen=True)
class Blocks:
    """How text becomes blocks.

    Attributes:
        max_length: tokens of a block.
        begin: id put before every block, where the tokenizer puts one before every text.
        end: id put behind every document.
    """

    text: TextTokenizer
    max_length: int
    begin: int | None
    end: int

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
            encode = self.text.encode_continued if number else self.text.encode
            tokens = encode(piece.text)
            for (start, _), token in zip(tokens.spans, tokens.ids, strict=True):
                line = piece.line_at(start)
                yield line, token
        yield line, self.end


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
