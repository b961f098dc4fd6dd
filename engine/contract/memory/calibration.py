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
    from engine.contract.memory.plan import Code, MemoryPlan

LEAST_SLOPE, MOST_SLOPE = 0.25, 4.0
"""A measurement beyond these went wrong: something else moved the memory."""
HEAP_CHANCE = 0.08
"""On a processor two runs of one job differ by some percent (holes of the heap depend on
addresses), two probes by up to 7: what is computed is as good a guess. Of what lies nearer to it
than this, half is believed; of what lies farther, all but half of this share."""
PASSING: tuple[Code, ...] = ("activations", "logits")


@dataclass(frozen=True)
class Calibration:
    """Measured against computed, for one device, model shape and quantisation."""

    slope: float = 1.0
    """Measured bytes of a token divided by computed ones."""
    offset_bytes: float = 0.0
    """What was measured above (or below) the computed states."""

    @classmethod
    def from_plans(
        cls,
        computed: tuple[MemoryPlan, MemoryPlan],
        measured: tuple[int, int],
        chance: float = 0.0,
    ) -> Calibration:
        """The correction under which both plans give what was measured.

        Two measurements at one length move the plan and do not turn it.

        Args:
            chance: by which share a measurement may be off by chance (`HEAP_CHANCE`).
        """
        few, many = computed
        low, high = (_believed(*pair, chance) for pair in zip(computed, measured, strict=True))
        passing = _passing(many) - _passing(few)
        missing = (high - low) - (many.total_bytes - few.total_bytes)
        slope = 1 + missing / passing if passing > 0 else 1.0
        slope = min(MOST_SLOPE, max(LEAST_SLOPE, slope))
        return cls(slope, high - many.total_bytes - (slope - 1) * _passing(many))

    def applied(self, held: Mapping[Code, float]) -> dict[Code, float]:
        """The parts on the measured line."""
        moved = dict(held)
        for code in PASSING:
            moved[code] = held[code] * self.slope
        moved["context"] = max(0.0, held["context"] + self.offset_bytes)
        return moved


def _believed(computed: MemoryPlan, measured: int, chance: float) -> float:
    """Between what was computed and what was measured, where both may be off by chance."""
    most = chance / 2 * measured
    return measured - max(-most, min(most, (measured - computed.total_bytes) / 2))


def _passing(plan: MemoryPlan) -> int:
    return sum(plan.bytes_of(code) for code in PASSING)
