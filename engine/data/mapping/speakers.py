"""Who speaks, where a name does not say it: flags such as `is_user`, and `SYSTEM` for the program
that answers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from engine.data.mapping.marks import good_or_bad
from engine.data.mapping.names import answers_word, asks_word, plain_name, role_of

_FLAG_WORDS = ("is", "from", "by", "sent", "eh", "es", "ist", "est", "de", "do", "da")
"""Words before the speaker in the name of a flag: `isUser`, `is_from_customer`, `sent_by_bot`."""
_MAY_BE_CLASSES = ("human", "bot", "ai", "ia", "gpt", "model", "modelo")
"""Texts with such a flag may be there to tell people from programs."""
_DIRECTIONS = ("direction", "direcao", "sentido", "direccion")
_IN_WORDS = "in inbound incoming received recebida recebido entrada entrante"
_OUT_WORDS = "out outbound outgoing sent enviada enviado saida saliente"
_WAYS = dict.fromkeys(_IN_WORDS.split(), "user") | dict.fromkeys(_OUT_WORDS.split(), "assistant")
"""Where messages go, as programs for companies say it: what comes in is from who asks."""
_NAMED_AS_ROLES = ("role", "rol", "rolle", "ruolo", "papel")


@lru_cache(maxsize=1024)
def flag_role(key: str) -> str | None:
    """The role of whoever a flag is true for, or None if a key names no such flag."""
    *before, who = plain_name(key).split("_")
    if not before or any(word not in _FLAG_WORDS for word in before):
        return None
    return "user" if asks_word(who) else "assistant" if answers_word(who) else None


def may_be_classes(key: str) -> bool:
    """Whether a flag beside single texts may be a label of theirs."""
    return plain_name(key).rpartition("_")[2] in _MAY_BE_CLASSES


def role_under(key: str, speaker: object) -> str | None:
    """The role of whoever a cell names, or a flag or direction tells; None if it is nobody we
    know."""
    if plain_name(key) in _DIRECTIONS:
        return _WAYS.get(plain_name(speaker)) if isinstance(speaker, str) else None
    if (role := role_of(speaker)) or (flagged := flag_role(key)) is None:
        return role
    said = good_or_bad(speaker)
    if said is None:
        return None
    return flagged if said else {"user": "assistant", "assistant": "user"}[flagged]


def program_answers(key: str, roles: Iterable[str | None]) -> bool:
    """Whether `SYSTEM` is the one that answers, as in collections of dialogues between people and
    programs: it speaks behind a user, and nobody else answers."""
    if plain_name(key) in _NAMED_AS_ROLES:
        return False
    asked = answered = False
    for role in roles:
        if role == "assistant":
            return False
        answered = answered or (asked and role == "system")
        asked = asked or role == "user"
    return answered
