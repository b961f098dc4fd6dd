"""What can go wrong with a tokenizer and its template whatever the rows say (the recipe's list of
mistakes that a program can see)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.rendering.marks import MAX_NAMED, mark_ids, names_of
from engine.data.rendering.tokenise import RowTokens
from engine.models.embedding_rows import never_trained
from engine.models.ends import declared_ends
from engine.models.template import ensure_pad

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

MARKS_OF_ROWS = 1000
"""Rows whose marks are looked for one by one: a template writes the same ones into all of them."""


class TemplateChecks:
    """Collects the marks that rows hold, and the ones that they end with.

    Args:
        template: whose template it is (`engine.models.template.TemplateOwner`).
        folder: the model's, where it is known.
        vocabulary_rows: rows of the model's embedding.
    """

    def __init__(
        self,
        tokenizer: PreTrainedTokenizerBase,
        template: str,
        folder: Path | None,
        vocabulary_rows: int | None,
    ) -> None:
        self._tokenizer = tokenizer
        self._template = template
        self._folder, self._rows = folder, vocabulary_rows
        self._marks = np.array(sorted(mark_ids(tokenizer)), np.int32)
        self._beyond: set[int] = set()
        self._held: set[int] = set()
        self._ends: Counter[int] = Counter()
        self._seen = 0

    def see(self, tokens: RowTokens) -> None:
        """Look at one row's tokens."""
        signed = tokens.signed
        if not signed.size:
            return
        ids = np.where(signed < 0, ~signed, signed)
        if self._rows and len(self._beyond) < MAX_NAMED and int(ids.max()) >= self._rows:
            self._beyond |= set(ids[ids >= self._rows].tolist())
        if self._seen < MARKS_OF_ROWS:
            self._held |= set(ids[np.isin(ids, self._marks)].tolist())
        self._seen += 1
        learned = np.flatnonzero(signed >= 0)
        if learned.size and tokens.total == signed.size:  # else its end was not kept
            self._ends[int(signed[learned[-1]])] += 1

    def report(self, *, writes_no_end: bool) -> dict[str, Any]:
        """`template`, `pad_is_eos`, `foreign_ends` (`[[mark, rows], …]`: the model would not stop
        there), `new_tokens` (it has no number for them), `untrained_marks` (it has one that was
        never trained) and `own_template_helps` (Formiga's needs none of these)."""
        tokenizer = self._tokenizer
        untrained = self._untrained()
        return {
            "template": "base_without_end" if writes_no_end else self._template,
            "pad_is_eos": ensure_pad(tokenizer).source == "end",
            "foreign_ends": self._foreign_ends(),
            "new_tokens": names_of(tokenizer, self._beyond),
            "untrained_marks": names_of(tokenizer, untrained),
            "own_template_helps": self._own_template_helps(self._beyond | untrained),
        }

    def _foreign_ends(self) -> list[list[Any]]:
        """Marks behind rows that neither tokenizer nor model name as an end, most rows first."""
        if self._folder is None:
            return []
        known = {self._tokenizer.eos_token_id} | declared_ends(self._folder)
        marks = set(self._marks.tolist())
        found = [(end, rows) for end, rows in self._ends.most_common() if end in marks - known]
        return [[names_of(self._tokenizer, [end])[0], rows] for end, rows in found[:MAX_NAMED]]

    def _untrained(self) -> set[int]:
        if self._folder is None or not self._held:
            return set()
        spare = set(self._marks.tolist()) | set(range(len(self._tokenizer), self._rows or 0))
        return never_trained(self._folder, self._held - self._beyond, sorted(spare - self._held))

    def _own_template_helps(self, bad: set[int]) -> bool:
        """Whether all of them come from the model's template, and Formiga's writes none."""
        tokenizer = self._tokenizer
        if not bad or self._template != "model":
            return False
        written = f"{tokenizer.chat_template} {list(tokenizer.special_tokens_map.values())}"
        named = names_of(tokenizer, bad)
        needed = {tokenizer.eos_token_id, tokenizer.bos_token_id}
        return len(bad) <= MAX_NAMED and not needed & bad and all(n in written for n in named)
