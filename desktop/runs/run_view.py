"""What a page or a terminal shows of a run: the events folded into one value. No widgets.

Feed it with `apply_all(tail.poll())`, read its fields. Unknown types and fields are left alone,
and a `resumed` event takes back what was seen after the step it goes on from.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desktop.runs.pace import Pace
from desktop.runs.run_fold import FOLDS, ending
from desktop.runs.run_marks import EvalPoint, Mark, Sample
from engine.contract.events import Event

Numbers = dict[str, float | None]
UNKNOWN = math.nan
LONGEST_GAP_S = 60.0
"""A living engine writes a heartbeat every 10 s; what lies longer between two events was sleep,
a pause or the time until somebody pressed Resume."""
LOADING = ("loading", "compiling")
"""Phases before the first step, with nothing to see but that they last."""
IDLE = ("", *LOADING, "queued", "paused")


@dataclass
class RunView:
    """Everything the events say about a run so far. Feed it with `apply`, read its fields."""

    step: int = 0
    total_steps: int = 0
    epoch: float = 0.0
    steps_per_epoch: int = 0
    phase: str = ""
    """queued, loading, compiling, evaluating, training, saving, paused; empty before the first."""
    phase_facts: dict[str, Any] = field(default_factory=dict)
    steps: array[int] = field(default_factory=lambda: array("q"))
    """Every optimizer step with a loss, rising. A day of them is some hundred thousand: as numbers
    in rows they take 32 bytes each, and nothing of the garbage collector's time."""
    losses: array[float] = field(default_factory=lambda: array("d"))
    """The loss of each of `steps`, nats per token."""
    rates: array[float] = field(default_factory=lambda: array("d"))
    """The learning rate of each of `steps`, NaN where it was not told."""
    times: array[float] = field(default_factory=lambda: array("d"))
    """Seconds of training and measuring until each of `steps`; sleep and pauses left out."""
    evals: list[EvalPoint] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    checkpoints: list[Mark] = field(default_factory=list)
    adjustments: list[Mark] = field(default_factory=list)
    warnings: list[Mark] = field(default_factory=list)
    problems: list[Mark] = field(default_factory=list)
    learning_rate: float | None = None
    grad_norm: float | None = None
    tokens: int = 0
    tokens_per_s: float | None = None
    peak_bytes: int | None = None
    download: tuple[str, int, int] | None = None
    """(what, done_bytes, total_bytes) while something is fetched."""
    started: dict[str, Any] = field(default_factory=dict)
    """Facts of the newest `started` event: device, precision, parameters, rows."""
    before: Numbers | None = None
    after: Numbers | None = None
    """{"loss", "perplexity"} on the rows kept aside, once the run is finished."""
    finished: dict[str, Any] = field(default_factory=dict)
    ending: str = ""
    """finished, stopped or failed, as the last event says; empty while the run goes on."""
    resumed: int = 0
    """How often the run was taken up again."""
    began_t: str = ""
    """UTC time of the first event."""
    rewinds: int = 0
    """How often steps were taken back, by a resume or by an engine that went back."""
    last_t: str = ""
    """UTC time of the newest event."""
    news_t: str = ""
    """UTC time of the newest event that is more than a heartbeat."""
    now_s: float | None = None
    """`last_t` in seconds since 1970; None where it cannot be read."""
    worked_s: float = 0.0
    """Seconds of training and measuring so far."""
    longest_gap_s: float = LONGEST_GAP_S
    events_seen: int = 0
    pace: Pace = field(default_factory=Pace, repr=False)

    def apply_all(self, events: Iterable[Event]) -> bool:
        """Folds several events; True if there was at least one."""
        seen = self.events_seen
        for event in events:
            self.apply(event)
        return self.events_seen > seen

    def apply(self, event: Event) -> None:
        """Folds one event."""
        self.events_seen += 1
        self.last_t = event.t or self.last_t
        self.began_t = self.began_t or event.t
        if event.type != "heartbeat":
            self.news_t = event.t or self.news_t
        self.pass_time(seconds(event.t))
        self.ending = ending(event)
        fold = FOLDS.get(event.type)
        if fold is not None:
            fold(self, event)

    def pass_time(self, at_s: float | None) -> None:
        """It is `at_s` now; time in which nothing was trained does not count as worked."""
        if at_s is not None and self.now_s is not None and self.phase not in IDLE:
            gap = at_s - self.now_s
            self.worked_s += gap if 0 < gap <= self.longest_gap_s else 0.0
        self.now_s = at_s

    def add_losses(self, pairs: Sequence[Sequence[float]], rate: float | None) -> None:
        """Append (step, loss), spread over the time they took.

        Where they begin before the newest step the engine went back to a good state: what it does
        again takes the place of what it did.
        """
        new: list[tuple[int, float]] = []
        for step, loss in pairs:
            if step > (new[-1][0] if new else 0):
                new.append((int(step), float(loss)))
        if not new:
            return
        if self.steps and new[0][0] <= self.steps[-1]:
            self.cut_losses(new[0][0] - 1)
        before = min(self.times[-1] if self.times else 0.0, self.worked_s)
        share = (self.worked_s - before) / len(new)
        for at, (step, loss) in enumerate(new, 1):
            self.add_loss(step, loss, rate, before + share * at)

    def add_loss(self, step: int, loss: float, rate: float | None, time_s: float) -> None:
        """Append one step that is newer than all."""
        self.steps.append(step)
        self.losses.append(loss)
        self.rates.append(UNKNOWN if rate is None else rate)
        self.times.append(time_s)

    def cut_losses(self, step: int) -> None:
        """Forget the steps after `step`: they are done again, and their time with them."""
        keep = bisect_right(self.steps, step)
        del self.steps[keep:], self.losses[keep:], self.rates[keep:], self.times[keep:]
        self.worked_s = self.times[-1] if self.times else 0.0
        self.rewinds += 1

    @property
    def loss(self) -> float | None:
        """The newest training loss."""
        return self.losses[-1] if self.losses else None

    @property
    def last_eval(self) -> EvalPoint | None:
        """The newest measurement on the validation rows."""
        return next((e for e in reversed(self.evals) if e.split == "validation"), None)

    @property
    def first_eval(self) -> EvalPoint | None:
        """The measurement before training, if there is one."""
        return next((e for e in self.evals if e.split == "validation" and e.step == 0), None)

    @property
    def best_eval(self) -> EvalPoint | None:
        """The lowest measurement so far."""
        measured = [e for e in self.evals if e.split == "validation"]
        return min(measured, key=lambda e: e.loss) if measured else None

    def is_best(self, step: int) -> bool:
        """Whether no measurement says that another step was better than this one.

        A checkpoint may be kept for "best" because nothing could be measured: that says nothing.
        """
        best = self.best_eval
        return best is not None and best.step == step

    @property
    def fraction(self) -> float:
        """Share of the optimizer steps that are done, 0 to 1."""
        return min(1.0, self.step / self.total_steps) if self.total_steps else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds to the last step; None where nothing can be said (yet)."""
        return None if self.ending else self.pace.left_s(self.total_steps)

    @property
    def fatal(self) -> Mark | None:
        """The problem that ended the run."""
        if self.ending != "failed":
            return None
        return next((p for p in reversed(self.problems) if p.fatal), None)

    def state(self, *, alive: bool, stop_asked: bool = False) -> str:
        """The run's state in one word, by the history and by whether an engine lives."""
        if not alive:
            return self.ending or ("lost" if self.events_seen else "created")
        if self.ending or not self.phase:
            return "starting"
        if stop_asked:
            return "stopping"
        if self.phase in ("queued", "paused"):
            return self.phase
        return "starting" if self.phase in LOADING else "running"

    def held_out(self) -> tuple[Numbers | None, Numbers | None]:
        """({"loss", "perplexity"} before, the same now): final where finished, else so far."""
        if self.before and self.after:
            return self.before, self.after
        first, best = self.first_eval, self.best_eval
        if first is None or best is None or best is first:
            return None, None
        return (
            {"loss": first.loss, "perplexity": first.perplexity},
            {"loss": best.loss, "perplexity": best.perplexity},
        )

    def final_samples(self) -> list[Sample]:
        """The newest answer to every prompt, by prompt."""
        newest = {sample.index: sample for sample in self.samples}
        return [newest[index] for index in sorted(newest)]

    def compared_samples(self) -> list[Sample]:
        """Those with an answer of the tuned model; what was said before training is none."""
        return [sample for sample in self.final_samples() if sample.step > 0]


def seconds(t: str) -> float | None:
    """UTC time of an event in seconds since 1970; None where it is none."""
    try:
        return datetime.fromisoformat(t).timestamp()
    except (ValueError, OverflowError):  # OverflowError: a year that no clock reaches
        return None
