"""What becomes of every row: used, left out, rejected; the numbers always add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QFrame

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.messages import message
from desktop.sentences.rows import drop_word, reject_word
from desktop.theme import Weight
from desktop.widgets.basics import (
    Align,
    Item,
    card,
    col,
    holder,
    image,
    label,
    muted,
    row,
    section,
)
from desktop.widgets.stack_bar import StackBar, swatch

RowReport = Counted("RowReport")

LINES_SHOWN = 4


@dataclass(frozen=True)
class Reason:
    """Why some rows are not used: how many, and in which lines."""

    count: int
    words: str
    lines: str


def counts(report: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """(all rows, used, left out, rejected); the last three add up to the first."""
    rejected = len(report.get("rejected", ()))
    rejected = int(report.get("rejected_total", rejected))
    dropped = sum(report.get("dropped", {}).values())
    return report["rows_total"] + rejected, report["rows_kept"], dropped, rejected


def reasons(report: Mapping[str, Any]) -> list[Reason]:
    """Every reason with its count, most rows first."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    totals: dict[tuple[str, str], int] = {}
    for kind, key in (("rejected", "rejected"), ("dropped", "dropped_rows")):
        for entry in report.get(key, ()):
            lines[kind, entry["reason"]].append(entry.get("line"))
    for (kind, reason), found in lines.items():
        totals[kind, reason] = len(found)
    for reason, count in report.get("dropped", {}).items():
        totals["dropped", reason] = count
    found_reasons = [
        Reason(
            count,
            reject_word(reason) if kind == "rejected" else drop_word(reason),
            shown_lines([n for n in lines[kind, reason] if n is not None], count),
        )
        for (kind, reason), count in totals.items()
        if count
    ]
    return sorted(found_reasons, key=lambda r: -r.count)


def shown_lines(numbers: list[int], count: int) -> str:
    """The first few line numbers: "lines 118, 907, 911 …"; "" where none is known."""
    if not numbers:
        return ""
    shown = ", ".join(format.number(n) for n in numbers[:LINES_SHOWN])
    if count > LINES_SHOWN:
        shown += " …"
    return RowReport.tr("line(s) {lines}", "", count).format(lines=shown)


def report_card(report: Mapping[str, Any]) -> QFrame:
    """Three numbers, a bar, and the reasons with their line numbers."""
    total, used, dropped, rejected = counts(report)
    parts = (
        (used, translate("RowReport", "used"), "part1"),
        (dropped, translate("RowReport", "left out"), "part3"),
        (rejected, translate("RowReport", "rejected"), "danger"),
    )
    head = RowReport.tr("%Ln row(s)", "", total)
    numbers = row(*[(holder(_number(*part)), 1) for part in parts], spacing=8)
    bar = StackBar([(count, ink) for count, _, ink in parts], name=_spoken(parts))
    items: list[Item] = [section(head), numbers, bar]
    blank = report.get("lines_blank", 0)
    for reason in reasons(report):
        items += [2, _reason(reason)]
    if blank:
        text = RowReport.tr("%Ln blank line(s) not counted", "", blank)
        items.append(muted(text, 0.86))
    return card(*items, margins=(16, 12, 16, 14), spacing=8)


def lengths_card(report: Mapping[str, Any]) -> QFrame | None:
    """How long the rows are in tokens, against the limit; None where nothing was counted."""
    lengths = report.get("lengths")
    if not lengths:
        return None
    over = int(lengths.get("over_max_length") or 0)
    pairs = [
        (translate("RowReport", "Median"), lengths["median"]),
        (translate("RowReport", "95 % are at most"), lengths["p95"]),
        (translate("RowReport", "Longest"), lengths["max"]),
    ]
    items: list[Item] = [section(translate("RowReport", "Length in tokens"))]
    items += [_pair(name, format.number(round(value))) for name, value in pairs]
    limit = lengths.get("max_length")
    if limit:
        text = RowReport.tr("%Ln row(s) longer than {limit} tokens", "", over)
        icon, ink = ("cut", "warning") if over else ("ok", "success")
        words = label(text.format(limit=format.number(limit)), wrap=True, scale=0.95)
        items += [2, row(image(icon, ink, 16), (words, 1), spacing=8)]
    return card(*items, margins=(16, 12, 16, 12), spacing=6)


def notices_card(report: Mapping[str, Any]) -> QFrame | None:
    """What is worth knowing about the file; None where there is nothing."""
    notices = report.get("notices") or []
    if not notices:
        return None
    items: list[Item] = [section(translate("RowReport", "Worth knowing"))]
    for notice in notices:
        told = message(notice["code"], notice.get("facts"))
        text = " ".join(part for part in (told.body, told.action) if part)
        words: list[Item] = [label(told.title, scale=0.95, weight=Weight.Medium, wrap=True)]
        if text:
            words.append(muted(text, 0.88, wrap=True))
        icon = col(1, image("info", "accent", 16), None, spacing=0)
        items.append(row(icon, (col(*words, spacing=1), 1), spacing=10))
    return card(*items, margins=(16, 12, 14, 14), spacing=8)


def _number(count: int, word: str, ink: str) -> Any:
    name = row(swatch(ink), muted(word, 0.88), None, spacing=6)
    value = label(format.number(count), scale=1.35, weight=Weight.DemiBold, tabular=True)
    return col(name, value, spacing=2)


def _reason(reason: Reason) -> Any:
    count = label(format.number(reason.count), scale=0.95, weight=Weight.DemiBold, tabular=True)
    count.setAlignment(Align.AlignTop | Align.AlignRight)
    words: list[Item] = [label(reason.words, scale=0.95, wrap=True)]
    if reason.lines:
        words.append(muted(reason.lines, 0.86, wrap=True))
    return row(count, (col(*words, spacing=1), 1), spacing=10)


def _pair(name: str, value: str) -> Any:
    return row(muted(name, 0.92), None, label(value, scale=0.95, tabular=True))


def _spoken(parts: tuple[tuple[int, str, str], ...]) -> str:
    return ", ".join(f"{format.number(count)} {word}" for count, word, _ in parts)
