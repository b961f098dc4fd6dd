"""Messages in the forms that templates take, and the places of messages in what they wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from engine.data.mapping.map import Message

Span = tuple[int, int]
"""First character and the one behind the last."""


def shown(content: str, text: str) -> str | None:
    """How a message stands in a text: as it is, or without its thoughts, which templates drop."""
    for form in (content.strip(), content.rsplit("</think>", 1)[-1].strip()):
        if form in text:
            return form
    return None


def find_answer(text: str, at: int, heading: str, content: str) -> Span | None:
    """The first place behind `at` where the heading and then the answer stand."""
    for form in (content.strip(), content.rsplit("</think>", 1)[-1].strip()):
        found = re.compile(re.escape(heading) + r"(\s*)" + re.escape(form)).search(text, at)
        if found:
            return found.start(1), found.end()
    return None


def answers_of(messages: Sequence[Message]) -> list[int]:
    return [place for place, message in enumerate(messages) if message["role"] == "assistant"]


def forms(messages: Sequence[Mapping[str, str]]) -> list[list[Message]]:
    """The messages as they are; with the system message in the first question; and with turns of
    the same speaker joined as well, for templates that want them to alternate."""
    plain = [dict(message) for message in messages]
    merged = _system_merged(plain)
    return [plain, merged, _alternating(merged)]


def _system_merged(messages: list[Message]) -> list[Message]:
    system = [m["content"] for m in messages if m["role"] == "system"]
    others = [dict(m) for m in messages if m["role"] != "system"]
    first = next((m for m in others if m["role"] == "user"), None)
    if system and first:
        first["content"] = "\n\n".join([*system, first["content"]])
    return others


def _alternating(messages: list[Message]) -> list[Message]:
    joined: list[Message] = []
    for message in messages:
        if joined and joined[-1]["role"] == message["role"]:
            joined[-1]["content"] += "\n\n" + message["content"]
        elif joined or message["role"] == "user":
            joined.append(dict(message))
    return joined


def plain_prompt(messages: Sequence[Mapping[str, Any]]) -> str:
    """The last thing that was asked before the last answer."""
    asked = [str(m["content"]) for m in messages if m["role"] == "user"]
    return asked[-1] if asked else ""


def content_spans(messages: Sequence[Mapping[str, Any]], text: str) -> list[Span]:
    """Where each message's own words stand in what the template wrote, in order."""
    spans: list[Span] = []
    at = 0
    for message in messages:
        form = shown(str(message["content"]), text[at:])
        start = at + text[at:].find(form) if form else at
        at = start + len(form or "")
        spans.append((start, at))
    return spans
