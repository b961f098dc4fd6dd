"""Why a start or a resume did not happen, as cards: whatever the launcher raises, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QFrame

from desktop.messages import job_messages
from desktop.problems import AppProblem
from desktop.runs.launcher import Refused
from desktop.widgets.basics import side_bar
from desktop.widgets.problem_card import problem_card
from engine.contract.job_file import InvalidJob
from engine.contract.problems import Problem

STOPPING_FINDINGS = ("blocked", "repairable")


def refusal_cards(error: Exception) -> list[QFrame]:
    """One card a reason, the worst first."""
    if isinstance(error, Refused):
        return [problem_card(str(f["code"]), f.get("facts")) for f in _findings(error.report)]
    if isinstance(error, AppProblem | Problem):
        return [problem_card(error.code, error.facts)]
    if isinstance(error, InvalidJob):
        said = job_messages(error.errors)
        return [side_bar("bad", m.title, m.body, code=m.code, note=m.action) for m in said]
    facts = {"error": f"{type(error).__name__}: {error}", "where": "window"}
    return [problem_card("ENGINE_ERROR", facts)]


def _findings(report: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = [f for f in report.get("findings") or [] if isinstance(f, Mapping) and f.get("code")]
    stopping = [f for f in listed if f.get("severity") in STOPPING_FINDINGS]
    return stopping or listed[:1]
