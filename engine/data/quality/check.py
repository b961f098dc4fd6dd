"""What a check of the data found, as the report carries it: codes, counts and a few places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.data.quality.mojibake import restored

MAX_EXAMPLES = 8
"""Places that a report shows for a finding; all are counted, and `Quality.rows_of` has them."""

ACTIONS: dict[str, tuple[str | None, str | None]] = {
    "NEAR_DUPLICATES": ("near_duplicate", None),
    "CONTRADICTIONS": ("contradiction", None),
    "LEAKAGE": ("leaked", None),
    "PERSONAL_DATA": ("personal_data", "mask_personal_data"),
    "HARMFUL": ("harmful", None),
    "PLACEHOLDERS": ("placeholder", None),
    "SHORT_ANSWERS": ("short_answer", None),
    "MOJIBAKE": ("mojibake", "mojibake"),
    "OTHER_LANGUAGE": ("other_language", None),
    "OCR_DAMAGE": (None, None),
    "LABELS_BY_CASE": (None, None),
    "REPETITIVE": (None, None),
}
"""Code -> what a person may do: leave the rows out (a `LeaveOut`), repair them (a `Fix`)."""


@dataclass(frozen=True)
class Example:
    """One place where something was found."""

    line: int
    file: int
    excerpt: str
    other_line: int | None = None
    """The row it is compared with: the first of its group, the validation row."""

    def to_json(self) -> dict[str, Any]:
        """As the report carries it."""
        shown: dict[str, Any] = {"line": self.line, "file": self.file, "excerpt": self.excerpt}
        return shown if self.other_line is None else shown | {"other_line": self.other_line}


@dataclass(frozen=True)
class Check:
    """What one check found."""

    code: str
    """A key of `ACTIONS`."""
    found: Sequence[int] = ()
    """Places among the kept rows, in order; what leaving out would drop."""
    examples: Sequence[Example] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    note: bool = False
    """Found, and nothing to act on: one-word answers where answers are labels."""
    everywhere: bool = False
    """Sought in every row although only a sample was compared (`every_row`)."""

    @property
    def rows(self) -> int:
        """How many rows were found."""
        return len(self.found)

    @property
    def leave_out(self) -> str | None:
        """The `LeaveOut` that drops these rows, if they can be dropped."""
        return None if self.note else ACTIONS[self.code][0]

    @property
    def fix(self) -> str | None:
        """The `Fix` that repairs these rows, if there is one."""
        return ACTIONS[self.code][1]

    def _mended(self, example: Example) -> dict[str, str]:
        """What a repair would make of broken letters, to be looked at before one agrees."""
        if self.code != "MOJIBAKE":
            return {}
        mended = restored(example.excerpt)
        return {} if mended is example.excerpt else {"repaired": mended}

    def to_json(self) -> dict[str, Any]:
        """As the report carries it; a check that found nothing is there too."""
        shown: dict[str, Any] = {
            "code": self.code,
            "rows": self.rows,
            "examples": [example.to_json() | self._mended(example) for example in self.examples],
            "leave_out": self.leave_out,
            "fix": self.fix,
            "facts": {name: fact for name, fact in self.facts.items() if name != "groups"},
        }
        return shown | ({"groups": self.facts["groups"]} if "groups" in self.facts else {})
