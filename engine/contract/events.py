"""The event file: one JSON object a line, facts only, append-only.

`{"v":1,"seq":n,"t":"…Z","type":"…",…}`; `seq` counts from 0 without gaps and a resume continues it.
Readers keep unknown types and unknown fields, and stop at the last newline: a torn last line is
a write in progress, not an error.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

EventType = Literal[
    "started",
    "plan",
    "phase",
    "download",
    "progress",
    "step",
    "eval",
    "checkpoint",
    "sample",
    "memory",
    "warning",
    "heartbeat",
    "adjusted",
    "problem",
    "stopped",
    "finished",
    "resumed",
]
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
MAX_LINE_BYTES = 64 * 1024
MAX_ITEMS, MAX_TEXT, MAX_KEY, MAX_DEPTH = 20, 200, 50, 2
"""How much is left of what is shortened."""
_ENVELOPE = ("v", "seq", "t", "type")


@dataclass(frozen=True)
class Event:
    """One line of the history."""

    type: str
    """One of `EVENT_TYPES`, or a type from a newer engine, kept as it came."""
    seq: int
    """Place in the history, from 0; -1 if the line had none."""
    t: str
    """UTC time, ISO-8601 with Z."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Everything else on the line, unknown fields included."""

    @property
    def is_final(self) -> bool:
        """Whether a history that ends here has ended on purpose."""
        return self.type in {"finished", "stopped"} or (
            self.type == "problem" and bool(self.fields.get("fatal"))
        )


def utc_now() -> str:
    """Now as ISO-8601 UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_line(line: bytes | str) -> Event | None:
    """The event on a whole line, or None if the line is not one (blank, torn, not an object)."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):  # of brackets in brackets in brackets
        return None
    if not isinstance(document, dict) or not isinstance(document.get("type"), str):
        return None
    fields = {key: value for key, value in document.items() if key not in _ENVELOPE}
    seq = document.get("seq")
    return Event(
        document["type"], seq if isinstance(seq, int) else -1, str(document.get("t", "")), fields
    )


def read_events(path: Path) -> Iterator[Event]:
    """Every whole event of a file, oldest first; nothing if there is no file."""
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return
    with stream:
        for line in stream:
            if line.endswith(b"\n") and (event := parse_line(line)) is not None:
                yield event


class EventWriter:
    """Appends events to a file; one writer a file, any number of readers, any thread.

    Opening repairs nothing but a torn last line, which a killed writer leaves: it gets its newline,
    so that the next event starts a line of its own. A line that the disk refuses is taken back
    whole, so that a full disk leaves no half line behind.
    """

    def __init__(self, path: Path) -> None:
        self._next_seq = 1 + max((event.seq for event in read_events(path)), default=-1)
        self._stream = path.open("ab", buffering=0)
        self._lock = threading.Lock()
        if _ends_torn(path):
            self._stream.write(b"\n")

    def write(self, type_: EventType, **fields: Any) -> None:
        """Append one event and hand it to the operating system at once.

        Raises:
            ValueError: if a field is not finite or the line would exceed 64 KiB.
            OSError: if the disk refuses the line.
        """
        with self._lock:
            document = {"v": 1, "seq": self._next_seq, "t": utc_now(), "type": type_, **fields}
            line = json.dumps(document, ensure_ascii=False, allow_nan=False).encode() + b"\n"
            if len(line) > MAX_LINE_BYTES:
                message = f"event {type_} has {len(line)} bytes"
                raise ValueError(message)
            self._append(line)
            self._next_seq += 1

    def _append(self, line: bytes) -> None:
        start = self._stream.seek(0, 2)
        try:
            written = self._stream.write(line)
            while written < len(line):  # a nearly full disk takes a part and refuses the rest
                written += self._stream.write(line[written:])
        except OSError:
            self._stream.truncate(start)
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def _ends_torn(path: Path) -> bool:
    with path.open("rb") as stream:
        if stream.seek(0, 2) == 0:
            return False
        stream.seek(-1, 2)
        return stream.read(1) != b"\n"


def shortened(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that make a line whatever they held: the first items of lists, the beginnings of
    texts, None for what JSON cannot carry."""
    return {str(key)[:MAX_KEY]: _short(value, MAX_DEPTH) for key, value in _first(fields)}


def _short(value: Any, depth: int) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return finite(value)
    if isinstance(value, Mapping) and depth:
        return {str(key)[:MAX_KEY]: _short(item, depth - 1) for key, item in _first(value)}
    if isinstance(value, list | tuple) and depth:
        return [_short(item, depth - 1) for item in value[:MAX_ITEMS]]
    return str(value)[:MAX_TEXT]


def _first(value: Mapping[Any, Any]) -> list[tuple[Any, Any]]:
    return list(value.items())[:MAX_ITEMS]


def finite(value: float | None) -> float | None:
    """The value if JSON can carry it, else None."""
    return value if value is not None and math.isfinite(value) else None
