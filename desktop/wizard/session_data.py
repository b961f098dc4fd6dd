"""The wizard's memory of the examples: what the desk says of them, and what a person decided.

Looking happens in a long-lived helper of the engine (`desktop.runs.desk`); its answers come back as
signals, and an answer to an older question is thrown away there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import paths
from desktop.runs.inspector import Question
from desktop.settings import Settings
from desktop.wizard.data.decisions import Decisions
from desktop.wizard.data.questions import SETS_COLUMNS
from desktop.wizard.session_core import Look, SessionCore
from engine.contract.spec import STARTER

SETTLE_MS = 400
"""Typing in a number field must not start a new count at every key."""
_ROW_ASKS = (("training", "max_length"), ("dataset", "train_on"))
_HUB_ID = re.compile(r"(?:https?://[^/]+/datasets/|hf://datasets/)?([\w.-]+/[\w.-]+)/?")


class DataSide(SessionCore):
    """Examples, decisions about them, and what is asked of the desk.

    Attributes:
        desk: who looks (`DeskProcess`, or a stand-in of the tests).
        progress: how far reading is (`done_bytes`, `total_bytes`, `rows`); None while nothing runs.
        token_view: which rows "What the model sees" shows, as (filter, place); None: not open.

    Signals:
        data_progress: reading moved on.
        row_ready: a token row that was asked for with `token_row`.
        line_ready: the raw text around a line that was asked for with `look_at_line`.
        view_changed: "What the model sees" was opened or closed.
    """

    data_progress = Signal()
    row_ready = Signal(dict)
    line_ready = Signal(dict)
    view_changed = Signal()

    def __init__(
        self, home: Path, chosen: Settings, desk: Any, parent: QObject | None = None
    ) -> None:
        super().__init__(home, chosen, parent)
        self.desk = desk
        self.desk.setParent(self)
        self.progress: dict[str, Any] | None = None
        self.token_view: tuple[str, int] | None = None
        self._history: list[Decisions] = []
        self._asked: tuple[Any, ...] = ()
        self._follows = False
        self._stamp: tuple[int, int] | None = None
        self._waiting: dict[int, Any] = {}
        self.desk.preview.connect(self._previewed)
        self.desk.progress.connect(self._progressed)
        self.desk.answered.connect(self._desk_answered)
        self.desk.finished.connect(self._data_answered)
        self.desk.failed.connect(self._data_refused)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look_at_data_again)

    # ------------------------------------------------------------ which examples
    def choose_data(self, path: str) -> None:
        """Look at a file, a folder, or a dataset of the hub (`owner/name`)."""
        repo_id = hub_id(path)
        place = repo_id or str(Path(path).expanduser().absolute())
        self._history.clear()
        self.token_view = None
        self.draft.choose_data(place)
        if not repo_id:
            self.settings.last_data_dir = str(Path(place).parent)
            self.save_settings()
        self._read_data()

    def use_sample(self) -> None:
        """Take the rows that travel with the app."""
        self._history.clear()
        self.draft.choose_sample(*map(str, sample_files()))
        self._read_data()

    def look_at_data(self) -> None:
        """Look at the same file once more: it may have been mended meanwhile."""
        self._read_data()

    def forget_data(self) -> None:
        """Stop reading and choose again."""
        self.stop_looking()
        self.draft.choose_data("")
        self.clear_data()
        self.data_changed.emit()

    def data_has_changed(self) -> bool:
        """Whether the file on disk is another than the one that was read."""
        return self._stamp is not None and self._stamp != _stamp(self.draft.data_path)

    # ------------------------------------------------------------ decisions
    def set_columns(self, columns: Mapping[str, str] | None) -> None:
        """Give the columns other parts to play (None: as detected) and count again."""

        def change() -> None:
            self.draft.columns = None if columns is None else dict(columns)
            for question in SETS_COLUMNS:
                self.draft.answers = _without(self.draft.answers, question)

        self._decide(change)

    def set_reading(self, **chosen: Any) -> None:
        """Read the file otherwise: `format`, `encoding`, `delimiter` or `header`; None: detect."""

        def change() -> None:
            for name, value in chosen.items():
                setattr(self.draft, name, value)
            self.draft.columns = None  # other letters or cells may give other columns

        self._decide(change)

    def take_fix(self, name: str, on: bool = True) -> None:
        """Agree to a repair, or take the consent back."""
        self._decide(lambda: setattr(self.draft, "fixes", _with(self.draft.fixes, name, on)))

    def take_leave_out(self, name: str, on: bool = True) -> None:
        """Leave out the rows with a finding, or take them back."""
        chosen = _with(self.draft.leave_out, name, on)
        self._decide(lambda: setattr(self.draft, "leave_out", chosen))

    def set_validation_file(self, path: str) -> None:
        """Measure on the rows of a file of its own; "" keeps a part of the examples aside."""
        self._decide(lambda: setattr(self.draft, "validation_path", path))

    def answer(self, question: str, option: str, columns: Mapping[str, str] | None = None) -> None:
        """Answer a question of the page ("": ask again); columns may get other parts with it."""

        def change() -> None:
            self.draft.answers = _without(self.draft.answers, question)
            if option:
                self.draft.answers[question] = option
            if columns is not None:
                self.draft.columns = dict(columns)

        self._decide(change)

    def forget_columns(self, question: str = "") -> None:
        """Columns as detected again; the question that changed them is open again."""

        def change() -> None:
            self.draft.answers = _without(self.draft.answers, question)
            self.draft.columns = None

        self._decide(change)

    @property
    def can_undo(self) -> bool:
        return bool(self._history)

    def undo_decision(self) -> None:
        """Take back what was decided last."""
        if self._history:
            self._history.pop().put_into(self.draft)
            self._decided()

    # ------------------------------------------------------------ asking the desk for a part
    def token_row(self, which: str = "all", at: int = 0) -> None:
        """Ask for one row as the model sees it; `row_ready` answers.

        Args:
            which: "all", "cut", "longest", "random", "quality:CODE" or "dropped:REASON".
            at: place among these rows, from 0.
        """
        self._request(
            self.row_ready,
            "rows",
            filter=which,
            at=at,
            max_length=self.value("training.max_length"),
            train_on=self.value("dataset.train_on"),
        )

    def find_row(self, words: str, after: int) -> None:
        """Ask for the next row behind place `after` that holds these words; `row_ready` answers."""
        asked = {path: self.value(f"{part}.{path}") for part, path in _ROW_ASKS}
        self._request(self.row_ready, "find", text=words, after=after, **asked)

    def look_at_line(self, line: int, file: int = 0) -> None:
        """Ask for the raw text around a line; `line_ready` answers."""
        self._request(self.line_ready, "line", file=file, line=line)

    def open_token_view(self, which: str = "all", at: int = 0) -> None:
        """Show "What the model sees"."""
        self.token_view = (which, at)
        self.view_changed.emit()

    def close_token_view(self) -> None:
        """Back to the table."""
        self.token_view = None
        self.view_changed.emit()

    def _request(self, signal: Any, do: str, **fields: Any) -> None:
        number = self.desk.request(do, **fields)
        self._waiting[number] = signal

    def _desk_answered(self, number: int, answer: dict[str, Any]) -> None:
        signal = self._waiting.pop(number, None)
        if signal is not None:
            signal.emit(answer)

    # ------------------------------------------------------------ looking
    def _decide(self, change: Callable[[], object]) -> None:
        """Change something, remember how it was, and count again."""
        before = Decisions.of(self.draft)
        change()
        if Decisions.of(self.draft) != before:
            self._history.append(before)
            self._decided()

    def _decided(self) -> None:
        """Show the decision at once, and the old numbers dimmed until the new ones come."""
        if self.data.report:
            self.recounting = True
            self.data_changed.emit()
        self._read_data(quietly=True)

    def settings_moved(self) -> None:
        """Counts of cut rows follow the longest row and what is trained on."""
        if self.data.state == "ready" and self._asked != self._wanted_look():
            self._settle.start()
            self.recounting = True
        self.settings_changed.emit()

    def model_is_known(self) -> None:
        """Count with the tokens of the model that was chosen meanwhile."""
        if self.data.state == "ready" and self._asked != self._wanted_look():
            self._read_data(quietly=True)

    def stop_looking(self) -> None:
        """Nobody waits for an answer any more; the helper and its memory are given back."""
        self._settle.stop()
        self.desk.end()

    def clear_data(self) -> None:
        """Nothing is known about any examples."""
        self._history.clear()
        self._waiting.clear()
        self.data, self.progress, self.recounting = Look(), None, False
        self.token_view = None

    def _look_at_data_again(self) -> None:
        if self._asked != self._wanted_look():
            self._read_data(quietly=True)
        else:  # changed and changed back
            self.recounting = False
            self.settings_changed.emit()

    def _wanted_look(self) -> tuple[Any, ...]:
        ready = self.model.state == "ready" and bool(self.model.report.get("hidden_size"))
        here = ready and self.model.report.get("downloaded", True)  # else without its tokenizer
        return (
            self.draft.base_model if here and self.draft.base_model else STARTER,
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
        self._stamp = _stamp(self.draft.data_path)
        self.progress = None
        self.recounting = quietly and bool(self.data.report)
        if not self.recounting:
            self.data = Look("reading")
            self.data_changed.emit()
        self.desk.ask(self._question())

    def _question(self) -> Question:
        model, max_length, train_on = self._asked
        draft = self.draft
        return Question(
            Path(draft.data_path),
            model,
            max_length,
            draft.columns,
            train_on,
            **Decisions.of(draft).reading(),
        )

    def _previewed(self, report: dict[str, Any]) -> None:
        """The first rows; a recount keeps what is known of all of them."""
        if not self.recounting:
            self.data = Look("reading", {**report, "partial": True})
            self.data_changed.emit()

    def _progressed(self, progress: dict[str, Any]) -> None:
        self.progress = progress
        self.data_progress.emit()

    def _data_answered(self, report: dict[str, Any]) -> None:
        self.recounting, self.progress = False, None
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
        self.recounting, self.progress = False, None
        self.data = Look("problem", self.data.report, code, facts)
        self.data_changed.emit()


def sample_files() -> tuple[Path, Path]:
    """The rows that travel with the app: to train on, and to measure on."""
    sample = paths.code_root() / "engine" / "starter" / "sample"
    return sample / "train.jsonl", sample / "held_out.jsonl"


def hub_id(text: str) -> str:
    """`owner/name` where the text names a dataset of the hub and no path here; else ""."""
    found = _HUB_ID.fullmatch(text.strip())
    return found[1] if found and not Path(text).exists() else ""


def _stamp(path: str) -> tuple[int, int] | None:
    """Size and time of a file; None for a folder, or where there is none."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return (found.st_size, found.st_mtime_ns) if Path(path).is_file() else None


def _without(answers: Mapping[str, str], question: str) -> dict[str, str]:
    return {other: option for other, option in answers.items() if other != question}


def _with(chosen: list[str], name: str, on: bool) -> list[str]:
    rest = [other for other in chosen if other != name]
    return [*rest, name] if on else rest
