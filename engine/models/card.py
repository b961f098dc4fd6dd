"""What a model's card says about its use: the front of README.md, or what the hub said of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

RECEIPT = "formiga-model.json"
"""Written last of a download: which files of which revision the folder holds, and its terms."""
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---", re.DOTALL)
_LINE = re.compile(r"^(license|license_name):\s*[\"']?([\w.+-]+)[\"']?\s*$", re.MULTILINE)
CARD_BYTES = 1 << 18


@dataclass(frozen=True)
class Card:
    """Terms of use, as far as they are known."""

    licence: str | None = None
    gated: bool | None = None


def read_card(folder: Path) -> Card:
    """The card of a model folder; empty where there is none."""
    receipt = _receipt(folder)
    licence, gated = receipt.get("licence"), receipt.get("gated")
    return Card(
        licence=licence if isinstance(licence, str) else _front_licence(folder),
        gated=gated if isinstance(gated, bool) else None,
    )


def _receipt(folder: Path) -> dict[str, object]:
    try:
        document = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _front_licence(folder: Path) -> str | None:
    """`license:` of the card's front matter; `license_name:` where the former is "other"."""
    try:
        with (folder / "README.md").open(encoding="utf-8", errors="replace") as stream:
            text = stream.read(CARD_BYTES)
    except OSError:
        return None
    front = _FRONT.match(text.replace("\r\n", "\n"))
    said = dict(_LINE.findall(front[1])) if front else {}
    name, plain = said.get("license_name"), said.get("license")
    return name if plain in (None, "other") and name else plain
