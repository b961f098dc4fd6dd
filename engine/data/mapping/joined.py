"""One message a row: rows that follow one another and belong together, as one conversation.

They belong together if a column names the conversation and is the same in all of them. Without such
a column a question and its answer do; where system messages stand, they begin conversations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.contract.problems import Problem
from engine.data.mapping.names import plain_name
from engine.data.mapping.shapes import turn_keys
from engine.data.mapping.single_turns import is_single_turn, said_column, speaker_column
from engine.data.mapping.speakers import program_answers, role_under
from engine.data.reading.records import Entry, Record

MESSAGES = "messages"
"""The column that the joined rows have."""
MAX_MESSAGES = 500
"""A longer conversation is none: what was taken for its name is something else."""
CLEAN_SHARE = 0.9
_NAME_WORDS = (
    "conversation conversations conv conversa conversacion conversacao conversazione dialog dialogs"
    " dialogue dialogo thread session sessao sesion sitzung chat room ticket atendimento chamado"
    " gesprach unterhaltung protocolo group grupo phone telefone celular contato contact id"
)
_NAMES = frozenset(_NAME_WORDS.split())
"""Words in the name of a column that says which conversation a message is of."""
_TREES = frozenset(("parent_id", "parent", "parent_message_id"))
"""Where answers name what they answer to, there are several answers to one question."""


@dataclass(frozen=True)
class Joining:
    """How rows of one message become conversations."""

    by: str
    """The column that names the conversation; "" if there is none."""
    role: str
    text: str
    by_system: bool = False
    """System messages begin conversations; else each question does. Only without `by`."""
    program: bool = False
    """`SYSTEM` is who answers."""

    def role_in(self, record: Record) -> str | None:
        """Who speaks in a row."""
        role = role_under(self.role, record.value.get(self.role))
        return "assistant" if self.program and role == "system" else role


def joining(records: Sequence[Record]) -> Joining | None:
    """How these rows belong together, or None: they hold no messages, or it is not clear."""
    rows = [record.value for record in records]
    if len(rows) < 2 or not all(map(is_single_turn, rows)):
        return None
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not _TREES.isdisjoint(map(plain_name, names)):
        return None
    role, text = speaker_column(rows, names), said_column(rows, names)
    if not role or not text:
        return None
    roles = [role_under(role, row[role]) for row in rows]
    program = program_answers(role, roles)
    called = [n for n in names if not _NAMES.isdisjoint(plain_name(n).split("_"))]
    called.sort(key=lambda name: plain_name(name) == "id")
    one = Joining("", role, text, by_system="system" in roles and not program, program=program)
    named = [replace(one, by=name, by_system=False) for name in called if name not in (role, text)]
    ways = [*named, one]
    return next((way for way in ways if _is_clean(way, records)), None)


def _is_clean(way: Joining, records: Sequence[Record]) -> bool:
    """Whether the rows make conversations in which questions are answered in turn."""
    groups = list(_groups(records, way))[:-1] or list(_groups(records, way))
    names = [group[0].value.get(way.by) for group in groups]
    if way.by and (None in names or "" in names or len(set(map(str, names))) < len(names)):
        return False
    if max(map(len, groups)) > MAX_MESSAGES:
        return False
    good = sum(_in_turn(list(map(way.role_in, group))) for group in groups)
    return good >= CLEAN_SHARE * len(groups)


def _in_turn(roles: Sequence[str | None]) -> bool:
    spoken = [role for role in roles if role != "system"]
    asked = spoken[::2]
    answered = spoken[1::2]
    return bool(answered) and set(asked) == {"user"} and set(answered) == {"assistant"}


def joined(entries: Iterable[Entry], way: Joining) -> Iterator[Entry]:
    """The entries with each conversation as one record, at the line of its first message.

    Raises:
        Problem: as reading does, behind what was read before it.
    """
    waiting: list[Record] = []
    try:
        for entry in entries:
            if not isinstance(entry, Record):
                yield entry
                continue
            if waiting and _begins(waiting, entry, way):
                yield _together(waiting, way)
                waiting = []
            waiting.append(entry)
    except Problem:
        if waiting:
            yield _together(waiting, way)
        raise
    if waiting:
        yield _together(waiting, way)


def _groups(records: Iterable[Record], way: Joining) -> Iterator[list[Record]]:
    group: list[Record] = []
    for record in records:
        if group and _begins(group, record, way):
            yield group
            group = []
        group.append(record)
    yield group


def _begins(before: Sequence[Record], record: Record, way: Joining) -> bool:
    """Whether a new conversation begins with this row."""
    if record.file != before[0].file or len(before) > MAX_MESSAGES:
        return True
    if way.by:
        return bool(record.value.get(way.by) != before[0].value.get(way.by))
    return way.role_in(record) == ("system" if way.by_system else "user")


def _together(records: Sequence[Record], way: Joining) -> Record:
    first = records[0]
    role, text = way.role, way.text
    speakers = [record.value.get(way.role) for record in records]
    if turn_keys([{role: "user", text: ""}]) != (role, text):
        role, text = "speaker" if way.program else "role", "content"
        speakers = [role_under(way.role, speaker) or speaker for speaker in speakers]
    said = [record.value.get(way.text) for record in records]
    turns = [{role: who, text: what} for who, what in zip(speakers, said, strict=True)]
    named = {way.by: first.value.get(way.by)} if way.by else {}
    extra = max(record.extra_cells for record in records)
    missing = max(record.missing_cells for record in records)
    return Record(first.line, {**named, MESSAGES: turns}, extra, missing, first.file)
