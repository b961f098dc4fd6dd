"""The wizard's memory of the examples: which ones, and what a person decided about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop import paths
from desktop.settings import Settings
from desktop.wizard.data.decisions import Decisions
from desktop.wizard.data.questions import sets_columns
from desktop.wizard.session_core import Look
from desktop.wizard.session_look import SETTLE_MS, LookSide

__all__ = ["SETTLE_MS", "DataSide", "hub_id", "sample_files"]

_HUB_ID = re.compile(r"(?:https?://[^/]+/datasets/|hf://datasets/)?([\w.-]+/[\w.-]+)/?")


class DataSide(LookSide):
    """Examples and decisions about them; each decision is counted at once and can be undone.

    Attributes:
        token_view: which rows "What the model sees" shows, as (filter, place); None: not open.

    Signals:
        view_changed: "What the model sees" was opened or closed.
    """

    view_changed = Signal()

    def __init__(
        self, home: Path, chosen: Settings, desk: Any, parent: QObject | None = None
    ) -> None:
        super().__init__(home, chosen, desk, parent)
        self.token_view: tuple[str, int] | None = None
        self._history: list[Decisions] = []

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

    def clear_data(self) -> None:
        """Nothing is known about any examples."""
        self._history.clear()
        self._waiting.clear()
        self.data, self.progress, self.recounting = Look(), None, False
        self.token_view = None

    def open_token_view(self, which: str = "all", at: int = 0) -> None:
        """Show "What the model sees"."""
        self.token_view = (which, at)
        self.view_changed.emit()

    def close_token_view(self) -> None:
        """Back to the table."""
        self.token_view = None
        self.view_changed.emit()

    # ------------------------------------------------------------ decisions
    def set_columns(self, columns: Mapping[str, str] | None) -> None:
        """Give the columns other parts to play (None: as detected) and count again."""

        def change() -> None:
            self.draft.columns = None if columns is None else dict(columns)
            kept = self.draft.answers.items()
            rest = {key: said for key, said in kept if not sets_columns({key: said})}
            self.draft.answers = rest

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


def sample_files() -> tuple[Path, Path]:
    """The rows that travel with the app: to train on, and to measure on."""
    sample = paths.code_root() / "engine" / "starter" / "sample"
    return sample / "train.jsonl", sample / "held_out.jsonl"


def hub_id(text: str) -> str:
    """`owner/name` where the text names a dataset of the hub and no path here; else ""."""
    found = _HUB_ID.fullmatch(text.strip())
    return found[1] if found and not Path(text).exists() else ""


def _without(answers: Mapping[str, str], question: str) -> dict[str, str]:
    return {other: option for other, option in answers.items() if other != question}


def _with(chosen: list[str], name: str, on: bool) -> list[str]:
    rest = [other for other in chosen if other != name]
    return [*rest, name] if on else rest
