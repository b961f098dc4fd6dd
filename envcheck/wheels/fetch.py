"""Bring every wheel of a lock into the store: from the store itself, from a folder that somebody
exported, or from where pip would look.

What is to come is known before the first byte comes: which file, how large, whether the disk has
room. Stopped or killed at any moment, what has arrived stays and the next attempt goes on there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from envcheck.building.build_errors import BuildError, Stopped, as_build_error
from envcheck.building.build_steps import OnProgress, Progress
from envcheck.lockfile import LockError, Pin, read_lock
from envcheck.wheels import side_by_side
from envcheck.wheels.exported_wheels import read_for
from envcheck.wheels.fetch_job import Job, Ledger, Searches, check_room
from envcheck.wheels.store import Store
from envcheck.wheels.target import Target, applying
from envcheck.wheels.web import Web
from envcheck.wheels.wheel_sources import Finder, Sources

DOWNLOADS = 8  # at once: most wheels are small, and to them the connection is all the time
QUESTIONS = 8  # pages and sizes at once; they are small, waiting is all they cost
HASHES = 2

T = TypeVar("T")
R = TypeVar("R")


def fetch_lock(
    store: Store,
    lock: Path,
    target: Target,
    sources: Sources,
    *,
    offline: bool = False,
    wheels: Path | None = None,
    on_progress: OnProgress = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """The verified wheel of every pin of `lock` that applies to `target`, in the lock's order.

    With `wheels` (an exported folder) nothing else is looked at, with `offline` no server.
    Raises `BuildError` (WHEEL_NOT_FOUND, WHEEL_TAMPERED, NETWORK_FAILED, REPAIR_DISK_FULL,
    REPAIR_WRITE_FAILED, LOCK_DAMAGED, WHEELS_FOLDER_WRONG, WHEELS_INCOMPLETE) or `Stopped`.
    """
    stop = threading.Event()
    try:
        pins = _pins(lock, target)
        web = None if offline or wheels is not None else Web(sources.line, stop)
        finder = Finder(sources, target, web) if wheels is None else read_for(wheels, lock, target)
        ledger = Ledger(len(pins), stop)
        with store.in_use():
            work = _Fetch(store, pins, target, web, stop, ledger, on_progress, should_stop)
            return work.run(finder, wheels)
    except OSError as error:
        raise as_build_error(error, store.folder) from error
    finally:
        stop.set()


def _pins(lock: Path, target: Target) -> list[Pin]:
    try:
        return applying(target, read_lock(lock))
    except ValueError as error:  # also bytes that are no text, and markers that make no sense
        line = error.line[:200] if isinstance(error, LockError) else ""
        raise BuildError("LOCK_DAMAGED", lockfile=lock.name, line=line) from error


@dataclass
class _Fetch:
    """One fetching of one lock."""

    store: Store
    pins: list[Pin]
    target: Target
    web: Web | None
    stop: threading.Event
    ledger: Ledger
    on_progress: OnProgress
    should_stop: Callable[[], bool]
    said: Progress | None = None

    def run(self, finder: Searches, wheels: Path | None) -> tuple[Path, ...]:
        stored = self._each(self.pins, self._whole, HASHES)
        missing = [pin for pin, path in zip(self.pins, stored, strict=True) if path is None]
        jobs = [Job(self.store, pin, finder, self.web, self.ledger) for pin in missing]
        self._each(jobs, Job.look, QUESTIONS)
        lacking = [job for job in jobs if job.wheel is None]
        if wheels is not None and any(not job.has_wrong for job in lacking):
            names = [f"{job.pin.name} {job.pin.version}" for job in lacking]
            raise BuildError("WHEELS_INCOMPLETE", path=str(wheels), missing=names)
        for job in lacking:
            raise job.error(offline=self.web is None)
        check_room(self.store.folder, sum(max(0, job.size - job.arrived) for job in jobs))
        jobs.sort(key=lambda job: -job.size)  # the largest first: nobody waits for it at the end
        self._each(jobs, self._bring, DOWNLOADS)
        self._tick()
        fetched = {job.pin: job.path for job in jobs}
        paths = [path or fetched[pin] for pin, path in zip(self.pins, stored, strict=True)]
        return tuple(path for path in paths if path is not None)

    def _bring(self, job: Job) -> None:
        job.bring(offline=self.web is None)

    def _whole(self, pin: Pin) -> Path | None:
        """The stored wheel after hashing it anew; a damaged one is thrown away."""
        while found := self.store.find(pin, self.target):
            sha256, path = found
            if self.stop.is_set():
                raise Stopped
            if self.store.verify(sha256):
                self.ledger.finish(pin.name)
                return path
            self.store.evict(sha256)
        return None

    def _each(self, items: list[T], work: Callable[[T], R], threads: int) -> list[R]:
        return side_by_side.each(items, work, threads=threads, stop=self.stop, tick=self._tick)

    def _tick(self) -> None:
        progress = self.ledger.progress()
        if progress != self.said:
            self.said = progress
            self.on_progress(progress)
        if self.should_stop():
            raise Stopped
