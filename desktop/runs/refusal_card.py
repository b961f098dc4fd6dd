"""Why a start or a resume did not happen, as cards: whatever the launcher raises, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton

from desktop import actions
from desktop.counted import Counted
from desktop.environment.support import details_text
from desktop.messages import job_messages, message
from desktop.problems import AppProblem
from desktop.runs.launcher import Refused
from desktop.widgets.basics import button, side_bar
from desktop.widgets.problem_card import problem_card
from engine.contract.job_file import InvalidJob
from engine.contract.problems import Problem

STOPPING_FINDINGS = ("blocked", "repairable")
Refusal = Counted("Refusal")


def refusal_cards(error: Exception, *ways: QPushButton) -> list[QFrame]:
    """One card a reason, the worst first.

    What the environment refuses is one card: its findings have one cure, on a page of their own.
    `ways` lead there.
    """
    if isinstance(error, Refused):
        found = _findings(error.report)
        return [_refused(found, error.report, ways)] if found else []
    if isinstance(error, AppProblem | Problem):
        return [problem_card(error.code, error.facts)]
    if isinstance(error, InvalidJob):
        said = job_messages(error.errors)
        return [side_bar("bad", m.title, m.body, code=m.code, note=m.action) for m in said]
    facts = {"error": f"{type(error).__name__}: {error}", "where": "window"}
    return [problem_card("ENGINE_ERROR", facts)]


def _refused(
    findings: list[Mapping[str, Any]], report: Mapping[str, Any], ways: tuple[QPushButton, ...]
) -> QFrame:
    told = message(str(findings[0]["code"]), findings[0].get("facts"))
    note = told.action
    if others := len(findings) - 1:
        more = Refusal.tr("%Ln more finding(s) on the Environment page.", "", others)
        note = f"{note} {more}".strip()
    copied = details_text(report, "")
    copy = button(
        actions.COPY_DETAILS.text,
        "quiet",
        on_click=lambda: QGuiApplication.clipboard().setText(copied),
    )
    made = side_bar("bad", told.title, told.body, (*ways, copy), code=told.code, note=note)
    made.setAccessibleName(told.title)
    made.setAccessibleDescription(f"{told.body} {note}".strip())
    return made


def _findings(report: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = [f for f in report.get("findings") or [] if isinstance(f, Mapping) and f.get("code")]
    stopping = [f for f in listed if f.get("severity") in STOPPING_FINDINGS]
    return stopping or listed[:1]
