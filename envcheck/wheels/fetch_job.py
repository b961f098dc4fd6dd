"""One wheel of a fetch: found, brought, verified, put in its place. And the sum of them all."""

from __future__ import annotations

import contextlib
import errno
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from envcheck import durable, oslock
from envcheck.building.build_errors import BuildError, Stopped, disk_facts
from envcheck.building.build_steps import Progress
from envcheck.lockfile import Pin
from envcheck.wheels.download import SourceUnreadable, WrongFile, receive
from envcheck.wheels.index_pages import WheelFile, WrongHash
from envcheck.wheels.store import PART, Store
from envcheck.wheels.web import Web, WebError

LOCK_POLL_S = 0.2
SPARE_BYTES = 64 << 20  # a disk is not filled to its last byte
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})


class Searches(Protocol):
    """Where wheels may be."""

    def search(self, pin: Pin, troubles: list[Exception]) -> Iterator[WheelFile]:
        """Wheels that may be `pin`'s, the best first; `troubles` gets what stood in the way."""


class Ledger:
    """Wheels and bytes of one fetch; several threads write into it."""

    def __init__(self, wheels: int, stop: threading.Event) -> None:
        self.stop = stop
        self._wheels = wheels
        self._done = 0
        self._name = ""
        self._have: dict[str, int] = {}
        self._total: dict[str, int] = {}
        self._lock = threading.Lock()

    def expect(self, name: str, have: int, total: int | None) -> None:
        """`have` bytes of a wheel are here, of `total`; raises `Stopped` if it is time."""
        with self._lock:
            if have > self._have.get(name, 0):
                self._name = name
            self._have[name] = have
            if total is not None:
                self._total[name] = total
        if self.stop.is_set():
            raise Stopped

    def finish(self, name: str) -> None:
        """A wheel is in its place."""
        with self._lock:
            self._done += 1
            self._name = name
            if name in self._have or name in self._total:
                whole = self._total.get(name, self._have.get(name, 0))
                self._have[name] = self._total[name] = whole

    def progress(self) -> Progress:
        """How far everything is; bytes are those of the wheels that were not here."""
        with self._lock:
            have, total = sum(self._have.values()), sum(self._total.values())
            return Progress("fetch", self._done, self._wheels, self._name, have, max(have, total))


class Job:
    """One wheel that is not in the store."""

    def __init__(
        self, store: Store, pin: Pin, finder: Searches, web: Web | None, ledger: Ledger
    ) -> None:
        self.pin = pin
        self.wheel: WheelFile | None = None
        """The one to be brought next; None if there is none (left)."""
        self.size = 0
        """Of it, where known; else 0."""
        self.arrived = 0
        """Bytes of it that an earlier attempt left."""
        self.path: Path | None = None
        self._store = store
        self._web = web
        self._ledger = ledger
        self._troubles: list[Exception] = []
        self._found = finder.search(pin, self._troubles)

    def look(self) -> None:
        """Find the next wheel that may be it, and its size."""
        self.wheel = next(self._found, None)
        if self.wheel is None:
            return
        size = self.wheel.size
        if size is None and self._web is not None:
            size = self._web.size(self.wheel.address)
        part = self._part(self.wheel)
        self.arrived = part.stat().st_size if part.is_file() else 0
        self.size = size or 0
        self._ledger.expect(self.pin.name, min(self.arrived, self.size), size)

    @property
    def has_wrong(self) -> bool:
        """There is a wheel of the right name, and it is not the lock's."""
        return any(isinstance(one, (WrongFile, WrongHash)) for one in self._troubles)

    def bring(self, *, offline: bool) -> None:
        """Fetch it, from the next place where one fails; raises `BuildError` or `Stopped`."""
        while self.wheel is not None:
            try:
                self.path = self._bring(self.wheel)
            except (WrongFile, WebError, SourceUnreadable) as error:
                self._troubles.append(error)
                self.look()
            else:
                self._ledger.finish(self.pin.name)
                return
        raise self.error(offline=offline)

    def error(self, *, offline: bool) -> BuildError:
        """Why there is no wheel: tampered with, out of reach, or nowhere."""
        facts: dict[str, object] = {"package": self.pin.name, "version": self.pin.version}
        damaged = (WrongFile, SourceUnreadable)
        wrong = [one for one in self._troubles if isinstance(one, damaged)]
        failed = [one for one in self._troubles if isinstance(one, WebError)]
        other = [one for one in self._troubles if isinstance(one, WrongHash)]
        if wrong or (other and not failed):
            return BuildError("WHEEL_TAMPERED", **facts, file=str((wrong or other)[0].args[0]))
        if failed:
            host, reason = failed[0].host, failed[0].reason
            return BuildError("NETWORK_FAILED", **facts, host=host, reason=reason)
        return BuildError("WHEEL_NOT_FOUND", **facts, offline=offline)

    def _bring(self, wheel: WheelFile) -> Path:
        part = self._part(wheel)
        said = frozenset({wheel.sha256}) if wheel.sha256 else self.pin.hashes
        wanted = said & self.pin.hashes  # whatever a list says, the lock decides
        try:
            with self._alone(part):
                here = self._brought_by_another(wheel)
                if here is not None:
                    return here
                sha256 = receive(wheel, part, wanted, self._web, self._meter)
                place = self._store.place(sha256)
                place.mkdir(parents=True, exist_ok=True)
                return durable.move(part, place / wheel.name)
        finally:
            self._store.tidy(part.parent)

    def _part(self, wheel: WheelFile) -> Path:
        """Beside its final place where that is known, else in a folder of its own."""
        known = wheel.sha256 or (next(iter(self.pin.hashes)) if len(self.pin.hashes) == 1 else "")
        folder = self._store.place(known) if known else self._store.arriving
        return folder / f"{wheel.name}{PART}"

    def _brought_by_another(self, wheel: WheelFile) -> Path | None:
        sha256 = wheel.sha256
        return self._store.path(sha256) if sha256 and self._store.verify(sha256) else None

    def _meter(self, wheel: WheelFile, have: int, total: int | None) -> None:
        if total is not None and total > self.size:  # learned only now
            self.size = total
            check_room(self._store.folder, total - have)
        self._ledger.expect(self.pin.name, have, total)

    @contextlib.contextmanager
    def _alone(self, part: Path) -> Iterator[None]:
        """One process at a time writes a `.part`; the next one finds the wheel in its place."""
        lock = part.with_name(f"{part.name}.lock")
        with contextlib.ExitStack() as held:
            while not _taken(held, lock):
                if self._ledger.stop.wait(LOCK_POLL_S):
                    raise Stopped
            try:
                yield
            finally:
                with contextlib.suppress(OSError):  # Windows removes no open file
                    lock.unlink(missing_ok=True)


def check_room(folder: Path, needed: int) -> None:
    """Sizes first: a download that cannot end is not begun; raises REPAIR_DISK_FULL."""
    facts = disk_facts(folder)
    free = facts["free_bytes"]
    if needed > 0 and isinstance(free, int) and free < needed + SPARE_BYTES:
        raise BuildError("REPAIR_DISK_FULL", **facts)


def _taken(held: contextlib.ExitStack, lock: Path) -> bool:
    """Whether the lock is ours now; a disk that has no locks gives it to everybody."""
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held.enter_context(oslock.hold(lock))
    except FileNotFoundError:  # the other one has just tidied up
        return False
    except oslock.LockHeld as error:
        return getattr(error.__cause__, "errno", 0) in _NO_LOCKS
    return True
