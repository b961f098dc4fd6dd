"""The common rows, mapped in a microsecond: plain texts under the expected names.

A quick reading gives what the row says as one flat tuple (role, text, role, text, …), or None for
everything that needs a second thought; that goes through `mapping.map.Mapper`, whose answer is the
rule. A test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.data.mapping.map import Row
from engine.data.mapping.names import role_of
from engine.data.mapping.schema import Schema
from engine.data.mapping.shapes import is_blank
from engine.data.mapping.spoken import SPOKEN

Said = tuple[str, ...]
Quick = Callable[[dict[str, Any]], Said | None]

_PAIR = {"instruction", "input", "output"}
_CHAT = {"messages", "conversations", "role", "text"}
_TEXT = "\x00text"
_EXTRA = "\x00extra"


def quick_reader(schema: Schema | None) -> Quick | None:
    """The quick way for a schema, or None if it has none."""
    roles = set(schema.columns) if schema else set()
    if schema is None or schema.name in ("nested", SPOKEN):
        return None
    if schema.kind in ("instruction", "qa_with_context") and {"instruction", "output"} <= roles:
        return _pairs(schema) if roles <= _PAIR else None
    if schema.kind == "chat" and roles <= _CHAT:
        return _chats(schema)
    return _texts(schema.columns["text"]) if schema.kind == "text" and roles == {"text"} else None


def said(row: Row) -> Said:
    """What a row says, as the quick way gives it: equal for rows that say exactly the same."""
    parts = [part for m in row.messages for part in (m["role"], m["content"])]
    parts += [_TEXT, row.text] if row.text else []
    return *parts, *((_EXTRA, row.extra) if row.extra else ())


def roles_of(parts: Said) -> Said:
    """Who speaks in a conversation, message by message."""
    roles = parts[::2]
    return roles[:-1] if roles and roles[-1] == _EXTRA else roles


def row_of(parts: Said, line: int, file: int) -> Row:
    """The row that a quick reading stands for."""
    if parts[0] == _TEXT:
        return Row(line, [], parts[1], file=file)
    messages = [{"role": parts[i], "content": parts[i + 1]} for i in range(0, len(parts), 2)]
    return Row(line, messages, file=file)


def chat_of(parts: Said, line: int, file: int) -> Row:
    """The same for a conversation: what is not an answer is not learned."""
    messages = [{"role": parts[i], "content": parts[i + 1]} for i in range(0, len(parts), 2)]
    places = range(len(messages))
    silent = frozenset(i for i in places if parts[2 * i] != "assistant")
    return Row(line, messages, silent=silent, file=file)


def _pairs(schema: Schema) -> Quick:
    ask, answer = schema.columns["instruction"], schema.columns["output"]
    given = schema.columns.get("input", "")

    def with_input(value: dict[str, Any]) -> Said | None:
        asked, more, answered = value.get(ask), value.get(given), value.get(answer)
        if type(asked) is not str or type(answered) is not str:
            return None
        if is_blank(asked) or is_blank(answered):
            return None
        if more is None or (type(more) is str and is_blank(more)):
            return "user", asked, "assistant", answered
        if type(more) is not str:
            return None
        return "user", f"{asked}\n\n{more}", "assistant", answered

    def without(value: dict[str, Any]) -> Said | None:
        asked, answered = value.get(ask), value.get(answer)
        if type(asked) is not str or type(answered) is not str:
            return None
        if is_blank(asked) or is_blank(answered):
            return None
        return "user", asked, "assistant", answered

    return with_input if given else without


def _chats(schema: Schema) -> Quick:
    column = schema.columns.get("messages") or schema.columns["conversations"]
    who, what = schema.columns["role"], schema.columns["text"]
    roles = _Roles()

    def chat(value: dict[str, Any]) -> Said | None:
        turns = value.get(column)
        if type(turns) is not list:
            return None
        parts: list[str] = []
        asked = False
        for turn in turns:
            if type(turn) is not dict or len(turn) != 2:
                return None
            text, speaker = turn.get(what), turn.get(who)
            if type(text) is not str or type(speaker) is not str or is_blank(text):
                return None
            role = roles[speaker]
            if not role:
                return None
            asked = asked or role == "user"
            parts += (role, text)
        if not asked or parts[-2] != "assistant":
            return None
        return tuple(parts)

    return chat


def _texts(column: str) -> Quick:
    def text(value: dict[str, Any]) -> Said | None:
        found = value.get(column)
        return (_TEXT, found) if type(found) is str and not is_blank(found) else None

    return text


class _Roles(dict[str, str]):
    """Who speaks -> role, "" for strangers; each name is looked up once, few are kept."""

    def __missing__(self, speaker: str) -> str:
        role = role_of(speaker) or ""
        if len(self) < 100:
            self[speaker] = role
        return role
