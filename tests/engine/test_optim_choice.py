"""`optim: auto`: 32-bit moments where they fit, with the reason that is told."""

from __future__ import annotations

from typing import Any

import pytest

from engine.contract.memory import Setup
from engine.optim_choice import OptimChoice, choose_optim, step_bytes
from engine.shortage import free_bytes

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("given", "kind", "reason"),
    [
        ({}, "adamw_torch", "FITS"),
        ({"free_bytes": 3 * GB}, "paged_adamw_8bit", "DOES_NOT_FIT"),
        ({"free_bytes": 3 * GB, "on_card": False}, "adamw_8bit", "DOES_NOT_FIT"),
        ({"free_bytes": 3 * GB, "asked": "adamw_torch"}, "adamw_torch", "ASKED"),
        ({"asked": "adamw_8bit"}, "adamw_8bit", "ASKED"),
        ({"asked": "paged_adamw_8bit"}, "paged_adamw_8bit", "ASKED"),
        ({"asked": "paged_adamw_8bit", "on_card": False}, "adamw_8bit", "NO_PAGING"),
        # 2.4 GB of a step and 0.8 GB of moments: 95 % of free memory is the limit
        ({"free_bytes": 3_368_421_053}, "adamw_torch", "FITS"),
        ({"free_bytes": 3_368_000_000}, "paged_adamw_8bit", "DOES_NOT_FIT"),
    ],
)
def test_the_choice(given: dict[str, Any], kind: Any, reason: str) -> None:
    usual: dict[str, Any] = {"asked": "auto", "on_card": True, "trainable": 100_000_000}
    usual |= {"step_bytes": 2_400_000_000, "free_bytes": 20 * GB}
    assert choose_optim(**(usual | given)) == OptimChoice(kind, reason)


def test_a_model_of_unknown_shape_is_judged_by_its_moments_alone() -> None:
    assert step_bytes(None, Setup()) == 0


def test_free_memory_of_this_computer_is_known() -> None:
    assert free_bytes("cpu") > 1_000_000
