"""The legend under a rendered row: what is trained, what is only read, what is a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.theme import Weight, color, px
from desktop.widgets.basics import Item, Stacking, col, holder, image, label, muted, row

Tokens = Counted("Tokens")


class _Mark(QWidget):
    """A sample of how a kind of token is drawn."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(px(26), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._kind == "trained":
            painter.fillRect(box, color("accent_soft2"))
            painter.fillRect(QRectF(0, box.bottom() - 2, box.width(), 2), color("accent"))
        elif self._kind == "special":
            painter.setPen(QPen(color("outline"), 1))
            painter.setBrush(color("sunken"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
        else:
            painter.setPen(color("text2"))
            painter.drawText(box, 0x84, "abc")  # centred both ways


def token_legend(tokens: Sequence[Mapping[str, Any]], cut: int, template: str) -> QWidget:
    """Counts by kind; they add up to the tokens that are shown."""
    special = sum(bool(t.get("special")) and not t["trained"] for t in tokens)
    trained = sum(bool(t["trained"]) for t in tokens)
    masked = len(tokens) - special - trained
    parts = (
        ("trained", trained, translate("Tokens", "trained")),
        ("masked", masked, translate("Tokens", "read, not learned")),
        ("special", special, translate("Tokens", "marks of the template")),
    )
    items: list[Item] = []
    for kind, count, words in parts:
        number = label(format.number(count), scale=0.92, weight=Weight.Medium, tabular=True)
        items.append(row(_Mark(kind), number, muted(words), None, spacing=6))
    lines: list[Item] = [Stacking([*items, None], least=440, spacing=14)]
    if cut > 0:
        text = Tokens.tr("%Ln more token(s) are beyond the limit and not seen", "", cut)
        lines.append(row(image("cut", "warning", 16), (label(text, wrap=True), 1), spacing=8))
    if template == "default":
        text = translate(
            "Tokens", "This model brings no chat template, so Formiga's documented one is used."
        )
        lines.append(row(image("info", "accent", 16), (muted(text, wrap=True), 1), spacing=8))
    return holder(col(*lines, spacing=8))
