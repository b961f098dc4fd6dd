"""Conversations whose messages lie apart in one row, gathered into a list of turns.

Three shapes are known: the tree of ChatGPT's own export (`conversations.json`, each node a message
that names its parent), a column for each message (`message_1`, `message_2`, …; `user_1`,
`assistant_1`, …), and an object of lists (`{"role": […], "content": […]}`), as `datasets` writes
lists of objects. What follows reads them like any other chat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.data.mapping.joined import MESSAGES
from engine.data.mapping.names import is_describing, part_of, plain_name, says_better
from engine.data.mapping.shapes import turn_keys
from engine.data.mapping.speakers import role_under
from engine.data.reading.records import Entry, Record

TREE, CURRENT = "mapping", "current_node"
"""Columns of ChatGPT's export: all nodes by id, and the last one of the branch that is shown."""
CLEAN_SHARE = 0.9
MAX_TURNS = 10_000
"""More than any conversation has: a tree that names itself as its parent must end."""
_NUMBERED = re.compile(r"(.+?)_?(\d{1,3})")
_SAID_WORDS = "message mensagem mensaje nachricht messaggio msg turn turno utterance fala"
_SAID = frozenset(_SAID_WORDS.split())
_ASKS_WORDS = "user human usuario cliente customer client"
_ASKS = frozenset(_ASKS_WORDS.split())
_ANSWERS_WORDS = "assistant assistente asistente bot chatbot gpt agent atendente"
_ANSWERS = frozenset(_ANSWERS_WORDS.split())


@dataclass(frozen=True)
class Gathering:
    """Where a row's messages lie."""

    columns: tuple[tuple[str, str], ...] = ()
    """(role, column) in their order; none for a tree."""
    lists: str = ""
    """The column of an object of lists."""

    @property
    def guessed(self) -> bool:
        """Whether nothing says who speaks: then speakers take turns, and the first one asks."""
        return any(plain_name(name).split("_")[0] in _SAID for _, name in self.columns)


def gathering(records: Sequence[Record]) -> Gathering | None:
    """How the messages of these rows belong together, or None: they do not lie apart."""
    rows = [record.value for record in records]
    if not rows:
        return None
    for way in (Gathering(), _numbered(rows), _of_lists(rows[0])):
        if way and sum(bool(_turns(row, way)) for row in rows) >= CLEAN_SHARE * len(rows):
            return way
    return None


def gathered(entries: Iterable[Entry], way: Gathering) -> Iterator[Entry]:
    """The entries with each record's messages in one column, at the line where it stood."""
    apart = {way.lists} if way.lists else {name for _, name in way.columns} or {TREE, CURRENT}
    tree = not way.lists and not way.columns
    for entry in entries:
        if not isinstance(entry, Record):
            yield entry
            continue
        kept = {
            name: cell
            for name, cell in entry.value.items()
            if name not in apart and not (isinstance(cell, list | dict) and tree)
        }
        yield replace(entry, value={**kept, MESSAGES: _turns(entry.value, way)})


def _turns(row: Mapping[str, Any], way: Gathering) -> list[dict[str, Any]]:
    if way.lists:
        return _together(row.get(way.lists))
    return _of_columns(row, way) if way.columns else _of_tree(row)


# ------------------------------------------------------------ a column for each message
def _numbered(rows: Sequence[Mapping[str, Any]]) -> Gathering | None:
    """Columns that are called the same and counted, where nothing else says what rows are for."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    counted = [(*found, name) for name in names if (found := _place(name))]
    others = {name for name in names if not _place(name)}
    if any(says_better(name) or (part_of(name) and not is_describing(name)) for name in others):
        return None
    kinds = {kind for kind, _, _ in counted}
    numbers = sorted({number for _, number, _ in counted})
    if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    if kinds == {"user", "assistant"}:
        order = sorted(counted, key=lambda found: (found[1], found[0] == "assistant"))
        return Gathering(tuple((kind, name) for kind, _, name in order))
    if kinds == {"said"} and len(counted) == len(numbers) > 1:
        order = sorted(counted, key=lambda found: found[1])
        roles = ("user", "assistant")
        return Gathering(tuple((roles[at % 2], name) for at, (_, _, name) in enumerate(order)))
    return None


def _place(name: str) -> tuple[str, int] | None:
    """Who speaks in a counted column (`user`, `assistant`, or `said` for nobody named), and its
    number."""
    found = _NUMBERED.fullmatch(plain_name(name))
    if found is None:
        return None
    stem, number = found[1], int(found[2])
    for kind, stems in (("said", _SAID), ("user", _ASKS), ("assistant", _ANSWERS)):
        if stem in stems:
            return kind, number
    return None


def _of_columns(row: Mapping[str, Any], way: Gathering) -> list[dict[str, str]]:
    """The turns up to the first empty cell; none where there is no answer."""
    turns: list[dict[str, str]] = []
    for role, name in way.columns:
        cell = row.get(name)
        if not isinstance(cell, str) or not cell.strip():
            break
        turns.append({"role": role, "content": cell})
    return turns if len(turns) > 1 else []


# ------------------------------------------------------------ an object of lists
def _of_lists(row: Mapping[str, Any]) -> Gathering | None:
    """The column whose lists are turns in which somebody we know speaks."""
    for name, cell in row.items():
        turns = _together(cell)
        keys = turn_keys(turns)
        if keys and any(role_under(keys[0], turn[keys[0]]) for turn in turns):
            return Gathering(lists=name)
    return None


def _together(cell: Any) -> list[dict[str, Any]]:
    """Lists of one length as one list of objects; none of anything else."""
    if not isinstance(cell, dict) or not all(isinstance(part, list) for part in cell.values()):
        return []
    if len({len(part) for part in cell.values()}) != 1:
        return []
    return [dict(zip(cell, parts, strict=True)) for parts in zip(*cell.values(), strict=True)]


# ------------------------------------------------------------ ChatGPT's own export
def _of_tree(row: Mapping[str, Any]) -> list[dict[str, str]]:
    """The turns of the branch that is shown, from the first message to the last."""
    nodes = row.get(TREE)
    if not isinstance(nodes, dict):
        return []
    branch: list[dict[str, str]] = []
    node = nodes.get(row.get(CURRENT)) or _last(nodes)
    while isinstance(node, dict) and len(branch) < MAX_TURNS:
        if turn := _turn(node.get("message")):
            branch.append(turn)
        node = nodes.get(node.get("parent"))
    return branch[::-1] if len(branch) < MAX_TURNS else []


def _last(nodes: Mapping[str, Any]) -> Any:
    """The newest end of the tree, where none is named."""
    ends = [n for n in nodes.values() if isinstance(n, dict) and not n.get("children")]
    return ends[-1] if ends else None


def _turn(message: Any) -> dict[str, str] | None:
    """A message that somebody wrote or read; not what was hidden, thought, or said to a tool."""
    if not isinstance(message, dict):
        return None
    author, content = message.get("author") or {}, message.get("content") or {}
    hidden = (message.get("metadata") or {}).get("is_visually_hidden_from_conversation")
    aside = message.get("recipient") not in (None, "all") or message.get("weight") == 0
    kind = content.get("content_type")
    if hidden or aside or kind not in ("text", "multimodal_text") or author.get("role") == "tool":
        return None
    text = "\n".join(p for p in content.get("parts") or () if isinstance(p, str)).strip()
    return {"role": str(author.get("role")), "content": text} if text else None
