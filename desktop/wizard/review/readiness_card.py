"""The readiness card: one line for each finding, each with its cure as one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.theme import Weight
from desktop.widgets.basics import (
    Item,
    button,
    card,
    clear,
    col,
    holder,
    image,
    label,
    muted,
    row,
    rule,
    section,
)
from desktop.widgets.flow import flow
from desktop.wizard.review.found import Act, Found
from desktop.wizard.review.words import act_text, icon, words

INK = {"ok": "success", "info": "accent", "warn": "warning", "bad": "danger"}
ACTS_BESIDE = 1
"""More than one press stands under the words."""


class ReadinessCard(QWidget):
    """Every finding, in the order it is given.

    Signals:
        pressed: the `Act` of a line.
    """

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[tuple[Found, str, str], ...] = ()

    def show_findings(self, found: Sequence[Found]) -> None:
        """Show these lines; does nothing when they are the ones already shown."""
        now = tuple((line, *words(line)) for line in found)
        if now != self._shown:
            self._shown = now
            clear(self._place)
            self._place.addWidget(self._card(found))

    def _card(self, found: Sequence[Found]) -> QFrame:
        items: list[Item] = [row(section(self.tr("Readiness")), None, margins=(18, 14, 18, 8))]
        for number, line in enumerate(found):
            if number:
                items.append(rule())
            items.append(self._line(line))
        return card(*items, margins=(1, 1, 1, 6), spacing=0)

    def _line(self, line: Found) -> QWidget:
        head, note = words(line)
        texts: list[Item] = [
            label(head, weight=Weight.Medium, wrap=True),
            muted(note, 0.9, wrap=True),
        ]
        presses = [self._press(act, line, head) for act in line.acts]
        beside: list[Item] = []
        if len(presses) > ACTS_BESIDE:
            texts.append(flow(presses))
        else:
            beside = [*presses]
        mark = image(icon(line), INK[line.tone], 18)
        return holder(
            row(mark, (col(*texts, spacing=2), 1), *beside, margins=(18, 10, 14, 10), spacing=14)
        )

    def _press(self, act: Act, line: Found, head: str) -> QWidget:
        text = act_text(act, line)
        spoken = self.tr("{press}: {what}").format(press=text, what=head)
        return button(text, "quiet", on_click=lambda: self.pressed.emit(act), name=spoken)
