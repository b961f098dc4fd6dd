"""Lists inside facts as words: what the proof measured, which programs hold a card's memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop import format
from desktop.language import QT_TRANSLATE_NOOP, translate

PARTS: dict[str, str] = {
    "imports": QT_TRANSLATE_NOOP("Environment", "libraries load"),
    "gpu_init": QT_TRANSLATE_NOOP("Environment", "card answers"),
    "quantise": QT_TRANSLATE_NOOP("Environment", "4-bit rounding"),
    "forward": QT_TRANSLATE_NOOP("Environment", "forward"),
    "backward": QT_TRANSLATE_NOOP("Environment", "backward"),
    "evaluate_then_train": QT_TRANSLATE_NOOP("Environment", "training after measuring"),
    "optimizer_8bit": QT_TRANSLATE_NOOP("Environment", "8-bit optimizer"),
    "sanity": QT_TRANSLATE_NOOP("Environment", "a model learns"),
    "chat_page": QT_TRANSLATE_NOOP("Environment", "chat page"),
    "hash": QT_TRANSLATE_NOOP("Environment", "fingerprints of every file"),
    "import": QT_TRANSLATE_NOOP("Environment", "libraries load"),
}
"""Part of the proof -> its name on the page."""

TIMED = ("imports", "gpu_init", "chat_page")
"""Parts that measure seconds, which say more of the disk than of the engine."""
DIGITS = 4
"""Enough to tell a cosine of 0.999 from its limit."""


def part_word(name: str) -> str:
    """Name of a part of the proof; one of a newer engine as it is."""
    return translate("Environment", PARTS[name]) if name in PARTS else name


def parts_line(parts: Any) -> str:
    """Every part with its number: "forward 0.0021 (limit 0.01), chat page"."""
    if not isinstance(parts, list | tuple):
        return str(parts)
    return ", ".join(_part(part) for part in parts)


def programs_line(programs: Any) -> str:
    """ "chrome 0.9 GB, python" from the programs of a card, the largest first."""
    if not isinstance(programs, list | tuple):
        return str(programs)
    listed = [p if isinstance(p, Mapping) else {"name": str(p)} for p in programs]
    listed.sort(key=lambda p: -int(p.get("memory_bytes") or 0))
    return ", ".join(_program(p) for p in listed)


def failed_parts(parts: Iterable[Mapping[str, Any]]) -> list[str]:
    """Names of the parts that did not pass, in words."""
    return [part_word(str(part.get("name"))) for part in parts if not part.get("passed", True)]


def _part(part: Any) -> str:
    if not isinstance(part, Mapping):
        return part_word(str(part))
    word, measured, limit = (
        part_word(str(part.get("name"))),
        part.get("measured"),
        part.get("limit"),
    )
    if not isinstance(measured, int | float) or part.get("name") in TIMED:
        return word
    number = format.significant(measured, DIGITS)
    if not isinstance(limit, int | float):
        return f"{word} {number}"
    text = translate("Environment", "{part} {measured} (limit {limit})")
    return text.format(part=word, measured=number, limit=format.significant(limit, DIGITS))


def _program(program: Mapping[str, Any]) -> str:
    held = int(program.get("memory_bytes") or 0)
    name = str(program.get("name") or "")
    return f"{name} {format.memory(held)}" if held else name
