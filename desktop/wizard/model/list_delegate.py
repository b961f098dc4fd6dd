"""Paints a row of the list of models: name and mark, facts under it, the badge at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop import icons, tokens
from desktop.language import translate
from desktop.theme import Weight, color, font, px
from desktop.wizard.model.list_model import ICONS, ROW_ROLE, TONES, Index, badge_text
from desktop.wizard.model.model_words import second_line
from desktop.wizard.model.rows import ModelRow

ROW_HEIGHT = 62
SIDE = 16
BAR = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ModelDelegate(QStyledItemDelegate):
    """Colours and fonts come from the theme at each paint."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ModelRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        self._paint_ground(painter, option, index, rect)
        inside = rect.adjusted(px(SIDE), 0, -px(SIDE - 2), 0)
        badge = _paint_badge(painter, inside, row)
        inside.setRight(inside.right() - badge - px(12))
        _paint_words(painter, inside, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRectF
    ) -> None:
        state = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("accent_soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), px(BAR), rect.height()), _accent())
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color("hover"))
        if index.row() + 1 < index.model().rowCount():
            line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
            painter.fillRect(line, color("border"))
        view = option.widget  # type: ignore[attr-defined]
        focused = isinstance(view, QWidget) and view.hasFocus()
        if focused and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_accent(), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), px(4), px(4))


def _accent():  # type: ignore[no-untyped-def]
    return color("accent")


def _paint_words(painter: QPainter, rect: QRectF, row: ModelRow) -> None:
    """Two lines; of a mark beside the name only as much as there is room for."""
    middle = rect.center().y()
    upper = QRectF(rect.left(), middle - px(20), rect.width(), px(20))
    painter.setFont(font(1.0, Weight.DemiBold, tabular=True))
    painter.setPen(color("text2" if row.too_big else "text"))
    name = _cut(painter, row.name, rect.width())
    painter.drawText(upper, _LEFT, name)
    used = QFontMetricsF(painter.font()).horizontalAdvance(name) + px(20)
    _paint_mark(painter, upper.adjusted(used, 0, 0, 0), row)
    lower = QRectF(rect.left(), middle + px(2), rect.width(), px(18))
    painter.setFont(font(0.92, tabular=True))
    painter.setPen(color("text2"))
    painter.drawText(lower, _LEFT, _cut(painter, second_line(row.facts) or row.id, rect.width()))


def _paint_mark(painter: QPainter, rect: QRectF, row: ModelRow) -> None:
    """A star for the recommended model, a disk for one that is here; word and icon."""
    if row.recommended:
        icon, ink, text = "star", "accent", translate("ModelList", "Recommended for your data")
    elif row.here and row.facts.get("id") not in (None, "starter"):
        icon, ink, text = "disk", "text2", translate("ModelList", "On this computer")
    else:
        return
    painter.setFont(font(0.92, Weight.Medium))
    side = px(15)
    width = QFontMetricsF(painter.font()).horizontalAdvance(text)
    if rect.width() < side:
        return
    place = QPointF(rect.left(), rect.center().y() - side / 2)
    painter.drawPixmap(place, icons.pixmap(icon, ink, 15))
    if rect.width() >= side + px(5) + width:
        painter.setPen(color(ink))
        painter.drawText(rect.adjusted(side + px(5), 0, 0, 0), _LEFT, text)


def _paint_badge(painter: QPainter, rect: QRectF, row: ModelRow) -> float:
    """The pill at the right; returns its width."""
    if row.fit is None:
        return 0.0
    tone = TONES[row.fit.badge]
    ink, ground = tokens.TONES[tone]
    face = font(0.92, Weight.Medium, tabular=True)
    text, icon, height = badge_text(row.fit), px(14), px(24)
    width = px(22) + icon + px(6) + QFontMetricsF(face).horizontalAdvance(text)
    pill = QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    place = QPointF(pill.left() + px(10), pill.center().y() - icon / 2)
    painter.drawPixmap(place, icons.pixmap(ICONS[row.fit.badge], ink, 14))
    painter.setFont(face)
    painter.setPen(color(ink))
    painter.drawText(pill.adjusted(px(10) + icon + px(6), 0, 0, 0), _LEFT, text)
    return float(width)


def _cut(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
