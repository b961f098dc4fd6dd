"""Which models are on this computer, asked once and again after a download; the downloads."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from desktop.runs.hub_questions import LocalList
from desktop.runs.model_download import ModelDownloads


class ModelShelf(QObject):
    """Outlives the page, so that going back to it shows the list at once.

    Attributes:
        models: what was found, with the keys of an inspected model.
        state: whether that is known yet.
        downloads: fetching of models, by hub id.

    Signals:
        changed: another list.
    """

    changed = Signal()

    def __init__(self, home: Path, inspector: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.models: list[dict[str, Any]] = []
        self.state: Literal["none", "reading", "ready"] = "none"
        self._folders: tuple[Path, ...] = ()
        self.downloads = ModelDownloads(home, self)
        self.downloads.arrived.connect(self.refresh)
        self._inspector = inspector
        inspector.setParent(self)
        inspector.finished.connect(self._found)
        inspector.failed.connect(self._failed)

    def need(self, folders: tuple[Path, ...]) -> None:
        """Look once; other folders than the last time are looked into again."""
        if self.state == "none" or folders != self._folders:
            self._folders = folders
            self.refresh()

    def refresh(self) -> None:
        """Look again; the old list stays until the new one is there."""
        self.state = "reading"
        self._inspector.ask(LocalList(self._folders))

    def facts(self, model: str) -> dict[str, Any] | None:
        """What is known of a model that is here whole, by hub id or folder."""
        return next(
            (m for m in self.models if m.get("downloaded") and model in (m["id"], m.get("path"))),
            None,
        )

    def stop(self) -> None:
        """Nobody waits for the list any more; downloads go on."""
        self._inspector.cancel()

    def _found(self, report: dict[str, Any]) -> None:
        self.models, self.state = list(report.get("models") or ()), "ready"
        self.changed.emit()

    def _failed(self, code: str, facts: dict[str, Any]) -> None:
        """No engine, or no answer: the other entries of the page do without."""
        self.state = "ready"
        self.changed.emit()
