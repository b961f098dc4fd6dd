"""Bring every wheel of a lock into the store: from the store itself, from a folder that somebody
exported, or from where pip would look.

What is to come is known before the first byte comes: which file, how large, whether the disk has
room. Stopped or killed at any moment, what has arrived stays and the next attempt goes on there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from envcheck import side_by_side
from envcheck.build_errors import BuildError, Stopped, as_build_error
from envcheck.build_steps import OnProgress, Progress
from envcheck.exported_wheels import FolderFinder, read_for
from envcheck.fetch_job import Job, Ledger, check_room
from envcheck.lockfile import LockError, Pin, read_lock
from envcheck.store import Store
from envcheck.target import Target, applying
from envcheck.web import Web
from envcheck.wheel_sources import Finder, Sources

DOWNLOADS = 8  # at once: most wheels are small, and to them the connection is all the time
QUESTIONS = 8  # pages and sizes at once; they are small, waiting is all they cost
HASHES = 2


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
        pins = applying(target, read_lock(lock))
        with store.in_use():
            if wheels is not None:
                finder: Finder | FolderFinder = read_for(wheels, lock, target)
                web = None
            else:
                web = None if offline else Web(sources.line, stop)
                finder = Finder(sources, target, web)
            work = _Fetch(store, pins, target, web, stop, on_progress, should_stop)
            return work.run(finder, wheels)
    except LockError as error:
        raise BuildError("LOCK_DAMAGED", lockfile=lock.name, line=error.line[:200]) from error
    except OSError as error:
        raise as_build_error(error, store.folder) from error
    finally:
        stop.set()


class _Fetch:
    """One fetching of one lock."""

    def __init__(
        self,
        store: Store,
        pins: list[Pin],
        target: Target,
        web: Web | None,
        stop: threading.Event,
        on_progress: OnProgress,
        should_stop: Callable[[], bool],
    ) -> None:
        self._store = store
        self._pins = pins
        self._target = target
        self._web = web
        self._stop = stop
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._ledger = Ledger(len(pins), stop)
        self._said: Progress | None = None

    def run(self, finder: Finder | FolderFinder, wheels: Path | None) -> tuple[Path, ...]:
        stored = self._each(self._pins, self._whole, HASHES)
        missing = [pin for pin, path in zip(self._pins, stored, strict=True) if path is None]
        jobs = [Job(self._store, pin, finder, self._web, self._ledger) for pin in missing]
        self._each(jobs, Job.look, QUESTIONS)
        lacking = [job for job in jobs if job.wheel is None]
        if wheels is not None and any(not job.has_wrong for job in lacking):
            names = [f"{job.pin.name} {job.pin.version}" for job in lacking]
            raise BuildError("WHEELS_INCOMPLETE", path=str(wheels), missing=names)
        for job in lacking:
            raise job.error(offline=self._web is None)
        check_room(self._store.folder, sum(max(0, job.size - job.arrived) for job in jobs))
        jobs.sort(key=lambda job: -job.size)  # the largest first: nobody waits for it at the end
        self._each(jobs, self._bring, DOWNLOADS)
        self._tick()
        fetched = {job.pin: job.path for job in jobs}
        paths = [path or fetched[pin] for pin, path in zip(self._pins, stored, strict=True)]
        return tuple(path for path in paths if path is not None)

    def _bring(self, job: Job) -> None:
        job.bring(offline=self._web is None)

    def _whole(self, pin: Pin) -> Path | None:
        """The stored wheel after hashing it anew; a damaged one is thrown away."""
        while found := self._store.find(pin, self._target):
            sha256, path = found
            if self._stop.is_set():
                raise Stopped
            if self._store.verify(sha256):
                self._ledger.finish(pin.name)
                return path
            self._store.evict(sha256)
        return None

    def _each(self, items: list, work: Callable, threads: int) -> list:  # type: ignore[type-arg]
        return side_by_side.each(items, work, threads=threads, stop=self._stop, tick=self._tick)

    def _tick(self) -> None:
        progress = self._ledger.progress()
        if progress != self._said:
            self._said = progress
            self._on_progress(progress)
        if self._should_stop():
            raise Stopped
