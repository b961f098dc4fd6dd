"""Design tokens: every colour and every distance of the window, one table per theme.

Nothing else in `desktop` writes a colour. The contrast of each pair in `READABLE` is recomputed by
the tests with the WCAG 2 formula, so a change here cannot make a text unreadable unnoticed.
"""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "window": "#F6F6F4",
    "surface": "#FFFFFF",
    "sunken": "#EDEDEA",
    "hover": "#F1F1EE",
    "border": "#E0E0DC",
    "outline": "#CDCDC8",
    "control": "#85857F",
    "text": "#1C1C1A",
    "text2": "#5A5A55",
    "disabled": "#9A9A94",
    "accent": "#2459B8",
    "accent_hover": "#1D4A9C",
    "on_accent": "#FFFFFF",
    "accent_soft": "#E7EEFA",
    "accent_soft2": "#D6E2F7",
    "rail_selected": "#DFE6F2",
    "success": "#1B7043",
    "success_soft": "#E4F2EA",
    "warning": "#825400",
    "warning_soft": "#FBF1DC",
    "danger": "#B3261E",
    "danger_soft": "#FBE9E7",
    "series2": "#B4530A",
    "leaf": "#2E8B57",
    # Parts of a whole, ordered dark to light so that they also differ in print.
    "part1": "#2459B8",
    "part2": "#1B7043",
    "part3": "#B4530A",
    "part4": "#7A4FA3",
    "part5": "#4F8DB8",
    "part6": "#85857F",
}

DARK: Mapping[str, str] = {
    "window": "#161715",
    "surface": "#1E1F1D",
    "sunken": "#121311",
    "hover": "#252724",
    "border": "#30322F",
    "outline": "#484B46",
    "control": "#7A7D77",
    "text": "#ECEDE9",
    "text2": "#A9ABA5",
    "disabled": "#6C6E69",
    "accent": "#8AB4F8",
    "accent_hover": "#A6C6FA",
    "on_accent": "#10203A",
    "accent_soft": "#1C2A40",
    "accent_soft2": "#27395A",
    "rail_selected": "#1C2A40",
    "success": "#6CC895",
    "success_soft": "#17301F",
    "warning": "#E2B457",
    "warning_soft": "#332812",
    "danger": "#F2897F",
    "danger_soft": "#3A1C19",
    "series2": "#F0A35E",
    "leaf": "#6CC895",
    "part1": "#8AB4F8",
    "part2": "#6CC895",
    "part3": "#F0A35E",
    "part4": "#C3A1E6",
    "part5": "#5F8FB3",
    "part6": "#7A7D77",
}

THEMES: Mapping[str, Mapping[str, str]] = {"light": LIGHT, "dark": DARK}

# (foreground, background, least WCAG 2 contrast): 4.5 for text, 3.0 for what one must find by eye.
READABLE: tuple[tuple[str, str, float], ...] = (
    ("text", "window", 4.5),
    ("text", "surface", 4.5),
    ("text", "sunken", 4.5),
    ("text", "hover", 4.5),
    ("text", "accent_soft", 4.5),
    ("text", "accent_soft2", 4.5),
    ("text2", "window", 4.5),
    ("text2", "surface", 4.5),
    ("text2", "sunken", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "window", 4.5),
    ("accent", "accent_soft", 4.5),
    ("accent", "rail_selected", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("success", "surface", 4.5),
    ("success", "success_soft", 4.5),
    ("warning", "surface", 4.5),
    ("warning", "warning_soft", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "danger_soft", 4.5),
    ("series2", "surface", 4.5),
    ("control", "surface", 3.0),
    ("control", "window", 3.0),
    ("part1", "surface", 3.0),
    ("part2", "surface", 3.0),
    ("part3", "surface", 3.0),
    ("part4", "surface", 3.0),
    ("part5", "surface", 3.0),
    ("part6", "surface", 3.0),
)

# Meaning of a state: (ink, tinted background).
TONES: Mapping[str, tuple[str, str]] = {
    "ok": ("success", "success_soft"),
    "warn": ("warning", "warning_soft"),
    "bad": ("danger", "danger_soft"),
    "info": ("accent", "accent_soft"),
    "off": ("text2", "sunken"),
}

# Distances in design pixels (at a 13-pixel body text); `theme.px` scales them with the text.
BODY_TEXT_PX = 13
RAIL_WIDTH = 208
FOOTER_HEIGHT = 64
STACK_BELOW = 1200
"""Window width under which the right column of a page moves under the left one."""


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two `#RRGGBB` colours, 1.0 to 21.0."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
