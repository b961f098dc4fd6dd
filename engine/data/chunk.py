"""Running text as blocks of tokens, all of them learned: nothing is cut off, nothing is padded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.data.encode import IGNORED, Encoded
from engine.data.map import Row
from engine.data.tokens import PIECE_CHARS, TextTokenizer

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
        first, line = True, 1
        for line, piece in _pieces(paragraphs):
            part = self.text.encode(piece) if first else self.text.encode_continued(piece)
            first = False
            for token in part.ids:
                yield line, token
        yield line, self.end


def _pieces(paragraphs: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Paragraphs put together or cut at white space, so that each piece is quick to tokenise."""
    held, held_line = "", 0
    for line, text in paragraphs:
        held_line = held_line if held else line
        held = f"{held}{BETWEEN_PARAGRAPHS}{text}" if held else text
        while len(held) > PIECE_CHARS:
            space = max(held.rfind(" ", 1, PIECE_CHARS), held.rfind("\n", 1, PIECE_CHARS))
            cut = space if space > 0 else PIECE_CHARS
            yield held_line, held[:cut]
            held, held_line = held[cut:], line
    if held:
        yield held_line, held


def _block(head: list[int], ids: list[int], line: int) -> Encoded:
    return Encoded([*head, *ids], [IGNORED] * len(head) + ids, line, "", "", [])
