"""What becomes of every row: used whole, used and cut, left out, rejected; it always adds up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.messages import message
from desktop.theme import Weight
from desktop.widgets.basics import (
    Align,
    Item,
    button,
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
from desktop.wizard.data.row_counts import Fates, Reason, counts, fates, reasons

__all__ = ["counts", "fates", "lines_label", "notices_card", "reasons", "report_card"]

RowReport = Counted("RowReport")
LINES_SHOWN = 4
_ASKED = ("COLUMNS_GUESSED", "NO_HEADER", "MIXED_SCHEMAS", "MOJIBAKE", "PLACEHOLDERS")
"""Notices that the page tells elsewhere: as a question or as a check of quality."""

Part = tuple[int, str, str]
OpenLine = Callable[[Reason, int], object]
Action = tuple[str, Callable[[], object]]


def report_card(
    report: Mapping[str, Any],
    limit: int | None = None,
    *,
    open_line: OpenLine | None = None,
    action_of: Callable[[Reason], Action | None] = lambda reason: None,
    save: Callable[[], object] | None = None,
    stale: bool = False,
) -> QFrame:
    """Numbers, a bar, and the reasons with their lines and what can be done.

    Args:
        limit: longest row in tokens that counts now; None as reported.
        open_line: called with a reason and the place of one of its lines.
        action_of: a verb for a reason and what it does; None where there is none.
        save: saves the report to a file.
        stale: the numbers wait for newer ones and are dimmed.
    """
    found = fates(report, limit)
    parts = _parts(found)
    head: list[Item] = [section(RowReport.tr("%Ln row(s)", "", found.total)), None]
    if save is not None:
        head.append(button(translate("RowReport", "Save report"), "quiet", on_click=save))
    bar = StackBar([(count, ink) for count, _, ink in parts], name=_spoken(parts))
    items: list[Item] = [row(*head), *_numbers(parts, stale=stale), 2, bar]
    for reason in reasons(report):
        items += [2, _reason(reason, open_line, action_of(reason))]
    if blank := int(report.get("lines_blank") or 0):
        text = RowReport.tr("%Ln blank line(s) not counted", "", blank)
        items.append(muted(text, 0.86))
    return card(*items, margins=(16, 10, 10, 14), spacing=6)


def notices_card(report: Mapping[str, Any]) -> QFrame | None:
    """What is worth knowing about the file; None where there is nothing."""
    notices = [n for n in report.get("notices") or [] if n.get("code") not in _ASKED]
    if not notices:
        return None
    items: list[Item] = [section(translate("RowReport", "Worth knowing"))]
    for notice in notices:
        told = message(notice["code"], _in_words(notice.get("facts") or {}))
        text = " ".join(part for part in (told.body, told.action) if part)
        words: list[Item] = [label(told.title, scale=0.95, weight=Weight.Medium, wrap=True)]
        if text:
            words.append(muted(text, 0.88, wrap=True))
        icon = col(1, image("info", "accent", 16), None, spacing=0)
        items.append(row(icon, (col(*words, spacing=1), 1), spacing=10))
    return card(*items, margins=(16, 12, 14, 14), spacing=8)


def _in_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A notice that carries the code of a problem tells it by its title."""
    code = facts.get("code")
    return {**facts, "code": message(str(code)).title} if code else dict(facts)


def lines_label(reason: Reason, open_line: OpenLine | None) -> QLabel | None:
    """ "lines 118, 907, 911 …", each a link that opens the line; None where none is known."""
    if not reason.places:
        return None
    numbers = [format.number(place.line) for place in reason.places[:LINES_SHOWN]]
    if open_line is not None:
        style = "text-decoration:none"
        numbers = [f'<a style="{style}" href="{at}">{n}</a>' for at, n in enumerate(numbers)]
    more = " …" if reason.count > LINES_SHOWN else ""
    text = RowReport.tr("line(s) {lines}", "", reason.count).format(lines=", ".join(numbers) + more)
    made = label(text, "text2", 0.86, wrap=True, tabular=True, rich=open_line is not None)
    if open_line is not None:
        flags = Qt.TextInteractionFlag
        made.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        made.linkActivated.connect(lambda at: open_line(reason, int(at)))
        made.setAccessibleName(reason.words)
    return made


def _parts(found: Fates) -> list[Part]:
    parts = [
        (found.whole, translate("RowReport", "used whole"), "part1"),
        (found.cut, translate("RowReport", "used, cut"), "part5"),
        (found.left_out, translate("RowReport", "left out"), "part3"),
        (found.rejected, translate("RowReport", "rejected"), "danger"),
    ]
    return parts


def _numbers(parts: list[Part], *, stale: bool) -> list[Item]:
    """Side by side; two lines of two where all four are there."""
    shown = [part for at, part in enumerate(parts) if part[0] or at == 0]
    if len(shown) < 3:
        shown = parts[:2] + [part for part in parts[2:] if part[0]]
    lines = [shown] if len(shown) < 4 else [shown[:2], shown[2:]]
    return [
        row(*[(holder(_number(*part, stale=stale)), 1) for part in line], spacing=8)
        for line in lines
    ]


def _number(count: int, word: str, ink: str, *, stale: bool) -> Any:
    name = row(swatch(ink), muted(word, 0.88), None, spacing=6)
    shade = "disabled" if stale else "text"
    value = label(format.number(count), shade, 1.35, Weight.DemiBold, tabular=True)
    return col(name, value, spacing=2)


def _reason(reason: Reason, open_line: OpenLine | None, action: Action | None) -> QWidget:
    count = label(format.number(reason.count), scale=0.95, weight=Weight.DemiBold, tabular=True)
    count.setMinimumWidth(count.fontMetrics().horizontalAdvance("000"))
    words: list[Item] = [label(reason.words, scale=0.95, wrap=True)]
    if (lines := lines_label(reason, open_line)) is not None:
        words.append(lines)
        count.setAlignment(Align.AlignTop | Align.AlignLeft)
    items: list[Item] = [count, (col(*words, spacing=1), 1)]
    if action is not None:
        text, act = action
        made = button(text, "quiet", on_click=act)
        made.setAccessibleName(f"{text}: {reason.words}")
        items.append(made)
    return holder(row(*items, spacing=10))


def _spoken(parts: list[Part]) -> str:
    return ", ".join(f"{format.number(count)} {word}" for count, word, _ in parts)
