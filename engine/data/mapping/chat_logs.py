"""Chats as programs export them: a message a row, by people that are called by their names.

Nobody can tell who of them asks; as plain texts their messages would be learned one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from engine.data.mapping.names import plain_name
from engine.data.mapping.single_turns import SAYS

MIN_MESSAGES = 6
MOST_PEOPLE = 0.34
"""At most so many different people write, for each row; tweets are by all the world."""
CHANGES = 0.3
"""At least so many rows follow one of somebody else; books come sorted by their authors."""
_PEOPLE_WORDS = (
    "from sender sender_name author author_name autor user username user_name remetente speaker"
    " from_id user_id author_id authorid sender_id falante quem nome_do_remetente member from_me"
    " is_from_me fromme outgoing"
)
_PEOPLE = frozenset(_PEOPLE_WORDS.split())
_TIMES_WORDS = (
    "date data time hora timestamp ts timestamp_ms datetime created created_at sent_at data_hora"
    " sent criado_em enviado_em"
)
_TIMES = frozenset(_TIMES_WORDS.split())


def is_chat_log(rows: Sequence[Mapping[str, Any]], said: str) -> bool:
    """Whether texts are messages of a few people in turn, each with its time.

    Args:
        said: the column of the texts.
    """
    if len(rows) < MIN_MESSAGES or plain_name(said.rpartition(".")[2]) not in SAYS:
        return False
    names = list(dict.fromkeys(name for row in rows for name in row))
    timed = any(plain_name(name) in _TIMES for name in names)
    people = [name for name in names if plain_name(name) in _PEOPLE]
    return timed and any(_in_turn([row.get(name) for row in rows]) for name in people)


def _in_turn(cells: Sequence[Any]) -> bool:
    """Whether a few people come again and again, and not all at once."""
    people = [str(cell) for cell in cells if isinstance(cell, str | int) and cell != ""]
    if len(people) < len(cells) / 2 or len(set(people)) < 2:
        return False
    changes = sum(one != other for one, other in pairwise(people))
    few = len(set(people)) <= max(2, MOST_PEOPLE * len(people))
    return few and changes >= CHANGES * len(people)
