"""The device that a run would compute on, and its memory, as the environment check saw it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.contract import processor

BF16_FROM_CAPABILITY = 8.0
"""Ampere: transformers refuses bf16 below it (`engine/device.py`)."""


@dataclass(frozen=True)
class Machine:
    """Where training happens."""

    device: Literal["cuda", "cpu"]
    name: str
    """Of the card as the driver says it; "" for the processor."""
    total_bytes: int
    free_bytes: int
    """What nobody else holds."""
    has_bf16: bool
    engine: str = ""
    """SHA-256 of the engine's lock: measurements of another engine do not count."""


def machine(report: Mapping[str, Any] | None, asked: str = "auto") -> Machine | None:
    """The device of a check's report; None before the first check, or where memory is unknown.

    Args:
        asked: the job's own choice, `auto`, `cpu` or `cuda:N`.
    """
    if not report:
        return None
    row = report.get("row") or {}
    facts = report.get("facts") or {}
    engine = str(row.get("lock_sha256") or "")
    card = None if asked == "cpu" or row.get("id", "cpu") == "cpu" else _card(row, facts, asked)
    return _of_card(card, engine) if card is not None else _of_processor(facts, engine)


def _of_card(card: Mapping[str, Any], engine: str) -> Machine | None:
    total, used = _value(card, "memory_bytes"), _value(card, "memory_used_bytes")
    if not total:
        return None
    capability = _value(card, "compute_capability")
    try:
        has_bf16 = float(capability or 0) >= BF16_FROM_CAPABILITY
    except ValueError:
        has_bf16 = False
    free = max(0, int(total) - int(used or 0))
    return Machine("cuda", str(card.get("name", "")), int(total), free, has_bf16, engine)


def _of_processor(facts: Mapping[str, Any], engine: str) -> Machine | None:
    about = facts.get("machine") or {}
    total, free = _value(about, "memory_bytes"), _value(about, "memory_available_bytes")
    if not total:
        return None
    left = int(total if free is None else free)
    return Machine("cpu", "", int(total), left, processor.has_bf16(), engine)


def _card(row: Mapping[str, Any], facts: Mapping[str, Any], asked: str) -> Any:
    """The card that the engine's row was chosen for, or the one that the job names."""
    cards: Sequence[Mapping[str, Any]] = _value(facts.get("gpu") or {}, "devices") or ()
    _, _, number = asked.partition(":")
    if number.isdigit():
        return next((card for card in cards if card.get("index") == int(number)), None)
    chosen = next((card for card in cards if card.get("uuid") == row.get("device")), None)
    return chosen if chosen is not None else next(iter(cards), None)


def _value(holder: Mapping[str, Any], key: str) -> Any:
    """What was observed, or None."""
    return (holder.get(key) or {}).get("value")
