"""What the wizard's memory stands on: the draft, its values, and what was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from desktop import paths, settings
from desktop.settings import Settings
from desktop.wizard.draft import Draft
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.recommend import Recommendation, recommend
from engine.contract.spec import STARTER

LookState = Literal["none", "reading", "ready", "problem"]


@dataclass(frozen=True)
class Look:
    """What is known about a file or a model."""

    state: LookState = "none"
    report: dict[str, Any] = field(default_factory=dict)
    """While the state is "reading" and `report["partial"]` is set: the first rows only."""
    code: str = ""
    """Problem code, for the state "problem"."""
    facts: dict[str, Any] = field(default_factory=dict)


class SessionCore(QObject):
    """Draft, settings and the values that count now.

    Attributes:
        data, model: what is known about the examples and the model.
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
        self.home = home
        self.settings = chosen
        self.draft = Draft(preset=chosen.preset)
        self.data, self.model = Look(), Look()
        self.recounting = False

    def recommendation(self) -> Recommendation:
        """What the chosen preset proposes for these rows and this model."""
        return self.recommendation_for(self.draft.preset)

    def recommendation_for(self, preset: str) -> Recommendation:
        own = self.draft.is_sample and self.draft.base_model == STARTER
        measured = sample_values() if own else None
        return recommend(preset, self.data.report, self.model.report, self.draft, measured)

    def value(self, path: str) -> Any:
        """The value that counts for a setting now."""
        return self.draft.value(path, self.recommendation().values)

    def save_settings(self) -> None:
        settings.save(self.settings, paths.settings_file(self.home))


@cache
def sample_values() -> dict[str, Any]:
    """What the job that travels with the starter model trains its sample with, by dotted path."""
    from engine.starter import starter_job  # standard library only, and rarely needed

    job = starter_job()
    parts = ("method", "quantization", "training", "evaluation")
    flat = {f"{part}.{name}": value for part in parts for name, value in job[part].items()}
    return {path: value for path, value in flat.items() if path in SETTINGS}
