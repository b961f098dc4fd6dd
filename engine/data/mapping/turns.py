"""Turns of a conversation: who speaks, what is said, and whether it is to be learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.data.mapping.names import is_tool
from engine.data.mapping.shapes import PART_KEYS, cell_of, is_blank, pair_keys, turn_keys
from engine.data.mapping.speakers import program_answers, role_under

_LEARN_KEYS = ("loss_weight", "weight", "train")
"""Keys under which other tools say whether an answer is learned (0 or false: it is not)."""
_CALL_KEYS = ("tool_calls", "function_call", "toolCalls", "functionCall")
"""Keys of an answer that calls a program; its words alone would be learned without the call."""


class NotUsable(Exception):
    """A row cannot be used; `reason` is one of `problems_data.DROPPED`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnknownSpeaker(NotUsable):
    """Somebody speaks whom nobody knows; `name` says who."""

    def __init__(self, name: str) -> None:
        super().__init__("unknown_role")
        self.name = name


@dataclass(frozen=True)
class Turn:
    """One message."""

    role: str
    """system, user or assistant."""
    text: str
    learn: bool
    """Always False for messages that are no answers."""

    def unlearned(self) -> Turn:
        """The same turn as a part of the question."""
        return Turn(self.role, self.text, learn=False)

    @property
    def message(self) -> dict[str, str]:
        """As chat templates take it."""
        return {"role": self.role, "content": self.text}


def clean_turns(turns: Any, *, strangers: bool = False) -> list[Turn]:
    """Turns in our words, in order; empty system messages are left out.

    Args:
        strangers: speakers nobody knows are read as the assistant.

    Raises:
        UnknownSpeaker: a stranger speaks.
        NotUsable: uses_tools where tools speak or are called, which are no assistants; not_text
            for images and the like; empty if it is no list of turns.
    """
    keys = turn_keys(turns)
    if isinstance(turns, list) and len(turns) > 1 and all(isinstance(t, str) for t in turns):
        return _alternating(turns)
    if keys is None and (pair := pair_keys(turns)):
        return _of_pairs(turns, *pair)
    if keys is None:
        raise NotUsable("empty")
    found = [_turn(turn, *keys, strangers) for turn in turns]
    if program_answers(keys[0], (turn.role for turn in found)):
        found = [_answering(turn) if turn.role == "system" else turn for turn in found]
    return [turn for turn in found if turn.role != "system" or not is_blank(turn.text)]


def _alternating(said: Sequence[str]) -> list[Turn]:
    """Bare texts of two speakers in turn; the first one asks."""
    return [Turn(("user", "assistant")[n % 2], one, learn=n % 2 == 1) for n, one in enumerate(said)]


def _of_pairs(pairs: Sequence[Mapping[str, Any]], asked: str, said: str) -> list[Turn]:
    """`[{"human": …, "assistant": …}, …]` as turns."""
    turns = []
    for pair in pairs:
        turns.append(Turn("user", _content(pair.get(asked)), learn=False))
        turns.append(Turn("assistant", _content(pair.get(said)), learn=True))
    return turns


def _turn(turn: Mapping[str, Any], role_key: str, text_key: str, strangers: bool) -> Turn:
    speaker = turn.get(role_key)
    role = role_under(role_key, speaker)
    if (role is None and is_tool(speaker)) or any(map(turn.get, _CALL_KEYS)):
        raise NotUsable("uses_tools")
    if role is None and not strangers:
        raise UnknownSpeaker(str(speaker))
    role = role or "assistant"
    learn = role == "assistant" and all(_says_yes(turn.get(key)) for key in _LEARN_KEYS)
    return Turn(role, _content(cell_of(turn, text_key)), learn)


def _answering(turn: Turn) -> Turn:
    return Turn("assistant", turn.text, learn=True)


def _says_yes(weight: Any) -> bool:
    return weight is None or (isinstance(weight, int | float) and weight > 0)


def _content(content: Any) -> str:
    """Text, or a list of text parts put together."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, int | float):
        return str(content)
    if isinstance(content, list):
        return "\n".join(_part(part) for part in content)
    raise NotUsable("not_text")


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        for key in PART_KEYS:
            if isinstance(part.get(key), str):
                return str(part[key])
        if is_tool(part.get("type")) or any(map(is_tool, part)):
            raise NotUsable("uses_tools")
    raise NotUsable("not_text")


def answer_turns(turns: Sequence[Turn]) -> tuple[list[Turn], bool]:
    """The turns up to the last answer, and whether any were left out.

    A conversation is worth what is before its first empty answer; what comes behind its last answer
    teaches nothing.

    Raises:
        NotUsable: empty without an answer, no_question if nothing was asked before the first one.
    """
    kept = list(turns)
    for place, turn in enumerate(turns):
        if turn.role == "assistant" and is_blank(turn.text):
            kept = kept[:place]
            break
    while kept and kept[-1].role != "assistant":
        kept.pop()
    if not kept:
        raise NotUsable("empty")
    if not any(turn.role == "user" and not is_blank(turn.text) for turn in kept):
        raise NotUsable("no_question")
    return kept, len(kept) < len(turns)
