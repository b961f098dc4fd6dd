"""The rail at the left: three destinations, the run that is going, the state of the environment.

It shows what it is told and says what was pressed; it knows no run folder and no check.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop import actions, format, icons, tokens
from desktop.environment.line import EnvironmentLine
from desktop.language import LANGUAGES
from desktop.theme import CHOICES, Weight, font, px
from desktop.widgets.basics import (
    Elided,
    Item,
    clear,
    fill,
    frame,
    holder,
    label,
    muted,
    progress,
    row,
    set_progress_state,
)

LANGUAGE_NAMES = {"en": "English", "pt_BR": "Português (Brasil)"}
"""Each language in its own words; never translated."""


@dataclass(frozen=True)
class GoingRun:
    """The run that is going, as the rail shows it."""

    name: str
    percent: int
    note: str = ""
    """Time left or the phase, already in words."""


class Rail(QFrame):
    """Navigation, always visible.

    Signals:
        went: name of the destination that was pressed, a key of `actions.DESTINATIONS`.
        run_pressed: the going run was pressed.
        language_chosen, theme_chosen: the new setting.
    """

    went = Signal(str)
    run_pressed = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, language: str, theme_choice: str) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._language, self._theme_choice = language, theme_choice
        self._going: GoingRun | None = None
        self._environment: EnvironmentLine | None = None
        self.compact = False
        self._layout = QVBoxLayout(self)
        self._active = "new"
        self._build()

    def show_active(self, name: str) -> None:
        """Mark the destination that the page on the screen belongs to."""
        self._active = name
        for key, made in self._nav.items():
            action, active = actions.DESTINATIONS[key], key == name
            made.setChecked(active)
            made.setIcon(icons.icon(action.icon, "accent" if active else "text2", 18))

    def show_run(self, going: GoingRun | None) -> None:
        """Show the run that is going, or none."""
        if going == self._going:
            return
        self._going = going
        self._fill_run()

    def show_environment(self, line: EnvironmentLine | None) -> None:
        """Show the state of the environment; None while the first check has not ended."""
        if line == self._environment:
            return
        self._environment = line
        self._fill_environment()

    def set_compact(self, compact: bool) -> None:
        """Icons above their words where the window is narrow for this size of text."""
        if compact != self.compact:
            self.compact = compact
            clear(self._layout)
            self._build()

    def _build(self) -> None:
        self.setFixedWidth(px(96 if self.compact else tokens.RAIL_WIDTH))
        self._nav = {name: self._nav_button(name) for name in actions.DESTINATIONS}
        self._run_box, self._environment_box = QVBoxLayout(), QVBoxLayout()
        name = label("Formiga", scale=1.3, weight=Weight.DemiBold)
        name.setVisible(not self.compact)
        items: list[Item] = [holder(row(_logo(), name, None, margins=(6, 0, 0, 0))), 20]
        items += [*self._nav.values(), None, self._run_box, frame("rule"), 6]
        items += [self._environment_box, self._menu_button()]
        side = 4 if self.compact else 12
        fill(self._layout, items, (side, 18, side, 12), 3)
        self._fill_run()
        self._fill_environment()
        self.show_active(self._active)

    def _nav_button(self, name: str) -> QToolButton:
        action = actions.DESTINATIONS[name]
        made = QToolButton()
        made.setProperty("role", "nav")
        made.setCheckable(True)
        made.setFont(font(0.85 if self.compact else 1.0, Weight.Medium))
        made.setIconSize(QSize(px(18), px(18)))
        style = Qt.ToolButtonStyle
        under, beside = style.ToolButtonTextUnderIcon, style.ToolButtonTextBesideIcon
        made.setToolButtonStyle(under if self.compact else beside)
        two_lines = action.text.replace(" ", "\n", 1)
        made.setText(two_lines if self.compact else "  " + action.text)
        made.setAccessibleName(action.text)
        made.setToolTip(f"{action.text} ({action.shortcut})")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self.went.emit(name))
        return made

    def _fill_run(self) -> None:
        clear(self._run_box)
        if (going := self._going) is None:
            return
        made = self._flat_button(self.tr("Open the run {name}").format(name=going.name))
        made.clicked.connect(lambda: self.run_pressed.emit())
        note = muted(going.note, 0.86)
        top = row(Elided(going.name, scale=0.92, weight=Weight.Medium), note, spacing=7)
        note.setVisible(not self.compact)
        bar = progress(going.percent, name=self.tr("Progress of {name}").format(name=going.name))
        _cover(made, (top, bar), spacing=5)
        fill(self._run_box, (frame("rule"), 4, made), 0, 3)

    def _fill_environment(self) -> None:
        clear(self._environment_box)
        line = self._environment or EnvironmentLine(
            "clock", "text2", self.tr("Checking environment")
        )
        made = self._flat_button(line.words)
        made.clicked.connect(lambda: self.went.emit("environment"))
        icon = QLabel()
        icon.setPixmap(icons.pixmap(line.icon, line.ink, 16))
        words = Elided(line.words, scale=0.92, weight=Weight.Medium)
        words.setVisible(not self.compact)
        gap: tuple[Item, ...] = (None,) if self.compact else ()
        parts: list[QWidget] = [holder(row(*gap, icon, (words, 1), *gap, spacing=7))]
        if line.percent is not None:
            parts.append(progress(line.percent, thin=True, name=line.words))
        if line.device and not self.compact:
            parts.append(Elided(line.device, "text2", 0.86))
        if line.memory is not None:
            parts += self._memory(*line.memory)
        _cover(made, tuple(parts), spacing=2)
        self._environment_box.addWidget(made)

    def _memory(self, used: int, total: int) -> list[QWidget]:
        """All of the card's memory in use, by anybody, as a thin bar."""
        size = format.memory(used)
        text = self.tr("{size} in use").format(size=size)
        bar = progress(1000 * used // total, 1000, thin=True, name=text)
        set_progress_state(bar, "paused")  # grey: a fact, not how far something is
        return [bar] if self.compact else [bar, Elided(text, "text2", 0.86)]

    def _menu_button(self) -> QToolButton:
        name = self.tr("Language and colours")
        made = self._flat_button(name)
        made.setIcon(icons.icon("globe", "text2", 16))
        made.setIconSize(QSize(px(16), px(16)))
        made.setFont(font(0.86))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        style = Qt.ToolButtonStyle
        icon_only, beside = style.ToolButtonIconOnly, style.ToolButtonTextBesideIcon
        made.setToolButtonStyle(icon_only if self.compact else beside)
        made.setText("  " + name)
        made.setMenu(self._menu(made))
        return made

    def _menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        words = {
            "": self.tr("Language of the computer"),
            **{code: LANGUAGE_NAMES[code] for code in LANGUAGES},
        }
        self._add_choices(menu, words, self._language, self.language_chosen)
        menu.addSeparator()
        colours = dict(
            zip(
                CHOICES,
                (self.tr("Colours of the computer"), self.tr("Light"), self.tr("Dark")),
                strict=True,
            )
        )
        self._add_choices(menu, colours, self._theme_choice, self.theme_chosen)
        return menu

    def _add_choices(
        self, menu: QMenu, words: dict[str, str], now: str, signal: SignalInstance
    ) -> None:
        group = QActionGroup(menu)
        for value, text in words.items():
            made = QAction(text, menu, checkable=True)
            made.setChecked(value == now)
            made.triggered.connect(lambda _=False, value=value: signal.emit(value))
            group.addAction(made)
            menu.addAction(made)

    def _flat_button(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "rail")
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made


def _cover(made: QToolButton, items: tuple[Item, ...], spacing: int) -> None:
    """Lay widgets over a button that let the mouse through, and give it their height."""
    layout = QVBoxLayout(made)
    fill(layout, items, (8, 5, 8, 5), spacing)
    for part in made.findChildren(QWidget):
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.setFixedHeight(max(px(28), layout.sizeHint().height()))


def _logo() -> QLabel:
    made = QLabel()
    made.setPixmap(icons.logo(30))
    return made
