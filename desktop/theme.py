"""The look: Fusion, a palette, fonts and one small style sheet, all from `tokens`.

One theme is current in the process. Widgets ask `color()` and `font()` when they are built or
painted; after a change the window builds its pages again, so nobody keeps an old colour.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop import tokens

ASSETS = Path(__file__).parent / "assets"
CHOICES = ("system", "light", "dark")
MONO_FAMILIES = ("JetBrains Mono", "Cascadia Mono", "SF Mono", "Menlo", "DejaVu Sans Mono")
Weight = QFont.Weight

_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text2",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "outline",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "text2",
}


class Theme(QObject):
    """The current theme of the process.

    Signals:
        changed: the colours or the fonts are different now; rebuild what is on the screen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "system"
        self.mode = "light"
        self.base_font = QFont()
        self.text_scale = 1.0
        self._following = False

    def use(self, choice: str) -> None:
        """Show `choice` ("system", "light" or "dark") from now on; "system" follows the desktop."""
        app = _application()
        if not self._following:
            self._following = True
            self._adopt_system_font()
            app.setStyle("Fusion")
            app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choice = choice if choice in CHOICES else "system"
        self._apply(self._system_mode() if self.choice == "system" else self.choice)

    def use_text_size(self, points: float) -> None:
        """Base every size on `points`, for a person who enlarges the text of the system."""
        self.base_font.setPointSizeF(points)
        self._measure()
        self._apply(self.mode)

    def _apply(self, mode: str) -> None:
        self.mode = mode
        app = _application()
        app.setFont(font())
        app.setPalette(_palette())
        app.setStyleSheet(style_sheet())
        self.changed.emit()

    def _adopt_system_font(self) -> None:
        """Inter where it is installed, at the size the system asks for; else the system's font."""
        self.base_font = QFont(QApplication.font())
        if "Inter" in QFontDatabase.families():
            self.base_font.setFamilies(["Inter", *self.base_font.families()])
        self._measure()

    def _measure(self) -> None:
        pixels = QFontInfo(self.base_font).pixelSize()
        self.text_scale = max(1.0, pixels / tokens.BODY_TEXT_PX)

    def _system_mode(self) -> str:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _system_changed(self) -> None:
        if self.choice == "system" and self._system_mode() != self.mode:
            self._apply(self._system_mode())


theme = Theme()
"""The one instance; `theme.changed` is what the window listens to."""


def hex_color(token: str) -> str:
    """`#RRGGBB` of a token in the current theme."""
    return tokens.THEMES[theme.mode][token]


def color(token: str, alpha: float = 1.0) -> QColor:
    """Colour of a token in the current theme, with an opacity from 0 to 1."""
    value = QColor(hex_color(token))
    value.setAlphaF(alpha)
    return value


def px(design_pixels: float) -> int:
    """Design pixels (made for a 13-pixel text) at the size of text this person uses."""
    return round(design_pixels * theme.text_scale)


def font(
    scale: float = 1.0,
    weight: Weight = Weight.Normal,
    *,
    tabular: bool = False,
    mono: bool = False,
) -> QFont:
    """A font relative to the system's, so that the person's own text size keeps working."""
    made = QFont(theme.base_font)
    made.setPointSizeF(max(1.0, theme.base_font.pointSizeF() * scale))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if mono:
        made.setFamilies(_mono_families())
        # No ligatures: <|im_end|> must read as it is typed.
        made.setFeature(QFont.Tag("calt"), 0)
        made.setFeature(QFont.Tag("liga"), 0)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def style_sheet() -> str:
    """The style sheet with the current tokens filled in and lengths scaled with the text."""
    text = (ASSETS / "formiga.qss").read_text(encoding="utf-8")
    values = dict(tokens.THEMES[theme.mode])
    for name in ("down", "check", "dot"):
        values[f"img_{name}"] = (ASSETS / "controls" / f"{name}_{theme.mode}.svg").as_posix()
    text = re.sub(r"\$(\w+)", lambda match: values[match[1]], text)
    return re.sub(r"\b(\d+)u\b", lambda match: f"{px(int(match[1]))}px", text)


def on_change(receiver: Callable[[], None]) -> None:
    """Call `receiver` after each change of colours or fonts."""
    theme.changed.connect(receiver)


def _palette() -> QPalette:
    palette = QPalette()
    for role, token in _PALETTE.items():
        palette.setColor(role, color(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("disabled"))
    return palette


def _mono_families() -> list[str]:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
    installed = set(QFontDatabase.families())
    return [name for name in MONO_FAMILIES if name in installed] + list(system)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the theme needs a QApplication")
    return app
