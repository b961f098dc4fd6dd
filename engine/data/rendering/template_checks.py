"""What can go wrong with a tokenizer and its template whatever the rows say (the recipe's list of
mistakes that a program can see)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from engine.models.template import ensure_pad

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

MAX_NAMED = 20


class TemplateChecks:
    """Collects the largest ids that rows hold.

    Args:
        template: `model` or `default`.
        vocabulary_rows: rows of the model's embedding.
    """

    def __init__(
        self, tokenizer: PreTrainedTokenizerBase, template: str, vocabulary_rows: int | None
    ) -> None:
        self._tokenizer = tokenizer
        self._template = template
        self._rows = vocabulary_rows
        self._beyond: set[int] = set()

    def see(self, signed: npt.NDArray[np.int32]) -> None:
        """Look at one row's tokens (`RowTokens.signed`)."""
        if self._rows is None or len(self._beyond) >= MAX_NAMED:
            return
        ids = np.where(signed < 0, ~signed, signed)
        if ids.size and int(ids.max()) >= self._rows:
            self._beyond |= set(ids[ids >= self._rows].tolist())

    def report(self, *, writes_no_end: bool) -> dict[str, Any]:
        """`template`, `pad_is_eos`, `eos_known` and `new_tokens` of the checks."""
        tokenizer = self._tokenizer
        template = "base_without_end" if writes_no_end else self._template
        ids = sorted(self._beyond)[:MAX_NAMED]
        return {
            "template": template,
            "pad_is_eos": ensure_pad(tokenizer).source == "end",
            "eos_known": tokenizer.eos_token_id is not None,
            "new_tokens": [str(token) for token in tokenizer.convert_ids_to_tokens(ids)],
        }
