"""How many rows at once a device holds, and whether it must recompute for them. Pure.

The memory plan counts; here is only the order of preference: as many rows of an update at once as
make training faster, then fewer, then gradient checkpointing (a third slower) once too few tokens
would be computed at a time. Memory that buys no speed stays free.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.wizard.machine import Machine
from engine.contract import presets
from engine.contract.memory import (
    FITS_SHARE,
    TIGHT_SHARE,
    ModelShape,
    Setup,
    largest_batch,
    largest_length,
)
from engine.contract.preset_reasons import Reason

TOKENS_ENOUGH = 2048
"""Tokens at once from which unpacking the 4-bit weights costs under a tenth of the time, so that
smaller batches are cheaper than checkpointing (a third slower)."""
TOKENS_PLENTY = 8192
"""Tokens at once from which on more of them save no time: every matrix fills the card already."""
SMALL_MODEL = 1_000_000_000
COMFORT_SHARE = 0.5
"""Of the free memory, for models below `SMALL_MODEL`: they are quick with half of a card, too."""
CARD_UNKNOWN = 8 * 1024**3
"""Before the environment was checked a common card is assumed."""


ASSUMED = Machine("cuda", "", CARD_UNKNOWN, CARD_UNKNOWN, has_bf16=True)


def scales_loss(room: Machine | None) -> bool:
    """Whether arithmetic will be fp16, whose gradients are cut earlier."""
    return room is not None and room.device == "cuda" and not room.has_bf16


def longest_row(shape: ModelShape, room: Machine) -> int | None:
    """Longest row, in tokens, that one row at a time may have; None where no row fits."""
    setup = Setup(rows=1, checkpointing=True, device=room.device, has_bf16=room.has_bf16)
    return largest_length(shape, setup, int(TIGHT_SHARE * room.free_bytes)) or None


def counted_row(report: Mapping[str, Any], max_length: int) -> tuple[int, int]:
    """Tokens of the longest row as it is trained on, and at most how many of them are learned.

    Without token counts every row is as long as the limit allows and all of it is learned.
    """
    lengths = report.get("lengths") or {}
    tokens = min(max_length, int(lengths.get("max") or max_length))
    answers = lengths.get("answer_counts") or ()
    longest_answer = max((int(pair[0]) for pair in answers), default=tokens)
    return max(1, tokens), max(1, min(tokens, longest_answer))


@dataclass(frozen=True)
class Placement:
    """How the rows of an update are put onto the device."""

    rows: int
    checkpointing: bool
    rows_reason: Reason
    checkpointing_reason: Reason


def place(
    model: Mapping[str, Any],
    plan: presets.PresetPlan,
    row: tuple[int, int],
    room: Machine | None,
    usual_tokens: float = 0,
) -> Placement:
    """Rows at once (a divisor of the update's rows) and checkpointing, by the memory plan.

    Args:
        row: tokens of the longest row, and how many of them are learned (`counted_row`).
        usual_tokens: of a row as they are on average; 0 if it is not known.
    """
    shape = ModelShape.from_facts(model)
    if shape is None:
        unknown = Reason("ROOM_UNKNOWN", {"batch": plan.batch})
        return Placement(plan.batch, False, unknown, Reason("CHECKPOINTING_UNNEEDED"))
    seen = room or ASSUMED
    most = presets.micro_batch(plan.batch, _most_rows(row[0], usual_tokens))
    plain = recomputed = 0
    for share in _shares(shape):  # room to spare first, if recomputing gives it
        plain, recomputed = (
            _divisor(shape, _setup(plan, row, seen, checkpointing), plan.batch, seen, share, most)
            for checkpointing in (False, True)
        )
        enough = plain > 0 and (plain == most or plain * row[0] >= TOKENS_ENOUGH)
        if enough or (share >= FITS_SHARE and (plain or recomputed)):
            break
    checkpointing = (recomputed > plain or plain == 0) and not enough  # too big: at its least
    rows = max(1, recomputed if checkpointing else plain)
    facts = {"rows": rows, "batch": plan.batch, "tokens": row[0], "without": plain}
    facts["free_bytes"] = seen.free_bytes
    return Placement(
        rows,
        checkpointing,
        Reason(_rows_code(rows, plan.batch, max(plain, recomputed)), facts),
        Reason("CHECKPOINTING_NEEDED" if checkpointing else "CHECKPOINTING_UNNEEDED", facts),
    )


def _rows_code(rows: int, batch: int, fitting: int) -> str:
    if fitting == 0:
        return "ROWS_TOO_BIG"
    return "ROWS_ALL" if rows == batch else "ROWS_FIT"


def _setup(
    plan: presets.PresetPlan,
    row: tuple[int, int],
    room: Machine,
    checkpointing: bool,
) -> Setup:
    return Setup(
        r=plan.r,
        dropout=plan.lora_dropout > 0,
        row_tokens=row[0],
        accumulation=2,  # gradients that outlive their batch are the larger case
        checkpointing=checkpointing,
        device=room.device,
        has_bf16=room.has_bf16,
        learned_share=row[1] / row[0],
    )


def _divisor(
    shape: ModelShape, setup: Setup, batch: int, room: Machine, share: float, most: int
) -> int:
    """The largest divisor of `batch`, at most `most`, that fits into a share of the free memory,
    else 0."""
    rows = min(most, largest_batch(shape, setup, int(share * room.free_bytes)))
    return presets.micro_batch(batch, rows) if rows else 0


def _most_rows(longest: int, usual: float) -> int:
    """Rows at once beyond which nothing is gained, even where most rows are far shorter."""
    plenty = TOKENS_PLENTY // longest
    return max(1, plenty, math.ceil(TOKENS_ENOUGH / usual) if usual > 0 else 0)


def _shares(shape: ModelShape) -> tuple[float, ...]:
    """Of the free memory, in the order in which they are tried."""
    comfort = (COMFORT_SHARE,) if shape.parameters < SMALL_MODEL else ()
    return (*comfort, FITS_SHARE, TIGHT_SHARE)
