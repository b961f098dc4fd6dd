"""Whether a run whose engine died without a word is taken up again by itself. Pure, but for the
small file in which a run remembers what was decided: `restarts.json`.

At most three times in ten minutes, and never twice from the same step: an engine that dies again
before it has committed anything would only do so for ever.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from engine.contract.atomic import write_json_atomic
from engine.contract.events import Event, read_events
from engine.contract.run_folder import RunFolder

MAX_RESTARTS = 3
WINDOW = timedelta(minutes=10)
RECORD = "restarts.json"
RESTARTED, SAME_STEP, TOO_OFTEN, FAILED = (
    "RUN_RESTARTED",
    "RUN_NOT_RESTARTED_SAME_STEP",
    "RUN_NOT_RESTARTED_TOO_OFTEN",
    "RUN_NOT_RESTARTED",
)


@dataclass(frozen=True)
class Restart:
    """One time that a run was taken up again by itself."""

    t: str
    """When, UTC."""
    from_step: int
    """The newest commit at that time: what it went on from."""


@dataclass(frozen=True)
class Decision:
    """What was decided, as a code of `desktop.problems` with its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    t: str = ""
    """When, UTC; empty before it is kept."""

    @property
    def restarts(self) -> bool:
        """Whether the run goes on."""
        return self.code == RESTARTED


def decide(history: Iterable[Restart], from_step: int, now: datetime) -> Decision:
    """Whether to go on from `from_step`, the run's newest commit."""
    earlier = list(history)
    if any(restart.from_step == from_step for restart in earlier):
        return Decision(SAME_STEP, {"step": from_step})
    recent = [restart for restart in earlier if _age(restart, now) < WINDOW]
    if len(recent) >= MAX_RESTARTS:
        minutes = int(WINDOW.total_seconds() // 60)
        return Decision(TOO_OFTEN, {"count": len(recent), "minutes": minutes})
    return Decision(RESTARTED, {"step": from_step, "count": len(recent) + 1})


def committed_step(events: Iterable[Event]) -> int:
    """The newest commit that a history still stands on; 0 where there is none.

    A run that went on from an earlier one, because the newest was damaged, has lost those after it.
    """
    steps: list[int] = []  # rising
    for event in events:
        if event.type == "checkpoint" and isinstance(step := event.fields.get("step"), int):
            steps = [*_up_to(steps, step - 1), step]
        elif event.type == "resumed" and isinstance(step := event.fields.get("from_step"), int):
            steps = _up_to(steps, step)
    return steps[-1] if steps else 0


def look(run: RunFolder, now: datetime) -> Decision | None:
    """What to do about a run that has just been lost; None where somebody wanted it to end."""
    if run.is_asked_to_end:
        return None
    return decide(read_history(run), committed_step(read_events(run.events)), now)


def remember(run: RunFolder, decision: Decision, now: datetime) -> None:
    """Keep a decision, and the restart if it is one.

    Raises:
        OSError: the disk refuses. Then nothing may be restarted: it would not be counted.
    """
    t = now.isoformat(timespec="seconds")
    history = read_history(run)
    if decision.restarts:
        history.append(Restart(t, int(decision.facts["step"])))
    last = {"code": decision.code, "facts": dict(decision.facts), "t": t}
    document = {"v": 1, "restarts": [asdict(restart) for restart in history], "last": last}
    write_json_atomic(run.path / RECORD, document)


def outcome(run: RunFolder) -> Decision | None:
    """What was decided last about this run, for its page; None if it never came to that."""
    last = _document(run.path / RECORD).get("last")
    if not isinstance(last, dict) or not isinstance(last.get("code"), str):
        return None
    facts = last.get("facts")
    known = dict(facts) if isinstance(facts, dict) else {}
    return Decision(last["code"], known, str(last.get("t", "")))


def read_history(run: RunFolder) -> list[Restart]:
    """Every time that the run was taken up by itself; what cannot be read is left out."""
    found = _document(run.path / RECORD).get("restarts")
    history = []
    for one in found if isinstance(found, list) else []:
        try:
            restart = Restart(str(one["t"]), int(one["from_step"]))
            datetime.fromisoformat(restart.t)
        except (KeyError, TypeError, ValueError):
            continue
        history.append(restart)
    return history


def _up_to(steps: list[int], last: int) -> list[int]:
    return steps[: bisect_right(steps, last)]


def _age(restart: Restart, now: datetime) -> timedelta:
    """How long ago; a time in the future (the clock was put back) counts as just now."""
    return max(timedelta(0), now - datetime.fromisoformat(restart.t))


def _document(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
