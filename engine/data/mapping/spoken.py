"""Conversations in one string, as Anthropic's first data have them: `Human: …`, `Assistant: …`.

Read as one question, the marks would be learned as words of the person who asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from engine.data.mapping.turns import Turn

_BEGINS = ("\n\nHuman:", "Human:")
_ANSWERS = "\n\nAssistant:"
_MARK = re.compile(r"(?:^|\n\n)(Human|Assistant):[ \n]?")
_ROLES = {"Human": "user", "Assistant": "assistant"}
SPOKEN_SHARE = 0.9
SPOKEN = "spoken"
"""Name of a schema whose questions are such strings."""


def is_spoken(text: Any) -> bool:
    """Whether a cell is a conversation in one string."""
    return isinstance(text, str) and text.startswith(_BEGINS) and _ANSWERS in text


def are_spoken(cells: Sequence[Any]) -> bool:
    """Whether nearly all cells of a column are."""
    return bool(cells) and sum(map(is_spoken, cells)) >= SPOKEN_SHARE * len(cells)


def spoken_turns(text: str) -> list[Turn]:
    """The string's turns; a mark at its end that waits for an answer is none."""
    _, *parts = _MARK.split(text)
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    if pairs and pairs[-1][0] == "Assistant" and not pairs[-1][1].strip():
        pairs.pop()
    turns = [(_ROLES[who], said.strip()) for who, said in pairs]
    return [Turn(role, said, learn=role == "assistant") for role, said in turns]
