"""Whether a run takes the memory that was planned for it: told once, where it takes clearly more.

Before a start two real steps may have proven the plan. A model that the start itself fetched, and a
job that was started from a terminal, were never tried: their own first steps are the proof. The run
goes on; if memory does run out, the ladder (`engine/recover.py`) holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.contract.memory import OFF_SHARE, plan
from engine.contract.memory.measured import calibration_for
from engine.probe_bench import peak_bytes
from engine.run_measured import what_runs
from engine.shortage import free_bytes

if TYPE_CHECKING:
    from engine.session import Session
    from engine.setup_run import Ready

FIRST_STEPS = 4
"""Each of them is looked at; then one in two, in four, and so on: the longest batch may come late,
and the fullest moment is kept by the system until somebody looks."""


class PlannedMemory:
    """The plan of a run, held against what it takes.

    Attributes:
        planned_bytes: at the fullest moment; None where the model's shape is not known, where the
            process has taken more before (a moment that says nothing of steps), and once a
            difference was told.
    """

    def __init__(self, session: Session, ready: Ready) -> None:
        self._session, self._device = session, ready.device
        planned = _planned(session, ready)
        known = planned is not None and peak_bytes(self._device) <= planned
        self.planned_bytes = planned if known else None

    def compare(self, step: int) -> None:
        """Look after a step, and tell of more than a tenth too much; never twice."""
        if self.planned_bytes is None or not _due(step):
            return
        peak, planned = peak_bytes(self._device), self.planned_bytes
        if peak <= (1 + OFF_SHARE) * planned:
            return
        self.planned_bytes = None
        self._session.warn(
            "MEMORY_ABOVE_PLAN",
            step=step,
            peak_bytes=peak,
            planned_bytes=planned,
            free_bytes=free_bytes(str(self._device)),
        )


def _planned(session: Session, ready: Ready) -> int | None:
    """As Review counts it: corrected by what was measured here, if anything was."""
    known = what_runs(session, ready)
    if known is None:
        return None
    shape, setup, where = known
    calibration = calibration_for(session.home / "cache", shape, setup, where)
    return plan(shape, setup, calibration).total_bytes


def _due(step: int) -> bool:
    return step <= FIRST_STEPS or step & (step - 1) == 0
