"""Words on the screen: labels in the few sizes that the design knows, and icons beside them."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop import icons
from desktop.theme import Weight, color, font, px

Align = Qt.AlignmentFlag


def label(
    text: str = "",
    ink: str = "text",
    scale: float = 1.0,
    weight: Weight = Weight.Normal,
    *,
    wrap: bool = False,
    tabular: bool = False,
    mono: bool = False,
    align: Align | None = None,
    rich: bool = False,
    selectable: bool = False,
) -> QLabel:
    """A text in a token's colour. Plain text unless `rich`: data must not become markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    made.setFont(font(scale, weight, tabular=tabular, mono=mono))
    made.setProperty("ink", ink)
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(px(40))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if align is not None:
        made.setAlignment(align)
    if selectable:
        flags = Qt.TextInteractionFlag
        made.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return made


def set_ink(widget: QLabel, ink: str) -> None:
    """Give a label the colour of another token."""
    if widget.property("ink") != ink:
        widget.setProperty("ink", ink)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a property of the widget changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def section(text: str) -> QLabel:
    """The name of a part of a page."""
    return label(text, scale=1.05, weight=Weight.DemiBold)


def strong(text: str, scale: float = 1.0, *, wrap: bool = False, tabular: bool = False) -> QLabel:
    """A line that carries the meaning of its group."""
    return label(text, scale=scale, weight=Weight.Medium, wrap=wrap, tabular=tabular)


def muted(
    text: str, scale: float = 0.92, *, wrap: bool = False, mono: bool = False, tabular: bool = True
) -> QLabel:
    """A second voice: explanations, units, times."""
    return label(text, "text2", scale, wrap=wrap, mono=mono, tabular=tabular)


def image(name: str, ink: str = "text2", size: int = 18) -> QLabel:
    """An icon that only accompanies a word; screen readers get the word."""
    made = QLabel()
    made.setPixmap(icons.pixmap(name, ink, size))
    made.setFixedSize(px(size), px(size))
    return made


class Elided(QLabel):
    """One line, or up to `lines`, that ends in an ellipsis instead of pushing its neighbours; the
    tooltip has all."""

    def __init__(
        self,
        text: str = "",
        ink: str = "text",
        scale: float = 1.0,
        weight: Weight = Weight.Normal,
        *,
        mono: bool = False,
        middle: bool = False,
        grow: bool = True,
        lines: int = 1,
    ) -> None:
        super().__init__(text)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(scale, weight, mono=mono, tabular=True))
        self._ink = ink
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if grow else policy.Preferred, policy.Fixed)

    def set_ink(self, ink: str) -> None:
        """Draw in the colour of another token."""
        self._ink = ink
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        hint, more = super().sizeHint(), (self._lines - 1) * self.fontMetrics().lineSpacing()
        return QSize(hint.width(), hint.height() + more)

    @property
    def shown(self) -> list[str]:
        """The lines as there is room for them."""
        metrics, rest = self.fontMetrics(), " ".join(self.text().split())
        shown: list[str] = []
        while self._lines - len(shown) > 1 and metrics.horizontalAdvance(rest) > self.width():
            words = rest.split(" ")
            fits = len(words) - 1
            while fits > 1 and metrics.horizontalAdvance(" ".join(words[:fits])) > self.width():
                fits -= 1
            if not fits:
                break
            shown.append(metrics.elidedText(" ".join(words[:fits]), self._mode, self.width()))
            rest = " ".join(words[fits:])
        return [*shown, metrics.elidedText(rest, self._mode, self.width())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = " ".join(self.shown) != " ".join(self.text().split())
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(color(self._ink))
        flags = Align.AlignVCenter | self.alignment()
        painter.drawText(self.rect(), flags, "\n".join(self.shown))


def prose(text: str, ink: str = "text", scale: float = 1.0) -> QLabel:
    """A sentence for reading and copying; words in `backticks` are set in the mono font."""
    parts = text.split("`")
    if len(parts) < 3:
        return label(text, ink, scale, wrap=True, selectable=True)
    family = font(mono=True).family()
    marked = "".join(
        f"<span style=\"font-family:'{family}'\">{escape(part)}</span>" if i % 2 else escape(part)
        for i, part in enumerate(parts)
    )
    marked = marked.replace("\n", "<br>")
    made = label(marked, ink, scale, wrap=True, selectable=True, rich=True)
    made.setAccessibleName(text)
    return made


def title(text: str) -> Elided:
    """The name of a page; a long name of a run ends in an ellipsis."""
    return Elided(text, scale=1.6, weight=Weight.DemiBold, grow=False)
