"""The wizard's memory of the model: which one, and what was found out without loading it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from desktop.runs.hub_questions import HubLookUp
from desktop.runs.inspector import Question
from desktop.settings import Settings
from desktop.wizard.model.known import completed, listed_facts
from desktop.wizard.model.shelf import ModelShelf
from desktop.wizard.session_core import Look
from desktop.wizard.session_data import DataSide


class ModelSide(DataSide):
    """Looks at the chosen model in a child process; the counts of the rows follow its tokens.

    Attributes:
        shelf: the models on this computer, and downloads.
    """

    def __init__(
        self,
        home: Path,
        chosen: Settings,
        desk: Any,
        inspector: Any,
        parent: QObject | None = None,
        *,
        shelf_inspector: Any,
    ) -> None:
        super().__init__(home, chosen, desk, parent)
        self.shelf = ModelShelf(home, shelf_inspector, self)
        self.shelf.downloads.arrived.connect(self._has_arrived)
        self._asks_hub = False
        self.inspector = inspector
        self.inspector.setParent(self)
        self.inspector.finished.connect(self._model_answered)
        self.inspector.failed.connect(self._model_refused)

    def choose_model(self, model: str, facts: Mapping[str, Any] | None = None) -> None:
        """Look at a model: `starter`, a folder, or a hub id.

        Args:
            facts: what is known of it already, from a list: then nobody is asked.
        """
        self.draft.base_model = model.strip()
        folder = Path(self.draft.base_model).expanduser()
        if self.draft.base_model and folder.is_dir():
            self.draft.base_model = str(folder.absolute())
            self.settings.last_model_dir = str(folder.absolute().parent)
            self.save_settings()
        if facts is None:
            self._read_model()
        else:
            self.inspector.cancel()
            self._model_is(Look("ready", dict(facts)))

    def use_sample(self) -> None:
        super().use_sample()
        if self.model.state == "none":
            self._read_model()

    def look_up_model(self) -> None:
        """Ask the hub about the chosen model."""
        self._asks_hub = True
        self.model = Look("reading", self.model.report)
        self.model_changed.emit()
        self.inspector.ask(HubLookUp(self.draft.base_model))

    def _read_model(self) -> None:
        self.inspector.cancel()
        self._asks_hub = False
        if not self.draft.base_model:
            self.model = Look()
            self.model_changed.emit()
            return
        self.model = Look("reading")
        self.model_changed.emit()
        self.inspector.ask(Question(model=self.draft.base_model))

    def _model_answered(self, report: dict[str, Any]) -> None:
        found = report.get("model", report)
        if "problem" in found:
            self._model_refused(found["problem"]["code"], found["problem"]["facts"])
            return
        self._model_is(Look("ready", completed(self.draft.base_model, found)))

    def _model_refused(self, code: str, facts: dict[str, Any]) -> None:
        if code != "MODEL_NOT_DOWNLOADED":
            self._model_is(Look("problem", code=code, facts=facts))
        elif (listed := listed_facts(self.draft.base_model)) is not None:
            self._model_is(Look("ready", listed))
        elif self._asks_hub:
            self._model_is(Look("ready", {"downloaded": False}))
        else:
            self.look_up_model()

    def _model_is(self, look: Look) -> None:
        self._asks_hub = False
        self.model = look
        self.recounting = self.recounting or (look.state == "ready" and self._recount_due())
        self.model_changed.emit()
        if look.state == "ready":
            self.model_is_known()

    def _has_arrived(self, repo_id: str) -> None:
        """The chosen model was downloaded meanwhile: look at its files."""
        if repo_id == self.draft.base_model:
            self._read_model()
