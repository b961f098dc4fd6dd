"""Recently used files, one line each: name, rows and kind, run, date. A line is one big button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import format
from desktop.counted import Counted
from desktop.sentences.rows import kind_word
from desktop.theme import Weight, color, px
from desktop.widgets.basics import Elided, image, row
from desktop.widgets.card_button import CardButton
from desktop.wizard.data.recent import RecentFile

Recent = Counted("Recent")
NARROW = 560


class RecentList(QFrame):
    """A card with a line for each file; calls `choose` with the one that was pressed."""

    def __init__(self, files: Sequence[RecentFile], choose: Callable[[RecentFile], object]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for at, file in enumerate(files):
            layout.addWidget(_Line(file, choose, first=at == 0))


class _Line(CardButton):
    """One file: flat, with a hairline above it."""

    def __init__(
        self, file: RecentFile, choose: Callable[[RecentFile], object], *, first: bool
    ) -> None:
        self._first = first
        rows = Recent.tr("%Ln row(s)", "", file.rows) if file.rows else ""
        kind = kind_word(file.kind) if file.kind else ""
        what = " · ".join(part for part in (rows, kind) if part)
        name = Elided(file.path.name, weight=Weight.Medium, middle=True)
        self._quiet: list[QWidget] = [Elided(what, "text2", 0.92), Elided(file.run, "text2", 0.92)]
        date = Elided(format.when(file.when), "text2", 0.92, grow=False)
        middle = list(zip(self._quiet, (3, 2), strict=True))
        line = row(image("file", "text2", 18), (name, 3), *middle, date, spacing=12)
        spoken = ", ".join(part for part in (what, file.run, date.text()) if part)
        super().__init__(file.path.name, spoken, line, lambda: choose(file))
        line.setContentsMargins(px(18), px(10), px(18), px(10))
        self.setFixedHeight(max(px(40), line.sizeHint().height()))

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Where it is narrow only name and date are left."""
        super().resizeEvent(event)
        for part in self._quiet:
            part.setVisible(self.width() >= px(NARROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(2, 2, -2, -2), color("hover"))
        if not self._first:
            painter.setPen(color("border"))
            painter.drawLine(0, 0, self.width(), 0)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
