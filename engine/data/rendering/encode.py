"""Rows as token ids and labels. Only answers are learned, each with its end mark; labels are set by
position, never by token id, so that a pad or end token inside a text cannot change them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.contract.problems import Problem
from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.forms import Span, plain_prompt
from engine.data.rendering.press import Press
from engine.data.rendering.render import Rendered, TrainOn
from engine.data.rendering.source import TemplateSource
from engine.data.rendering.tokens import TextTokenizer, Tokens

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

IGNORED = -100
"""Label of a position that is read and not learned."""


@dataclass(frozen=True)
class Encoded:
    """One row, ready to learn from."""

    input_ids: list[int]
    labels: list[int]
    """As long as `input_ids`: the same id where it is learned, `IGNORED` elsewhere."""
    line: int
    prompt_text: str
    """The last question, as the person wrote it."""
    reference: str
    """The answer to it that the data gives."""
    messages: list[dict[str, str]]
    """Empty for plain text."""


@dataclass(frozen=True)
class Measured:
    """A row's whole length and what a limit leaves of it."""

    tokens: Tokens
    """As far as the limit can reach, with some more."""
    learned: list[bool]
    """For each of `tokens`."""
    total: int
    """Tokens of the whole row."""
    total_learned: int
    kept: int
    """Tokens within the limit."""
    kept_learned: int

    @property
    def lost(self) -> int:
        """Answer tokens behind the limit."""
        return self.total_learned - self.kept_learned


@dataclass
class EncodingCounts:
    """What happened to rows on their way to tokens."""

    cut: int = 0
    answer_tokens_cut: int = 0
    system_merged: int = 0
    end_added: int = 0
    off_prompt: int = 0
    special_in_text: int = 0


class Encoder:
    """Encodes rows for one tokenizer and one limit.

    Args:
        max_length: tokens of the longest row.
        too_long: `cut` keeps the beginning of longer rows, `drop` leaves them out.

    Attributes:
        counts: what happened so far.
    """

    def __init__(
        self,
        tokenizer: PreTrainedTokenizerBase,
        *,
        max_length: int,
        too_long: Literal["cut", "drop"] = "cut",
        train_on: TrainOn = "answers",
    ) -> None:
        self.counts = EncodingCounts()
        self.renderer = Press(TemplateSource.of(tokenizer), train_on)
        self.text = TextTokenizer(tokenizer)
        self._max_length = max_length
        self._too_long = too_long
        self._special = tuple(tokenizer.all_special_tokens)

    def encode(self, row: Row) -> Encoded:
        """A row's tokens and labels, with at least one token to learn.

        Raises:
            NotUsable: too_long, answer_cut (nothing learned is left within the limit) or
                template_refused.
        """
        rendered = self.renderer.row(row)
        measured = self.measure(rendered)
        if measured.total > measured.kept and self._too_long == "drop":
            raise NotUsable("too_long")
        if measured.kept_learned == 0:
            raise NotUsable("answer_cut")
        self._note(row, rendered, measured)
        ids = measured.tokens.ids[: measured.kept]
        labels = [
            token if learned else IGNORED
            for token, learned in zip(ids, measured.learned, strict=False)
        ]
        messages = list(rendered.messages)
        answer = messages[-1]["content"] if messages else ""
        return Encoded(ids, labels, row.line, plain_prompt(messages), answer, messages)

    def measure(self, rendered: Rendered) -> Measured:
        """A rendered row's tokens, which of them are learned, and what the limit leaves."""
        text, spans = rendered.text, rendered.spans
        limit = self.text.safe_chars(self._max_length)
        tokens = self._tokens(text[:limit], spans)
        while len(tokens.ids) <= self._max_length and limit < len(text):
            limit *= 2  # a tokenizer that drops characters: look further
            tokens = self._tokens(text[:limit], spans)
        learned = _learned(tokens, spans)
        kept = min(len(tokens.ids), self._max_length)
        # The first token is never predicted, so it is never learned.
        learned = [False, *learned[1:]] if learned else []
        rest = sum(self.text.count(text[max(limit, a) : b]) for a, b in spans if b > limit)
        return Measured(
            tokens,
            learned,
            total=len(tokens.ids) + self.text.count(text[limit:]),
            total_learned=sum(learned) + rest,
            kept=kept,
            kept_learned=sum(learned[:kept]),
        )

    def _tokens(self, text: str, spans: Sequence[Span]) -> Tokens:
        """The text's tokens, in which every answer begins as it will when it is generated.

        Usually the whole text is tokenised at once. Where a token would reach from the prompt into
        the answer, or the prompt alone gives other tokens, they are tokenised apart.
        """
        if not spans or spans[0] == (0, len(text)):
            return self.text.encode(text)
        tokens = self.text.encode(text)
        last = spans[-1][0]
        prompt = self.text.encode(text[:last]).ids if last < len(text) else []
        starts = {start for start, _ in spans}
        across = any(first < start < end for start in starts for first, end in tokens.spans)
        if across or tokens.ids[: len(prompt)] != prompt:
            return self.text.encode_apart(text, [edge for span in spans for edge in span])
        return tokens

    def _note(self, row: Row, rendered: Rendered, measured: Measured) -> None:
        counts = self.counts
        counts.cut += measured.total > measured.kept
        counts.answer_tokens_cut += measured.lost
        counts.system_merged += rendered.system_merged
        counts.end_added += rendered.end_added
        counts.off_prompt += rendered.off_prompt
        texts = [message["content"] for message in row.messages]
        counts.special_in_text += any(mark in text for text in texts for mark in self._special)


def _learned(tokens: Tokens, spans: Sequence[Span]) -> list[bool]:
    """Whether each token begins inside a learned span; both are in order."""
    learned: list[bool] = []
    place = 0
    for start, _ in tokens.spans:
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        learned.append(place < len(spans) and spans[place][0] <= start)
    return learned


def generation_prompt_ids(
    tokenizer: PreTrainedTokenizerBase, messages: Sequence[Mapping[str, str]]
) -> list[int]:
    """The ids that ask a model for its answer, as the training rows ask for it.

    Args:
        messages: the conversation so far, without the answer.

    Raises:
        Problem: TEMPLATE_REFUSED.
    """
    renderer = Press(TemplateSource.of(tokenizer), "answers")
    try:
        text = renderer.prompt(messages)
    except NotUsable:
        raise Problem("TEMPLATE_REFUSED", rows=1, error=renderer.last_error) from None
    return TextTokenizer(tokenizer).encode(text).ids
