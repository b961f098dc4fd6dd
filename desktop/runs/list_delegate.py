"""Paints a row of the list of runs: two lines, a pill, a small curve, an action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop import icons, tokens
from desktop.runs.list_model import ACTION, BEST, CURVE, NAME, ROW_ROLE, SECOND_ROLE, STATE
from desktop.runs.state_words import state_word
from desktop.theme import Weight, color, font, px

ROW_HEIGHT = 48
SIDE = 12  # as the style sheet gives the header's sections
Index = QModelIndex | QPersistentModelIndex
_Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunDelegate(QStyledItemDelegate):
    """One painter for all columns; colours and fonts come from the theme at each paint."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(60), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index)
        inside = QRectF(option.rect).adjusted(SIDE, 0, -SIDE, 0)
        column = index.column()
        if column == STATE:
            _paint_pill(painter, inside, index)
        elif column == CURVE:
            _paint_curve(painter, inside, index.data(ROW_ROLE).evals)
        elif column == ACTION:
            _paint_line(painter, inside, index, ink="accent", weight=Weight.Medium, align=_Left)
        elif column == BEST:
            _paint_line(painter, inside, index, align=_Right)
        else:
            weight = Weight.Medium if column == NAME else Weight.Normal
            _paint_two_lines(painter, inside, index, weight)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color("hover"))
        if index.row() + 1 < index.model().rowCount():
            painter.fillRect(
                QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), color("border")
            )
        if self._has_focus(option, index):
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), color("accent"))
            painter.fillRect(
                QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), color("accent")
            )

    @staticmethod
    def _has_focus(option: QStyleOptionViewItem, index: Index) -> bool:
        view = option.widget
        if not isinstance(view, QWidget) or not view.hasFocus():
            return False
        current = view.currentIndex()  # type: ignore[attr-defined]
        return bool(current.row() == index.row())


def _paint_line(
    painter: QPainter,
    rect: QRectF,
    index: Index,
    *,
    ink: str = "text",
    weight: Weight = Weight.Normal,
    align: Qt.AlignmentFlag = _Left,
) -> None:
    painter.setFont(font(1.0, weight, tabular=True))
    painter.setPen(color(ink))
    painter.drawText(rect, align, _cut(painter, str(index.data()), rect.width()))


def _paint_two_lines(painter: QPainter, rect: QRectF, index: Index, weight: Weight) -> None:
    second = str(index.data(SECOND_ROLE) or "")
    middle = rect.center().y()
    upper = QRectF(rect.left(), middle - px(18), rect.width(), px(18)) if second else rect
    painter.setFont(font(1.0, weight, tabular=True))
    painter.setPen(color("text"))
    painter.drawText(upper, _Left, _cut(painter, str(index.data()), rect.width()))
    if second:
        lower = QRectF(rect.left(), middle, rect.width(), px(17))
        painter.setFont(font(0.88, tabular=True))
        painter.setPen(color("text2"))
        painter.drawText(lower, _Left, _cut(painter, second, rect.width()))


def _paint_pill(painter: QPainter, rect: QRectF, index: Index) -> None:
    word = state_word(index.data(ROW_ROLE).summary.state)
    ink, ground = tokens.TONES[word.tone]
    face = font(0.88, Weight.Medium, tabular=True)
    text = str(index.data())
    icon, gap, height = px(14), px(5), px(22)
    room = rect.width() - px(19) - icon - gap
    metrics = QFontMetricsF(face)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    width = px(19) + icon + gap + metrics.horizontalAdvance(text)
    pill = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    place = QPointF(pill.left() + px(9), pill.center().y() - icon / 2)
    painter.drawPixmap(place, icons.pixmap(word.icon, ink, 14))
    painter.setFont(face)
    painter.setPen(color(ink))
    painter.drawText(pill.adjusted(px(9) + icon + gap, 0, 0, 0), _Left, text)


def _paint_curve(painter: QPainter, rect: QRectF, values: Sequence[float]) -> None:
    """Validation loss over the run; where it is not measured twice there is nothing to draw."""
    if len(values) < 2:
        return
    box = QRectF(rect.left(), rect.center().y() - px(11), min(rect.width(), px(88)), px(22))
    low, high = min(values), max(values)
    points = QPolygonF()
    for at, value in enumerate(values):
        x = box.left() + box.width() * at / (len(values) - 1)
        points.append(QPointF(x, box.top() + box.height() * (high - value) / ((high - low) or 1)))
    painter.setPen(QPen(color("accent"), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)


def _cut(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
