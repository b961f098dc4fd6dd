"""Rows as tokens, without any limit on their length: what the store keeps and every limit cuts.

Rows come in batches: one round trip to the template's process and one call of the tokenizer, which
uses the processor's cores by itself, for many rows. No process pool anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.press import BATCH_ROWS, Press
from engine.data.rendering.render import Rendered, TrainOn
from engine.data.rendering.source import TemplateSource
from engine.data.rendering.spans import tokens_of
from engine.data.rendering.tokens import TextTokenizer
from engine.data.store.row_store import RowStore
from engine.data.store.segment import Kept

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

REACH = 4096
"""Tokens of a row that are kept at least; a longer limit keeps more."""
OFF_PROMPT, END_ADDED, SPECIAL_IN_TEXT, DOUBLE_BEGIN, NO_END_MARK = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class RowTokens:
    """One row in tokens."""

    signed: npt.NDArray[np.int32]
    """The first tokens: the id where it is learned, else its complement (`~id`)."""
    total: int
    """Tokens of the whole row."""
    total_learned: int
    form: int
    """Which of `forms(row.messages)` was rendered."""
    marks: int
    """Some of OFF_PROMPT, END_ADDED, SPECIAL_IN_TEXT, DOUBLE_BEGIN, NO_END_MARK."""

    def kept(self, max_length: int) -> int:
        """Tokens within a limit."""
        return min(self.total, max_length, len(self.signed))

    def learned(self, max_length: int) -> int:
        """Learned tokens within a limit."""
        return int(np.count_nonzero(self.signed[: self.kept(max_length)] >= 0))


class Tokeniser:
    """Rows to `RowTokens`, from the store where they were tokenised before.

    Attributes:
        tokenised: rows that were tokenised now.
        found: rows that the store had.
        press: what renders them.
        text: the tokenizer.
    """

    def __init__(
        self,
        tokenizer: PreTrainedTokenizerBase,
        train_on: TrainOn,
        *,
        reach: int = REACH,
        store: RowStore | None = None,
    ) -> None:
        self.source = TemplateSource.of(tokenizer)
        self.press = Press(self.source, train_on)
        self.text = TextTokenizer(tokenizer)
        self.store = store or RowStore(None, "")
        self.tokenised = self.found = 0
        self._reach = max(reach, REACH)

    def rows(
        self, rows: Iterable[Row], should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[Row, RowTokens | NotUsable]]:
        """Each row with its tokens, or with the reason why it has none, in order.

        Raises:
            Problem: the template went beyond its limits (`press`).
        """
        ahead = iter(rows)
        while (batch := list(islice(ahead, BATCH_ROWS))) and not should_stop():
            yield from zip(batch, self._batch(batch), strict=True)

    def row(self, row: Row) -> RowTokens:
        """One row.

        Raises:
            NotUsable: as the renderer says.
            Problem: as `rows`.
        """
        found = self._batch([row])[0]
        if isinstance(found, NotUsable):
            raise found
        return found

    def _batch(self, rows: Sequence[Row]) -> list[RowTokens | NotUsable]:
        digests = [row_digest(row) for row in rows]
        found: list[RowTokens | NotUsable | None] = [self._stored(digest) for digest in digests]
        missing = [place for place, tokens in enumerate(found) if tokens is None]
        self.found += len(rows) - len(missing)
        rendered = self.press.rows([rows[place] for place in missing])
        usable = [made for made in rendered if isinstance(made, Rendered)]
        tokens = iter(self._tokenised(usable))
        for place, made in zip(missing, rendered, strict=True):
            found[place] = made if isinstance(made, NotUsable) else next(tokens)
            if isinstance(fresh := found[place], RowTokens):
                self._keep(digests[place], fresh)
        return [made for made in found if made is not None]

    def _stored(self, digest: bytes) -> RowTokens | None:
        kept = self.store.get(digest)
        if kept is None:
            return None
        total, learned, form, marks = kept.facts
        whole = len(kept.tokens) == total or len(kept.tokens) >= self._reach
        return RowTokens(kept.tokens, total, learned, form, marks) if whole else None

    def _keep(self, digest: bytes, row: RowTokens) -> None:
        self.tokenised += 1
        self.store.put(
            digest, Kept(row.signed, (row.total, row.total_learned, row.form, row.marks))
        )

    def _tokenised(self, rendered: Sequence[Rendered]) -> list[RowTokens]:
        texts = [(made.text, made.spans) for made in rendered]
        found = tokens_of(self.text, texts, self._reach)
        return [
            self._row(made, seen.ids, seen.learned, seen.limit)
            for made, seen in zip(rendered, found, strict=True)
        ]

    def _row(
        self, made: Rendered, ids: list[int], learned: npt.NDArray[np.bool_], limit: int
    ) -> RowTokens:
        text = made.text
        rest = [text[max(limit, start) : end] for start, end in made.spans if end > limit]
        numbers = np.array(ids, np.int32)
        signed = np.where(learned, numbers, ~numbers)[: self._reach]
        return RowTokens(
            signed,
            total=len(ids) + (self.text.count(text[limit:]) if limit < len(text) else 0),
            total_learned=int(learned.sum()) + sum(map(self.text.count, rest)),
            form=made.form,
            marks=self._marks(made),
        )

    def _marks(self, made: Rendered) -> int:
        said = [message["content"] for message in made.messages]
        special = self.source.special
        in_text = any(mark in text for text in said for mark in special)
        begin = self.source.begin
        doubled = bool(begin) and made.text.startswith(f"{begin}{begin}")
        start, end = made.spans[-1] if made.spans else (0, 0)
        open_end = bool(said) and not any(made.text.endswith(m, start, end) for m in special)
        return (
            OFF_PROMPT * made.off_prompt
            | END_ADDED * made.end_added
            | SPECIAL_IN_TEXT * in_text
            | DOUBLE_BEGIN * doubled
            | NO_END_MARK * open_end
        )


def row_digest(row: Row) -> bytes:
    """16 bytes that are equal for rows with the same tokens."""
    said = row.digest()
    if not row.silent:
        return said
    silent = ",".join(map(str, sorted(row.silent))).encode()
    return blake2b(said + silent, digest_size=16).digest()
