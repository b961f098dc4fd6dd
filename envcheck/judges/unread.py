"""What could not be looked at: a notice, never fine, and no reason to refuse a job. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from envcheck.facts import Observed
from envcheck.problems import Finding, unknown_fact

NOT_RECORDED = "not recorded"
"""The reason of a fact that nobody asked for: a document written by hand, or an older one."""


def was_asked(seen: Observed[Any]) -> bool:
    """Whether somebody looked, with or without success."""
    return seen.known or seen.reason != NOT_RECORDED


def unread(fact: str, seen: Observed[Any]) -> Iterator[Finding]:
    """A notice where somebody looked and saw nothing; `fact` is one of `WORDS["fact"]`."""
    if was_asked(seen) and not seen.known:
        yield unknown_fact(fact, seen.source, seen.reason)
