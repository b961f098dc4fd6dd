"""Next steps that many problems share: what the person can do today, each written once."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP

REPAIR = QT_TRANSLATE_NOOP(
    "Problem",
    "Press Repair, or run `formiga repair`: a new engine is built from its lock beside this one. Runs, models and settings stay.",
)
BUILD = QT_TRANSLATE_NOOP(
    "Problem",
    "Press Repair, or run `formiga repair`: the engine is built from its lock. It is made once and then works without a network.",
)
