"""What outlives the wizard's pages: the draft, and what was found out about file and model.

Looking at a file or a model happens in a child process of the engine's interpreter; the answers
come back as signals, and an answer to an older question is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import paths, settings
from desktop.runs import launcher
from desktop.runs.background import Background
from desktop.runs.inspector import InspectorProcess, Question
from desktop.settings import Settings
from desktop.wizard.draft import Draft
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.recommend import Recommendation, recommend
from engine.contract.job_file import InvalidJob
from engine.contract.spec import STARTER, JobSpec

LookState = Literal["none", "reading", "ready", "problem"]
SETTLE_MS = 400
"""Typing in a number field must not start a child process at every key."""


@dataclass(frozen=True)
class Look:
    """What is known about a file or a model."""

    state: LookState = "none"
    report: dict[str, Any] = field(default_factory=dict)
    code: str = ""
    """Problem code, for the state "problem"."""
    facts: dict[str, Any] = field(default_factory=dict)


class WizardSession(QObject):
    """The wizard's memory.

    Attributes:
        recounting: the report on the screen waits for a newer one; its numbers are dimmed.
        refusal: why the last start did not happen, until the next one; None where it did.

    Signals:
        data_changed: another file, or something new is known about it.
        model_changed: another model, or something new is known about it.
        settings_changed: a setting, the preset or the name is different.
        started: folder of the run that was started.
        start_failed: the exception that a start ended with; nothing of the draft is lost.
    """

    data_changed = Signal()
    model_changed = Signal()
    settings_changed = Signal()
    started = Signal(object)
    start_failed = Signal(object)

    def __init__(
        self,
        home: Path,
        chosen: Settings,
        parent: QObject | None = None,
        make_inspector: Callable[[QObject], Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self.home = home
        self.settings = chosen
        self.draft = Draft(preset=chosen.preset)
        self.data, self.model = Look(), Look()
        self.step = 0
        self.recounting = False
        self._follows = False
        self._asked: tuple[Any, ...] = ()
        self.open_groups: set[str] = set()
        make = make_inspector or (lambda parent: InspectorProcess(home, parent))
        self._data_inspector, self._model_inspector = make(self), make(self)
        self._data_inspector.finished.connect(self._data_answered)
        self._data_inspector.failed.connect(self._data_refused)
        self._model_inspector.finished.connect(self._model_answered)
        self._model_inspector.failed.connect(self._model_refused)
        self.launch: Callable[[JobSpec, Path], Path] = launcher.start
        self._start = Background(self)
        self._start.done.connect(self._has_started)
        self._start.failed.connect(self._refused)
        self.refusal: Exception | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look_at_data_again)

    # ------------------------------------------------------------ examples
    def choose_data(self, path: str) -> None:
        """Look at a file of examples."""
        self.draft.choose_data(str(Path(path).absolute()))
        self.settings.last_data_dir = str(Path(path).absolute().parent)
        self._save_settings()
        self._read_data()

    def use_sample(self) -> None:
        """Take the rows that travel with the app."""
        sample = paths.code_root() / "engine" / "starter" / "sample"
        self.draft.choose_sample(str(sample / "train.jsonl"), str(sample / "held_out.jsonl"))
        self._read_data()
        if self.model.state == "none":
            self._read_model()

    def set_columns(self, columns: dict[str, str] | None) -> None:
        """Give the columns other parts to play (None: as detected) and count again."""
        self.draft.columns = columns
        self._read_data()

    def look_at_data(self) -> None:
        """Look at the same file once more: it may have been mended meanwhile."""
        self._read_data()

    # ------------------------------------------------------------ model
    def choose_model(self, model: str) -> None:
        """Look at a model: `starter`, a folder, or a hub id."""
        self.draft.base_model = model.strip()
        folder = Path(self.draft.base_model).expanduser()
        if self.draft.base_model and folder.is_dir():
            self.draft.base_model = str(folder.absolute())
            self.settings.last_model_dir = str(folder.absolute().parent)
            self._save_settings()
        self._read_model()

    # ------------------------------------------------------------ settings
    def recommendation(self) -> Recommendation:
        """What the chosen preset proposes for these rows and this model."""
        return self.recommendation_for(self.draft.preset)

    def recommendation_for(self, preset: str) -> Recommendation:
        own = self.draft.is_sample and self.draft.base_model == STARTER
        measured = sample_values() if own else None
        return recommend(preset, self.data.report, self.model.report, self.draft, measured)

    def choose_preset(self, preset: str) -> None:
        self.draft.preset = preset
        self.settings.preset = preset
        self._save_settings()
        self._settings_moved()

    def set_value(self, path: str, value: Any) -> None:
        """Set one setting by hand."""
        self.draft.set_value(path, value, self.recommendation().values)
        self._settings_moved()

    def reset(self, path: str | None = None) -> None:
        """Take back one change by hand, or all of them."""
        self.draft.reset(path)
        self._settings_moved()

    def value(self, path: str) -> Any:
        return self.draft.value(path, self.recommendation().values)

    def rename(self, name: str) -> None:
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
        self.data, self.model, self.step = Look(), Look(), 0
        self.refusal = None

    def stop(self) -> None:
        """End child processes: nobody waits for their answers any more."""
        self._settle.stop()
        self._data_inspector.cancel()
        self._model_inspector.cancel()

    def _settings_moved(self) -> None:
        """Counts of cut rows follow the longest row and what is trained on."""
        if self.data.state == "ready" and self._asked != self._wanted_look():
            self._settle.start()
            self.recounting = True
        self.settings_changed.emit()

    def _look_at_data_again(self) -> None:
        if self._asked != self._wanted_look():
            self._read_data(quietly=True)
        else:  # changed and changed back
            self.recounting = False
            self.settings_changed.emit()

    def _wanted_look(self) -> tuple[Any, ...]:
        ready = self.model.state == "ready" and bool(self.model.report)
        return (
            self.draft.base_model if ready and self.draft.base_model else STARTER,
            self.value("training.max_length") if ready else None,
            self.value("dataset.train_on"),
        )

    def _read_data(self, *, quietly: bool = False, follows: bool = False) -> None:
        """Ask about the file; `quietly` leaves the old answer on the screen until the new one.

        An answer can move the recommended longest row, and that the counts: `follows` marks the
        question that this asks once more, and no third one.
        """
        self._follows = follows
        self._settle.stop()
        self._asked = self._wanted_look()
        model, max_length, train_on = self._asked
        self.recounting = quietly
        if not quietly:
            same = self.data.report.get("path") == self.draft.data_path
            self.data = Look("reading", self.data.report if same else {})
            self.data_changed.emit()
        self._data_inspector.ask(
            Question(Path(self.draft.data_path), model, max_length, self.draft.columns, train_on)
        )

    def _read_model(self) -> None:
        self._model_inspector.cancel()
        if not self.draft.base_model:
            self.model = Look()
            self.model_changed.emit()
            return
        self.model = Look("reading")
        self.model_changed.emit()
        self._model_inspector.ask(Question(model=self.draft.base_model))

    def _data_answered(self, report: dict[str, Any]) -> None:
        self.recounting = False
        if problem := report.get("problem"):
            self.data = Look("problem", report, problem["code"], problem.get("facts") or {})
        else:
            self.data = Look("ready", report)
        self.data_changed.emit()
        self.settings_changed.emit()
        moved = self._asked != self._wanted_look()
        if self.data.state == "ready" and moved and not self._follows:
            self._read_data(quietly=True, follows=True)

    def _data_refused(self, code: str, facts: dict[str, Any]) -> None:
        """What was seen of the same file before stays, so that its columns can be set right."""
        self.recounting = False
        seen = self.data.report if self.data.report.get("path") == self.draft.data_path else {}
        self.data = Look("problem", seen, code, facts)
        self.data_changed.emit()

    def _model_answered(self, report: dict[str, Any]) -> None:
        found = report.get("model", report)
        if "problem" in found:
            self._model_refused(found["problem"]["code"], found["problem"]["facts"])
            return
        self.model = Look("ready", found)
        self.model_changed.emit()
        if self.data.state == "ready" and self._asked != self._wanted_look():
            self._read_data(quietly=True)

    def _model_refused(self, code: str, facts: dict[str, Any]) -> None:
        if code == "MODEL_NOT_DOWNLOADED":  # no problem: the start fetches it, and says so before
            self.model = Look("ready")
        else:
            self.model = Look("problem", code=code, facts=facts)
        self.model_changed.emit()

    def _save_settings(self) -> None:
        settings.save(self.settings, paths.settings_file(self.home))


@cache
def sample_values() -> dict[str, Any]:
    """What the job that travels with the starter model trains its sample with, by dotted path."""
    from engine.starter import starter_job  # standard library only, and rarely needed

    job = starter_job()
    parts = ("method", "quantization", "training", "evaluation")
    flat = {f"{part}.{name}": value for part in parts for name, value in job[part].items()}
    return {path: value for path, value in flat.items() if path in SETTINGS}
