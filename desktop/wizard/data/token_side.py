"""The right column of "What the model sees": what is learned, what the colours mean, what was
checked on all rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from desktop import format
from desktop.theme import Weight, color, font, px
from desktop.widgets.basics import (
    Item,
    button,
    clear,
    col,
    holder,
    image,
    label,
    muted,
    row,
    segmented,
    set_ink,
)
from desktop.wizard.data.token_words import Tokens, checks_of, train_on_hint

TRAIN_ON = ("answers", "last_answer", "all")
STEP_TOKENS = 64
"""Proposed limits are multiples of it: what GPUs compute is padded to such sizes anyway."""


class TrainOnCard(QFrame):
    """Which words are learned.

    Signals:
        chosen: one of `TRAIN_ON`.
    """

    chosen = Signal(str)

    def __init__(self, train_on: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        words = [self.tr("Answers"), self.tr("Last answer"), self.tr("All")]
        self.choice = segmented(words, TRAIN_ON.index(train_on), name=self.tr("Train on"))
        self._hint = muted(train_on_hint(train_on), 0.92, wrap=True)
        self.choice.chosen.connect(self._choose)
        layout = col(_head(self.tr("Train on")), self.choice, self._hint, spacing=8)
        layout.setContentsMargins(px(16), px(14), px(16), px(14))
        self.setLayout(layout)

    def _choose(self, index: int) -> None:
        self._hint.setText(train_on_hint(TRAIN_ON[index]))
        self.chosen.emit(TRAIN_ON[index])


class LegendCard(QFrame):
    """The four kinds of tokens with their counts; the first three add up to what the model sees."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._numbers: dict[str, QLabel] = {}
        lines: list[Item] = [_head(self.tr("What you see"))]
        for kind, name, words in (
            ("trained", self.tr("Trained"), self.tr("the model is corrected on these")),
            ("masked", self.tr("Masked"), self.tr("read, not learned")),
            ("special", self.tr("Special"), self.tr("marks from the chat template")),
            ("not_seen", self.tr("Not seen"), self.tr("beyond the limit")),
        ):
            number = label("–", scale=0.96, tabular=True)
            self._numbers[kind] = number
            said = col(label(name, scale=0.96, weight=Weight.Medium), muted(words, 0.86), spacing=0)
            lines.append(row(_Mark(kind), (said, 1), number, spacing=10))
        layout = col(*lines, spacing=9)
        layout.setContentsMargins(px(16), px(14), px(16), px(14))
        self.setLayout(layout)

    def show_counts(self, shown: Mapping[str, Any]) -> None:
        """Counts of one row; what is missing is shown as a dash."""
        for kind, number in self._numbers.items():
            found = shown.get(kind)
            number.setText("–" if found is None else format.number(int(found)))


class ChecksCard(QFrame):
    """What holds for every measured row, and what can be done about rows that are cut.

    Signals:
        length_wanted: a longer limit was chosen.
        too_long_wanted: `cut` or `drop`.
    """

    length_wanted = Signal(int)
    too_long_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._content = QVBoxLayout()
        self._content.setSpacing(px(8))
        self._content.setContentsMargins(px(16), px(14), px(16), px(14))
        self.setLayout(self._content)

    def show_checks(
        self, lengths: Mapping[str, Any], *, too_long: str, context: int | None, stale: bool
    ) -> None:
        """List what was found.

        Args:
            too_long: what happens to such rows now, `cut` or `drop`.
            context: tokens that the model can read at most, where known.
            stale: a newer count is under way.
        """
        clear(self._content)
        found = checks_of(lengths)
        self.setVisible(bool(found))
        if not found:
            return
        self._content.addWidget(self._title(lengths))
        for check in found:
            icon, ink = ("check", "success") if check.is_ok else ("warning", "warning")
            words = label(check.text, "disabled" if stale else "text", 0.94, wrap=True)
            self._content.addLayout(row(_top(image(icon, ink, 16)), (words, 1), spacing=8))
        if cut := 0 if "blocks" in lengths else int(lengths.get("over_max_length") or 0):
            self._content.addLayout(self._cut_line(lengths, cut, too_long, context, stale))

    def _title(self, lengths: Mapping[str, Any]) -> QWidget:
        rows = int(lengths.get("rows_measured") or 0)
        if lengths.get("measured_all", True):
            return _head(self.tr("Checked on all %Ln row(s)", "", rows), wrap=True)
        return _head(self.tr("Checked on the first %Ln row(s)", "", rows), wrap=True)

    def _cut_line(
        self, lengths: Mapping[str, Any], cut: int, too_long: str, context: int | None, stale: bool
    ) -> Any:
        limit = int(lengths.get("max_length") or 0)
        if too_long == "drop":
            text = self.tr("%Ln row(s) are longer than {limit} and left out", "", cut)
        else:
            text = self.tr("%Ln row(s) are cut at {limit}", "", cut)
        words = label(text.format(limit=format.number(limit)), scale=0.94, wrap=True)
        if stale:
            set_ink(words, "disabled")
        options = button(self.tr("Options"), "quiet")
        options.setMenu(self._menu(options, lengths, limit, too_long, context))
        return row(image("warning", "warning", 16), (words, 1), options, spacing=8)

    def _menu(
        self,
        parent: QWidget,
        lengths: Mapping[str, Any],
        limit: int,
        too_long: str,
        context: int | None,
    ) -> QMenu:
        menu = QMenu(parent)
        for wanted in longer_limits(lengths, limit, context):
            left = rows_over(lengths, wanted)
            text = self.tr("Allow {tokens} tokens").format(tokens=format.number(wanted))
            if left:
                rest = Tokens.tr("%Ln row(s) are still cut", "", left)
                text = f"{text}: {rest}"
            else:
                whole = self.tr("nothing is cut")
                text = f"{text}: {whole}"
            menu.addAction(text, partial(self.length_wanted.emit, wanted))
        if too_long == "cut":
            menu.addAction(
                self.tr("Leave these rows out"), lambda: self.too_long_wanted.emit("drop")
            )
        else:
            menu.addAction(
                self.tr("Cut them at the end instead"), lambda: self.too_long_wanted.emit("cut")
            )
        return menu


def rows_over(lengths: Mapping[str, Any], limit: int) -> int:
    """Rows with more tokens than a limit."""
    return sum(rows for tokens, rows in lengths.get("counts") or [] if tokens > limit)


def longer_limits(lengths: Mapping[str, Any], limit: int, context: int | None) -> list[int]:
    """Limits worth offering: one that most cut rows fit, one that all fit, within the context."""
    over = [(tokens, rows) for tokens, rows in lengths.get("counts") or [] if tokens > limit]
    most = context or 1 << 20
    wanted: list[int] = []
    total, reached = sum(rows for _, rows in over), 0
    for tokens, rows in over:
        reached += rows
        if reached * 10 >= total * 9 and not wanted:
            wanted.append(_rounded(tokens, most))
    if over:
        wanted.append(_rounded(over[-1][0], most))
    return sorted({length for length in wanted if length > limit})


def _rounded(tokens: int, most: int) -> int:
    return min(-(-tokens // STEP_TOKENS) * STEP_TOKENS, most)


class _Mark(QWidget):
    """A sample of how a kind of token is drawn."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(px(26), px(18))

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
            painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, -1.5), px(7), px(7))
        elif self._kind == "masked":
            painter.setFont(font(0.9))
            painter.setPen(color("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "abc")
        else:
            picture = image("cut", "series2", 16).pixmap()
            painter.drawPixmap(
                int((box.width() - px(16)) / 2), int((box.height() - px(16)) / 2), picture
            )


def _head(text: str, *, wrap: bool = False) -> QLabel:
    return label(text, scale=1.04, weight=Weight.DemiBold, wrap=wrap)


def _top(icon: QWidget) -> QWidget:
    """An icon beside the first of several lines."""
    return holder(col(icon, None, margins=(0, 2, 0, 0), spacing=0))
