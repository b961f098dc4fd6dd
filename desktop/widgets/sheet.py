"""A sheet: a question or a plan over the window, with a body that scrolls and a foot that stays.

A real dialog, for keyboard and screen readers; the window behind it is dimmed and waits.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget

from desktop.theme import Weight, color, px
from desktop.widgets.boxes import ScrollBody, clear, col, fill, frame
from desktop.widgets.stacking import Stacking
from desktop.widgets.text import label, muted

SETTLE_MS = 40
"""Qt counts what was put into a layout only after it has shown it, one parent after the other."""
SIDE, TOP, UNDER_TITLE = 24, 20, 4
LEAST_MARGIN = 24
"""Design pixels of the window that stay visible around a sheet."""


class Sheet(QDialog):
    """Title, one sentence, `body` (a column that scrolls), and a foot for the buttons.

    Opens with `open()`; it is gone for good when it is closed.
    """

    def __init__(self, parent: QWidget, head: str, sentence: str = "", *, width: int = 720) -> None:
        window = parent.window()
        super().__init__(window)
        self._window = window
        self.setObjectName("page")
        self.setWindowTitle(head)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._width = px(width)
        self.sentence = muted(sentence, 1.0, wrap=True)
        self.sentence.setVisible(bool(sentence))
        self.body = col(spacing=14)
        inside = col(self.sentence, (self.body, 1), margins=(24, 0, 24, 20), spacing=14)
        self.scroller = ScrollBody(inside)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._title = label(head, scale=1.6, weight=Weight.DemiBold, wrap=True)
        top = col(self._title, margins=(SIDE, TOP, SIDE, UNDER_TITLE))
        foot = _Foot([self._left, None, self._right], least=0, spacing=8)
        self._bar = frame("foot", col(foot), (SIDE, 14, SIDE, 14))
        fill(QVBoxLayout(self), [top, (self.scroller, 1), self._bar], 0, 0)
        self._scrim = _Scrim(window)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._fit_now)

    def show_head(self, head: str, sentence: str) -> None:
        """Say something else at the top."""
        self.setWindowTitle(head)
        self._title.setText(head)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def show_foot(self, left: list[QWidget], right: list[QWidget]) -> None:
        """Quiet things at the left; Cancel and the one primary at the right."""
        for place, widgets in ((self._left, left), (self._right, right)):
            clear(place)
            place.setSpacing(px(8))
            for made in widgets:
                place.addWidget(made)
        self._left.addStretch(1)
        self._right.insertStretch(0, 1)

    def fit(self) -> None:
        """Take the height of the content, once Qt has laid it out."""
        self._soon.start()

    def _fit_now(self) -> None:
        """As high as the content, as far as the window allows, and in its middle."""
        window, body = self._window, self.scroller.widget()
        room = window.size() - QSize(2 * px(LEAST_MARGIN), 2 * px(LEAST_MARGIN))
        width = min(self._width, room.width())
        self.resize(width, 200)
        content = body.heightForWidth(width - px(12)) if body is not None else 0
        head = self._title.heightForWidth(width - 2 * px(SIDE)) + px(TOP + UNDER_TITLE)
        around = head + self._bar.sizeHint().height()
        self.resize(width, min(max(px(240), content + around + px(6)), room.height()))
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle - self.rect().center())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._scrim.cover()
        self._fit_now()
        self.fit()

    def done(self, result: int) -> None:
        self._scrim.deleteLater()
        super().done(result)


class _Foot(Stacking):
    """One line where both sides find room, else two."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = sum(item.sizeHint().width() for item in self._sides()) + px(8)
        self._arrange(self.width() < needed)

    def _sides(self) -> list[QLayoutItem]:
        items = [self._layout.itemAt(index) for index in range(self._layout.count())]
        return [item for item in items if item is not None]


class _Scrim(QWidget):
    """Dims the window behind a sheet."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.hide()
        window.installEventFilter(self)

    def cover(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        is_light = color("window").lightnessF() > 0.5
        QPainter(self).fillRect(self.rect(), color("text" if is_light else "sunken", 0.45))
