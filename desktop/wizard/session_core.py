"""What the wizard's memory stands on: the draft, its values, and what was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from desktop import paths, settings
from desktop.settings import Settings
from desktop.wizard.draft import Draft
from desktop.wizard.machine import Machine
from desktop.wizard.settings.recommend import Recommendation, recommend
from desktop.wizard.settings.sample_values import sample_values
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
        machine: the device that would train, once the environment was checked.

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
        self.machine: Machine | None = None
        self._proposed: dict[str, tuple[tuple[object, ...], Recommendation]] = {}

    def recommendation(self) -> Recommendation:
        """What the chosen preset proposes for these rows and this model."""
        return self._proposal(self.draft.preset, self.draft)

    def recommendation_for(self, preset: str) -> Recommendation:
        """What a preset proposes alone, whatever was set by hand."""
        return self._proposal(preset, replace(self.draft, changed={}))

    def _proposal(self, preset: str, draft: Draft) -> Recommendation:
        """A proposal, counted once for what is known and set now."""
        known = (self.data, self.model, self.machine)  # kept, so that no id is given twice
        by_hand = repr(sorted(draft.changed.items()))
        own_rows = draft.is_sample, draft.base_model, draft.validation_path
        key = (*map(id, known), *own_rows, by_hand)
        place = f"{preset} {bool(draft.changed)}"
        held = self._proposed.get(place)
        if held is None or held[0][:-1] != key:
            reports = self.data.report, self.model.report
            measured = self.measured_values(preset)
            found = recommend(preset, *reports, draft, measured, self.machine)
            held = self._proposed[place] = ((*key, known), found)
        return held[1]

    def measured_values(self, preset: str) -> Mapping[str, Any] | None:
        """What was found by trying for this very file and model; None where nothing was."""
        own = self.draft.is_sample and self.draft.base_model == STARTER
        return sample_values(preset) if own else None

    def value(self, path: str) -> Any:
        """The value that counts for a setting now."""
        return self.draft.value(path, self.recommendation().values)

    def save_settings(self) -> None:
        settings.save(self.settings, paths.settings_file(self.home))
