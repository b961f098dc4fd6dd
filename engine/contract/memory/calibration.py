"""What a measurement on this computer corrects: the bytes of a token, and what does not move.

Weights, adapters and predictions are arithmetic. How much a library holds for each token in a block
is not quite, and neither is what driver and libraries take for themselves. Two real steps at two
lengths give a line; the plan is turned and moved onto it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.contract.memory.plan import Code


@dataclass(frozen=True)
class Calibration:
    """Measured against computed, for one device, model shape and quantisation."""

    slope: float = 1.0
    """Measured bytes a token divided by computed ones."""
    offset_bytes: float = 0.0
    """What was measured above (or below) the computed states."""

    @classmethod
    def from_points(cls, computed: tuple[int, int], measured: tuple[int, int]) -> Calibration:
        """From totals at two lengths, the same two computed and measured."""
        rise, found = computed[1] - computed[0], measured[1] - measured[0]
        slope = min(4.0, max(0.25, found / rise)) if rise > 0 else 1.0
        return cls(slope, measured[1] - computed[1] - (slope - 1) * rise)

    def applied(self, held: Mapping[Code, float], tokens: int) -> dict[Code, float]:
        """The parts on the measured line."""
        moved = dict(held)
        for code in ("activations", "logits"):
            moved[code] = held[code] * self.slope
        moved["context"] = max(0.0, held["context"] + self.offset_bytes)
        return moved
