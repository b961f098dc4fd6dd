"""What our own list knows of a model that is not here, or that the hub does not show. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.catalogue import entry


def listed_facts(name: str) -> dict[str, Any] | None:
    """Facts of a model of the list whose files are not here; None where the list has it not."""
    listed = entry(name)
    return None if listed is None else {**listed.facts(), "path": "", "downloaded": False}


def completed(name: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """What the hub does not show before one has agreed to its terms stands in our own list."""
    listed = entry(name)
    if listed is None or not found.get("closed"):
        return dict(found)
    return {**listed.facts(), **{k: v for k, v in found.items() if v not in (None, [], "")}}
