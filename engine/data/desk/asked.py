"""What somebody wants to know of a data file, and what was decided about it.

Two halves: what changes how the file is *read* (a new value reads it again), and what only changes
how its rows are *counted* (answered from what is on the shelf).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from engine.data.reading.choices import Reading

READING = (
    "path", "format", "encoding", "delimiter", "header", "columns", "fixes", "validation_path",
)  # fmt: skip
"""The fields that a file is read by."""


@dataclass(frozen=True)
class Asked:
    """A question about a file, a model, or both."""

    path: str | None = None
    model: str | None = None
    """A folder, the id of a hub model that is here, or `starter`; with it come token lengths."""
    max_length: int | None = None
    """Longest row in tokens."""
    columns: Mapping[str, str] | None = None
    """Role -> column; None as detected."""
    train_on: Literal["answers", "last_answer", "all"] = "answers"
    chat_template: Literal["model", "formiga"] = "model"
    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    fixes: frozenset[str] = frozenset()
    """Repairs agreed to (`spec.Fix`)."""
    leave_out: tuple[str, ...] = ()
    """Findings whose rows are left out (`spec.LeaveOut`)."""
    validation_path: str | None = None
    format: str = "auto"

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Asked:
        """From a request's fields; absent and null mean the default, unknown ones are ignored."""
        known = {field.name for field in fields(cls)}
        chosen = {k: v for k, v in given.items() if k in known and v is not None}
        if "fixes" in chosen:
            chosen["fixes"] = frozenset(chosen["fixes"])
        if "leave_out" in chosen:
            chosen["leave_out"] = tuple(chosen["leave_out"])
        return cls(**chosen)

    @property
    def how_to_read(self) -> Reading:
        """What of it concerns the reader."""
        return Reading(self.format, self.encoding, self.delimiter, self.header, self.fixes)

    @property
    def reading(self) -> tuple[Any, ...]:
        """Equal for questions that the same pass over the file answers."""
        values = [getattr(self, name) for name in READING]
        return tuple(
            tuple(sorted(v.items())) if isinstance(v, Mapping) else v
            for v in [*values, _seen(self)]
        )


def _seen(asked: Asked) -> tuple[int, int] | None:
    """Size and time of the file: one that was mended meanwhile is read again."""
    try:
        found = Path(asked.path or "").stat()
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns
