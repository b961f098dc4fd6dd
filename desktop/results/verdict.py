"""Is the tuned model better? One word from the losses before and after; pure, no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Word = Literal["better", "same", "worse", "unknown"]

CLEAR_SHARE, CLEAR_NATS = 0.01, 0.01
"""A change below 1 % of the loss, or below 0.01 nats a token, is no change one should trust."""
FEW_ROWS = 20
"""With fewer rows kept aside the verdict is only a hint."""


@dataclass(frozen=True)
class Verdict:
    """The judgement and the numbers it stands on (nats per supervised token)."""

    word: Word
    before: float | None = None
    after: float | None = None
    rows: int | None = None
    """Rows that were kept aside and measured."""

    @property
    def is_hint(self) -> bool:
        """Whether too few rows were measured to be sure."""
        return self.rows is not None and self.rows < FEW_ROWS

    @property
    def change(self) -> float | None:
        """After minus before: negative is better."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def judge(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, rows: int | None = None
) -> Verdict:
    """The verdict on held-out losses as the `finished` event gives them."""
    first, last = _loss(before), _loss(after)
    if first is None or last is None:
        return Verdict("unknown", first, last, rows)
    least = max(CLEAR_NATS, CLEAR_SHARE * first)
    if abs(last - first) < least:
        return Verdict("same", first, last, rows)
    return Verdict("better" if last < first else "worse", first, last, rows)


def _loss(numbers: Mapping[str, Any] | None) -> float | None:
    loss = (numbers or {}).get("loss")
    return float(loss) if isinstance(loss, int | float) and not isinstance(loss, bool) else None
