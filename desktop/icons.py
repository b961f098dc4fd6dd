"""Our own icons: SVG files on a 20-pixel grid, recoloured with a token. One meaning per icon.

The files use `currentColor`; it is replaced by the token's value before QtSvg draws them, so one
file serves both themes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.theme import ASSETS, hex_color, px

ICONS = ASSETS / "icons"


def names() -> list[str]:
    """Every icon there is, by file name without its ending."""
    return sorted(path.stem for path in ICONS.glob("*.svg"))


def pixmap(name: str, ink: str = "text2", size: int = 18) -> QPixmap:
    """An icon in a token's colour; `size` is in design pixels and grows with the text."""
    return _render(ICONS / f"{name}.svg", (("currentColor", hex_color(ink)),), px(size), _ratio())


def icon(name: str, ink: str = "text2", size: int = 18) -> QIcon:
    """A QIcon in a token's colour that turns grey when its control is disabled."""
    made = QIcon(pixmap(name, ink, size))
    made.addPixmap(pixmap(name, "disabled", size), QIcon.Mode.Disabled)
    return made


def logo(size: int) -> QPixmap:
    """The ant with its leaf, in the colours of the current theme; `size` in design pixels."""
    swap = (
        ("#1C1C1A", hex_color("text")),
        ("#F6F6F4", hex_color("sunken")),
        ("#2E8B57", hex_color("leaf")),
    )
    return _render(ASSETS / "logo.svg", swap, px(size), _ratio())


def application_icon() -> QIcon:
    """The window's icon: the ant on its own colours, independent of the theme."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_render(ASSETS / "logo.svg", (), size, 1.0))
    return made


@cache
def _render(path: Path, swap: tuple[tuple[str, str], ...], size: int, ratio: float) -> QPixmap:
    markup = path.read_text(encoding="utf-8")
    for old, new in swap:
        markup = markup.replace(old, new)
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(markup.encode())).render(
        painter, QRectF(0, 0, image.width(), image.height())
    )
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return max(1.0, screen.devicePixelRatio()) if screen else 1.0
