"""Colours can be read: every pair recomputed with the WCAG 2 formula, in both themes."""

from __future__ import annotations

import re

import pytest

from desktop import icons, tokens
from desktop.theme import ASSETS, style_sheet, theme


def test_the_formula_is_wcags() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert tokens.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", tokens.THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), tokens.READABLE)
def test_every_pair_is_readable(mode: str, ink: str, ground: str, least: float) -> None:
    table = tokens.THEMES[mode]
    assert tokens.contrast(table[ink], table[ground]) >= least


def test_both_themes_have_the_same_tokens() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()


def test_every_tone_can_be_read_on_its_own_tint() -> None:
    known = {(ink, ground) for ink, ground, _ in tokens.READABLE}
    for ink, tint in tokens.TONES.values():
        assert (ink, tint) in known


@pytest.mark.parametrize("mode", tokens.THEMES)
def test_the_images_of_the_style_sheet_have_the_colours_of_their_theme(mode: str) -> None:
    """A style sheet takes images from files only, so these few repeat a token."""
    inks = {"down": "text2", "check": "on_accent", "dot": "on_accent"}
    for name, ink in inks.items():
        text = (ASSETS / "controls" / f"{name}_{mode}.svg").read_text(encoding="utf-8")
        assert set(re.findall(r"#[0-9A-Fa-f]{6}", text)) == {tokens.THEMES[mode][ink]}


def test_the_style_sheet_is_filled_in_completely(qapp: object) -> None:
    for choice in ("light", "dark"):
        theme.use(choice)
        assert "$" not in style_sheet()
        assert not re.search(r"\d+u\b", style_sheet())


def test_every_icon_follows_the_theme() -> None:
    """No icon brings a colour of its own."""
    assert len(icons.names()) > 20
    for path in icons.ICONS.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "currentColor" in text
        assert not re.search(r"#[0-9A-Fa-f]{3,6}\b", text), path.name
