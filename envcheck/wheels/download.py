"""Bring one wheel here, byte by byte into a `.part` file that a later attempt goes on with.

What arrives is hashed on its way. The file has to be the one whose sha256 is expected: a server
that sends something else, more, or an error page with a smile is not believed.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from envcheck.wheels.addresses import host_of
from envcheck.wheels.index_pages import WheelFile
from envcheck.wheels.store import CHUNK
from envcheck.wheels.web import TRIES, Web, WebError, failure, head, length

_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
PROGRESS = 1 << 20  # bytes that an attempt must bring to be no failure: slow lines are cut often
WEB_CHUNK = 1 << 17  # small enough to stop quickly on a slow line


class Meter(Protocol):
    """Hears about bytes, and may raise `Stopped`."""

    def __call__(self, wheel: WheelFile, have: int, total: int | None) -> None:
        """`have` bytes of `wheel` are here; of `total`, once that is known."""


class WrongFile(Exception):
    """What came is not what the lock names; nothing of it is kept."""


class SourceUnreadable(Exception):
    """A file of this computer (a folder of wheels, a stick) could not be read."""


@dataclass(frozen=True)
class _Stream:
    """The bytes of a wheel from `start` on."""

    file: IO[bytes]
    start: int
    total: int | None
    """Size of the whole wheel, where the source says so."""


def receive(
    wheel: WheelFile, part: Path, wanted: frozenset[str], web: Web | None, meter: Meter
) -> str:
    """Bring `wheel` to `part`, whole and flushed to disk; returns its sha256, one of `wanted`.

    Raises `WrongFile`, `WebError`, `SourceUnreadable`, `Stopped`, or `OSError` of our own disk.
    """
    attempt, far = 1, 0
    while True:
        begun_at = _size(part)
        try:
            sha256 = _attempt(wheel, part, web, meter)
        except WebError as error:
            if _size(part) >= far + PROGRESS:
                attempt, far = 1, _size(part)
            if not error.again or attempt == TRIES or web is None:
                raise
            web.pause(attempt, error)
            attempt += 1
            continue
        except WrongFile:
            sha256 = ""
        if sha256 in wanted:
            return sha256
        part.unlink(missing_ok=True)
        if not begun_at:  # all of it came from there, in one go
            raise WrongFile(wheel.name)
        far = 0


def _attempt(wheel: WheelFile, part: Path, web: Web | None, meter: Meter) -> str:
    """Go on where the last attempt ended; returns the sha256 of what is there afterwards."""
    part.parent.mkdir(parents=True, exist_ok=True)
    have = _size(part)
    if wheel.size is not None and have > wheel.size:
        part.unlink()
        have = 0
    digest = _hash_part(part)
    if wheel.size is None or have < wheel.size:
        with _opened(wheel, have, web) as stream:
            if stream.start != have:
                digest = hashlib.sha256()
            _check_size(wheel, stream.total)
            _write(wheel, stream, part, digest, meter)
    return digest.hexdigest()


def _write(
    wheel: WheelFile, stream: _Stream, part: Path, digest: hashlib._Hash, meter: Meter
) -> None:
    total = stream.total if stream.total is not None else wheel.size
    have = stream.start
    meter(wheel, have, total)
    with part.open("r+b" if have else "wb") as file:
        file.seek(have)
        try:
            for chunk in _chunks(wheel, stream.file):
                digest.update(chunk)
                file.write(chunk)
                have += len(chunk)
                if total is not None and have > total:
                    raise WrongFile(wheel.name)
                meter(wheel, have, total)
        finally:  # also when cut off or stopped: what is here is worth keeping
            file.flush()
            os.fsync(file.fileno())
    if total is not None and have < total:
        if wheel.path:  # it has been changed while it was read
            raise WrongFile(wheel.name)
        raise WebError(host_of(wheel.address), "connection cut", again=True)


def _chunks(wheel: WheelFile, file: IO[bytes]) -> Iterator[bytes]:
    """Errors of the source become its own kind, so that they are not taken for our disk's."""
    read: Callable[[], bytes] = lambda: file.read(CHUNK if wheel.path else WEB_CHUNK)  # noqa: E731
    while True:
        try:
            chunk = read()
        except (OSError, http.client.HTTPException, ValueError) as error:
            if wheel.path:
                raise SourceUnreadable(wheel.name) from error
            found = failure(host_of(wheel.address), error)
            found.again = True  # it did answer a moment ago
            raise found from None
        if not chunk:
            return
        yield chunk


@contextlib.contextmanager
def _opened(wheel: WheelFile, have: int, web: Web | None) -> Iterator[_Stream]:
    if wheel.path is not None:
        try:
            file = wheel.path.open("rb")
            file.seek(have)
        except OSError as error:
            raise SourceUnreadable(wheel.name) from error
        with file:
            yield _Stream(file, have, os.fstat(file.fileno()).st_size)
        return
    if web is None:
        raise WebError(host_of(wheel.address), "offline")
    with _asked(wheel, have, web) as answer:
        start, total = _placed(answer)
        if start not in {0, have}:
            raise WrongFile(wheel.name)
        yield _Stream(answer, start, total)


def _asked(wheel: WheelFile, have: int, web: Web) -> IO[bytes]:
    """The open answer from byte `have` on, or from the start where the server cannot do that."""
    try:
        answer = web.open(wheel.address, {"Range": f"bytes={have}-"} if have else {})
    except WebError as error:
        if error.status != 416 or not have:  # it has fewer bytes than we: another file
            raise
        answer = web.open(wheel.address, {})
    kind = head(answer).get_content_type().lower()
    if kind in {"text/html", "application/xhtml+xml"}:  # a network that wants a log-in first
        answer.close()
        raise WebError(host_of(wheel.address), "answered with a web page instead of the file")
    return answer


def _placed(answer: IO[bytes]) -> tuple[int, int | None]:
    """Where an answer begins in the file, and the file's size."""
    if getattr(answer, "status", 200) != 206:
        return 0, length(answer)
    match = _RANGE.match(head(answer).get("Content-Range", ""))
    if match is None:
        return -1, None
    return int(match[1]), int(match[2]) if match[2].isdigit() else None


def _check_size(wheel: WheelFile, total: int | None) -> None:
    """An index that gives the sha256 gives the size of the same file: another size is another."""
    if total is not None and wheel.size is not None and total != wheel.size:
        raise WrongFile(wheel.name)


def _hash_part(part: Path) -> hashlib._Hash:
    digest = hashlib.sha256()
    with contextlib.suppress(FileNotFoundError), part.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
