"""One thing worth knowing before the start, as a code and facts, with its cure as one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Tone = Literal["ok", "info", "warn", "bad"]
RANK: Mapping[str, int] = {"ok": 0, "info": 1, "warn": 2, "bad": 3}
DATA, MODEL, SETTINGS = 0, 1, 2
"""Places of the wizard's steps."""
ActKind = Literal["show", "environment", "set", "fix", "leave_out", "accept", "measure"]


@dataclass(frozen=True)
class Act:
    """What one press does."""

    kind: ActKind
    code: str = "SHOW"
    """Which words the button has."""
    step: int = DATA
    """For "show": the step that it leads to."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """For "set": dotted path -> value."""
    name: str = ""
    """For "fix" and "leave_out": which; for "accept": the finding."""
    value: Any = None
    """For "accept": what it is decided for."""


@dataclass(frozen=True)
class Found:
    """A finding: green fact, blue cost, amber decision or red stop."""

    code: str
    tone: Tone
    facts: Mapping[str, Any] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()


def show(step: int) -> tuple[Act, ...]:
    return (Act("show", step=step),)


def set_to(code: str, values: Mapping[str, Any]) -> Act:
    return Act("set", code, values=dict(values))
