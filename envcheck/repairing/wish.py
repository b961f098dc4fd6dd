"""The row that a person chose knowingly, where it differs from the one that the rule chooses."""

from __future__ import annotations

import json
from pathlib import Path

from envcheck import durable

WISH = "wish.json"


def read(root: Path) -> str:
    """Id of the row wished for below `root` (``envs``); "" where the rule chooses."""
    try:
        document = json.loads((root / WISH).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    row = document.get("row") if isinstance(document, dict) else None
    return row if isinstance(row, str) else ""


def write(root: Path, row: str) -> None:
    """Keep the person's choice; "" gives it back to the rule."""
    if row:
        root.mkdir(parents=True, exist_ok=True)
        durable.write_json(root / WISH, {"v": 1, "row": row})
    else:
        (root / WISH).unlink(missing_ok=True)
