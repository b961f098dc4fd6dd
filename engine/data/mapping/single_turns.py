"""Rows of one message each: in which column somebody speaks, in which it stands what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.data.mapping.names import plain_name
from engine.data.mapping.speakers import flag_role, may_be_classes, role_under

SPEAKS = (
    "role", "from", "speaker", "sender", "author", "autor", "remetente", "papel", "rol", "rolle",
    "ruolo", "falante", "sprecher", "locuteur", "author_role", "author_type", "sender_type",
    "sender_role", "speaker_role", "user_type", "participant_type", "direction", "direcao",
    "sentido", "direccion", "quem", "de", "emissor", "interlocutor",
)  # fmt: skip
SAYS = (
    "content", "value", "text", "message", "body", "texto", "mensagem", "conteudo", "utterance",
    "msg", "contenido", "mensaje", "inhalt", "nachricht", "contenu", "texte", "testo",
    "message_body", "message_text", "fala", "valor",
)  # fmt: skip
"""Columns of who speaks and of what is said, the most telling first."""


def is_single_turn(row: Mapping[str, Any]) -> bool:
    """One message a row: no row can be learned from on its own (`mapping.joined`)."""
    plain = {plain_name(name): cell for name, cell in row.items()}
    speaks = any(role_under(key, plain.get(key)) for key in SPEAKS) or any(
        role_under(name, cell) for name, cell in row.items() if _is_flag(name)
    )
    return speaks and any(isinstance(plain.get(key), str) for key in SAYS)


def speaker_column(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> str | None:
    """The column that says in every row who speaks."""
    flags = (n for n in names if _is_flag(n) and all(role_under(n, row.get(n)) for row in rows))
    return _filled(rows, names, SPEAKS) or next(flags, None)


def said_column(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> str | None:
    """The column that holds in every row what is said."""
    return _filled(rows, names, SAYS)


def _is_flag(name: str) -> bool:
    return flag_role(name) is not None and not may_be_classes(name)


def _filled(
    rows: Sequence[Mapping[str, Any]], names: Sequence[str], known: Sequence[str]
) -> str | None:
    """The first column of these names that has a cell in every row."""
    found = (name for key in known for name in names if plain_name(name) == key)
    return next((name for name in found if all(row.get(name) for row in rows)), None)
