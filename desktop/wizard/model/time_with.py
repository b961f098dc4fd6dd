"""How long a run would take with another model than the chosen one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.wizard.fits import Checker
from desktop.wizard.machine import machine
from desktop.wizard.proposals import Look, Proposals
from desktop.wizard.settings.recommend import Recommendation, recommend
from desktop.wizard.timing import run_time


def seconds(session: Proposals, checker: Checker, facts: Mapping[str, Any]) -> float | None:
    """Seconds with the preset's own proposal for that model; None where it is not known."""
    if not session.data.report.get("lengths"):
        return None
    found = run_time(_With(session, checker, facts), checker)
    return None if found is None else found.total_s


class _With:
    """The session as it would be with another model, as far as the time hangs on it."""

    def __init__(self, session: Proposals, checker: Checker, facts: Mapping[str, Any]) -> None:
        self.draft, self.data, self.home = session.draft, session.data, session.home
        self.model = Look("ready", dict(facts))
        here = machine(checker.report, str(session.value("training.device")))
        draft = session.draft
        self._proposed = recommend(draft.preset, self.data.report, facts, draft, room=here)

    def recommendation(self) -> Recommendation:
        return self._proposed

    def value(self, path: str) -> Any:
        return self.draft.value(path, self._proposed.values)
