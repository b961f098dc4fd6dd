"""What the wizard's memory stands on: the draft, its values, and what was looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop import paths, settings
from desktop.settings import Settings
from desktop.wizard.draft import Draft
from desktop.wizard.proposals import Look, LookState, Proposals

__all__ = ["Look", "LookState", "SessionCore"]


class SessionCore(QObject, Proposals):
    """Draft, settings and the values that count now.

    Attributes:
        recounting: the report on the screen waits for a newer one; its numbers are dimmed.

    Signals:
        data_changed: another file, or something new is known about it.
        model_changed: another model, or something new is known about it.
        settings_changed: a setting, the preset or the name is different.
    """

    data_changed = Signal()
    model_changed = Signal()
    settings_changed = Signal()

    def __init__(self, home: Path, chosen: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begin(home, Draft(preset=chosen.preset))
        self.settings = chosen
        self.recounting = False

    def save_settings(self) -> None:
        settings.save(self.settings, paths.settings_file(self.home))
