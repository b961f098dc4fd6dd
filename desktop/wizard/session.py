"""What outlives the wizard's pages: the draft, what was found out about it, and the start.

Three layers of one object: `session_core` (draft and values), `session_data` (examples, decisions,
the desk), `session_model` (the model); here the settings as a whole and the run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.runs import launcher
from desktop.runs.background import Background
from desktop.runs.desk import DeskProcess
from desktop.runs.engine_keeper import EngineKeeper
from desktop.runs.inspector import InspectorProcess
from desktop.settings import Settings
from desktop.wizard.draft import Draft
from desktop.wizard.machine import Machine
from desktop.wizard.review.probe import Probe
from desktop.wizard.session_core import Look, LookState
from desktop.wizard.session_data import SETTLE_MS, sample_files
from desktop.wizard.session_model import ModelSide
from engine.contract.atomic import write_json_atomic
from engine.contract.job_file import InvalidJob, load_job
from engine.contract.spec import JobSpec

REVIEW = 3
"""The last step's place."""
__all__ = ["REVIEW", "SETTLE_MS", "Look", "LookState", "WizardSession"]


class WizardSession(ModelSide):
    """The wizard's memory.

    Attributes:
        step: which page is shown.
        open_groups: the folded groups of settings that the person opened.
        last_change: path of the setting that was changed last, while it is not as recommended.
        probe: measures memory with two real steps, in the background.
        engine: keeps an engine waiting for the start.
        job_file: where the draft was loaded from or saved to last.
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
        make = make_inspector or InspectorProcess
        super().__init__(home, chosen, desk, make(home), parent, shelf_inspector=make(home))
        self.step = 0
        self.open_groups: set[str] = set()
        self.last_change = ""
        self.launch: Callable[..., Path] = launcher.start
        self.engine = EngineKeeper(home, self)
        self._start = Background(self)
        self._start.done.connect(self._has_started)
        self._start.failed.connect(self._refused)
        self.refusal: Exception | None = None
        self.probe = Probe(home, self)
        self.probe.changed.connect(self.settings_changed)
        self._launched: JobSpec | None = None
        self.job_file: Path | None = None

    # ------------------------------------------------------------ settings
    def choose_preset(self, preset: str) -> None:
        """Take another preset's values; what was set otherwise by hand stays."""
        self.take_preset(preset)
        self.last_change = ""
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
        self.set_values({path: value})

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Set settings that belong together."""
        for path, value in values.items():
            self.draft.set_value(path, value, self.recommendation().values)
        self.last_change = next((path for path in values if path in self.draft.changed), "")
        self.settings_moved()

    def reset(self, *paths: str) -> None:
        """Take back changes by hand; without paths all of them."""
        for path in paths or (None,):
            self.draft.reset(path)
        self.last_change = ""
        self.settings_moved()

    def accept(self, code: str, value: Any) -> None:
        """Take on a red finding of Review, for the value that it is about."""
        self.draft.accepted[code] = value
        self.settings_changed.emit()

    def rename(self, name: str) -> None:
        """Call the run otherwise; "" proposes a name again."""
        self.draft.own_name = name
        self.settings_changed.emit()

    # ------------------------------------------------------------ the run
    def warm_engine(self, card: str | None) -> None:
        """Have an engine ready for the start, if the person lets it and a run is in sight."""
        in_sight = self.step > 0 or self.data.state == "ready"
        if in_sight and self.settings.keep_engine_warm and not self.starting:
            self.engine.want(card)

    def keep_engine_warm(self, keep: bool) -> None:
        """The person's choice, from now on."""
        self.settings.keep_engine_warm = keep
        self.save_settings()
        if not keep:
            self.engine.end()
        self.engine.changed.emit()

    @property
    def starting(self) -> bool:
        """Whether the environment is being checked for a start, or the engine started."""
        return self._start.busy

    def start_run(self) -> None:
        """Check, make the run folder, start the engine: in a thread that outlives the page."""
        self.refusal = None
        try:
            spec = self.spec()
        except InvalidJob as invalid:
            self._refused(invalid)
            return
        self.probe.cancel()
        self._launched = spec
        given = {} if (waiting := self.engine.give()) is None else {"standby": waiting}
        self._start.run(lambda: self.launch(spec, self.home, **given))
        self.settings_changed.emit()

    def _refused(self, error: Exception) -> None:
        self.refusal = error
        # First what was found: a page that looks again by an older check would forget the refusal.
        self.start_failed.emit(error)
        self.settings_changed.emit()

    def _has_started(self, run: object) -> None:
        """A fresh draft; one that was changed while the start was checked is kept."""
        if self._is_as_launched():
            self.start_over()
        self.started.emit(run)

    def _is_as_launched(self) -> bool:
        try:
            return self.spec() == self._launched
        except InvalidJob:
            return False

    # ------------------------------------------------------------ job files
    def load_job(self, file: Path) -> None:
        """Take a job file as the draft, and look at its examples and its model.

        Raises:
            InvalidJob: with every error of the file together; the draft stays as it was.
        """
        spec = load_job(file)
        sample = sample_files()
        is_sample = (spec.dataset.path, spec.dataset.validation_path) == tuple(map(str, sample))
        draft = Draft.from_spec(spec, is_sample=is_sample)
        self.start_over()
        self.draft, self.job_file, self.step = draft, file, REVIEW
        self.choose_model(draft.base_model)
        self.look_at_data()

    def save_job(self, file: Path) -> None:
        """Write the draft as a job file; `formiga train FILE` starts the same run.

        Raises:
            InvalidJob: with every error together.
            OSError: if the file cannot be written.
        """
        write_json_atomic(file, self.spec().model_dump(mode="json"))
        self.job_file = file

    # ------------------------------------------------------------ as a whole
    def start_over(self) -> None:
        """A fresh draft after a run was started."""
        self.stop()
        self.draft = Draft(preset=self.draft.preset)
        self.clear_data()
        self.model, self.step = Look(), 0
        self.refusal, self.job_file, self.last_change = None, None, ""

    def stop(self) -> None:
        """End what looks: nobody waits for its answers any more."""
        self.stop_looking()
        self.inspector.cancel()
        self.probe.cancel()
        self.engine.end()
