"""The values nearest to what is set that fit the device again. Pure arithmetic.

In the order of what it costs: fewer rows at once (the rest is summed), recomputing, both, and at
last a shorter longest row, which costs words. Where the row limit was changed last it goes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from desktop import paths
from desktop.wizard.draft import DEFAULTS
from desktop.wizard.fits import BATCH, CHECKPOINTING, EVERY, LENGTH, Fit
from desktop.wizard.settings.recommend import SUMMED, rows_per_update
from engine.contract import memory, presets
from engine.contract.memory.measured import calibration_for

LEAST_TOKENS = 64
"""Rows cut to less than this teach nothing."""
SHARES = (memory.FITS_SHARE, memory.TIGHT_SHARE)
"""With room to spare where that is possible, else tightly."""


def nearest_fix(found: Fit, session: Any) -> dict[str, Any]:
    """Dotted path -> value of the cheapest change that fits; empty where none does."""
    solver = _Solver(found, session)
    return next((fix for fix in solver.ways(session.last_change == LENGTH) if fix), {})


class _Solver:
    def __init__(self, found: Fit, session: Any) -> None:
        self._shape, self._setup, self._free = found.shape, found.setup, found.free_bytes
        cache = paths.cache_dir(session.home)
        self._measured = calibration_for(cache, found.shape, found.setup, found.machine)
        self._changed = session.draft.changed
        now = {**DEFAULTS, **session.recommendation().values, **self._changed}
        self._batch, self._limit = rows_per_update(now), int(now[LENGTH])

    def ways(self, shorter_first: bool) -> Iterator[dict[str, Any]]:
        """Every way, the cheapest first; an empty one does not help."""
        again = replace(self._setup, checkpointing=True, checkpoint_every=1)
        if shorter_first:
            yield self._shorter(self._setup)
        yield self._fewer(self._setup)
        if again != self._setup:
            on = self._recompute()
            if self._total(again) <= memory.TIGHT_SHARE * self._free:
                yield on
            yield from (fix | on for fix in [self._fewer(again)] if fix)
        yield self._shorter(self._setup)
        one = self._shorter(replace(again, rows=1, accumulation=2))
        yield one and {**self._rows(1), **self._recompute(), **one}

    def _recompute(self) -> dict[str, Any]:
        """What lets every layer recompute."""
        on = {} if self._setup.checkpointing else {CHECKPOINTING: True}
        return on if self._setup.checkpoint_every == 1 else {**on, EVERY: 1}

    def _fewer(self, setup: memory.Setup) -> dict[str, Any]:
        summed = replace(setup, accumulation=2)  # gradients that outlive their batch take more
        most = self._largest(memory.largest_batch, summed)
        return self._rows(presets.micro_batch(self._batch, most)) if 1 <= most < setup.rows else {}

    def _shorter(self, setup: memory.Setup) -> dict[str, Any]:
        most = self._largest(memory.largest_length, setup, setup.row_tokens // 2)
        return {LENGTH: most} if LEAST_TOKENS <= most < min(setup.row_tokens, self._limit) else {}

    def _rows(self, rows: int) -> dict[str, Any]:
        """Rows at once; the update keeps its rows whoever set how many are summed."""
        fix: dict[str, Any] = {BATCH: rows}
        return fix | {SUMMED: max(1, self._batch // rows)} if SUMMED in self._changed else fix

    def _largest(self, solve: Callable[..., int], setup: memory.Setup, worth: int = 1) -> int:
        """With room to spare if that leaves as much as is `worth` it, else as much as fits."""
        found = [
            solve(self._shape, setup, int(share * self._free), self._measured) for share in SHARES
        ]
        return next((most for most in found if most >= max(1, worth)), max(found))

    def _total(self, setup: memory.Setup) -> int:
        return memory.plan(self._shape, setup, self._measured).total_bytes
