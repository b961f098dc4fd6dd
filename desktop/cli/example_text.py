"""One row as the model reads it, as lines of text: what is learned stands between two marks.

Every line closes what it opens, so that a line can be left out of the middle and colour is not
needed. A row has three kinds of tokens; the text of all of them is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from desktop import format as fmt
from desktop.cli.paragraphs import columns
from desktop.language import translate

OPEN, CLOSE = "{+", "+}"
"""As word differences are marked; rarer in texts than any quotation mark."""
INDENT = "    "
MOST_LINES = 24
"""Of a row; a terminal is no place for a page of text."""

Letters = Sequence[tuple[str, bool]]
"""A line's letters, each with whether it is learned."""


def example_lines(example: Mapping[str, Any]) -> Iterator[str]:
    """The row that the report shows, with its counts; nothing where it shows none."""
    tokens = (example.get("tokens") or [])[: int(example.get("kept_tokens") or 0)]
    if not tokens:
        return
    text = translate(
        "Cli",
        "Line {line} as the model reads it: {tokens} tokens, of them learned: {trained} "
        "(between {open} and {close})",
    )
    yield text.format(
        line=example.get("line"),
        tokens=fmt.number(len(tokens)),
        trained=fmt.number(sum(bool(token.get("trained")) for token in tokens)),
        open=OPEN,
        close=CLOSE,
    )
    yield from (INDENT + line for line in _folded(list(_wrapped(tokens))))
    if more := int(example.get("total_tokens") or 0) - len(tokens):
        text = translate("Cli", "cut here; tokens that are not seen: {count}")
        yield INDENT + text.format(count=fmt.number(more))


def _wrapped(tokens: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    letters = [(c, bool(token.get("trained"))) for token in tokens for c in _plain(token["text"])]
    width = columns() - len(INDENT) - len(OPEN + CLOSE)
    for ends, line in groupby(letters, key=lambda letter: letter[0] == "\n"):
        if not ends:
            yield from map(_marked, _pieces(list(line), width))


def _pieces(line: Letters, width: int) -> Iterator[Letters]:
    """A line in parts that fit, broken behind a blank where there is one."""
    while len(line) > width:
        blanks = [at for at in range(width // 2, width) if line[at][0] == " "]
        end = blanks[-1] + 1 if blanks else width
        yield line[:end]
        line = line[end:]
    yield line


def _marked(line: Letters) -> str:
    parts = []
    for learned, run in groupby(line, key=lambda letter: letter[1]):
        text = "".join(letter for letter, _ in run)
        parts.append(f"{OPEN}{text}{CLOSE}" if learned else text)
    return "".join(parts).rstrip()


def _folded(lines: list[str]) -> list[str]:
    if len(lines) <= MOST_LINES:
        return lines
    half = MOST_LINES // 2
    text = translate("Cli", "… (lines: {count}) …")
    between = text.format(count=fmt.number(len(lines) - MOST_LINES))
    return [*lines[:half], between, *lines[-half:]]


def _plain(text: str) -> str:
    """Line ends stay; other control characters must not move the terminal's cursor."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
