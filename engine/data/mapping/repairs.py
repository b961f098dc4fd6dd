"""Repairs of rows that a person agreed to: letters read twice, personal data. Files stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.data.mapping.map import Row
from engine.data.quality.mojibake import restored
from engine.data.quality.personal import Personal, personal_data

MASKS = {"email": "[e-mail]", "phone": "[tel]", "cpf": "[CPF]", "cnpj": "[CNPJ]", "card": "[card]"}
"""What stands in the place of personal data. The words mean the same in most languages; a card is
named by its issuer."""


def repaired(row: Row, fixes: frozenset[str]) -> Row:
    """The row with its texts repaired; the same object if no repair changes anything.

    Args:
        fixes: of these `mojibake` and `mask_personal_data` concern texts, in this order.
    """
    repair = _repair(fixes)
    if repair is None:
        return row
    messages = [message | {"content": repair(message["content"])} for message in row.messages]
    text, extra = repair(row.text), repair(row.extra)
    if (messages, text, extra) == (row.messages, row.text, row.extra):
        return row
    return replace(row, messages=messages, text=text, extra=extra)


def _repair(fixes: frozenset[str]) -> Callable[[str], str] | None:
    both = fixes & {"mojibake", "mask_personal_data"}
    if len(both) == 2:
        return lambda text: masked(restored(text))
    if not both:
        return None
    return restored if "mojibake" in both else masked


def masked(text: str) -> str:
    """A text with its personal data replaced by words in brackets."""
    parts, end = [], 0
    for one in personal_data(text):
        parts += [text[end : one.start], _mask(one)]
        end = one.end
    return "".join([*parts, text[end:]]) if parts else text


def _mask(one: Personal) -> str:
    return f"[{one.issuer}]" if one.issuer else MASKS[one.kind]
