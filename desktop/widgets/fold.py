"""A line that unfolds: its head says what is inside and, closed, the gist of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import icons
from desktop.theme import Weight, px
from desktop.widgets.boxes import Item, fill, row
from desktop.widgets.text import Elided, image, label


class Fold(QWidget):
    """A head that shows or hides its content; the content is built when it is first wanted."""

    def __init__(
        self,
        head: str,
        gist: str,
        build: Callable[[], QWidget],
        *,
        is_open: bool = False,
        on_toggle: Callable[[bool], object] | None = None,
    ) -> None:
        super().__init__()
        self._build, self._on_toggle = build, on_toggle
        self._content: QWidget | None = None
        self._arrow = image("right", "text2", 16)
        self.head: QPushButton = self._head_button(head, gist)
        self._layout = QVBoxLayout(self)
        fill(self._layout, [self.head], 0, 6)
        if is_open:
            self.set_open(True)

    @property
    def is_open(self) -> bool:
        return self._content is not None and not self._content.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the content."""
        if is_open and self._content is None:
            self._content = self._build()
            self._layout.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(is_open)
        self.head.setChecked(is_open)
        self._arrow.setPixmap(icons.pixmap("down" if is_open else "right", "text2", 16))

    def _head_button(self, head: str, gist: str) -> QPushButton:
        made = FoldHead(head, self._arrow, (Elided(gist, "text2", 0.92), 1))
        made.setAccessibleDescription(gist)
        made.clicked.connect(self._toggle)
        return made

    def _toggle(self) -> None:
        self.set_open(not self.is_open)
        if self._on_toggle is not None:
            self._on_toggle(self.is_open)


class FoldHead(QPushButton):
    """The line that unfolds what lies below: an arrow, a name, and what it amounts to."""

    def __init__(self, name: str, arrow: QWidget, *more: Item) -> None:
        super().__init__()
        self.setProperty("role", "fold")
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inner = row(arrow, label(name, weight=Weight.Medium), *more, spacing=10)
        inner.setContentsMargins(px(8), px(6), px(8), px(6))
        self.setLayout(inner)

    def sizeHint(self) -> QSize:
        """As high as what lies in it: a plain button asks only its own text."""
        inside = self.layout()
        least = inside.minimumSize().height() if inside is not None else 0
        return QSize(super().sizeHint().width(), max(px(36), least))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
