"""How many rows at once a device holds, and whether it must recompute for them. Pure.

The memory plan counts; here is only the order of preference: as many rows of an update at once as
make training faster, then fewer, then gradient checkpointing (a third slower) once too few tokens
would be computed at a time. Memory that buys no speed stays free.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.wizard.data.length_bins import block_tokens
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
EVERY = (8, 4, 3, 2)
"""One layer in so many may recompute, the fastest first."""
TOKENS_PLENTY = 8192
"""Tokens at once from which on more of them save no time: every matrix fills the card already."""
SMALL_MODEL = 1_000_000_000
COMFORT_SHARE = 0.5
"""Of the free memory, for models below `SMALL_MODEL`: they are quick with half of a card, too."""
CARD_UNKNOWN = 8 * 1024**3
"""Before the environment was checked a common card is assumed."""


NO_LAYERS, NO_OFFLOAD = Reason("EVERY_NONE"), Reason("OFFLOAD_UNNEEDED")
ASSUMED = Machine("cuda", "", CARD_UNKNOWN, CARD_UNKNOWN, has_bf16=True)


def scales_loss(room: Machine | None) -> bool:
    """Whether arithmetic will be fp16, whose gradients are cut earlier."""
    return room is not None and room.device == "cuda" and not room.has_bf16


def longest_row(shape: ModelShape, room: Machine) -> int | None:
    """Longest row, in tokens, that one row at a time may have; None where no row fits."""
    setup = Setup(
        rows=1,
        accumulation=2,
        checkpointing=True,
        offload=True,  # slower, but cut words are lost
        device=room.device,
        has_bf16=room.has_bf16,
    )
    return largest_length(shape, setup, int(TIGHT_SHARE * room.free_bytes)) or None


def counted_row(report: Mapping[str, Any], max_length: int) -> tuple[int, int]:
    """Tokens of the longest row as it is trained on, and at most how many of them are learned.

    Without token counts every row is as long as the limit allows and all of it is learned.
    """
    if (block := block_tokens(report, max_length)) is not None:
        return block, block
    lengths = report.get("lengths") or {}
    tokens = min(max_length, int(lengths.get("max") or max_length))
    answers = lengths.get("answer_counts") or ()
    longest_answer = max((int(pair[0]) for pair in answers), default=tokens)
    return max(1, tokens), max(1, min(tokens, longest_answer))


def mean_row(report: Mapping[str, Any], values: Mapping[str, Any]) -> float:
    """Tokens of a row as it is trained on, on average."""
    lengths = report.get("lengths") or {}
    limit = int(values["training.max_length"])
    if (block := block_tokens(report, limit)) is not None:
        return float(block)
    counts = lengths.get("counts") or ()
    if counts:
        rows = sum(int(pair[1]) for pair in counts)
        return sum(min(limit, int(pair[0])) * int(pair[1]) for pair in counts) / max(1, rows)
    return float(min(limit, lengths.get("mean") or limit))


@dataclass(frozen=True)
class Placement:
    """How the rows of an update are put onto the device."""

    rows: int
    checkpointing: bool
    rows_reason: Reason
    checkpointing_reason: Reason
    every: int = 1
    """With checkpointing: one layer in this many recomputes."""
    every_reason: Reason = NO_LAYERS
    offload: bool = False
    offload_reason: Reason = NO_OFFLOAD


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
    device = _Device(shape, plan, row, seen, _most_rows(row[0], usual_tokens), usual_tokens)
    plain = recomputed = 0
    for share in _shares(shape):  # room to spare first, if recomputing gives it
        plain, recomputed = (device.rows(share, checkpointing=again) for again in (False, True))
        if device.enough(plain) or (share >= FITS_SHARE and (plain or recomputed)):
            break
    facts = {"batch": plan.batch, "tokens": row[0], "without": plain, "free_bytes": seen.free_bytes}
    if device.enough(plain) or plain >= recomputed > 0:
        facts["rows"] = plain
        code = _rows_code(plain, plan.batch)
        return Placement(plain, False, Reason(code, facts), Reason("CHECKPOINTING_UNNEEDED", facts))
    if not recomputed:
        return _at_its_least(device, facts)
    rows, every = device.fewest_layers(share, recomputed)
    facts |= {"rows": rows, "every": every}
    return Placement(
        rows,
        True,
        Reason(_rows_code(rows, plan.batch), facts),
        Reason("CHECKPOINTING_NEEDED", facts),
        every,
        Reason("EVERY_SOME" if every > 1 else "EVERY_ALL", facts),
    )


def _at_its_least(device: _Device, facts: Mapping[str, Any]) -> Placement:
    """Not even one row fits; on a card it may, if what layers wait for lies in main memory."""
    offload = device.rows(TIGHT_SHARE, checkpointing=True, offload=True) > 0
    facts = {**facts, "rows": 1}
    return Placement(
        1,
        True,
        Reason("ROWS_FIT" if offload else "ROWS_TOO_BIG", facts),
        Reason("CHECKPOINTING_NEEDED", facts),
        1,
        Reason("EVERY_ALL", facts),
        offload,
        Reason("OFFLOAD_NEEDED", facts) if offload else NO_OFFLOAD,
    )


@dataclass(frozen=True)
class _Device:
    """An update's rows against a device's memory."""

    shape: ModelShape
    plan: presets.PresetPlan
    row: tuple[int, int]
    room: Machine
    most_rows: int
    """Rows at once beyond which nothing is gained."""
    usual_tokens: float = 0
    """Of a row as they are on average; 0 counts every row as the longest."""

    @property
    def most(self) -> int:
        """The same as a divisor of the update's rows."""
        return presets.micro_batch(self.plan.batch, self.most_rows)

    def enough(self, rows: int) -> bool:
        """Whether fewer would cost no time worth a checkpoint."""
        tokens = replace(self._setup(), rows=max(1, rows)).tokens
        return rows > 0 and (rows == self.most or tokens >= TOKENS_ENOUGH)

    def rows(self, share: float, **more: Any) -> int:
        """The largest divisor of the update's rows that fits into a share of the free memory; 0 if
        not even one row does. `more` are fields of the memory plan's `Setup`."""
        budget = int(share * self.room.free_bytes)
        fitting = largest_batch(self.shape, replace(self._setup(), **more), budget)
        return presets.micro_batch(self.plan.batch, min(self.most, fitting)) if fitting else 0

    def fewest_layers(self, share: float, at_most: int) -> tuple[int, int]:
        """Rows at once, and one layer in how many must recompute for enough of them."""
        for every in (k for k in EVERY if k < self.shape.layers):
            rows = self.rows(share, checkpointing=True, checkpoint_every=every)
            if self.enough(rows):
                return rows, every
        return at_most, 1

    def _setup(self) -> Setup:
        return Setup(
            r=self.plan.r,
            dropout=self.plan.lora_dropout > 0,
            row_tokens=self.row[0],
            mean_tokens=self.usual_tokens or None,
            accumulation=2,  # gradients that outlive their batch are the larger case
            device=self.room.device,
            has_bf16=self.room.has_bf16,
            learned_share=self.row[1] / self.row[0],
        )


def _rows_code(rows: int, batch: int) -> str:
    return "ROWS_ALL" if rows == batch else "ROWS_FIT"


def _most_rows(longest: int, usual: float) -> int:
    """Rows at once beyond which nothing is gained, even where most rows are far shorter."""
    plenty = TOKENS_PLENTY // longest
    return max(1, plenty, math.ceil(TOKENS_ENOUGH / usual) if usual > 0 else 0)


def _shares(shape: ModelShape) -> tuple[float, ...]:
    """Of the free memory, in the order in which they are tried."""
    comfort = (COMFORT_SHARE,) if shape.parameters < SMALL_MODEL else ()
    return (*comfort, FITS_SHARE, TIGHT_SHARE)
