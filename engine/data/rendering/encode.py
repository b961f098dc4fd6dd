"""Rows as token ids and labels. Only answers are learned, each with its end mark; labels are set by
position, never by token id, so that a pad or end token inside a text cannot change them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from engine.contract.problems import Problem
from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.forms import forms, plain_prompt
from engine.data.rendering.press import Press
from engine.data.rendering.render import TrainOn
from engine.data.rendering.source import TemplateSource
from engine.data.rendering.tokenise import (
    END_ADDED,
    OFF_PROMPT,
    SPECIAL_IN_TEXT,
    RowTokens,
    Tokeniser,
)
from engine.data.rendering.tokens import TextTokenizer
from engine.data.store.row_store import RowStore

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
    place: int = -1
    """Among all used rows of the file; -1 for a block of text."""
    file: int = 0
    """Of a folder, which file."""


@dataclass
class EncodingCounts:
    """What happened to rows on their way to tokens."""

    cut: int = 0
    answer_tokens_cut: int = 0
    system_merged: int = 0
    end_added: int = 0
    off_prompt: int = 0
    special_in_text: int = 0

    def add(self, tokens: RowTokens, kept: int, learned: int) -> None:
        """Count one row that is used."""
        self.cut += tokens.total > kept
        self.answer_tokens_cut += tokens.total_learned - learned
        self.system_merged += tokens.form > 0
        self.end_added += bool(tokens.marks & END_ADDED)
        self.off_prompt += bool(tokens.marks & OFF_PROMPT)
        self.special_in_text += bool(tokens.marks & SPECIAL_IN_TEXT)


class Encoder:
    """Encodes rows for one tokenizer and one limit.

    Args:
        max_length: tokens of the longest row.
        too_long: `cut` keeps the beginning of longer rows, `drop` leaves them out.
        store: where tokenised rows are found and kept.

    Attributes:
        counts: what happened so far.
        tokeniser: what makes the tokens.
    """

    def __init__(
        self,
        tokenizer: PreTrainedTokenizerBase,
        *,
        max_length: int,
        too_long: Literal["cut", "drop"] = "cut",
        train_on: TrainOn = "answers",
        store: RowStore | None = None,
    ) -> None:
        self.counts = EncodingCounts()
        self.tokeniser = Tokeniser(tokenizer, train_on, reach=max_length, store=store)
        self._max_length = max_length
        self._too_long = too_long

    @property
    def last_error(self) -> str:
        """What the template said when it last refused a row."""
        return self.tokeniser.press.last_error

    def encode_all(self, rows: Iterable[Row]) -> Iterator[tuple[Row, Encoded | NotUsable]]:
        """Each row encoded, or the reason why not, in order; `encode` says which reasons.

        Raises:
            Problem: the template went beyond its limits.
        """
        for row, tokens in self.tokeniser.rows(rows):
            try:
                if isinstance(tokens, NotUsable):
                    raise tokens
                yield row, self._limited(row, tokens)
            except NotUsable as refused:
                yield row, refused

    def encode(self, row: Row) -> Encoded:
        """A row's tokens and labels, with at least one token to learn.

        Raises:
            NotUsable: too_long, answer_cut (nothing learned is left within the limit) or
                template_refused.
            Problem: the template went beyond its limits.
        """
        return self._limited(row, self.tokeniser.row(row))

    def _limited(self, row: Row, tokens: RowTokens) -> Encoded:
        kept, learned = tokens.kept(self._max_length), tokens.learned(self._max_length)
        if tokens.total > kept and self._too_long == "drop":
            raise NotUsable("too_long")
        if learned == 0:
            raise NotUsable("answer_cut")
        self.counts.add(tokens, kept, learned)
        signed = tokens.signed[:kept]
        ids = np.where(signed < 0, ~signed, signed).tolist()
        labels = np.where(signed < 0, IGNORED, signed).tolist()
        messages = forms(row.messages)[tokens.form] if row.messages else []
        answer = messages[-1]["content"] if messages else ""
        prompt = plain_prompt(messages)
        return Encoded(ids, labels, row.line, prompt, answer, messages, file=row.file)


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
