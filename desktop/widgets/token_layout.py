"""Where every token of a row goes at a given width: words flow, turns begin a line of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from desktop.theme import font, px
from desktop.widgets.token_folds import TokenFold, Turn

LINE = 30
LABEL_WIDTH = 92
LEAST_TEXT = 240
"""Narrower than this, the names of the speakers stand above their words."""
GAP = 12
"""Between two turns."""
NEWLINE, TAB, PART = "⏎", "⇥", "·"
"""What cannot be seen; the last one stands for a further token of the same letter."""


@dataclass(frozen=True)
class Token:
    """One token as it is drawn."""

    text: str
    trained: bool = False
    special: bool = False
    id: int | None = None
    hex: str = ""
    """Its bytes, where they are not those of `text`."""

    @property
    def shown(self) -> str:
        """The text with its invisible parts shown."""
        if not self.text:
            return PART
        return self.text.replace("\n", NEWLINE).replace("\t", TAB)

    @property
    def breaks(self) -> bool:
        """Whether a new line begins after it; the template's own line ends are marks."""
        return "\n" in self.text and not self.special


@dataclass(frozen=True)
class PlacedToken:
    """A token on the page."""

    place: int
    """Place in the row, from 0."""
    box: QRectF
    text: str


@dataclass
class TokenLayout:
    """Everything on the page, in its own coordinates."""

    tokens: list[PlacedToken] = field(default_factory=list)
    labels: list[tuple[str, QRectF]] = field(default_factory=list)
    folds: list[tuple[TokenFold, QRectF]] = field(default_factory=list)
    cut: QRectF | None = None
    height: float = 0.0


def lay_out(
    tokens: Sequence[Token],
    turns: Sequence[Turn],
    folds: Sequence[TokenFold],
    cut: int | None,
    width: int,
) -> TokenLayout:
    """Place everything; `cut` is the first token that is not seen."""
    return _Placing(tokens, turns, folds, cut, float(width)).run()


class _Placing:
    def __init__(
        self,
        tokens: Sequence[Token],
        turns: Sequence[Turn],
        folds: Sequence[TokenFold],
        cut: int | None,
        width: float,
    ) -> None:
        self._tokens = tokens
        self._starts = {turn.first: turn.role for turn in turns}
        self._folds = {fold.first: fold for fold in folds}
        self._cut = cut
        beside = bool(turns) and width - px(LABEL_WIDTH) >= px(LEAST_TEXT)
        self._above = bool(turns) and not beside
        self._left = float(px(LABEL_WIDTH)) if beside else 0.0
        self._right = width
        self._line = float(px(LINE))
        self._body, self._mono = QFontMetricsF(body_font()), QFontMetricsF(mono_font())
        self._widths: dict[tuple[str, bool], float] = {}
        self._space = self._body.horizontalAdvance(" ")
        self._x, self._y = self._left, 0.0
        self._wrapped = False
        self._out = TokenLayout()

    def run(self) -> TokenLayout:
        place = 0
        while place < len(self._tokens):
            if place in self._starts and (fold := self._folds.get(place)) is None:
                self._begin_turn(self._starts[place])
            if place == self._cut:
                self._draw_cut()
            if (fold := self._folds.get(place)) is not None:
                self._place_fold(fold)
                place = fold.last + 1
                self._role_again(place)
                continue
            place = self._place_word(place)
        self._out.height = self._y + (self._line if self._x > self._left else 0.0)
        return self._out

    def _begin_turn(self, role: str) -> None:
        self._fresh_line(px(GAP) if self._out.tokens else 0)
        self._out.labels.append((role, QRectF(0, self._y, float(px(LABEL_WIDTH)), self._line)))
        if self._above:
            self._y += self._line

    def _role_again(self, place: int) -> None:
        """Behind a fold in the middle of a turn: whose words these are."""
        if place in self._starts or place >= len(self._tokens):
            return
        before = [first for first in self._starts if first < place]
        if before:
            self._begin_turn(self._starts[max(before)])

    def _draw_cut(self) -> None:
        self._fresh_line(px(4))
        self._out.cut = QRectF(self._left, self._y, self._right - self._left, self._line)
        self._y += self._line

    def _place_fold(self, fold: TokenFold) -> None:
        self._fresh_line(px(6))
        box = QRectF(self._left, self._y, self._right - self._left, float(px(28)))
        self._out.folds.append((fold, box))
        self._y += px(34)

    def _fresh_line(self, gap: int) -> None:
        if self._x > self._left:
            self._x, self._y = self._left, self._y + self._line
        self._y += gap
        self._wrapped = False

    def _place_word(self, place: int) -> int:
        """Place the tokens of one word, which stay together where they fit; the next place."""
        word = self._word(place)
        wide = sum(self._width(token) for token in word)
        room = self._right - self._left
        starts_apart = word[0].text.startswith(" ")
        if self._x > self._left and self._x + wide > self._right and (wide <= room or starts_apart):
            self._wrap()
        for token in word:
            self._put(place, token)
            place += 1
        return place

    def _put(self, place: int, token: Token) -> None:
        width, text = self._width(token), token.shown
        if self._x > self._left and self._x + width > self._right:
            self._wrap()
        if self._wrapped and not token.special:  # a space before the first word of a line
            width -= self._space * (len(text) - len(text.lstrip(" ")))
            text = text.lstrip(" ")
        self._wrapped = False
        box = QRectF(self._x, self._y, max(min(width, self._right - self._left), 1.0), self._line)
        self._out.tokens.append(PlacedToken(place, box, text))
        self._x += box.width() + (px(5) if token.special else 0)
        if token.breaks:
            self._x, self._y = self._left, self._y + self._line

    def _wrap(self) -> None:
        self._x, self._y, self._wrapped = self._left, self._y + self._line, True

    def _word(self, place: int) -> list[Token]:
        word = [self._tokens[place]]
        while not word[-1].special and not word[-1].text[-1:].isspace():
            place += 1
            if place >= len(self._tokens) or place in self._folds or place == self._cut:
                break
            token = self._tokens[place]
            if token.special or token.text[:1].isspace() or place in self._starts:
                break
            word.append(token)
        return word

    def _width(self, token: Token) -> float:
        key = (token.shown, token.special)
        if key not in self._widths:
            metrics = self._mono if token.special else self._body
            self._widths[key] = metrics.horizontalAdvance(key[0]) + (px(14) if key[1] else 0)
        return self._widths[key]


def body_font() -> QFont:
    """The font of what people wrote."""
    return font(1.0)


def mono_font() -> QFont:
    """The font of marks."""
    return font(0.82, mono=True)
