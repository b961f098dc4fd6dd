"""The shape of a cell: a text, a conversation, an object, a list; and where a cell lies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engine.data.mapping.names import is_tool, plain_name, role_of
from engine.data.mapping.speakers import flag_role, role_under

SPEAKER_KEYS = (
    "role", "from", "speaker", "author", "sender", "rol", "rolle", "ruolo", "falante", "sprecher",
    "locuteur",
)  # fmt: skip
"""Keys that can only mean who speaks, whoever that is."""
ROLE_KEYS = (
    *SPEAKER_KEYS, "user", "name", "quem", "papel", "autor", "remetente", "emissor", "locutor",
    "interlocutor", "participante", "usuario", "quien", "de", "who", "type", "tipo",
)  # fmt: skip
TEXT_KEYS = (
    "content", "value", "text", "message", "body", "parts", "utterance", "msg", "texto",
    "conteudo", "mensagem", "contenido", "mensaje", "inhalt", "nachricht", "contenu", "texte",
    "contenuto", "testo", "valor", "fala", "falas", "frase", "dito", "diz", "dice",
)  # fmt: skip
WRAPPED = "data.content"
"""Where LangChain's messages have their text."""
PART_KEYS = ("text", "value", "content")
_NOT_COMPUTED = frozenset(
    ("#N/A", "#N/D", "#VALUE!", "#VALOR!", "#REF!", "#NAME?", "#NOME?", "#DIV/0!", "#NUM!",
     "#NULL!", "#NULO!", "#ERROR!", "#ERRO!", "#¿NOMBRE?", "#¡VALOR!", "#¡REF!", "#¡DIV/0!")
)  # fmt: skip
"""What Excel and its like write where a formula failed, in English, Portuguese and Spanish."""
LONGEST_ERROR = 16
_SHOWN = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]")
"""A letter that can be seen: no space, and none of the marks without any width."""


def shape_of(value: Any) -> str:
    """A value's shape, as far as it tells what the column may be."""
    if isinstance(value, bool) or (isinstance(value, str) and value.lower() in ("true", "false")):
        return "flag"
    if isinstance(value, str | int | float):
        return "text"
    if isinstance(value, dict):
        return "turn" if turn_keys([value]) else "object"
    if isinstance(value, list):
        if turn_keys(value) or pair_keys(value):
            return "turns"
        if value and all(isinstance(part, int | float) for part in value):
            return "numbers"
        return "objects" if value and all(isinstance(part, dict) for part in value) else "list"
    return "nothing"


def is_blank(text: str) -> bool:
    """Whether nothing can be seen of a text, or only that a spreadsheet could not compute it."""
    if text[:1].isalnum():
        return False  # as most
    if len(text) <= LONGEST_ERROR and text.strip() in _NOT_COMPUTED:
        return True
    return _SHOWN.search(text) is None


def turn_keys(turns: Any) -> tuple[str, str] | None:
    """The keys under which a list of turns says who speaks and what, or None if it is none."""
    if not isinstance(turns, list) or not turns or not all(isinstance(t, dict) for t in turns):
        return None
    keys: dict[str, str] = {}
    for key in (key for turn in turns for key in turn if isinstance(key, str)):
        keys.setdefault(plain_name(key), key)
    named = (n for n in ROLE_KEYS if n in keys and _speakers(turns, n, keys[n]))
    role = next(named, None) or next((n for n in keys if _flags(turns, keys[n])), None)
    text = next((keys[name] for name in TEXT_KEYS if name in keys and name != role), None)
    text = text or (WRAPPED if all(isinstance(cell_of(t, WRAPPED), str) for t in turns) else None)
    return (keys[role], text) if role and text else None


def _speakers(turns: list[dict[str, Any]], name: str, key: str) -> bool:
    """Whether the cells under a key can be speakers; `user`, `name`, `de` and the like must be
    known ones, and of a `type` one must ask: answers have types too."""
    cells = [turn.get(key) for turn in turns]
    if name in SPEAKER_KEYS:
        return all(isinstance(cell, str | None) for cell in cells)
    typed = name in ("type", "tipo")
    asks = not typed or any(role_of(cell) == "user" for cell in cells)
    return asks and all(role_of(cell) or (typed and is_tool(cell)) for cell in cells)


def _flags(turns: list[dict[str, Any]], key: str) -> bool:
    """Whether the cells under a key all tell by yes and no who speaks."""
    return flag_role(key) is not None and all(role_under(key, turn.get(key)) for turn in turns)


def pair_keys(turns: Any) -> tuple[str, str] | None:
    """The keys of question and answer in a list like `[{"human": …, "assistant": …}, …]`."""
    if not isinstance(turns, list) or not turns or not all(isinstance(t, dict) for t in turns):
        return None
    roles = {role: key for key in turns[0] if (role := role_of(key)) in ("user", "assistant")}
    if set(roles) != {"user", "assistant"}:
        return None
    asked, said = roles["user"], roles["assistant"]
    texts = all(isinstance(turn.get(asked), str) for turn in turns)
    return (asked, said) if texts else None


def cell_of(row: Mapping[str, Any], column: str) -> Any:
    """The cell of a column; `body.text` is the text within the object `body`."""
    if not column:
        return None
    if column in row or "." not in column:
        return row.get(column)
    place: Any = row
    for key in column.split("."):
        place = place.get(key) if isinstance(place, dict) else None
    return place


def flattened(row: Mapping[str, Any], depth: int = 3) -> dict[str, Any]:
    """A row whose objects are taken apart: `{"qa": {"q": 1}}` -> `{"qa.q": 1}`."""
    flat: dict[str, Any] = {}
    for name, cell in row.items():
        if isinstance(cell, dict) and cell and depth and shape_of(cell) == "object":
            inner = flattened(cell, depth - 1)
            flat |= {f"{name}.{key}": value for key, value in inner.items()}
        else:
            flat[name] = cell
    return flat
