"""The state of the environment as the rail shows it: a value, so that its words need no widget."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EnvironmentLine:
    """State of the environment in one line: (tone's icon, ink, words) and the device."""

    icon: str
    ink: str
    words: str
    device: str = ""
    percent: int | None = None
    """How far a repair is, 0 to 100; None where none is at work."""
    memory: tuple[int, int] | None = None
    """Bytes of the card's memory in use by anybody, and all of them; None without a card."""
