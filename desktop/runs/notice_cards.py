"""What a run has to tell besides its numbers: what ended it, what holds it, what it warns of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop import format as fmt
from desktop.runs.problem_actions import Action, actions_for, warning_action
from desktop.runs.resume_later import ResumeLater, needed_bytes
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView
from desktop.runs.state_words import saved_step
from desktop.theme import px
from desktop.widgets.basics import button, clear, row, side_bar
from desktop.widgets.problem_card import problem_card

GOING = ("running", "silent")
MANY, NEWEST = 4, 2
"""Of more warnings than this only the newest are shown until one asks for all."""


class ProblemCards(QWidget):
    """The problem that ended the run, or that holds it up, with what can be done; or a pause.

    Signals:
        acted: an `Action` was pressed.
    """

    acted = Signal(object)

    def __init__(self, later: ResumeLater) -> None:
        super().__init__()
        self._later = later
        self._key: object = None
        self._layout = _column(self)
        self.hide()

    def show_run(self, view: RunView, state: str) -> None:
        """Show what fits the state; builds nothing anew where nothing is new."""
        waits = (self._later.run, self._later.free_bytes)
        key = (state, view.ending, len(view.problems), view.resumed, saved_step(view), waits)
        if key == self._key:
            return
        self._key = key
        clear(self._layout)
        made = self._made(view, state)
        if made is not None:
            self._layout.addWidget(made)
        self.setVisible(made is not None)

    def _made(self, view: RunView, state: str) -> QFrame | None:
        if state == "failed" and view.fatal is not None:
            if self._later.run is not None:
                return self._waiting(view.fatal, view)
            return self._with_actions(view.fatal, actions_for(view.fatal, view))
        if state == "damaged" and view.fatal is not None:  # nothing can go on with it
            return problem_card(view.fatal.code, view.fatal.facts)
        if state == "paused" and view.ending == "paused":
            return self._paused(view)
        if state == "paused" and view.problems:
            held = view.problems[-1]
            return problem_card(held.code, held.facts, tone="warn")
        return None

    def _with_actions(self, problem: Mark, actions: Sequence[Action]) -> QFrame:
        pressed = [
            action_button(action, self.acted.emit, "" if at else "primary")
            for at, action in enumerate(actions)
        ]
        return problem_card(problem.code, problem.facts, buttons=pressed)

    def _waiting(self, problem: Mark, view: RunView) -> QFrame:
        """Resume as soon as there is room: what is there, what is needed, and the way out."""
        needed = fmt.memory(needed_bytes(problem, view) or 0)
        free = self._later.free_bytes
        text = self.tr("{free} are free and {needed} are needed. The run goes on by itself then.")
        stop = Action("wait_no_more", self.tr("Do not wait"))
        return side_bar(
            "info",
            self.tr("Waiting for memory"),
            text.format(free=fmt.NONE if free is None else fmt.memory(free), needed=needed),
            [action_button(stop, self.acted.emit)],
            code=problem.code,
            note=self.tr("Looks every 10 seconds, as long as this window is open."),
            icon="clock",
        )

    def _paused(self, view: RunView) -> QFrame:
        step = saved_step(view)
        saved = self.tr(
            "Step {step} is saved with its optimizer. Resume continues with the same rows in the "
            "same order, even after a restart of the computer."
        ).format(step=fmt.NONE if step is None else fmt.number(step))
        processor = view.started.get("device") == "cpu"
        head = self.tr("The processor is free for other work")
        return side_bar(
            "info",
            head if processor else self.tr("The GPU is free for other work"),
            saved,
            code="PAUSED",
        )


class WarningCards(QWidget):
    """What the run went on after, the newest of each kind; of many the last until one asks for all.

    Signals:
        acted: an `Action` was pressed.
    """

    acted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._key: object = None
        self._all = False
        self._layout = _column(self)
        self.hide()

    def start_again(self) -> None:
        """Another run is to be shown."""
        self._all = False

    def show_run(self, view: RunView, state: str, job: Mapping[str, Any]) -> None:
        """Show the warnings as they are now; actions only while there is a run to act on."""
        going = state in GOING
        key = (going, view.resumed, len(view.warnings), self._all)
        if key == self._key:
            return
        self._key = key
        clear(self._layout)
        newest = {mark.code: mark for mark in view.warnings}
        marks = sorted(newest.values(), key=lambda mark: mark.step)
        hidden = 0 if self._all or len(marks) <= MANY else len(marks) - NEWEST
        if hidden:
            more = self.tr("Show %Ln earlier warning(s)", "", hidden)
            asked = button(more, "quiet", "down", lambda: self._show_all(view, state, job))
            self._layout.addLayout(row(asked, None))
        for mark in marks[hidden:]:
            action = warning_action(mark, job) if going else None
            pressed = [action_button(action, self.acted.emit)] if action else []
            self._layout.addWidget(
                problem_card(mark.code, mark.facts, tone="warn", buttons=pressed)
            )
        self.setVisible(bool(view.warnings))

    def _show_all(self, view: RunView, state: str, job: Mapping[str, Any]) -> None:
        self._all = True
        self.show_run(view, state, job)


def action_button(action: Action, act: Callable[[Action], object], role: str = "") -> QPushButton:
    """A button that does an action."""
    return button(action.words, role, action.icon, lambda: act(action))


def _column(parent: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(12))
    return layout
