"""The ladder: what is tried when memory runs out, in which order, and what never changes."""

from __future__ import annotations

from typing import Any

import pytest

from engine.contract.ladder import SHORTEST_TOKENS, next_rung

TOP: dict[str, Any] = {
    "per_device_train_batch_size": 4,
    "gradient_accumulation_steps": 4,
    "checkpoint_every": 0,
    "offload": False,
    "optim": "adamw_torch",
    "max_length": None,
}


def whole(top: dict[str, Any], **how: Any) -> list[dict[str, Any]]:
    """All rungs below `top`."""
    rungs, rung = [], next_rung(top, longest_tokens=512, **how)
    while rung is not None:
        rungs.append(rung)
        rung = next_rung(rung, longest_tokens=512, **how)
        assert len(rungs) < 50, "the ladder has no end"
    return rungs


def changes(top: dict[str, Any], rungs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    pairs = zip([top, *rungs], rungs, strict=False)
    return [{k: v for k, v in new.items() if v != old[k]} for old, new in pairs]


def test_on_a_card_everything_is_tried_before_rows_would_be_cut() -> None:
    rungs = whole(TOP, on_card=True, may_shorten=False)
    assert changes(TOP, rungs) == [
        {"per_device_train_batch_size": 2, "gradient_accumulation_steps": 8},
        {"per_device_train_batch_size": 1, "gradient_accumulation_steps": 16},
        {"checkpoint_every": 2},
        {"checkpoint_every": 1},
        {"offload": True},
        {"optim": "paged_adamw_8bit"},
    ]


def test_on_a_processor_nothing_is_offloaded_or_paged() -> None:
    rungs = whole(TOP, on_card=False, may_shorten=False)
    assert changes(TOP, rungs)[-2:] == [{"checkpoint_every": 1}, {"optim": "adamw_8bit"}]
    assert not any(rung["offload"] for rung in rungs)


def test_rows_are_cut_only_with_consent_and_never_to_nothing() -> None:
    rungs = whole(TOP, on_card=True, may_shorten=True)
    lengths = [rung["max_length"] for rung in rungs if rung["max_length"]]
    assert lengths == [256, 128, SHORTEST_TOKENS]
    assert changes(TOP, rungs)[:6] == changes(TOP, whole(TOP, on_card=True, may_shorten=False))


@pytest.mark.parametrize("at_once", range(1, 17))
@pytest.mark.parametrize("summed", [1, 3, 4])
def test_the_rows_of_an_update_never_change(at_once: int, summed: int) -> None:
    top = TOP | {"per_device_train_batch_size": at_once, "gradient_accumulation_steps": summed}
    sizes = [at_once]
    for rung in whole(top, on_card=True, may_shorten=True):
        now = rung["per_device_train_batch_size"]
        assert now * rung["gradient_accumulation_steps"] == at_once * summed
        sizes.append(now)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 1


def test_what_the_job_has_already_is_not_tried_again() -> None:
    low = TOP | {
        "per_device_train_batch_size": 1,
        "gradient_accumulation_steps": 16,
        "checkpoint_every": 1,
        "offload": True,
        "optim": "paged_adamw_8bit",
    }
    assert next_rung(low, on_card=True, may_shorten=False, longest_tokens=512) is None
    three = TOP | {"per_device_train_batch_size": 1, "checkpoint_every": 3}
    after = next_rung(three, on_card=True, may_shorten=False, longest_tokens=512)
    assert after is not None
    assert after["checkpoint_every"] == 2


def test_short_rows_are_not_cut() -> None:
    low = TOP | {"per_device_train_batch_size": 1, "checkpoint_every": 1, "optim": "adamw_8bit"}
    assert next_rung(low, on_card=False, may_shorten=True, longest_tokens=SHORTEST_TOKENS) is None
