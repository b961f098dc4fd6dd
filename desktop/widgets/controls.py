"""Things to press and to read at a glance: buttons by role, pills, segments, progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop import icons, tokens
from desktop.theme import Weight, font, px
from desktop.widgets.boxes import clear, fill, frame, row
from desktop.widgets.text import image, label, restyle

_ICON_INK = {"primary": "on_accent", "quiet": "accent"}


def button(
    text: str,
    role: str = "",
    icon: str = "",
    on_click: Callable[[], object] | None = None,
    *,
    name: str = "",
    tip: str = "",
) -> QPushButton:
    """A push button; role "", "primary", "quiet", "icon" or "chip".

    Without text it must have a `name`, which screen readers say; it is the tooltip as well.
    """
    # Two spaces are the gap that style-sheet buttons do not leave beside their icon.
    made = QPushButton(("  " if icon and text else "") + text)
    made.setFont(font(1.0, Weight.Medium))
    made.setProperty("role", role)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(name or text)
    made.setToolTip(tip or ("" if text else name))
    if icon:
        made.setIcon(icons.icon(icon, _ICON_INK.get(role, "text2"), 16))
        made.setIconSize(QSize(px(16), px(16)))
    if on_click is not None:
        made.clicked.connect(lambda: on_click())
    return made


def set_enabled(widget: QWidget, reason_not: str) -> None:
    """Enable a control, or disable it and say in its tooltip why ("Start needs a dataset")."""
    widget.setEnabled(not reason_not)
    widget.setToolTip(reason_not)


class Pill(QFrame):
    """State as icon, word and colour, never colour alone."""

    def __init__(self, text: str, tone: str = "info", icon: str = "") -> None:
        super().__init__()
        self.setProperty("role", "pill")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(22))
        self._layout = row(spacing=5)
        self.setLayout(self._layout)
        self._shown: tuple[str, str, str] = ("", "", "")
        self.show_state(text, tone, icon)

    @property
    def text(self) -> str:
        return self._shown[0]

    def show_state(self, text: str, tone: str, icon: str = "") -> None:
        """Show another state; does nothing when it is the one already shown."""
        if (text, tone, icon) == self._shown:
            return
        self._shown = (text, tone, icon)
        ink = tokens.TONES[tone][0]
        clear(self._layout)
        parts = [image(icon, ink, 14)] if icon else []
        fill(self._layout, (*parts, label(text, ink, 0.88, Weight.Medium)), (9, 0, 10, 0), 5)
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        restyle(self)


def pill(text: str, tone: str = "info", icon: str = "") -> Pill:
    return Pill(text, tone, icon)


class Segmented(QFrame):
    """A few words of which one is chosen.

    Signals:
        chosen: index of the word that was chosen by the person.
    """

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], active: int = 0, *, name: str = "") -> None:
        super().__init__()
        self.setProperty("role", "sunken")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        layout = row(margins=3, spacing=2)
        for index, word in enumerate(words):
            made = button(word, "seg")
            made.setFont(font(0.92, Weight.Medium))
            made.setCheckable(True)
            made.setChecked(index == active)
            self._group.addButton(made, index)
            layout.addWidget(made)
        self.setLayout(layout)
        self._group.idClicked.connect(self.chosen)

    @property
    def active(self) -> int:
        return self._group.checkedId()

    def choose(self, index: int) -> None:
        """Show another word as chosen, without the signal."""
        self._group.button(index).setChecked(True)


def combo(options: Sequence[tuple[str, object]], current: object, *, name: str = "") -> QComboBox:
    """A drop-down of (text, value); the wheel does not change it while a page scrolls."""
    made = _CalmCombo()
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for text, value in options:
        made.addItem(text, value)
    made.setCurrentIndex(max(0, made.findData(current)))
    return made


def edit(text: str = "", *, width: int = 0, name: str = "", hint: str = "") -> QLineEdit:
    """A one-line text field; `width` in design pixels, 0 to stretch."""
    made = QLineEdit(text)
    made.setCursorPosition(0)  # of a text that is too long the beginning is seen
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    if width:
        made.setFixedWidth(px(width))
    return made


def progress(
    value: int = 0, maximum: int = 100, *, thin: bool = False, name: str = ""
) -> QProgressBar:
    """A bar without text; a maximum of 0 means: busy, end unknown."""
    made = QProgressBar()
    made.setRange(0, maximum)
    made.setValue(value)
    made.setTextVisible(False)
    made.setProperty("thin", thin)
    made.setAccessibleName(name)
    return made


def set_progress_state(bar: QProgressBar, state: str) -> None:
    """Colour of a bar: "" (running), "paused" or "danger"."""
    if bar.property("state") != state:
        bar.setProperty("state", state)
        restyle(bar)


class _CalmCombo(QComboBox):
    """A drop-down that the mouse wheel passes by unless it has the focus."""

    def wheelEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def segmented(words: Sequence[str], active: int = 0, *, name: str = "") -> Segmented:
    return Segmented(words, active, name=name)


def soft(*items: QWidget) -> QFrame:
    """A quiet tinted strip around a few widgets."""
    return frame("soft", row(*items, spacing=12), (16, 12, 12, 12))
