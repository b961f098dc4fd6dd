"""The six tiles of a run: one number answers each question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop import format as fmt
from desktop.runs.run_view import RunView
from desktop.theme import px
from desktop.widgets.basics import Tile, tile

TILE_WIDTH = 142
"""Narrower than this a tile would cut its number: the tiles then stand in two rows or three."""
MOVING = ("running", "stopping")


class RunTiles(QWidget):
    """Step, validation loss, training loss, tokens a second, memory, time left."""

    def __init__(self) -> None:
        super().__init__()
        self._step = tile(self.tr("Step"))
        self._eval = tile(self.tr("Validation loss"))
        self._loss = tile(self.tr("Training loss"))
        self._speed = tile(self.tr("Tokens/s"))
        self._memory = tile(self.tr("Memory peak"))
        self._left = tile(self.tr("Time left"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._columns = 0
        self._arrange(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return self._step, self._eval, self._loss, self._speed, self._memory, self._left

    def show_run(
        self, view: RunView, state: str, job: Mapping[str, Any], smoothed: float | None
    ) -> None:
        """Show the newest numbers; `smoothed` is the end of the chart's line, if it is there."""
        self._step.show_value(*self._step_text(view, job))
        self._eval.show_value(*self._eval_text(view))
        self._loss.show_value(*self._loss_text(view, smoothed))
        self._speed.show_value(*self._speed_text(view, state))
        device = str(view.started.get("device_name") or view.started.get("device") or "")
        peak = fmt.memory(view.peak_bytes) if view.peak_bytes else fmt.NONE
        self._memory.show_value(peak, device)
        self._left.show_value(*self._left_text(view, state))

    def _step_text(self, view: RunView, job: Mapping[str, Any]) -> tuple[str, str]:
        if not view.total_steps:
            return fmt.NONE, ""
        value = f"{fmt.number(view.step)} / {fmt.number(view.total_steps)}"
        training = job.get("training")
        epochs = training.get("num_train_epochs") if isinstance(training, Mapping) else None
        if not isinstance(epochs, int | float) or (training or {}).get("max_steps"):
            return value, self.tr("epoch {epoch}").format(epoch=fmt.decimal(view.epoch, 1))
        note = self.tr("epoch {epoch} of {epochs}")
        return value, note.format(epoch=fmt.decimal(view.epoch, 1), epochs=_short(epochs))

    def _eval_text(self, view: RunView) -> tuple[str, str]:
        last, first, best = view.last_eval, view.first_eval, view.best_eval
        if last is None or best is None:
            none_kept = view.started.get("validation_rows") == 0
            return fmt.NONE, self.tr("no rows kept aside") if none_kept else ""
        value = fmt.decimal(last.loss, 3)
        if best.loss < last.loss:
            note = self.tr("best {loss} at step {step}")
            return value, note.format(loss=fmt.decimal(best.loss, 3), step=fmt.number(best.step))
        if first is None or first.step == last.step:
            return value, self.tr("before training")
        return value, self.tr("was {loss} before").format(loss=fmt.decimal(first.loss, 2))

    def _loss_text(self, view: RunView, smoothed: float | None) -> tuple[str, str]:
        if view.loss is None:
            return fmt.NONE, ""
        note = self.tr("last step {loss}").format(loss=fmt.decimal(view.loss, 3))
        return fmt.decimal(view.loss if smoothed is None else smoothed, 3), note

    def _speed_text(self, view: RunView, state: str) -> tuple[str, str]:
        if view.tokens_per_s is None:
            return fmt.NONE, ""
        speed = fmt.number(round(view.tokens_per_s))
        if state not in MOVING:
            return fmt.NONE, self.tr("was {speed}").format(speed=speed)
        return speed, self._pace_text(view.pace.seconds_per_step)

    def _pace_text(self, each: float | None) -> str:
        if not each:
            return ""
        if each < 1:
            return self.tr("{count} steps per s").format(count=fmt.significant(1 / each, 2))
        return self.tr("{seconds} s per step").format(seconds=fmt.significant(each, 2))

    def _left_text(self, view: RunView, state: str) -> tuple[str, str]:
        if state == "finished":
            train_s = view.finished.get("train_s")
            took = fmt.duration(train_s) if isinstance(train_s, int | float) else fmt.NONE
            return fmt.duration(0), self.tr("trained for {time}").format(time=took)
        left = view.left_s
        if left is None or state not in MOVING:
            return fmt.NONE, ""
        end = datetime.now(UTC) + timedelta(seconds=left)
        return fmt.duration(left), self.tr("until about {time}").format(time=fmt.clock(end))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit = (self.width() + px(12)) // px(TILE_WIDTH + 12)
        self._arrange(next(n for n in (6, 3, 2, 1) if n <= max(1, fit)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for index, made in enumerate(self.tiles):
            self._grid.addWidget(made, index // columns, index % columns)


def _short(value: float) -> str:
    return fmt.number(int(value)) if value == int(value) else fmt.decimal(value, 1)
