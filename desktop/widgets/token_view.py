"""One row exactly as the model sees it: trained tokens tinted and underlined, the rest grey.

Trained tokens alternate between two tints so that their borders show, and they are underlined, so
that colour is never the only sign. Special tokens are pills in the mono font. What the limit leaves
out is struck through behind a dashed line. Long rows fold, and every fold is a button.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from desktop import format
from desktop.theme import px
from desktop.widgets.controls import button
from desktop.widgets.token_folds import TokenFold, Turn, folds_of
from desktop.widgets.token_layout import LINE, PlacedToken, Token, TokenLayout, lay_out
from desktop.widgets.token_paint import TokenPainter

SPOKEN_CHARS = 4000
"""Of a longer row a screen reader is told the beginning."""


class TokenView(QWidget):
    """Paints tokens as flowing text; as high as its text needs.

    Args:
        tokens: `{"text", "trained", "special", "id", "bytes"}` each, as the engine gives them.
        name: what the row is called for a screen reader.
        turns: `{"role", "first", "last"}` each; without them there is no column of speakers.
        cut: how many tokens the model sees; None where it sees them all.
        not_seen: how many it does not see, also those that are not among `tokens`.
        omitted: how many tokens the engine left out, and before which of `tokens`.
    """

    def __init__(
        self,
        tokens: Sequence[Mapping[str, Any]],
        name: str,
        *,
        turns: Sequence[Mapping[str, Any]] = (),
        cut: int | None = None,
        not_seen: int = 0,
        omitted: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__()
        self._tokens = [_token(found) for found in tokens]
        self._turns = [Turn(str(t["role"]), int(t["first"]), int(t["last"])) for t in turns]
        self._cut = cut if cut is not None and cut < len(self._tokens) else None
        self._limit, self._not_seen, self._omitted = cut, not_seen, omitted
        kept = len(self._tokens) if self._cut is None else self._cut
        self._folds = folds_of(len(self._tokens), self._turns, kept)
        self._stripes = _stripes(self._tokens)
        self._layout: TokenLayout | None = None
        self._laid_width = -1
        self._hovered: PlacedToken | None = None
        self._found = (0, 0)
        self._buttons: list[tuple[TokenFold, QPushButton]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(px(160))
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._spoken())
        self._make_buttons()

    @property
    def folded(self) -> bool:
        return bool(self._folds)

    @property
    def fold_buttons(self) -> list[QPushButton]:
        """One for each fold, from top to bottom."""
        return [made for _, made in self._buttons]

    def text(self) -> str:
        """The tokens that there are as text."""
        return "".join(token.text for token in self._tokens)

    def unfold(self, fold: TokenFold | None = None) -> None:
        """Show the tokens of a fold, or of all."""
        self._folds = [other for other in self._folds if fold is not None and other != fold]
        self._make_buttons()
        self._forget()

    def show_words(self, words: str) -> QRectF | None:
        """Mark the first place of these words, unfold it; where it is, None if nowhere."""
        text = self.text()
        at = text.casefold().find(words.casefold()) if words else -1
        if at < 0 or len(text) != len(text.casefold()):
            at = text.find(words) if words else -1
        if at < 0:
            self._found = (0, 0)
            self.update()
            return None
        self._found = self._places(at, at + len(words))
        for fold in list(self._folds):
            if fold.first < self._found[1] and self._found[0] <= fold.last:
                self.unfold(fold)
        self.update()
        places = range(*self._found)
        boxes = [placed.box for placed in self._placed().tokens if placed.place in places]
        return boxes[0] if boxes else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._placed(width).height) + px(4)

    def sizeHint(self) -> QSize:
        return QSize(px(400), self.heightForWidth(px(400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_buttons()

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, area = self._placed(), QRectF(event.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = TokenPainter(painter)
        for role, box in layout.labels:
            if box.intersects(area):
                brush.label(self._role_word(role), box, learned=role == "assistant")
        for placed in layout.tokens:
            if placed.box.intersects(area):
                self._draw(brush, placed)
        if layout.cut is not None:
            brush.cut_line(layout.cut, self._cut_words())
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            hit = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(hit) if hit else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, hit: PlacedToken | None) -> None:
        if hit is not self._hovered:
            for changed in (self._hovered, hit):
                if changed is not None:
                    self.update(changed.box.adjusted(-2, -2, 2, 2).toRect())
            self._hovered = hit

    def _at(self, point: QPointF) -> PlacedToken | None:
        return next((p for p in self._placed().tokens if p.box.contains(point)), None)

    def _draw(self, brush: TokenPainter, placed: PlacedToken) -> None:
        token = self._tokens[placed.place]
        seen = self._cut is None or placed.place < self._cut
        if self._found[0] <= placed.place < self._found[1]:
            brush.found(placed.box)
        if token.special:
            brush.mark(placed.text, placed.box, trained=token.trained, seen=seen)
        elif token.trained and seen:
            brush.trained(placed.text, placed.box, self._stripes[placed.place])
        else:
            brush.plain(placed.text, placed.box, seen=seen)
        if placed is self._hovered:
            brush.outline(placed.box)

    def _tip(self, placed: PlacedToken) -> str:
        token = self._tokens[placed.place]
        state = self.tr("trained") if token.trained else self.tr("read, not learned")
        if self._cut is not None and placed.place >= self._cut:
            state = self.tr("not seen")
        number = placed.place + 1
        if self._omitted[0] and placed.place >= self._omitted[1]:
            number += self._omitted[0]
        raw = token.hex or token.text.encode("utf-8", "replace").hex()
        spaced = " ".join(raw[at : at + 2] for at in range(0, len(raw), 2)).upper()
        text = self.tr("Token {number} · {state}\nText: {text}\nId: {id}\nBytes: {bytes}")
        shown_id = "–" if token.id is None else str(token.id)
        return text.format(
            number=format.number(number),
            state=state,
            text=repr(token.text),
            id=shown_id,
            bytes=spaced or "–",
        )

    def _role_word(self, role: str) -> str:
        words = {
            "system": self.tr("system"),
            "user": self.tr("user"),
            "assistant": self.tr("assistant"),
        }
        return words.get(role, role)

    def _cut_words(self) -> str:
        limit = self.tr("cut here: %Ln token(s)", "", self._limit or 0)
        behind = self.tr("%Ln more are not seen", "", self._not_seen)
        return f"{limit} · {behind}"

    def _spoken(self) -> str:
        """The row with its speakers, for screen readers."""
        parts = []
        for turn in self._turns:
            words = "".join(t.text for t in self._tokens[turn.first : turn.last + 1])
            parts.append(f"{self._role_word(turn.role)}: {words.strip()}")
        text = "\n".join(parts) or self.text()
        if self._cut is not None:
            text = f"{self._cut_words()}\n{text}"
        return text[:SPOKEN_CHARS]

    def _fold_words(self, fold: TokenFold) -> str:
        count, (omitted, before) = fold.count, self._omitted
        if omitted and fold.first <= before <= fold.last:
            count += omitted
        tokens = self.tr("%Ln token(s): unfold", "", count)
        if fold.turns < 2:
            return tokens
        turns = self.tr("%Ln turn(s) in between", "", fold.turns)
        return f"{turns}, {tokens}"

    def _make_buttons(self) -> None:
        for _, old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        for fold in self._folds:
            made = button(self._fold_words(fold), "fold_tokens")
            made.clicked.connect(lambda _=False, fold=fold: self.unfold(fold))
            made.setParent(self)
            made.show()
            self._buttons.append((fold, made))

    def _settle_buttons(self) -> None:
        places = dict(self._placed().folds)
        for fold, made in self._buttons:
            box = places[fold]
            words, metrics = self._fold_words(fold), made.fontMetrics()
            made.setText(words)
            wide = min(made.sizeHint().width(), int(box.width()))
            around = made.sizeHint().width() - metrics.horizontalAdvance(words)
            made.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - around))
            made.setGeometry(int(box.x()), int(box.y()), wide, int(box.height()))

    def _places(self, start: int, end: int) -> tuple[int, int]:
        """First token and the one behind the last of some characters of `text`."""
        at, first, last = 0, len(self._tokens), 0
        for place, token in enumerate(self._tokens):
            if at < end and at + len(token.text) > start:
                first, last = min(first, place), place + 1
            at += len(token.text)
        return first, last

    def _placed(self, width: int = 0) -> TokenLayout:
        """Where everything goes at this width; remembered until the width changes."""
        width = width or self.width()
        if self._layout is None or width != self._laid_width:
            found = lay_out(self._tokens, self._turns, self._folds, self._cut, width)
            self._layout, self._laid_width = found, width
            self._hovered = None
        return self._layout

    def _forget(self) -> None:
        self._layout = None
        self.updateGeometry()
        self._settle_buttons()
        self.update()


def _token(found: Mapping[str, Any]) -> Token:
    return Token(
        str(found["text"]),
        bool(found["trained"]),
        bool(found.get("special")),
        found.get("id"),
        str(found.get("bytes") or ""),
    )


def _stripes(tokens: Sequence[Token]) -> list[bool]:
    """Neighbouring trained tokens in turn light and less light."""
    light, stripes = False, []
    for token in tokens:
        light = token.trained and not light
        stripes.append(light)
    return stripes
