"""A draft with everything that is known of it, and what follows from that: the values that count.

No Qt: the window's session is one of these, and so is what `formiga plan` looks at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from desktop.wizard.draft import Draft
from desktop.wizard.machine import Machine
from desktop.wizard.settings.recommend import Recommendation, recommend
from desktop.wizard.settings.sample_values import sample_values
from engine.contract.spec import STARTER, JobSpec

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


class Proposals:
    """Draft, file, model and computer, and what the presets propose for them.

    Attributes:
        data, model: what is known about the examples and the model.
        machine: the device that would train, once the environment was checked.
    """

    home: Path
    draft: Draft
    data: Look
    model: Look
    machine: Machine | None
    _proposed: dict[str, tuple[tuple[object, ...], Recommendation]]

    def begin(self, home: Path, draft: Draft) -> None:
        """Nothing is known yet of what the draft names."""
        self.home, self.draft = home, draft
        self.data, self.model = Look(), Look()
        self.machine = None
        self._proposed = {}

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

    def different(self) -> dict[str, Any]:
        """Path -> value of every setting that is not as recommended."""
        return self.draft.differing(self.recommendation().values)

    def take_preset(self, preset: str) -> None:
        """Take another preset's values; what was set otherwise by hand stays."""
        self.draft.settle(self.recommendation().values)
        self.draft.preset = preset

    def spec(self) -> JobSpec:
        """The job as it is set now.

        Raises:
            InvalidJob: with every error together.
        """
        return self.draft.spec(self.recommendation().values)

    def wanted_look(self) -> tuple[str, int | None, str, str]:
        """How the rows have to be counted now: whose tokens, the longest row, what is learned, and
        in whose format.

        The starter's tokens stand in for those of a model that is not here.
        """
        ready = self.model.state == "ready" and bool(self.model.report.get("hidden_size"))
        here = ready and self.model.report.get("downloaded", True)  # else without its tokenizer
        return (
            self.draft.base_model if here and self.draft.base_model else STARTER,
            self.value("training.max_length") if ready else None,
            self.value("dataset.train_on"),
            self.value("dataset.chat_template"),
        )
