"""Conversations, rows and lists that some program wrote into a cell as text: as JSON, as Python's
own literals, and as NumPy prints them, without commas."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from typing import Any

import orjson

from engine.data.mapping.names import means_several, part_of
from engine.data.mapping.shapes import turn_keys
from engine.data.mapping.speakers import role_under

MAX_LITERAL_CHARS = 1 << 20
_OPENS = ("[", "{", " ", "\n")
_BEGINS_WITH_OBJECT = re.compile(r"\s*\[\s*\{")
_SPANS = "answer_start"
"""Where answers stand in a text: SQuAD's own, whatever the column is called."""
_NO_COMMA = re.compile(r"\}\s*\n\s*\{")
_ARRAY = re.compile(r"array\((\[[^\]]{0,4000}\])(?:,\s*dtype=\w+)?\)")


def is_messages(value: Any) -> bool:
    """Whether a value is a list of turns, each saying who speaks."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(turn, dict) and ("role" in turn or "from" in turn) for turn in value)
    )


def unpacked(cell: str, name: str = "") -> Any:
    """A table's cell; a conversation or a row that was written into it as JSON is one again."""
    start = cell.lstrip()[:1]
    if start == "[" and _BEGINS_WITH_OBJECT.match(cell):
        value = _from_text(cell)
        return value if is_messages(value) or is_said(value) else cell
    if start == "[" and means_several(name):
        return _texts(cell) or cell
    if start == "{" and (part_of(name) is None or _SPANS in cell):
        value = _from_text(cell)  # other JSON under `answer` is what is to be learned
        return value if isinstance(value, dict) and _is_whole_row(value) else cell
    return cell


def _texts(cell: str) -> list[str]:
    """The texts of a list that was written into a cell; none if it is something else."""
    value = _python_literal(cell)
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        return []
    tokens = tokenize.generate_tokens(io.StringIO(cell.strip()).readline)
    written = [token.string for token in tokens if token.type == tokenize.STRING]
    # NumPy writes no commas, and Python takes 'a' 'b' for one word.
    return list(map(ast.literal_eval, written)) if len(written) > len(value) else value


def unpacked_cells(row: dict[str, Any]) -> dict[str, Any]:
    """A row of JSON, in which conversations and rows that were written as text are so again.

    An answer stays what it is: JSON can be what a model shall learn to write.
    """
    for name, cell in row.items():
        if type(cell) is str and cell[:1] in _OPENS and not _answers(name):
            value = unpacked(cell, name)
            if type(value) is dict or (type(value) is list and is_said(value)):
                row[name] = value
    return row


def _answers(name: str) -> bool:
    found = part_of(name)
    return found is not None and found[0] == "answer"


def is_said(value: Any) -> bool:
    """Whether a value is a list of turns, under whatever keys, one of them by somebody we know."""
    keys = turn_keys(value)
    return keys is not None and any(role_under(keys[0], turn.get(keys[0])) for turn in value)


def _is_whole_row(value: dict[str, Any]) -> bool:
    """Whether an object holds a conversation, a question and its answer, or answers' places."""
    if value.keys() == {"text", _SPANS}:
        return True
    if any(is_messages(cell) or is_said(cell) for cell in value.values()):
        return True
    parts = {found[0] for name in value if (found := part_of(name))}
    return "answer" in parts and not parts.isdisjoint(("instruction", "question", "prompt"))


def _from_text(cell: str) -> Any:
    try:
        return orjson.loads(cell)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        return _python_literal(cell)


def _python_literal(cell: str) -> Any:
    """A list as pandas writes it into a table, in Python's own spelling or in NumPy's."""
    if len(cell) > MAX_LITERAL_CHARS:
        return None
    cell = cell.strip()
    for written in (cell, _ARRAY.sub(r"\1", _NO_COMMA.sub("}, {", cell))):
        try:
            return ast.literal_eval(written)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
    return None
