"""The events of a repair: the same envelope as a run's, one JSON object a line, facts only.

`{"v":1,"seq":n,"t":"…Z","type":"…",…}`, appended and never changed. It is written again here, in
the standard library, because the set-up repairs before the app's packages are there.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from envcheck.building.uv_lines import Progress

EVENTS = "events.jsonl"
MAX_LINE_BYTES = 64 * 1024
TAIL_BYTES = 2 * MAX_LINE_BYTES  # holds the last event whole, even behind a torn line
PROGRESS_PAUSE_S = 0.25
_ENVELOPE = ("v", "seq", "t", "type")


@dataclass(frozen=True)
class Event:
    """One line."""

    type: str
    seq: int
    """Place in the history from 0; -1 where the line does not say."""
    t: str
    """UTC, ISO-8601 with Z."""
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def is_final(self) -> bool:
        """Whether a repair that ends here has ended on purpose."""
        fatal = self.type == "problem" and bool(self.fields.get("fatal"))
        return fatal or self.type in {"finished", "stopped"}


class Journal:
    """Appends events to a file, from any thread; one writer a file.

    A line that the disk refuses is taken back whole. After the final event nothing is written.
    """

    def __init__(self, path: Path) -> None:
        self._next_seq = 1 + max((event.seq for event in read(path)), default=-1)
        self._stream = path.open("ab", buffering=0)
        self._lock = threading.Lock()
        self._ended = False
        self._said: tuple[str, str, bool] = ("", "", False)
        self._said_at = 0.0
        if _ends_torn(path):
            self._stream.write(b"\n")

    def write(self, type_: str, **fields: Any) -> None:
        """Append one event and hand it to the operating system at once.

        Raises:
            ValueError: if a value is not JSON's or the line would exceed 64 KiB.
            OSError: if the disk refuses the line.
        """
        with self._lock:
            if self._ended:
                return
            event = Event(type_, self._next_seq, utc_now(), fields)
            envelope = {"v": 1, "seq": event.seq, "t": event.t, "type": type_}
            text = json.dumps({**envelope, **fields}, ensure_ascii=False, allow_nan=False)
            line = text.encode("utf-8", errors="backslashreplace") + b"\n"
            if len(line) > MAX_LINE_BYTES:
                raise ValueError(type_, len(line))
            self._append(line)
            self._next_seq += 1
            self._ended = event.is_final

    def progress(self, stage: str, step: str, progress: Progress) -> None:
        """Append how far it is, at most four times a second; the last of a step always.

        Nobody stops a repair for a line of this kind: one that the disk refuses is left out.
        """
        now = time.monotonic()
        is_last = progress.total is not None and progress.done >= progress.total
        here = (stage, step, is_last)
        if here == self._said and now - self._said_at < PROGRESS_PAUSE_S:
            return
        self._said, self._said_at = here, now
        facts = {name: value for name, value in vars(progress).items() if name != "stage"}
        with contextlib.suppress(OSError):
            self.write("progress", stage=stage, step=step, **facts)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._ended = True
            self._stream.close()

    def _append(self, line: bytes) -> None:
        start = self._stream.seek(0, 2)
        try:
            written = self._stream.write(line)
            while written < len(line):  # a nearly full disk takes a part and refuses the rest
                written += self._stream.write(line[written:])
        except OSError:
            self._stream.truncate(start)
            raise


def read(path: Path) -> Iterator[Event]:
    """Every whole event of a file, oldest first; nothing where there is no file."""
    with contextlib.suppress(FileNotFoundError), path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n") and (event := _parse(line)) is not None:
                yield event


def last(path: Path) -> Event | None:
    """The newest whole event, without reading all of them."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, 2) - TAIL_BYTES))
            lines = file.read().split(b"\n")[:-1]
    except OSError:
        return None
    return next((event for line in reversed(lines) if (event := _parse(line))), None)


def utc_now() -> str:
    """Now as ISO-8601 UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _parse(line: bytes) -> Event | None:
    try:
        document = json.loads(line)
    except ValueError:
        return None
    if not isinstance(document, dict) or not isinstance(document.get("type"), str):
        return None
    seq = document.get("seq")
    fields = {key: value for key, value in document.items() if key not in _ENVELOPE}
    number = seq if isinstance(seq, int) else -1
    return Event(document["type"], number, str(document.get("t", "")), fields)


def _ends_torn(path: Path) -> bool:
    with path.open("rb") as file:
        if file.seek(0, 2) == 0:
            return False
        file.seek(-1, 2)
        return file.read(1) != b"\n"
