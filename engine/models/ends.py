"""Where a model ends its answers by its own settings, read without loading it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def declared_ends(folder: Path) -> set[int]:
    """Token ids that end an answer by `generation_config.json`; by `config.json` where a model has
    no such file, as transformers does."""
    settings = _json(folder / "generation_config.json")
    if settings is None:
        settings = _json(folder / "config.json") or {}
    ends = settings.get("eos_token_id")
    named = ends if isinstance(ends, list) else [ends]
    return {end for end in named if isinstance(end, int) and not isinstance(end, bool)}


def _json(file: Path) -> dict[str, Any] | None:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None
