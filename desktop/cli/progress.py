"""The moving line of a followed run: a bar on a terminal, plain lines everywhere else."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Protocol, Self

from desktop import format as fmt
from desktop.cli.call import Call
from desktop.language import translate
from desktop.runs.run_marks import EvalPoint
from desktop.runs.run_view import RunView
from desktop.sentences.words import phase_word

PLAIN_EVERY_S = 10.0
"""Without a terminal a line is written at most this often (and at every measurement)."""


class Progress(Protocol):
    """What `follow` needs of either kind."""

    def show(self, view: RunView) -> None:
        """The run has moved on."""

    def say(self, text: str) -> None:
        """A message that stays."""


class ShownProgress(Progress, AbstractContextManager["ShownProgress"], Protocol):
    """A progress that is switched on and off."""


def make_progress(call: Call, evals_told: int = 0) -> ShownProgress:
    """A bar where standard error is a terminal, else lines.

    Args:
        evals_told: measurements of the history that are not told again.
    """
    return BarProgress(evals_told) if sys.stderr.isatty() else LineProgress(call, evals_told)


def numbers_text(view: RunView) -> str:
    """loss 2.31 · 1,234 tokens/s · 5 min left; what is not known yet is left out."""
    parts = []
    if view.loss is not None:
        parts.append(translate("Cli", "loss {loss}").format(loss=fmt.decimal(view.loss)))
    if view.tokens_per_s:
        text = translate("Cli", "{tokens} tokens/s")
        parts.append(text.format(tokens=fmt.number(round(view.tokens_per_s))))
    if view.left_s is not None and view.step < view.total_steps:
        parts.append(translate("Cli", "{time} left").format(time=fmt.duration(view.left_s)))
    return " · ".join(parts)


def phase_text(view: RunView) -> str:
    """What the engine is busy with; a download with its amount."""
    if view.download and view.phase in ("", "loading"):
        _, done, total = view.download
        text = translate("Cli", "downloading the model, {done} of {total}")
        return text.format(done=fmt.size(done), total=fmt.size(total))
    return phase_word(view.phase)


def eval_text(point: EvalPoint) -> str:
    text = translate("Cli", "step {step}: held-out loss {loss}, perplexity {perplexity}")
    perplexity = "–" if point.perplexity is None else fmt.decimal(point.perplexity)
    return text.format(
        step=fmt.number(point.step), loss=fmt.decimal(point.loss), perplexity=perplexity
    )


class LineProgress:
    """Lines for logs and pipes: every measurement, and now and then how far it is."""

    def __init__(self, call: Call, evals_told: int = 0) -> None:
        self._call = call
        self._phase = ""
        self._evals = evals_told
        self._said_at = -PLAIN_EVERY_S

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def say(self, text: str) -> None:
        self._call.say(text)

    def show(self, view: RunView) -> None:
        self._show_evals(view)
        if view.phase != self._phase and view.phase in ("queued", "loading", "paused"):
            self._call.say(phase_text(view))
        self._phase = view.phase
        if view.phase == "training" and time.monotonic() - self._said_at >= PLAIN_EVERY_S:
            self._say_step(view)

    def _show_evals(self, view: RunView) -> None:
        for point in view.evals[self._evals :]:
            self._call.say(eval_text(point))
        self._evals = len(view.evals)

    def _say_step(self, view: RunView) -> None:
        if not view.step:
            return
        self._said_at = time.monotonic()
        steps = f"{fmt.number(view.step)}/{fmt.number(view.total_steps)}"
        line = translate("Cli", "step {steps}").format(steps=steps)
        self._call.say(" · ".join(part for part in (line, numbers_text(view)) if part))


class BarProgress:
    """A bar with step, loss, speed and time left; readable without colour."""

    def __init__(self, evals_told: int = 0) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._rich = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.fields[numbers]}"),
            console=Console(file=sys.stderr, stderr=True, highlight=False, emoji=False),
            expand=True,
        )
        self._task: Any = self._rich.add_task(
            translate("Cli", "starting"), total=None, numbers="", start=False
        )
        self._evals = evals_told
        self._started = False

    def __enter__(self) -> Self:
        self._rich.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._rich.stop()

    def say(self, text: str) -> None:
        self._rich.console.print(text, markup=False)

    def show(self, view: RunView) -> None:
        for point in view.evals[self._evals :]:
            self.say(eval_text(point))
        self._evals = len(view.evals)
        if view.total_steps and not self._started:
            self._started = True
            self._rich.start_task(self._task)
        self._rich.update(
            self._task,
            description=phase_text(view),
            completed=view.step,
            total=view.total_steps or None,
            numbers=numbers_text(view),
        )
