"""What the engine tells the world: events, the state cache, a heartbeat.

Nothing here may stop a training run because the disk is full: events wait in memory until it has
room again.
"""

from __future__ import annotations

import errno
import math
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from engine.contract.atomic import write_json_atomic
from engine.contract.events import Event, EventType, EventWriter, finite, shortened, utc_now
from engine.contract.run_folder import RunFolder

STEP_EVENTS_PER_S = 4
HEARTBEAT_S = 10.0
STATE_EVERY_S = 1.0
"""Replacing the state's file costs ten times an event (2.9 ms on ext4), and is only a cache."""
RETRY_S = 2.0
"""How often a full disk is tried again."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class Reporter:
    """Writes a run's events and its state cache; safe from any thread."""

    def __init__(self, run: RunFolder) -> None:
        self._run = run
        self._events = EventWriter(run.events)
        self._waiting: deque[tuple[EventType, dict[str, Any]]] = deque()
        self._lock = threading.RLock()
        self._state: dict[str, Any] = {"v": 1, "state": "starting"}
        self._losses: list[tuple[int, float]] = []
        self._step: dict[str, Any] = {}
        self._held_back = False
        self._last_step_event = self._last_state = 0.0
        self._closing = threading.Event()
        self._heart = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        self._heart.start()

    def emit(self, type_: EventType, **fields: Any) -> None:
        """Append an event; if the disk is full it waits in memory and keeps its place."""
        with self._lock:
            if Event(type_, 0, "", fields).is_final:
                self._closing.set()  # no heartbeat may come after the last word
            self._waiting.append((type_, fields))
            self._write_waiting()

    def last_word(self, type_: EventType, *, given_up: Callable[[], bool], **fields: Any) -> bool:
        """Append the event that the history ends with, waiting for room on a full disk: without it
        a run that has ended reads as lost.

        Returns:
            Whether it is written; False if `given_up` answered True while there was no room.
        """
        self.emit(type_, **fields)
        while not self._write_waiting():
            self.state("paused")
            if given_up():
                with self._lock:
                    self._waiting.pop()
                return False
            time.sleep(RETRY_S)
        return True

    def state(self, word: str | None = None, **fields: Any) -> None:
        """Update the state cache; losing it costs nothing, the events are the truth."""
        with self._lock:
            self._state |= fields | ({"state": word} if word else {}) | {"t": utc_now()}
            self._last_state = time.monotonic()
            with suppress(OSError):
                write_json_atomic(self._run.state, self._state, durable=False)

    @property
    def steps_done(self) -> int:
        """Optimizer steps that were told."""
        return int(self._step.get("step", 0))

    def phase(self, phase: str, **fields: Any) -> None:
        """Say what the engine is busy with."""
        self.emit("phase", phase=phase, **fields)
        self.state({"queued": "queued", "paused": "paused"}.get(phase, "running"))

    def step(
        self, step: int, loss: float | None, *, last: bool, epoch: float, **fields: Any
    ) -> None:
        """One optimizer step; at most four events a second, each with all losses since the last.

        Args:
            step: optimizer steps done, from 1.
            loss: mean cross-entropy per supervised token over the whole step, nats; None for a step
                without rows, which is counted and has no place in the curve.
        """
        shown = None if loss is None else round(loss, 5)
        if shown is not None:
            self._losses.append((step, shown))
        self._step = {"step": step, "loss": shown, "epoch": epoch, **fields}
        self._held_back = True
        if last or time.monotonic() - self._last_step_event >= 1 / STEP_EVENTS_PER_S:
            self.flush_steps()

    def flush_steps(self) -> None:
        """Tell the steps held back so far; done before a commit, which then is in the history."""
        if not self._held_back:
            return
        self._held_back = False
        self._last_step_event = time.monotonic()
        self.emit("step", **self._step, losses=self._losses)
        self._losses = []
        shown = {key: self._step[key] for key in ("step", "loss", "epoch")}
        self._state |= shown
        if time.monotonic() - self._last_state >= STATE_EVERY_S:
            self.state("running")

    def eval(self, step: int, split: str, loss: float, rows: int, tokens: int) -> None:
        """Held-out loss in nats per supervised token, and its perplexity."""
        perplexity = finite(math.exp(loss)) if loss < 700 else None
        self.emit(
            "eval",
            step=step,
            split=split,
            loss=round(loss, 6),
            perplexity=perplexity,
            rows=rows,
            tokens=tokens,
        )
        self.state(eval_loss=round(loss, 6))

    def close(self) -> None:
        """Stop the heartbeat and let go of the file."""
        self._closing.set()
        self._heart.join(timeout=5)
        with self._lock:
            self._events.close()

    def _write_waiting(self) -> bool:
        """Write what waits, in its order; False if the disk has no room for all of it."""
        with self._lock:
            while self._waiting:
                try:
                    self._write(*self._waiting[0])
                except OSError as error:
                    if error.errno not in NO_ROOM:
                        raise
                    return False
                self._waiting.popleft()
        return True

    def _write(self, type_: EventType, fields: dict[str, Any]) -> None:
        """An event that makes no line of the history is told shortened: it must not stand in the
        way of all that come after it."""
        plain = {key: value for key, value in fields.items() if key in ("code", "fatal", "step")}
        for told in (fields, shortened(fields)):
            with suppress(ValueError, TypeError):
                return self._events.write(type_, **told)
        return self._events.write(type_, **plain)

    def _beat(self) -> None:
        while not self._closing.wait(HEARTBEAT_S):
            with self._lock:
                if self._closing.is_set():
                    return
                if not self._waiting:  # a full disk needs no heartbeats queued up
                    self.emit("heartbeat")
