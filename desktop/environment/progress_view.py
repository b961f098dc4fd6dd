"""A repair at work: how far, which of its five stages, how long still; it may be left alone.

Built once for a repair and then only filled, so that nothing on it moves but numbers and bars.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import format
from desktop.environment.centre import Centre, ant_head
from desktop.environment.repairs import Repair
from desktop.environment.stage_rows import StageRow
from desktop.runs.log_card import LogCard
from desktop.theme import Weight
from desktop.widgets.basics import (
    Elided,
    button,
    card,
    clear,
    col,
    frame,
    image,
    label,
    muted,
    progress,
    row,
    strong,
)
from desktop.widgets.problem_card import problem_card
from desktop.widgets.stacking import Stacking


class ProgressView(Centre):
    """Follows one repair; `refresh` after each look."""

    def __init__(self, repair: Repair, *, is_first: bool, stop: Callable[[], object]) -> None:
        super().__init__()
        self._repair = repair
        self._percent = label("", scale=1.4, weight=Weight.DemiBold, tabular=True)
        self._left = muted("", 1.0)
        self._bytes = Elided(ink="text2", scale=0.92, grow=False)
        self._bar = progress(0, 1000, name=self.tr("Progress of the repair"))
        self._stages = [StageRow(s, is_first=is_first) for s in repair.view.stages.values()]
        self._warnings = QVBoxLayout()
        self._warned = -1
        self.log = LogCard(self.tr("Log"), self.tr("What the repair writes down"))
        self.log.show_file(repair.folder / "repair.log")
        head = self.tr("Setting up the training engine") if is_first else self.tr("Repairing")
        goes_on = self.tr("You may close this window; the repair continues.")
        note = goes_on + " " + self.tr("What is in use is not touched.")
        if is_first:
            note = self.tr(
                "You may close this window; the set-up continues and will be here when you return."
            )
        stop_text = self.tr("Stop set-up") if is_first else self.tr("Stop repair")
        self.stop_button = button(stop_text, "", "stop", stop)
        keeps = self.tr("Stopping keeps what was fetched: the next attempt starts from there.")
        self.add(
            ant_head(head, note),
            self._overall(),
            card(*self._stages, margins=(20, 18, 20, 18), spacing=14),
            self._warnings,
            self._aside() if is_first else None,
            Stacking([self.stop_button, (muted(keeps, wrap=True), 1)], least=520, spacing=16),
            self.log,
        )
        self.refresh()

    def refresh(self) -> None:
        """Show how far it is now."""
        view = self._repair.view
        self._percent.setText(format.percent(int(100 * view.fraction) / 100))
        self._bar.setValue(int(1000 * view.fraction))
        self._left.setText(self._time_words())
        self._bytes.setText(self._bytes_words())
        for row_, stage in zip(self._stages, view.stages.values(), strict=True):
            row_.show_stage(stage, view)
        self._show_warnings()
        if self._repair.stop_asked:
            self.stop_button.setEnabled(False)
            self.stop_button.setToolTip(self.tr("It ends after what it is doing now"))
        self.log.refresh()

    def _time_words(self) -> str:
        if self._repair.stop_asked:
            return self.tr("stopping…")
        left = self._repair.view.seconds_left
        if left is None:
            return ""
        if left < 5:
            return self.tr("nearly there")
        return self.tr("about {time} left").format(time=format.duration(left))

    def _bytes_words(self) -> str:
        stage = self._repair.view.now
        if stage is None or not stage.total_bytes or stage.name not in ("fetch", "install"):
            return ""
        words = (
            self.tr("{done} of {total} fetched")
            if stage.name == "fetch"
            else self.tr("{done} of {total} written")
        )
        return words.format(
            done=format.size(stage.done_bytes), total=format.size(stage.total_bytes)
        )

    def _show_warnings(self) -> None:
        told = self._repair.view.warnings
        if len(told) != self._warned:
            self._warned = len(told)
            clear(self._warnings)
            for warning in list({w.code: w for w in told}.values()):
                self._warnings.addWidget(problem_card(warning.code, warning.facts, tone="warn"))

    def _overall(self) -> QFrame:
        top = row(self._percent, self._left, None, self._bytes, spacing=12)
        return card(top, self._bar, margins=(20, 18, 20, 18), spacing=10)

    def _aside(self) -> QWidget:
        text = self.tr(
            "One example per line in a .jsonl, .csv, .parquet or .txt file. "
            "Fifty good ones are enough."
        )
        words = col(
            strong(self.tr("While you wait: have your examples ready"), wrap=True),
            muted(text, wrap=True),
            spacing=2,
        )
        return frame("soft", row(image("info", "accent", 18), (words, 1), spacing=12), 14)
