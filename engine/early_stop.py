"""Early stopping: how long a run goes on measuring without getting better.

Better means better row by row: every held-out row is compared with itself at the last improvement.
A mean of few rows moves by chance; the differences of the same rows move much less.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import mean, stdev
from typing import Any, Literal

BETTER_NATS, BETTER_ERRORS = 0.002, 0.5
"""An improvement is a mean difference above the larger of 0.002 nats and half a standard error."""
LEAST_ROWS = 20
"""With fewer held-out rows a stop is only advised: their loss says too little."""
LEAST_SHARE = 0.3
"""Of all steps, before which no run is ended."""

Verdict = Literal["go", "stop", "advise"]


def earliest_step(total_steps: int, steps_per_epoch: int) -> int:
    """The first step at which a run may be ended: 30 % of all, and one whole epoch where it has
    more than one."""
    share = math.ceil(LEAST_SHARE * total_steps)
    return max(share, steps_per_epoch) if steps_per_epoch < total_steps else share


def is_better(earlier: Sequence[float], now: Sequence[float]) -> bool:
    """Whether rows got better: mean of the paired differences against its standard error.

    Args:
        earlier: mean loss of each held-out row, nats per supervised token.
        now: the same rows, in the same order.
    """
    falls = [old - new for old, new in zip(earlier, now, strict=True)]
    if not falls:
        return False
    error = stdev(falls) / math.sqrt(len(falls)) if len(falls) > 1 else 0.0
    return mean(falls) > max(BETTER_NATS, BETTER_ERRORS * error)


class Patience:
    """Counts measurements since the last improvement.

    Args:
        patience: measurements without an improvement after which a run is ended; None never.
        earliest: see `earliest_step`.
    """

    def __init__(
        self, patience: int | None, earliest: int, remembered: Mapping[str, Any] | None = None
    ) -> None:
        kept = remembered or {}
        self._patience, self._earliest = patience, earliest
        self._reference: list[float] = list(kept.get("reference", []))
        self.waited: int = int(kept.get("waited", 0))
        self.advised: bool = bool(kept.get("advised", False))
        self.stopped: bool = bool(kept.get("stopped", False))

    def to_json(self) -> dict[str, Any]:
        """What a checkpoint keeps."""
        return {
            "reference": [round(nats, 6) for nats in self._reference],
            "waited": self.waited,
            "advised": self.advised,
            "stopped": self.stopped,
        }

    def measured(self, step: int, per_row: Sequence[float]) -> Verdict:
        """Take in a measurement; says whether to go on."""
        rows = [round(nats, 6) for nats in per_row]  # as a checkpoint keeps them
        if len(rows) != len(self._reference) or is_better(self._reference, rows):
            self._reference, self.waited = rows, 0
            return "go"
        self.waited += 1
        if self._patience is None or self.waited < self._patience or step < self._earliest:
            return "go"
        if len(rows) < LEAST_ROWS:
            advise, self.advised = not self.advised, True
            return "advise" if advise else "go"
        self.stopped = True
        return "stop"
