"""What is tried when memory runs out, one rung after the other. Pure: a rung in, the next one out.

A rung is `engine.limits.Limits` as JSON. The rows of an update are the same on every rung, so a run
learns what it would have learned; only the last rungs, for which a person must have agreed, cut
rows short.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Rung = Mapping[str, Any]
SHORTEST_TOKENS = 64
"""Rows are never cut below this: less holds hardly a question and its answer."""


def next_rung(
    rung: Rung, *, on_card: bool, may_shorten: bool, longest_tokens: int
) -> dict[str, Any] | None:
    """The next thing to try, or None if everything has been.

    Fewer rows at once costs only time, so it comes first; recomputing costs about a third more
    time; 8-bit moments cost precision; shorter rows cost what the rows say.

    Args:
        on_card: whether the run computes on a graphics card: only there can layers wait in the
            computer's memory and moments be paged.
        may_shorten: whether the person agreed that rows are cut (`training.may_shorten`).
        longest_tokens: tokens of the longest row as it is trained on.
    """
    steps = (
        _fewer_at_once(rung),
        _more_recomputed(rung, on_card),
        _smaller_moments(rung, on_card),
        _shorter(rung, longest_tokens) if may_shorten else None,
    )
    change = next((step for step in steps if step), None)
    return {**rung, **change} if change else None


def _fewer_at_once(rung: Rung) -> dict[str, Any] | None:
    """The next smaller number of rows that divides an update evenly: 4 x 4, 2 x 8, 1 x 16."""
    at_once, summed = rung["per_device_train_batch_size"], rung["gradient_accumulation_steps"]
    rows = at_once * summed
    smaller = next((size for size in range(at_once - 1, 0, -1) if rows % size == 0), None)
    if smaller is None:
        return None
    return {
        "per_device_train_batch_size": smaller,
        "gradient_accumulation_steps": rows // smaller,
    }


def _more_recomputed(rung: Rung, on_card: bool) -> dict[str, Any] | None:
    every = rung["checkpoint_every"]
    if every != 1:
        return {"checkpoint_every": 1 if every == 2 else 2}
    return {"offload": True} if on_card and not rung["offload"] else None


def _smaller_moments(rung: Rung, on_card: bool) -> dict[str, Any] | None:
    smallest = "paged_adamw_8bit" if on_card else "adamw_8bit"
    smallest_already = rung["optim"] == smallest or (not on_card and rung["optim"] != "adamw_torch")
    return None if smallest_already else {"optim": smallest}


def _shorter(rung: Rung, longest_tokens: int) -> dict[str, Any] | None:
    tokens = min(rung["max_length"] or longest_tokens, longest_tokens)
    half = max(SHORTEST_TOKENS, tokens // 2)
    return {"max_length": half} if half < tokens else None
