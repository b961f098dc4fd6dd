"""What the checks of quality found: a line each with its action; nothing happens by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.counted import Counted
from desktop.language import translate
from desktop.sentences.quality import check_word, in_every_row
from desktop.theme import hex_color, px
from desktop.widgets.basics import Item, button, card, holder, image, label, muted, row, section
from desktop.wizard.data.quality_sheet import QualitySheet
from desktop.wizard.data.quality_words import (
    decided_words,
    found_words,
    leave_out_words,
    none_words,
)
from desktop.wizard.session_data import DataSide

QualityCard = Counted("QualityCard")
ALWAYS = ("LEAKAGE", "NEAR_DUPLICATES", "PERSONAL_DATA", "CONTRADICTIONS")
"""Checks with a green line of their own; the others that found nothing share one."""
_AT_ONCE = ("NEAR_DUPLICATES", "LEAKAGE")
"""Checks whose rows can be left out from the line itself; the others are looked at first."""


def quality_card(session: DataSide, page: QWidget, *, stale: bool = False) -> QFrame | None:
    """One line for each check; None where nothing was checked. Sheets open over `page`."""
    quality = session.data.report.get("quality") or {}
    checks = quality.get("checks") or ()
    if not checks:
        return None
    items: list[Item] = [section(translate("QualityCard", "Quality"))]
    items += [line for check in checks if (line := _line(session, page, check, stale)) is not None]
    calm = [str(c["code"]) for c in checks if not c.get("rows") and c["code"] not in ALWAYS]
    if calm:
        items.append(_calm(calm))
    if quality.get("sampled"):
        rows = QualityCard.tr(
            "checked in a sample of %Ln row(s)", "", int(quality.get("rows_checked") or 0)
        )
        items.append(muted(rows, 0.86, wrap=True))
        if whole := in_every_row(checks):
            items.append(muted(whole, 0.86, wrap=True))
    return card(*items, margins=(16, 12, 10, 12), spacing=2)


def is_taken(session: DataSide, check: Mapping[str, Any]) -> tuple[bool, bool]:
    """(left out, repaired): what was decided about a check's rows."""
    draft = session.draft
    return check.get("leave_out") in draft.leave_out, check.get("fix") in draft.fixes


def undo(session: DataSide, check: Mapping[str, Any]) -> None:
    """Take back what was decided about a check's rows."""
    left_out, _ = is_taken(session, check)
    if left_out:
        session.take_leave_out(str(check["leave_out"]), on=False)
    else:
        session.take_fix(str(check["fix"]), on=False)


def _line(
    session: DataSide, page: QWidget, check: Mapping[str, Any], stale: bool
) -> QWidget | None:
    code = str(check.get("code"))
    left_out, fixed = is_taken(session, check)
    if left_out or fixed:
        words = decided_words(check, fixed=fixed)
        act = button(_undo_word(), "quiet", on_click=lambda: undo(session, check))
        return _row("check", "success", words, act, stale=stale)
    if not check.get("rows"):
        return _row("ok", "success", none_words(code)) if code in ALWAYS else None
    has_action = bool(check.get("leave_out") or check.get("fix"))
    icon, ink = ("warning", "warning") if has_action else ("info", "accent")
    show = None
    if check.get("examples"):
        show = lambda: QualitySheet(page, session, check).open()  # noqa: E731
    acts = _actions(session, check, show or (lambda: None))
    return _row(icon, ink, found_words(check), *acts, stale=stale, show=show)


def _actions(
    session: DataSide, check: Mapping[str, Any], show: Callable[[], object]
) -> list[QPushButton]:
    code, name = str(check["code"]), check.get("leave_out")
    if code in _AT_ONCE and name:
        leave = leave_out_words(code)
        return [button(leave, "quiet", on_click=lambda: session.take_leave_out(str(name)))]
    if check.get("examples"):
        return [button(translate("QualityCard", "Show"), "quiet", on_click=show)]
    return []


def _row(
    icon: str,
    ink: str,
    words: str,
    *acts: QPushButton,
    stale: bool = False,
    show: Callable[[], object] | None = None,
) -> QWidget:
    """One line; with `show` its words open the rows."""
    for act in acts:
        act.setAccessibleName(f"{act.text()}: {words}")
    shade = "disabled" if stale else "text"
    if show is None:
        text = label(words, shade, 0.95, wrap=True)
    else:
        style = f"text-decoration:none; color:{hex_color(shade)}"
        link = f'<a style="{style}" href="show">{escape(words)}</a>'
        text = label(link, shade, 0.95, wrap=True, rich=True)
        flags = Qt.TextInteractionFlag
        text.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        text.linkActivated.connect(lambda _: show())
        text.setAccessibleName(words)
    air = (0, 0, 0 if acts else 6, 0)  # buttons bring their own
    made = holder(row(image(icon, ink, 16), (text, 1), *acts, margins=air, spacing=8))
    made.setMinimumHeight(px(30))
    return made


def _calm(codes: list[str]) -> QWidget:
    words = QualityCard.tr("%Ln more check(s) found nothing", "", len(codes))
    made = _row("ok", "success", words)
    made.setToolTip(", ".join(check_word(code) for code in codes))
    return made


def _undo_word() -> str:
    return translate("Ask", "Undo")
