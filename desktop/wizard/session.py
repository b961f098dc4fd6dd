"""What outlives the wizard's pages: the draft, what was found out about it, and the start.

Three layers of one object: `session_core` (draft and values), `session_data` (examples, decisions,
the desk), `session_model` (the model); here the settings as a whole and the run.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.runs import launcher
from desktop.runs.background import Background
from desktop.runs.desk import DeskProcess
from desktop.runs.inspector import InspectorProcess
from desktop.settings import Settings
from desktop.wizard.draft import Draft
from desktop.wizard.machine import Machine
from desktop.wizard.session_core import Look, LookState
from desktop.wizard.session_data import SETTLE_MS
from desktop.wizard.session_model import ModelSide
from engine.contract.job_file import InvalidJob
from engine.contract.spec import JobSpec

__all__ = ["SETTLE_MS", "Look", "LookState", "WizardSession"]


class WizardSession(ModelSide):
    """The wizard's memory.

    Attributes:
        step: which page is shown.
        open_groups: the folded groups of settings that the person opened.
        refusal: why the last start did not happen, until the next one; None where it did.

    Signals:
        started: folder of the run that was started.
        start_failed: the exception that a start ended with; nothing of the draft is lost.
    """

    started = Signal(object)
    start_failed = Signal(object)

    def __init__(
        self,
        home: Path,
        chosen: Settings,
        parent: QObject | None = None,
        make_desk: Callable[[Path], QObject] | None = None,
        make_inspector: Callable[[Path], QObject] | None = None,
    ) -> None:
        desk = (make_desk or DeskProcess)(home)
        inspector = (make_inspector or InspectorProcess)(home)
        super().__init__(home, chosen, desk, inspector, parent)
        self.step = 0
        self.open_groups: set[str] = set()
        self.launch: Callable[[JobSpec, Path], Path] = launcher.start
        self._start = Background(self)
        self._start.done.connect(self._has_started)
        self._start.failed.connect(self._refused)
        self.refusal: Exception | None = None

    # ------------------------------------------------------------ settings
    def choose_preset(self, preset: str) -> None:
        """Take another preset's values; what was set by hand stays."""
        self.draft.preset = preset
        self.settings.preset = preset
        self.save_settings()
        self.settings_moved()

    def set_machine(self, found: Machine | None) -> None:
        """Fit the proposals to the memory of this computer."""
        if found != self.machine:
            self.machine = found
            self.settings_moved()

    def set_value(self, path: str, value: Any) -> None:
        """Set one setting by hand."""
        self.draft.set_value(path, value, self.recommendation().values)
        self.settings_moved()

    def reset(self, path: str | None = None) -> None:
        """Take back one change by hand, or all of them."""
        self.draft.reset(path)
        self.settings_moved()

    def rename(self, name: str) -> None:
        """Call the run otherwise; "" proposes a name again."""
        self.draft.own_name = name
        self.settings_changed.emit()

    # ------------------------------------------------------------ the run
    @property
    def starting(self) -> bool:
        """Whether the environment is being checked for a start, or the engine started."""
        return self._start.busy

    def spec(self) -> JobSpec:
        """The job as it is set now.

        Raises:
            InvalidJob: with every error together.
        """
        return self.draft.spec(self.recommendation().values)

    def start_run(self) -> None:
        """Check, make the run folder, start the engine: in a thread that outlives the page."""
        self.refusal = None
        try:
            spec = self.spec()
        except InvalidJob as invalid:
            self._refused(invalid)
            return
        self._start.run(lambda: self.launch(spec, self.home))
        self.settings_changed.emit()

    def _refused(self, error: Exception) -> None:
        self.refusal = error
        self.start_failed.emit(error)

    def _has_started(self, run: object) -> None:
        self.start_over()
        self.started.emit(run)

    # ------------------------------------------------------------ as a whole
    def start_over(self) -> None:
        """A fresh draft after a run was started."""
        self.stop()
        self.draft = Draft(preset=self.draft.preset)
        self.clear_data()
        self.model, self.step = Look(), 0
        self.refusal = None

    def stop(self) -> None:
        """End what looks: nobody waits for its answers any more."""
        self.stop_looking()
        self.inspector.cancel()
