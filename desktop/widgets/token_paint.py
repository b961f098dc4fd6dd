"""How one token looks: trained, only read, a mark of the template, or not seen at all."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.theme import Weight, color, font, px
from desktop.widgets.token_layout import body_font, mono_font

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TokenPainter:
    """Draws into one painter."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._body, self._mono = body_font(), mono_font()
        self._struck = body_font()
        self._struck.setStrikeOut(True)
        self._colors = {name: color(name) for name in _USED}

    def label(self, role: str, box: QRectF, *, learned: bool) -> None:
        """Who speaks."""
        self._painter.setFont(font(0.96, Weight.DemiBold))
        self._painter.setPen(self._colors["accent" if learned else "text2"])
        self._painter.drawText(box, _MIDDLE_LEFT, role)

    def trained(self, text: str, box: QRectF, light: bool) -> None:
        """Tinted and underlined."""
        inner = box.adjusted(0, px(4), 0, -px(4))
        self._painter.fillRect(inner, self._colors["accent_soft2" if light else "accent_soft"])
        edge = max(1.5, px(3) / 2)
        line = QRectF(inner.left(), inner.bottom() - edge, inner.width() - 1, edge)
        self._painter.fillRect(line, self._colors["accent"])
        self._words(text, box, "text")

    def plain(self, text: str, box: QRectF, *, seen: bool) -> None:
        """Read and not learned; struck through where it is not even read."""
        if seen:
            self._words(text, box, "text2")
            return
        self._painter.setFont(self._struck)
        self._painter.setPen(self._colors["disabled"])
        self._painter.drawText(box, _MIDDLE_LEFT, text)

    def mark(self, text: str, box: QRectF, *, trained: bool, seen: bool) -> None:
        """A pill in the mono font; tinted when it is trained."""
        ink = "accent" if trained and seen else "text2" if seen else "disabled"
        painter = self._painter
        painter.setPen(QPen(self._colors["accent" if trained and seen else "outline"], 1))
        painter.setBrush(self._colors["accent_soft" if trained and seen else "sunken"])
        inner = box.adjusted(1, px(5) + 0.5, -1, -px(5) - 0.5)
        painter.drawRoundedRect(inner, px(9), px(9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._mono)
        painter.setPen(self._colors[ink])
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, text)

    def found(self, box: QRectF) -> None:
        """Words that were looked for."""
        inner = box.adjusted(-1, px(2), 1, -px(2))
        self._painter.fillRect(inner, self._colors["warning_soft"])
        self._painter.setPen(QPen(self._colors["warning"], 1))
        self._painter.drawRect(inner)

    def outline(self, box: QRectF) -> None:
        """The token under the mouse."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._colors["accent"], 1))
        self._painter.drawRoundedRect(box.adjusted(0.5, px(3), -0.5, -px(3)), px(3), px(3))

    def cut_line(self, box: QRectF, words: str) -> None:
        """A dashed line with the words of the limit in it."""
        painter = self._painter
        painter.setFont(font(0.92, Weight.DemiBold))
        wide = painter.fontMetrics().horizontalAdvance(words)
        pen = QPen(self._colors["series2"], max(1.4, px(3) / 2), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5.0, 2.5])
        middle, start = box.center().y(), box.left() + px(36)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), middle), QPointF(start - px(10), middle))
        behind = start + wide + px(10)
        if behind < box.right():
            painter.drawLine(QPointF(behind, middle), QPointF(box.right(), middle))
        painter.setPen(self._colors["series2"])
        painter.drawText(box.adjusted(px(36), 0, 0, 0), _MIDDLE_LEFT, words)

    def _words(self, text: str, box: QRectF, ink: str) -> None:
        self._painter.setFont(self._body)
        self._painter.setPen(self._colors[ink])
        self._painter.drawText(box, _MIDDLE_LEFT, text)


_USED = (
    "accent",
    "accent_soft",
    "accent_soft2",
    "disabled",
    "outline",
    "series2",
    "sunken",
    "text",
    "text2",
    "warning",
    "warning_soft",
)
