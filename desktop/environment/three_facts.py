"""What a build costs, at a glance: download, time and disk beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from desktop import format
from desktop.environment.verdict import time_words
from desktop.language import translate
from desktop.theme import Weight
from desktop.widgets.basics import col, frame, holder, image, label, muted, row
from desktop.widgets.stacking import Stacking


def three_facts(plan: Mapping[str, Any], free_bytes: int | None) -> QFrame:
    """A card with three numbers; one that nobody knows is left out."""
    told = [_download(plan), _time(plan), _disk(plan, free_bytes)]
    shown = [(_fact(*fact), 1) for fact in told if fact is not None]
    return frame("card", col(Stacking(shown, least=460, spacing=16)), (20, 16, 20, 16))


def free_bytes(report: Mapping[str, Any]) -> int | None:
    """Free space where Formiga keeps its environments, as the check saw it."""
    for finding in report.get("findings", []):
        if finding["code"] in ("DISK", "DISK_SHORT", "REPAIR_DISK_SHORT"):
            value = finding["facts"].get("free_bytes")
            return value if isinstance(value, int) else None
    return None


def is_short_of_disk(plan: Mapping[str, Any], free: int | None) -> bool:
    """Whether a build would not fit."""
    needed = plan.get("disk_needed_bytes")
    return isinstance(needed, int) and free is not None and free < needed


Fact = tuple[str, str, str, str]


def _download(plan: Mapping[str, Any]) -> Fact | None:
    needed = plan.get("to_fetch_bytes", plan.get("download_bytes"))
    if needed is None:
        return None
    stored, wanted = plan.get("stored"), plan.get("packages")
    note = translate("Environment", "to download")
    if stored and wanted and stored < wanted:
        text = translate("Environment", "to download, {stored} of {wanted} files are here")
        note = text.format(stored=format.number(stored), wanted=format.number(wanted))
    elif needed == 0:
        note = translate("Environment", "to download: every file is here")
    return "download", format.size(int(needed)), note, "text"


def _time(plan: Mapping[str, Any]) -> Fact | None:
    words = time_words(plan)
    return ("clock", words, translate("Environment", "estimated"), "text") if words else None


def _disk(plan: Mapping[str, Any], free: int | None) -> Fact | None:
    needed = plan.get("disk_needed_bytes", plan.get("disk_bytes"))
    if needed is None:
        return None
    note = translate("Environment", "of disk needed")
    if free is not None:
        text = translate("Environment", "of disk needed, {free} free")
        note = text.format(free=format.size(free))
    ink = "danger" if is_short_of_disk(plan, free) else "text"
    return "disk", format.size(int(needed)), note, ink


def _fact(icon: str, value: str, note: str, ink: str) -> QWidget:
    number = label(value, ink, 1.25, Weight.DemiBold, tabular=True, wrap=True)
    words = col(number, muted(note, wrap=True), None, spacing=2)
    made = holder(row(col(3, image(icon, "text2", 18), None), (words, 1), spacing=14))
    made.setAccessibleName(f"{value} {note}")
    return made
