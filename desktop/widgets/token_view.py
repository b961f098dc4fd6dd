"""One row exactly as the model sees it: trained tokens tinted and underlined, the rest grey.

Trained tokens alternate between two tints so that their borders show, and they are underlined, so
that colour is never the only sign. Special tokens are pills in the mono font. Long rows fold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.theme import color, font, px

LINE = 28
FOLD_AT = 400
"""Rows with more tokens show this many: half from the beginning, half from the end."""
NEWLINE, TAB = "⏎", "⇥"


@dataclass(frozen=True)
class Token:
    """One token as it is drawn."""

    text: str
    trained: bool = False
    special: bool = False
    number: int = 0
    """Place in the row, from 1; 0 for the fold."""
    folded: int = 0
    """For the fold itself: how many tokens are behind it."""

    @property
    def is_pill(self) -> bool:
        return self.special or bool(self.folded)

    @property
    def breaks(self) -> bool:
        """Whether a new line begins after it."""
        return "\n" in self.text


@dataclass(frozen=True)
class _Placed:
    token: Token
    shown: str
    box: QRectF
    stripe: int


class TokenView(QWidget):
    """Paints tokens as flowing text; as high as its text needs.

    Args:
        tokens: `{"text", "trained", "special"}` each, as the engine's `inspect` gives them.
    """

    def __init__(self, tokens: Sequence[Mapping[str, Any]], name: str) -> None:
        super().__init__()
        self._all = [
            Token(str(t["text"]), bool(t["trained"]), bool(t.get("special")), number)
            for number, t in enumerate(tokens, 1)
        ]
        self._folded = len(self._all) > FOLD_AT
        self._placed: list[_Placed] = []
        self._placed_width = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(px(160))
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.text())

    @property
    def folded(self) -> bool:
        return self._folded

    def text(self) -> str:
        """The rendered row as text, for the clipboard and for screen readers."""
        return "".join(token.text for token in self._all)

    def unfold(self) -> None:
        """Show every token."""
        self._folded = False
        self._placed_width = -1
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        placed = self._place(width)
        return int(placed[-1].box.bottom() + px(4)) if placed else px(LINE)

    def sizeHint(self) -> QSize:
        return QSize(px(400), self.heightForWidth(px(400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self._place(self.width()):
            if placed.box.intersects(QRectF(event.rect())):
                self._draw(painter, placed)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            hit = next((p for p in self._placed if p.box.contains(at)), None)
            QToolTip.showText(event.globalPos(), self._tip(hit.token) if hit else "", self)
            return True
        return super().event(event)

    def _tip(self, token: Token) -> str:
        if token.folded:
            return self.tr("%Ln token(s) are folded here", "", token.folded)
        state = self.tr("trained") if token.trained else self.tr("read, not learned")
        text = self.tr("Token {number}: {text} · {state}")
        return text.format(number=token.number, text=repr(token.text), state=state)

    def _shown(self) -> list[Token]:
        if not self._folded:
            return self._all
        half = FOLD_AT // 2
        hidden = len(self._all) - 2 * half
        return [*self._all[:half], Token(f"… {hidden} …", folded=hidden), *self._all[-half:]]

    def _place(self, width: int) -> list[_Placed]:
        """Where each token goes at this width; remembered until the width changes."""
        if width == self._placed_width:
            return self._placed
        line = float(px(LINE))
        x, y, number = 0.0, 0.0, 0
        wrapped = False
        space = QFontMetricsF(_body()).horizontalAdvance(" ")
        placed: list[_Placed] = []
        for word in _words(self._shown()):
            wide = sum(w for _, w in word)
            if x > 0 and x + wide > width and (wide <= width or word[0][0].text.startswith(" ")):
                x, y, wrapped = 0.0, y + line, True
            for token, full in word:
                w, shown = full, _visible(token.text)
                if x > 0 and x + w > width:
                    x, y, wrapped = 0.0, y + line, True
                if wrapped and not token.is_pill:  # a space before the first word of a line
                    w -= space * (len(shown) - len(shown.lstrip(" ")))
                    shown = shown.lstrip(" ")
                wrapped = False
                box = QRectF(x, y, min(w, float(width)), line)
                placed.append(_Placed(token, shown, box, number % 2))
                number += 1
                x += w + (px(4) if token.is_pill else 0)
                if token.breaks:
                    x, y = 0.0, y + line
        self._placed, self._placed_width = placed, width
        return placed

    def _draw(self, painter: QPainter, placed: _Placed) -> None:
        token, box = placed.token, placed.box.adjusted(0, px(3), 0, -px(3))
        if token.is_pill:
            painter.setFont(_mono())
            painter.setPen(QPen(color("accent" if token.trained else "outline"), 1))
            painter.setBrush(color("accent_soft" if token.trained else "sunken"))
            inner = box.adjusted(1.5, px(1), -1, -px(1))
            painter.drawRoundedRect(inner, px(8), px(8))
            painter.setPen(color("accent" if token.trained else "text2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, placed.shown)
            return
        painter.setFont(_body())
        if token.trained:
            painter.fillRect(box, color("accent_soft2" if placed.stripe else "accent_soft"))
            edge = max(1.5, px(3) / 2)
            painter.fillRect(
                QRectF(box.left(), box.bottom() - edge, box.width() - 1, edge), color("accent")
            )
        painter.setPen(color("text" if token.trained else "text2"))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, placed.shown
        )


def _words(tokens: Sequence[Token]) -> list[list[tuple[Token, float]]]:
    """Tokens that belong to one word, each with its width, so that lines break between words."""
    body, mono = QFontMetricsF(_body()), QFontMetricsF(_mono())
    words: list[list[tuple[Token, float]]] = []
    joins = False
    for token in tokens:
        width = (mono if token.is_pill else body).horizontalAdvance(_visible(token.text))
        sized = (token, width + (px(14) if token.is_pill else 0))
        if joins and not token.is_pill and not token.text[:1].isspace():
            words[-1].append(sized)
        else:
            words.append([sized])
        joins = not token.is_pill and not token.text[-1:].isspace()
    return words


def _visible(text: str) -> str:
    """A token's text with its invisible parts shown; what a tokenizer cannot show stays."""
    return text.replace("\n", NEWLINE).replace("\t", TAB)


def _body() -> QFont:
    return font(1.0)


def _mono() -> QFont:
    return font(0.82, mono=True)
