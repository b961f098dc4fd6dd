"""The wizard's memory of the model: which one, and what was found out without loading it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from desktop.runs.inspector import Question
from desktop.settings import Settings
from desktop.wizard.session_core import Look
from desktop.wizard.session_data import DataSide


class ModelSide(DataSide):
    """Looks at the chosen model in a child process; the counts of the rows follow its tokens."""

    def __init__(
        self,
        home: Path,
        chosen: Settings,
        desk: Any,
        inspector: Any,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(home, chosen, desk, parent)
        self.inspector = inspector
        self.inspector.setParent(self)
        self.inspector.finished.connect(self._model_answered)
        self.inspector.failed.connect(self._model_refused)

    def choose_model(self, model: str) -> None:
        """Look at a model: `starter`, a folder, or a hub id."""
        self.draft.base_model = model.strip()
        folder = Path(self.draft.base_model).expanduser()
        if self.draft.base_model and folder.is_dir():
            self.draft.base_model = str(folder.absolute())
            self.settings.last_model_dir = str(folder.absolute().parent)
            self.save_settings()
        self._read_model()

    def use_sample(self) -> None:
        super().use_sample()
        if self.model.state == "none":
            self._read_model()

    def _read_model(self) -> None:
        self.inspector.cancel()
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
        self.model = Look("ready", found)
        self.model_changed.emit()
        self.model_is_known()

    def _model_refused(self, code: str, facts: dict[str, Any]) -> None:
        if code == "MODEL_NOT_DOWNLOADED":  # no problem: the start fetches it, and says so before
            self.model = Look("ready")
        else:
            self.model = Look("problem", code=code, facts=facts)
        self.model_changed.emit()
