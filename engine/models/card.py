"""What a model's card says about its use: the front of README.md, or what the hub said of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

RECEIPT = "formiga-model.json"
"""Written last of a download: which files of which revision the folder holds, and its terms."""
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---", re.DOTALL)
_LINE = re.compile(
    r"^(license|license_name|base_model):\s*(?:-\s*)?[\"']?([\w.+/-]+)[\"']?\s*$", re.MULTILINE
)
"""A list's first entry may stand on the next line."""
CARD_BYTES = 1 << 18


@dataclass(frozen=True)
class Card:
    """Terms of use, as far as they are known."""

    licence: str | None = None
    gated: bool | None = None
    base_model: str | None = None
    """The model that this one was made from, as its card says."""
    languages: tuple[str, ...] = ()
    """Two-letter codes, as the hub's card named them when it was fetched."""


def read_card(folder: Path) -> Card:
    """The card of a model folder; empty where there is none."""
    receipt = _receipt(folder)
    licence, gated = receipt.get("licence"), receipt.get("gated")
    front, spoken = _front(folder), receipt.get("languages")
    return Card(
        licence=licence if isinstance(licence, str) else _licence(front),
        gated=gated if isinstance(gated, bool) else None,
        base_model=front.get("base_model"),
        languages=tuple(str(one) for one in spoken) if isinstance(spoken, list) else (),
    )


def is_whole(folder: Path) -> bool:
    """Whether a download into this folder came to its end, and its files are still there."""
    try:
        files = _receipt(folder)["files"].items()  # type: ignore[attr-defined]
        return all((folder / name).stat().st_size == size for name, size in files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _receipt(folder: Path) -> dict[str, object]:
    try:
        document = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _front(folder: Path) -> dict[str, str]:
    """The few lines of the card's front matter that are read here."""
    try:
        with (folder / "README.md").open(encoding="utf-8", errors="replace") as stream:
            text = stream.read(CARD_BYTES)
    except OSError:
        return {}
    front = _FRONT.match(text.replace("\r\n", "\n"))
    return dict(_LINE.findall(front[1])) if front else {}


def _licence(said: dict[str, str]) -> str | None:
    """`license:`; `license_name:` where the former is "other"."""
    name, plain = said.get("license_name"), said.get("license")
    return name if plain in (None, "other") and name else plain
