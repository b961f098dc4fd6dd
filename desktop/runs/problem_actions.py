"""What can be done about a problem that ended a run, and about a warning while it goes.

Each action does what its words say; where nothing is known that would help, Resume alone is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop import format as fmt
from desktop.language import translate
from desktop.runs.resume_later import needed_bytes
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView
from desktop.runs.state_words import saved_step

MEMORY = ("GPU_OUT_OF_MEMORY", "HOST_OUT_OF_MEMORY")
STOP_HELPS = ("OVERFITTING", "OVERFITTING_STRONG", "MEMORISING", "EARLY_STOPPING_ADVISED")
"""Warnings after which stopping with the best state so far is a good answer."""
NO_RESUME = frozenset(
    {
        *("LOSS_BROKEN_AT_START", "LOSS_ZERO_AT_START", "NOTHING_TRAINS", "HALF_TRAINS"),
        *("ALL_LABELS_MASKED", "NO_TRAINABLE_LAYERS", "JOB_INVALID", "PRECISION_NOT_SUPPORTED"),
        "TOKENS_BEYOND_MODEL",
    }
)
"""Going on would end the same way: the cure is another setting, or other rows."""
MODEL_STEP, REVIEW_STEP = 1, 3


@dataclass(frozen=True)
class Action:
    """One thing to press."""

    do: str
    """wait, resume, repeat or stop."""
    words: str
    icon: str = ""
    step: int = REVIEW_STEP
    """Page of the wizard that `repeat` opens."""
    changes: Mapping[str, Any] = field(default_factory=dict)
    """Settings that `repeat` changes."""


def actions_for(problem: Mark, view: RunView) -> list[Action]:
    """The first is the one that the app does for the person."""
    if problem.code in MEMORY:
        return _for_memory(problem, view)
    if problem.code == "LOSS_NOT_FINITE":
        return [_without_rows()]
    if problem.code == "TRAINING_DIVERGED" and _rate(problem, "learning_rate"):
        return [_with_rate(problem, "learning_rate")]
    if problem.code in NO_RESUME:
        return [Action("repeat", translate("Problem", "Repeat with changes…"))]
    return [_resume(view)]


def warning_action(mark: Mark) -> Action | None:
    """What helps against a warning of a run that goes."""
    if mark.code in STOP_HELPS:
        return Action("stop", translate("Problem", "Stop and keep the best"), "stop")
    return _with_rate(mark, "suggested_rate") if _rate(mark, "suggested_rate") else None


def _rate(mark: Mark, name: str) -> float | None:
    value = mark.facts.get(name)
    return float(value) if isinstance(value, int | float) and value > 0 else None


def _with_rate(mark: Mark, name: str) -> Action:
    rate = _rate(mark, name) or 0.0
    words = translate("Problem", "Repeat with a rate of {rate}…")
    changes = {"training.learning_rate": rate}
    return Action("repeat", words.format(rate=fmt.scientific(rate)), changes=changes)


def _for_memory(problem: Mark, view: RunView) -> list[Action]:
    smaller = Action("repeat", translate("Problem", "Use a smaller model…"), step=MODEL_STEP)
    now = _resume(view, now=True)
    if needed_bytes(problem, view) is None:
        return [now, smaller]
    wait = Action("wait", translate("Problem", "Resume when memory is free"))
    return [wait, now, smaller]


def _resume(view: RunView, *, now: bool = False) -> Action:
    step = saved_step(view)
    if step is None:
        return Action("resume", translate("Problem", "Start again from the beginning"), "play")
    said = (
        translate("Problem", "Resume from step {step} now")
        if now
        else translate("Problem", "Resume from step {step}")
    )
    return Action("resume", said.format(step=fmt.number(step)), "" if now else "play")


def _without_rows() -> Action:
    """A run's job.json is what its history was trained on, so the cure is another run."""
    return Action(
        "repeat",
        translate("Problem", "Repeat without such rows…"),
        changes={"training.non_finite": "skip"},
    )
