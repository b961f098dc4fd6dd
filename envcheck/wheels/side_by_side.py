"""Do the same with many things, a few at a time, while the caller's own thread stays awake.

The threads are daemons: one that hangs in a silent network never keeps a process alive.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from envcheck.building.build_errors import Stopped

TICK_S = 0.1
GRACE_S = 5.0  # for threads to put their files in order after somebody asked to stop

T = TypeVar("T")
R = TypeVar("R")


def each(
    items: Sequence[T],
    work: Callable[[T], R],
    *,
    threads: int,
    stop: threading.Event,
    tick: Callable[[], None],
) -> list[R]:
    """`work` on every item; the results in the order of `items`.

    `tick` runs in the caller's thread about ten times a second. The first failure, of `work` or
    of `tick`, sets `stop` and is raised once the others have ended or a moment has passed.
    """
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in range(len(items)):
        waiting.put(number)
    results: dict[int, R] = {}
    failures: list[BaseException] = []

    def run() -> None:
        while not stop.is_set():
            try:
                number = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                results[number] = work(items[number])
            except BaseException as error:  # carried to the caller's thread
                failures.append(error)
                stop.set()

    crew = [threading.Thread(target=run, daemon=True) for _ in range(min(threads, len(items)))]
    for thread in crew:
        thread.start()
    try:
        _attend(crew, stop, tick)
    except BaseException:
        stop.set()
        _join(crew, GRACE_S)
        raise
    if failures:
        raise next((error for error in failures if not isinstance(error, Stopped)), failures[0])
    if len(results) < len(items):
        raise Stopped
    return [results[number] for number in range(len(items))]


def _attend(crew: list[threading.Thread], stop: threading.Event, tick: Callable[[], None]) -> None:
    """Wait for the threads, awake; once `stop` is set, not for long."""
    while any(thread.is_alive() for thread in crew):
        tick()
        if stop.is_set():
            _join(crew, GRACE_S)
            return
        next(thread for thread in [*crew] if thread.is_alive() or thread is crew[-1]).join(TICK_S)


def _join(crew: list[threading.Thread], seconds: float) -> None:
    for thread in crew:
        thread.join(seconds / len(crew))
