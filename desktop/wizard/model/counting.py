"""Memory and time of every listed model, counted once for the same rows, settings and computer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.wizard.fits import Checker, Fit, fit
from desktop.wizard.model.time_with import seconds
from desktop.wizard.session_core import SessionCore


class Counting:
    """Keeps what was counted: choosing another model must not count twenty others again."""

    def __init__(self, session: SessionCore, checker: Checker) -> None:
        self._session, self._checker = session, checker
        self._for: tuple[Any, ...] = ()
        self._fits: dict[str, Fit | None] = {}
        self._times: dict[str, float | None] = {}

    def begin(self) -> None:
        """Forget what was counted for other rows, settings or another computer."""
        session = self._session
        now = (session.data.report, self._checker.report, session.draft.preset)
        by_hand = repr(sorted(session.draft.changed.items())) + session.draft.validation_path
        same = self._for and all(a is b for a, b in zip(self._for[:2], now[:2], strict=True))
        if not same or self._for[2:] != (now[2], by_hand):
            self._for = (*now, by_hand)
            self._fits, self._times = {}, {}

    def fit(self, facts: Mapping[str, Any]) -> Fit | None:
        """The plan of a model on this computer; the chosen one always anew."""
        if not facts.get("hidden_size"):
            return None
        if facts is self._session.model.report:
            return fit(self._session, self._checker)
        name = _name(facts)
        if name not in self._fits:
            self._fits[name] = fit(self._session, self._checker, facts)
        return self._fits[name]

    def seconds(self, facts: Mapping[str, Any]) -> float | None:
        """The time of a run with a model."""
        name = _name(facts)
        if name not in self._times:
            self._times[name] = seconds(self._session, self._checker, facts)
        return self._times[name]


def _name(facts: Mapping[str, Any]) -> str:
    return f"{facts.get('id')} {facts.get('path')} {facts.get('parameters')}"
