"""Looking at the examples: one question to the desk at a time, and what it answers.

Looking happens in a long-lived helper of the engine (`desktop.runs.desk`); its answers come back as
signals, and an answer to an older question is thrown away there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.runs.inspector import Question
from desktop.settings import Settings
from desktop.wizard.data.decisions import Decisions
from desktop.wizard.session_core import Look, SessionCore

SETTLE_MS = 400
"""Typing in a number field must not start a new count at every key."""
ROW_ASKS = ("training.max_length", "dataset.train_on", "dataset.chat_template")
"""Settings that decide how a row looks to the model."""


class LookSide(SessionCore):
    """What the desk says of the examples, of all rows or of one.

    Attributes:
        desk: who looks (`DeskProcess`, or a stand-in of the tests).
        progress: how far reading is (`done_bytes`, `total_bytes`, `rows`); None while nothing runs.

    Signals:
        data_progress: reading moved on.
        row_ready: a token row that was asked for with `token_row`.
        line_ready: the raw text around a line that was asked for with `look_at_line`.
    """

    data_progress = Signal()
    row_ready = Signal(dict)
    line_ready = Signal(dict)

    def __init__(
        self, home: Path, chosen: Settings, desk: Any, parent: QObject | None = None
    ) -> None:
        super().__init__(home, chosen, parent)
        self.desk = desk
        self.desk.setParent(self)
        self.progress: dict[str, Any] | None = None
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

    def warm_up(self) -> None:
        """A file may be dropped any moment: its reader should not have to be started first."""
        if self.data.state == "none":
            self.desk.warm()

    # ------------------------------------------------------------ one row, one line
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
            **self._asked_of_rows(),
        )

    def find_row(self, words: str, after: int) -> None:
        """Ask for the next row behind place `after` that holds these words; `row_ready` answers."""
        asked = self._asked_of_rows()
        self._request(self.row_ready, "find", text=words, after=after, **asked)

    def look_at_line(self, line: int, file: int = 0) -> None:
        """Ask for the raw text around a line; `line_ready` answers."""
        self._request(self.line_ready, "line", file=file, line=line)

    def _asked_of_rows(self) -> dict[str, Any]:
        return {path.partition(".")[2]: self.value(path) for path in ROW_ASKS}

    def _request(self, signal: Any, do: str, **fields: Any) -> None:
        number = self.desk.request(do, **fields)
        self._waiting[number] = signal

    def _desk_answered(self, number: int, answer: dict[str, Any]) -> None:
        signal = self._waiting.pop(number, None)
        if signal is not None:
            signal.emit(answer)

    # ------------------------------------------------------------ all rows
    def data_has_changed(self) -> bool:
        """Whether the file on disk is another than the one that was read."""
        return self._stamp is not None and self._stamp != _stamp(self.draft.data_path)

    def settings_moved(self) -> None:
        """Counts of cut rows follow the longest row and what is trained on."""
        if self._recount_due():
            self._settle.start()
            self.recounting = True
        self.settings_changed.emit()

    def model_is_known(self) -> None:
        """Count with the tokens of the model that was chosen meanwhile."""
        if self._recount_due():
            self._read_data(quietly=True)

    def stop_looking(self) -> None:
        """Nobody waits for an answer any more; the helper and its memory are given back."""
        self._settle.stop()
        self.desk.end()

    def _recount_due(self) -> bool:
        """Whether the report on the screen answers another question than the one of now."""
        return self.data.state == "ready" and self._asked != self.wanted_look()

    def _look_at_data_again(self) -> None:
        if self._asked != self.wanted_look():
            self._read_data(quietly=True)
        else:  # changed and changed back
            self.recounting = False
            self.settings_changed.emit()

    def _read_data(self, *, quietly: bool = False, follows: bool = False) -> None:
        """Ask about the file; `quietly` leaves the old answer on the screen until the new one.

        An answer can move the recommended longest row, and that the counts: `follows` marks the
        question that this asks once more, and no third one.
        """
        self._follows = follows
        self._settle.stop()
        self._asked = self.wanted_look()
        self._stamp = _stamp(self.draft.data_path)
        self.progress = None
        was_due, self.recounting = self.recounting, quietly and bool(self.data.report)
        if self.recounting and not was_due:
            self.settings_changed.emit()
        if not self.recounting:
            self.data = Look("reading")
            self.data_changed.emit()
        self.desk.ask(self._question())

    def _question(self) -> Question:
        model, max_length, train_on, template = self._asked
        draft = self.draft
        return Question(
            Path(draft.data_path),
            model,
            max_length,
            draft.columns,
            train_on,
            chat_template=template,
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
        self.progress = None
        if problem := report.get("problem"):
            self.data = Look("problem", report, problem["code"], problem.get("facts") or {})
        else:
            self.data = Look("ready", report)
        asked, self.recounting = self._asked, self._follow_up_due()
        self.data_changed.emit()
        self.settings_changed.emit()
        if self._asked is asked and self._follow_up_due():  # nobody who heard of it asked already
            self._read_data(quietly=True, follows=True)

    def _follow_up_due(self) -> bool:
        """Whether the answer itself moved what was asked; once, for a third would not end."""
        ready = self.data.state == "ready"
        return ready and not self._follows and self._asked != self.wanted_look()

    def _data_refused(self, code: str, facts: dict[str, Any]) -> None:
        """What was seen of the same file before stays, so that its columns can be set right."""
        self.recounting, self.progress = False, None
        self.data = Look("problem", self.data.report, code, facts)
        self.data_changed.emit()


def _stamp(path: str) -> tuple[int, int] | None:
    """Size and time of a file; None for a folder, or where there is none."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return (found.st_size, found.st_mtime_ns) if Path(path).is_file() else None
