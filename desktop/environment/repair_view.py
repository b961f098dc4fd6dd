"""What a page or a terminal shows of a repair: its events folded into one value. No widgets.

The overall fraction weighs the stages by the seconds that they are expected to take (fetching by
bytes, installing by packages, proving by parts), and it never goes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.environment.repair_weights import share_by_time, share_of_stage, stage_seconds
from desktop.format import moment
from engine.contract.events import Event

STAGES = ("look", "fetch", "install", "prove", "switch")
MEASURED_S, MEASURED_SHARE = 3.0, 0.03
"""Before a stage has taken this long and done this much, nothing is said about the time left."""
NUMBERS = ("done", "total", "done_bytes", "total_bytes")


@dataclass
class Stage:
    """One of `STAGES`, as far as it is."""

    name: str
    state: str = "waiting"
    """`waiting`, `running`, `done` or `failed`."""
    began_s: float | None = None
    seconds: float | None = None
    """How long it has taken, or takes so far; None before it."""
    step: str = ""
    """wait, python, fetch, unpack, compile, hash, import, or a part of the proof."""
    item: str = ""
    """What is at hand now: a package, a file, a part."""
    done: int = 0
    total: int = 0
    done_bytes: int = 0
    total_bytes: int = 0
    share: float = 0.0
    """0 to 1; never goes back."""
    step_began: float = 0.0
    """Second of the stage at which its step began."""
    moved: float = 0.0
    """Second of the stage at which `share` last grew."""


@dataclass(frozen=True)
class Told:
    """A problem or a warning of the repair."""

    code: str
    facts: Mapping[str, Any]
    t: str


@dataclass
class RepairView:
    """Everything that the events say so far. Feed it with `apply_all(tail.poll())`."""

    stages: dict[str, Stage] = field(default_factory=lambda: {n: Stage(n) for n in STAGES})
    stage: str = ""
    """The stage at work, or the last one; empty before the first."""
    started: dict[str, Any] = field(default_factory=dict)
    """`repair, pid, row, lockfile, lock_sha256`."""
    plan: dict[str, Any] | None = None
    """As in a report of the check, once the repair has made it."""
    problem: Told | None = None
    """What ended it; None while it goes on or where it went well."""
    warnings: list[Told] = field(default_factory=list)
    finished: dict[str, Any] = field(default_factory=dict)
    """`env, row, previous, seconds, proof` of a repair that went well."""
    stop_reason: str = ""
    ending: str = ""
    """finished, failed or stopped, as the last event says; empty while it goes on."""
    began_t: str = ""
    last_t: str = ""
    events_seen: int = 0
    _fraction: float = 0.0

    def apply_all(self, events: Iterable[Event]) -> bool:
        """Folds several events; True if there was at least one."""
        seen = self.events_seen
        for event in events:
            self.apply(event)
        return self.events_seen > seen

    def apply(self, event: Event) -> None:
        """Folds one event; types that are not known only move the clock."""
        self.events_seen += 1
        self.began_t = self.began_t or event.t
        self.last_t = max(event.t, self.last_t)
        fold = _FOLDS.get(event.type)
        if fold is not None:
            fold(self, event)
        stage = self.stages.get(self.stage)
        if stage is not None and stage.state == "running":
            stage.seconds = _since(stage.began_s, self.last_t)
            _move(stage, share_by_time(stage, stage_seconds(self.plan)[stage.name]))
        self._fraction = max(self._fraction, self._reached())

    def state(self, *, alive: bool) -> str:
        """`running`, `finished`, `failed`, `stopped`, or `lost`: gone without a last word."""
        return self.ending or ("running" if alive else "lost")

    @property
    def fraction(self) -> float:
        """Share of the whole repair that is done, 0 to 1."""
        return self._fraction

    @property
    def seconds(self) -> float:
        """How long the repair has taken so far by its own clock."""
        began, last = moment(self.began_t), moment(self.last_t)
        return max(0.0, (last - began).total_seconds()) if began and last else 0.0

    @property
    def now(self) -> Stage | None:
        """The stage at work, or the last one."""
        return self.stages.get(self.stage)

    @property
    def seconds_left(self) -> float | None:
        """To the end, from the pace of the stage at work; None where nothing can be said."""
        stage = self.now
        if self.ending or stage is None or stage.name == "look" or stage.step == "wait":
            return None
        expected = stage_seconds(self.plan)
        later = sum(expected[n] for n in STAGES[STAGES.index(stage.name) + 1 :])
        if stage.name == "switch":
            return 0.0
        if stage.moved < MEASURED_S or stage.share < MEASURED_SHARE:
            return None
        since = (stage.seconds or 0.0) - stage.moved
        return max(0.0, stage.moved * (1 - stage.share) / stage.share - since) + later

    def _reached(self) -> float:
        if self.ending == "finished":
            return 1.0
        expected = stage_seconds(self.plan)
        done = sum(expected[stage.name] * stage.share for stage in self.stages.values())
        return min(0.99, done / sum(expected.values()))


def _started(view: RepairView, event: Event) -> None:
    view.started = dict(event.fields)


def _plan(view: RepairView, event: Event) -> None:
    plan = event.fields.get("plan")
    view.plan = dict(plan) if isinstance(plan, Mapping) else None


def _phase(view: RepairView, event: Event) -> None:
    name = str(event.fields.get("phase", ""))
    if name not in view.stages:
        return
    view.stage = name
    for earlier in STAGES[: STAGES.index(name)]:
        _end(view.stages[earlier], "done", event.t)
    stage = view.stages[name]
    if stage.state == "waiting":
        stage.state, stage.began_s = "running", _moment_s(event.t)


def _progress(view: RepairView, event: Event) -> None:
    name = str(event.fields.get("stage", ""))
    if name not in view.stages:
        return
    if view.stages[name].state == "waiting":
        _phase(view, Event("phase", event.seq, event.t, {"phase": name}))
    stage = view.stages[name]
    stage.seconds = _since(stage.began_s, event.t)
    step = str(event.fields.get("step") or stage.step)
    if step != stage.step:
        stage.step, stage.step_began = step, stage.seconds or 0.0
    stage.item = str(event.fields.get("name") or "")
    for number in NUMBERS:
        setattr(stage, number, _whole(event.fields.get(number)))
    _move(stage, share_of_stage(stage))


def _move(stage: Stage, share: float) -> None:
    if share > stage.share:
        stage.share, stage.moved = share, stage.seconds or 0.0


def _problem(view: RepairView, event: Event) -> None:
    told = _told(event)
    if not event.is_final:
        view.warnings.append(told)
        return
    view.problem, view.ending = told, "failed"
    _end_last(view, "failed", event.t)


def _warning(view: RepairView, event: Event) -> None:
    view.warnings.append(_told(event))


def _stopped(view: RepairView, event: Event) -> None:
    view.ending, view.stop_reason = "stopped", str(event.fields.get("reason", ""))
    _end_last(view, "failed", event.t)


def _finished(view: RepairView, event: Event) -> None:
    view.ending, view.finished = "finished", dict(event.fields)
    for stage in view.stages.values():
        _end(stage, "done", event.t)


_FOLDS = {
    "started": _started,
    "plan": _plan,
    "phase": _phase,
    "progress": _progress,
    "warning": _warning,
    "problem": _problem,
    "stopped": _stopped,
    "finished": _finished,
}


def _whole(value: object) -> int:
    return max(0, value) if isinstance(value, int) and not isinstance(value, bool) else 0


def _told(event: Event) -> Told:
    facts = event.fields.get("facts")
    known = dict(facts) if isinstance(facts, Mapping) else {}
    return Told(str(event.fields.get("code", "")), known, event.t)


def _end_last(view: RepairView, state: str, t: str) -> None:
    stage = view.now
    if stage is not None:
        _end(stage, state, t)


def _end(stage: Stage, state: str, t: str) -> None:
    if stage.state == "running":
        stage.seconds = _since(stage.began_s, t)
    if stage.state in ("running", "waiting"):
        stage.state = state
    if state == "done":
        stage.share = 1.0


def _moment_s(t: str) -> float | None:
    then = moment(t)
    return then.timestamp() if then else None


def _since(began_s: float | None, t: str) -> float | None:
    now = _moment_s(t)
    return None if began_s is None or now is None else max(0.0, now - began_s)
