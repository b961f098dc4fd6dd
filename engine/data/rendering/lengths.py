"""How long rows are for one model, and what a limit would cost: measured, never guessed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.encode import Encoder, Measured
from engine.data.rendering.render import Rendered, TrainOn

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

MAX_MEASURED = 20_000
"""Rows that are tokenised for the report; about ten seconds."""
SHOWN_BEHIND_CUT = 64
"""Tokens of the example that are shown although the limit leaves them out."""


@dataclass
class LengthMeter:
    """Measures rows one by one as they are surveyed."""

    tokenizer: PreTrainedTokenizerBase
    max_length: int
    train_on: TrainOn
    template: str = "model"
    """Whose chat template it is: model or default."""
    running_text: bool = False
    """Text in blocks: nothing is ever cut off."""
    totals: list[int] = field(default_factory=list)
    learned: list[int] = field(default_factory=list)
    over: int = 0
    losing: int = 0
    lost: int = 0
    refused: int = 0
    example: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        self._encoder = Encoder(self.tokenizer, max_length=self.max_length, train_on=self.train_on)
        self._special = set(self.tokenizer.all_special_ids)
        added = self.tokenizer.added_tokens_decoder.items()
        self._special |= {token_id for token_id, token in added if token.special}

    def add(self, row: Row) -> None:
        """Measure a row, until enough have been."""
        if len(self.totals) + self.refused >= MAX_MEASURED:
            return
        try:
            rendered = self._encoder.renderer.row(row)
        except NotUsable:
            self.refused += 1
            return
        measured = self._encoder.measure(rendered)
        self.totals.append(measured.total)
        self.learned.append(measured.total_learned)
        if not self.running_text:
            self.over += measured.total > self.max_length
            self.losing += measured.lost > 0
            self.lost += measured.lost
        if self.example is None:
            self.example = self._example(row, rendered, measured)

    def report(self) -> dict[str, Any] | None:
        """Lengths in tokens over the measured rows; None if no row could be rendered."""
        if not self.totals:
            return None
        ordered = sorted(self.totals)
        report: dict[str, Any] = {
            "rows_measured": len(ordered),
            "mean": _mean(ordered),
            "median": _at(ordered, 0.5),
            "p95": _at(ordered, 0.95),
            "p99": _at(ordered, 0.99),
            "max": ordered[-1],
            "supervised_mean": _mean(self.learned),
            "max_length": self.max_length,
            "over_max_length": self.over,
            "supervised_lost": self.lost,
            "rows_losing_answer": self.losing,
            "template_refused": self.refused,
        }
        if self.running_text:
            report["blocks"] = math.ceil(sum(ordered) / self.max_length)
        return report

    def _example(self, row: Row, rendered: Rendered, measured: Measured) -> dict[str, Any]:
        shown = min(len(measured.tokens.ids), measured.kept + SHOWN_BEHIND_CUT)
        tokens = []
        behind = 0
        for place in range(shown):
            start, end = measured.tokens.spans[place]
            start = max(start, behind)  # a character of several tokens is shown with the first
            behind = max(behind, end)
            token_id = measured.tokens.ids[place]
            tokens.append(
                {
                    "text": rendered.text[start:end],
                    "trained": measured.learned[place],
                    "special": token_id in self._special,
                    "id": token_id,
                }
            )
        return {
            "row": len(self.totals),
            "line": row.line,
            "tokens": tokens,
            "total_tokens": measured.total,
            "kept_tokens": measured.total if self.running_text else measured.kept,
            "template": self.template,
        }


def _mean(values: Sequence[int]) -> float:
    return round(sum(values) / len(values), 2)


def _at(ordered: Sequence[int], share: float) -> int:
    """The value below which a share of all lie (nearest rank)."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
