"""What can be done about a problem that ended a run, and about a warning while it goes.

Each action does what its words say; where nothing is known that would help, Resume alone is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop import format as fmt
from desktop.language import translate
from desktop.runs.job_words import setting
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
        *("LOSS_STUCK_AT_ZERO", "TOKENS_BEYOND_MODEL"),
    }
)
"""Going on would end the same way: the cure is another setting, or other rows."""
MODEL_STEP, REVIEW_STEP = 1, 3
CLIP_HELPS = ("TRAINING_UNSTABLE", "GRADIENT_SPIKES")
"""Warnings after which smaller corrections come first, and half the rate after them."""
CLIP = 0.3
MOST_TIMES = 10  # a run halves its rate twice at most


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
    if problem.code == "TRAINING_DIVERGED" and (rate := _rate(problem, "learning_rate")):
        return [_with_rate(_first_rate(rate, problem) / 10)]
    if problem.code in NO_RESUME:
        return [Action("repeat", translate("Problem", "Repeat with changes…"))]
    return [_resume(view)]


def warning_action(mark: Mark, job: Mapping[str, Any]) -> Action | None:
    """What helps against a warning of a run that goes, as its sentences say; `job` as it runs."""
    if mark.code in STOP_HELPS:
        return Action("stop", translate("Problem", "Stop and keep the best"), "stop")
    rate, suggested = _rate(mark, "learning_rate"), _rate(mark, "suggested_rate")
    if mark.code in CLIP_HELPS:
        return _calmer(rate, setting(job, "training.max_grad_norm"))
    if mark.code == "RATE_TOO_HIGH" and rate:
        return _with_rate(min(rate / 3, suggested or rate))
    return _with_rate(suggested) if suggested else None


def _rate(mark: Mark, name: str) -> float | None:
    value = mark.facts.get(name)
    return float(value) if isinstance(value, int | float) and value > 0 else None


def _first_rate(rate: float, problem: Mark) -> float:
    """The job's own rate: a run that diverged tells the one it had come down to."""
    times = problem.facts.get("times")
    return rate * 2**times if isinstance(times, int) and 0 <= times <= MOST_TIMES else rate


def _calmer(rate: float | None, clip: object) -> Action | None:
    """Cut the largest corrections; where they are cut that much already, half the rate."""
    if isinstance(clip, int | float) and clip <= CLIP:
        return _with_rate(rate / 2) if rate else None
    words = translate("Problem", "Repeat with max_grad_norm {norm}…").format(norm=CLIP)
    return Action("repeat", words, changes={"training.max_grad_norm": CLIP})


def _with_rate(rate: float) -> Action:
    """Another rate, rounded to what its words say."""
    words = translate("Problem", "Repeat with a rate of {rate}…")
    rounded = float(f"{rate:.1e}")
    changes = {"training.learning_rate": rounded}
    return Action("repeat", words.format(rate=fmt.scientific(rounded)), changes=changes)


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
