"""What a page shows when it has nothing, waits, or must say something."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop import tokens
from desktop.theme import Weight, px
from desktop.widgets.boxes import Item, card, col, frame, row
from desktop.widgets.controls import progress
from desktop.widgets.flow import flow
from desktop.widgets.text import Align, image, label, prose, section

_TONE_ICON = {"ok": "ok", "warn": "warning", "bad": "danger", "info": "info", "off": "circle"}


def empty_state(icon: str, head: str, text: str, action: QPushButton | None = None) -> QWidget:
    """An icon, one sentence, one action: what this page is for and how to begin."""
    center = Align.AlignHCenter
    body = label(text, "text2", wrap=True, align=center)
    body.setMaximumWidth(px(460))
    body.setMinimumWidth(px(260))
    items: list[Item] = [
        None,
        row(None, image(icon, "accent", 40), None),
        6,
        label(head, scale=1.25, weight=Weight.DemiBold, wrap=True, align=center),
        row(None, (body, 10), None),
    ]
    if action is not None:
        items += [8, row(None, action, None)]
    return frame("plain", col(*items, None, spacing=6), 24)


def side_bar(
    tone: str,
    head: str,
    text: str = "",
    actions: Sequence[QWidget] = (),
    *,
    code: str = "",
    note: str = "",
    icon: str = "",
) -> QFrame:
    """A neutral card with a 3-pixel bar: blue informs, amber asks, red stops, green confirms."""
    ink = tokens.TONES[tone][0]
    heading = label(head, scale=1.05, weight=Weight.DemiBold, wrap=True)
    top: list[Item] = [image(icon or _TONE_ICON[tone], ink, 20), (heading, 1)]
    if code:
        top.append(label(code, "text2", 0.84, mono=True, selectable=True))
    items: list[Item] = [row(*top, spacing=10)]
    if text:
        items.append(prose(text))
    if note:
        items.append(prose(note, "text2", 0.92))
    if actions:
        items += [2, flow(actions)]
    made = card(*items, role="bar", margins=(16, 14, 16, 14), spacing=6)
    made.setProperty("tone", tone)
    return made


def waiting(text: str) -> QFrame:
    """Layout in place, a quiet busy bar: something is being read."""
    return card(section(text), progress(0, 0, name=text), margins=20, spacing=10)
