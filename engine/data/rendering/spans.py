"""Rendered texts as token ids, and which of those stand in learned characters; many at once.

An answer begins with the tokens it will have when it is generated: where a token of the whole text
would reach from the prompt into the answer, or the prompt alone gives other tokens, the two are
tokenised apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.data.rendering.forms import Span
from engine.data.rendering.tokens import SLACK_TOKENS, TextTokenizer, Tokens

CHARS_PER_TOKEN = 6
"""Of a long text so much is looked at first; more if it is not enough."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The beginning of a text in tokens."""

    ids: list[int]
    learned: npt.NDArray[np.bool_]
    """For each of `ids`; the first token is never predicted, so never learned."""
    limit: int
    """Characters that were looked at."""


def tokens_of(
    text: TextTokenizer, rendered: Sequence[tuple[str, Sequence[Span]]], reach: int
) -> list[Seen]:
    """Tokens of each text, at least `reach` of them and some more where it has so many."""
    first = (reach + SLACK_TOKENS) * CHARS_PER_TOKEN
    quick = [len(words) <= first for words, _ in rendered]
    shorter = [pair for pair, short in zip(rendered, quick, strict=True) if short]
    batch = iter(_batch(text, shorter) if text.is_fast else [_one(text, *p) for p in shorter])
    return [
        next(batch) if short else _long(text, *pair, reach)
        for pair, short in zip(rendered, quick, strict=True)
    ]


def tokens_apart(text: TextTokenizer, words: str, spans: Sequence[Span]) -> Tokens:
    """The text's tokens with their characters, in which every answer begins as when generated."""
    tokens = text.encode(words)
    if not spans or spans[0] == (0, len(words)):
        return tokens
    last = spans[-1][0]
    prompt = text.encode(words[:last]).ids if last < len(words) else []
    starts = {start for start, _ in spans}
    across = any(first < start < end for start in starts for first, end in tokens.spans)
    if across or tokens.ids[: len(prompt)] != prompt:
        return text.encode_apart(words, [edge for span in spans for edge in span])
    return tokens


def learned_of(tokens: Tokens, spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Whether each token begins inside a learned span; both are in order."""
    starts = np.array([start for start, _ in tokens.spans], np.int64)
    learned: npt.NDArray[np.bool_] = np.zeros(len(starts), bool)
    for first, end in spans:
        learned |= (starts >= first) & (starts < end)
    learned[:1] = False
    return learned


def _one(text: TextTokenizer, words: str, spans: Sequence[Span]) -> Seen:
    tokens = tokens_apart(text, words, spans)
    return Seen(tokens.ids, learned_of(tokens, spans), len(words))


def _long(text: TextTokenizer, words: str, spans: Sequence[Span], reach: int) -> Seen:
    limit = (reach + SLACK_TOKENS) * CHARS_PER_TOKEN
    while True:
        tokens = tokens_apart(text, words[:limit], _within(spans, limit))
        if len(tokens.ids) >= reach + SLACK_TOKENS or limit >= len(words):
            return Seen(tokens.ids, learned_of(tokens, spans), min(limit, len(words)))
        limit *= 2


def _within(spans: Sequence[Span], limit: int) -> list[Span]:
    return [(start, min(end, limit)) for start, end in spans if start < limit]


def _batch(text: TextTokenizer, rendered: Sequence[tuple[str, Sequence[Span]]]) -> list[Seen]:
    """The same as `_one` for many texts, without asking for the characters of every token."""
    whole = text.encode_many([words for words, _ in rendered])
    asks = [_prompt(words, spans) for words, spans in rendered]
    prompts = iter(text.ids_many([ask for ask in asks if ask]))
    found = []
    for (words, spans), tokens, ask in zip(rendered, whole, asks, strict=True):
        prompt = next(prompts) if ask else []
        edges = [tokens.place_of(start) for start, _ in spans]
        plain = tokens.ids[: len(prompt)] == prompt and None not in edges
        if spans and not plain:
            found.append(_one(text, words, spans))
            continue
        learned: npt.NDArray[np.bool_] = np.zeros(len(tokens.ids), bool)
        for edge, (_, end) in zip(edges, spans, strict=True):
            learned[edge : tokens.place_behind(end)] = True
        learned[:1] = False
        found.append(Seen(tokens.ids, learned, len(words)))
    return found


def _prompt(words: str, spans: Sequence[Span]) -> str:
    """What stands before the last answer; empty where everything is learned."""
    if not spans or spans[0] == (0, len(words)):
        return ""
    return words[: spans[-1][0]]
