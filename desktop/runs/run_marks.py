"""The pieces of a run's history that a page shows: measurements, answers, marks on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class EvalPoint:
    """One measurement on rows that are not trained on."""

    step: int
    loss: float
    """Nats per supervised token."""
    perplexity: float | None
    split: str = "validation"


@dataclass(frozen=True)
class Sample:
    """One prompt, answered at one step."""

    step: int
    index: int
    prompt: str
    base: str
    """The answer of the untuned model; empty where it was not given."""
    text: str
    reference: str = ""


@dataclass(frozen=True)
class Mark:
    """Something that happened at a step: a checkpoint, an adjustment, a problem, a warning."""

    step: int
    t: str
    code: str
    """Problem or warning code; the reason of an adjustment; `kept_for` of a checkpoint."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    fatal: bool = False
