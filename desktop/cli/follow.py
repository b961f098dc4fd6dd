"""Follows a run on the terminal until its engine is gone, and says how it ended.

Ctrl+C asks the engine to stop after a checkpoint; a second one leaves it running.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from desktop import format as fmt
from desktop.cli.call import STATE_EXITS, Call, Exit
from desktop.cli.progress import Progress, make_progress
from desktop.language import translate
from desktop.messages import message
from desktop.runs import launcher
from desktop.runs.interrupts import counting_interrupts
from desktop.runs.last_words import last_words, refusal
from desktop.runs.launch_record import last_launch
from desktop.runs.listing import read_state
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView
from desktop.runs.tail import RunTail
from desktop.sentences.words import state_word
from engine.contract.run_folder import RunFolder

POLL_S = 0.25
SILENT_S = 60.0
"""An engine writes at least a heartbeat every 10 s; after this long without one, say so."""


def follow_run(call: Call, path: Path, *, taken_up: bool = False) -> int:
    """Shows the run until it ends; returns the exit code.

    Args:
        taken_up: the run has a history from before; what it told then is not told again.
    """
    follower = Follower(call, RunFolder(path), taken_up=taken_up)
    with make_progress(call, len(follower.view.evals)) as progress:
        left_running = follower.watch(progress)
    if left_running:
        return follower.leave()
    return follower.tell_end()


class Follower:
    """One run being followed."""

    def __init__(self, call: Call, run: RunFolder, *, taken_up: bool) -> None:
        self.call, self.run = call, run
        self.tail, self.view = RunTail(run.events), RunView()
        if taken_up:
            self.view.apply_all(self.tail.read_all())
        self._old_events = self.view.events_seen
        self._told = self._mark_counts()
        self._heard_at = time.monotonic()
        self._stop_asked = (run.control / "stop.json").exists()
        self._restarts = 0

    def watch(self, progress: Progress) -> bool:
        """Polls until no engine is left; True if the person went away before that."""
        pressed = int(self._stop_asked)  # Ctrl+C while the engine was being started
        if self._stop_asked:
            self._tell_of_stop(progress)
        with counting_interrupts() as interrupts:
            while self._look(progress):
                if len(interrupts) + pressed > 1:
                    return True
                if interrupts and not self._stop_asked:
                    self._ask_to_stop(progress)
                time.sleep(POLL_S)
        return False

    def tell_end(self) -> int:
        """The state, the numbers and where the result lies; returns the exit code."""
        if self.view.events_seen == self._old_events:
            return self._never_began()
        state = self.view.state(alive=False)
        code, facts = self._reason(state)
        told = message(code, facts) if code else None
        if told:
            self.call.say(told.as_text())
        for line in end_lines(self.run, self.view, state):
            self.call.data(line)
        problem = {"code": code, "facts": facts, "text": told.as_text()} if told else None
        self.call.answer(end_json(self.run, self.view, state, problem))
        return STATE_EXITS.get(state, Exit.FAILED)

    def leave(self) -> int:
        """The person goes, the engine stays; says how to come back."""
        path = self.run.path
        self.call.say(
            translate(
                "Cli", "The run goes on without this terminal. `formiga runs` shows how far it is."
            )
        )
        state = read_state(self.run).state
        self.call.answer({"run": path.name, "path": str(path), "state": state})
        return Exit.LEFT

    def _look(self, progress: Progress) -> bool:
        """One look at lock and history; False once the engine is gone and everything is read."""
        active = launcher.is_active(self.run)  # first: what it wrote before it went is read below
        events = self.tail.poll() if active else self.tail.read_all()
        if self.tail.restarts > self._restarts:  # another history stands there now
            self._restarts, self.view = self.tail.restarts, RunView()
            self._told = self._mark_counts()
        if self.view.apply_all(events):
            self._heard_at = time.monotonic()
            self._tell_marks(progress)
            progress.show(self.view)
        elif active and time.monotonic() - self._heard_at > SILENT_S:
            silent_s = time.monotonic() - self._heard_at
            progress.say(message("ENGINE_SILENT", {"silent_s": silent_s}).as_text())
            self._heard_at = time.monotonic()
        return active

    def _ask_to_stop(self, progress: Progress) -> None:
        self._stop_asked = True
        if launcher.is_active(self.run):
            self.run.request("stop")
        self._tell_of_stop(progress)

    def _tell_of_stop(self, progress: Progress) -> None:
        progress.say(
            translate(
                "Cli",
                "The engine will commit a checkpoint and end. Ctrl+C again leaves it running.",
            )
        )

    def _tell_marks(self, progress: Progress) -> None:
        """Problems, warnings and adjustments that are new since the last look."""
        counts = self._mark_counts()
        for marks, told in zip(self._marks(), self._told, strict=True):
            for mark in marks[told:]:
                if not mark.fatal:  # the last word is told at the end
                    progress.say(message(mark.code, mark.facts).as_text())
        self._told = counts

    def _marks(self) -> tuple[list[Mark], ...]:
        return self.view.warnings, self.view.problems

    def _mark_counts(self) -> list[int]:
        return [len(marks) for marks in self._marks()]

    def _reason(self, state: str) -> tuple[str, dict[str, Any]]:
        """The problem that a run ended with; ("", {}) where there is none."""
        if state == "lost":
            return "ENGINE_LOST", {"run": str(self.run.path), "step": self.view.step}
        fatal = self.view.fatal
        return (fatal.code, dict(fatal.facts)) if fatal else ("", {})

    def _never_began(self) -> int:
        """The engine ended without an event: it refused, was killed, or could not start."""
        launch = last_launch(self.run)
        refused = refusal(self.run, launch.log_bytes)
        if refused is not None:
            return self.call.problem(*refused)
        code = launch.exit_code
        if code is not None and code < 0:  # ended by a signal
            return self.call.problem("ENGINE_LOST", {"run": str(self.run.path), "step": 0})
        words = last_words(self.run, launch.log_bytes)
        facts = {"run": str(self.run.path), "exit_code": code, "log_tail": words}
        return self.call.problem("ENGINE_DID_NOT_START", facts)


def end_lines(run: RunFolder, view: RunView, state: str) -> list[str]:
    """How the run ended, for people."""
    steps = f"{fmt.number(view.step)}/{fmt.number(view.total_steps)}"
    lines = [
        translate("Cli", "Run: {run}").format(run=run.path),
        translate("Cli", "State: {state}, step {steps}").format(
            state=state_word(state), steps=steps
        ),
        *held_out_lines(view),
    ]
    if run.adapter.is_dir():
        lines.append(translate("Cli", "Adapter: {folder}").format(folder=run.adapter))
    return lines


def held_out_lines(view: RunView) -> list[str]:
    """Loss and perplexity on the rows kept aside, before and after."""
    before, after = view.held_out()
    if before is None or after is None:
        return []
    lines = []
    for name, label in (
        ("loss", translate("Cli", "Held-out loss: {before} before, {after} after")),
        ("perplexity", translate("Cli", "Held-out perplexity: {before} before, {after} after")),
    ):
        first, last = before.get(name), after.get(name)
        if first is not None and last is not None:
            lines.append(label.format(before=fmt.decimal(first), after=fmt.decimal(last)))
    return lines


def end_json(
    run: RunFolder, view: RunView, state: str, problem: dict[str, Any] | None
) -> dict[str, Any]:
    """How the run ended, for programs."""
    before, after = view.held_out()
    return {
        "run": run.path.name,
        "path": str(run.path),
        "state": state,
        "step": view.step,
        "total_steps": view.total_steps,
        "loss": view.loss,
        "before": before,
        "after": after,
        "adapter": str(run.adapter) if run.adapter.is_dir() else None,
        "problem": problem,
    }
