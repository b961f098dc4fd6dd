"""Everything that was decided about the examples, as one value that can be put back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.wizard.draft import Draft


@dataclass(frozen=True)
class Decisions:
    """A picture of the draft's part about the examples."""

    columns: tuple[tuple[str, str], ...] | None
    format: str
    encoding: str | None
    delimiter: str | None
    header: bool | None
    fixes: tuple[str, ...]
    leave_out: tuple[str, ...]
    validation_path: str
    answers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, draft: Draft) -> Decisions:
        """What is decided now."""
        columns = None if draft.columns is None else tuple(draft.columns.items())
        return cls(
            columns,
            draft.format,
            draft.encoding,
            draft.delimiter,
            draft.header,
            tuple(draft.fixes),
            tuple(draft.leave_out),
            draft.validation_path,
            tuple(draft.answers.items()),
        )

    def put_into(self, draft: Draft) -> None:
        """Decide this again."""
        draft.columns = None if self.columns is None else dict(self.columns)
        draft.format, draft.encoding = self.format, self.encoding
        draft.delimiter, draft.header = self.delimiter, self.header
        draft.fixes, draft.leave_out = list(self.fixes), list(self.leave_out)
        draft.validation_path = self.validation_path
        draft.answers = dict(self.answers)

    def reading(self) -> dict[str, Any]:
        """What the desk is told besides the columns, by the names of its question."""
        return {
            "format": self.format,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "header": self.header,
            "fixes": self.fixes,
            "leave_out": self.leave_out,
            "validation_path": self.validation_path or None,
        }
