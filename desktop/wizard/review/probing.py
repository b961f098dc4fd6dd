"""Whether two real steps are tried without being asked. Pure but for a look at the runs folder."""

from __future__ import annotations

from typing import Any

from desktop.runs.launcher import is_active
from desktop.runs.listing import list_runs
from desktop.wizard.fits import Checker, Fit, fit
from desktop.wizard.review.readiness import is_local
from engine.contract.memory.measured import key
from engine.contract.run_folder import RunFolder

CPU_PARAMETERS_MOST = 100_000_000
"""On a processor two steps of a larger model take minutes: there it is only offered."""


def probe_key(found: Fit) -> str:
    """What a measurement belongs to."""
    return key(found.shape, found.setup, found.machine)


def may_probe(session: Any, checker: Checker) -> bool:
    """Whether to measure now: the model is here, nothing was measured, and the device is free."""
    if session.starting or session.probe.busy or session.recounting:
        return False
    if session.data.state != "ready" or session.model.state != "ready" or not is_local(session):
        return False
    found = fit(session, checker)
    if found is None or found.measured or found.badge == "too_big":
        return False
    if found.machine.device == "cpu" and found.shape.parameters > CPU_PARAMETERS_MOST:
        return False
    if probe_key(found) in session.probe.tried:
        return False
    return not any(is_active(RunFolder(run.path)) for run in list_runs(session.home))
