"""What a run has to tell besides its numbers: a problem, a warning, a setting that was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QPushButton

from desktop.fact_text import name_and_value
from desktop.format import number
from desktop.language import translate
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView
from desktop.widgets.basics import side_bar
from desktop.widgets.problem_card import problem_card


def notice_key(view: RunView, state: str) -> tuple[object, ...]:
    """What the cards depend on: equal keys need no new cards."""
    waits = state == "paused"
    counts = (len(view.problems), len(view.warnings), len(view.adjustments))
    return state == "failed", waits, view.resumed, *counts


def problem_cards(view: RunView, state: str, buttons: Sequence[QPushButton]) -> list[QFrame]:
    """What holds the run up now; `buttons` go to the problem that ended it."""
    if state == "failed" and view.fatal is not None:
        return [problem_card(view.fatal.code, view.fatal.facts, buttons=buttons)]
    if state == "paused" and view.problems:
        held = view.problems[-1]
        return [problem_card(held.code, held.facts, tone="warn")]
    return []


def notice_cards(view: RunView) -> list[QFrame]:
    """What the run went on after: warnings, settings that were changed."""
    made = [problem_card(w.code, w.facts, tone="warn") for w in _latest(view.warnings)]
    return made + [_adjusted_card(mark) for mark in _latest(view.adjustments)]


def _latest(marks: Sequence[Mark]) -> list[Mark]:
    """The newest of each code: the same notice twice says nothing more."""
    return list({mark.code: mark for mark in marks}.values())


def _adjusted_card(mark: Mark) -> QFrame:
    before, after = _part(mark.facts, "before"), _part(mark.facts, "after")
    if mark.code == "MODEL_CONTEXT":
        head = translate("Notice", "Rows are limited to {limit} tokens, as the model is")
        text = translate(
            "Notice", "The job allows {asked} tokens a row; this model reads {limit} at most."
        )
        known = {
            "limit": _count(after.get("max_length")),
            "asked": _count(before.get("max_length")),
        }
        return side_bar("info", head.format(**known), text.format(**known), code=mark.code)
    head = translate("Notice", "Formiga changed a setting and went on")
    text = translate("Notice", "Step {step}: {before} became {after}.").format(
        step=number(mark.step), before=_listed(before), after=_listed(after)
    )
    return side_bar("warn", head, text, code=mark.code, icon="wrench")


def _part(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = facts.get(name)
    return found if isinstance(found, Mapping) else {}


def _count(value: object) -> str:
    return number(value) if isinstance(value, int) else str(value)


def _listed(values: Mapping[str, Any]) -> str:
    return ", ".join(name_and_value(str(key), value) for key, value in values.items()) or "–"
