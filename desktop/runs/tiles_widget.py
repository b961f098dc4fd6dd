"""The tiles of a run: one number answers each question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.runs.memory_now import MemoryNow
from desktop.runs.run_view import RunView
from desktop.runs.tile_words import (
    eval_words,
    left_words,
    load_words,
    memory_words,
    speed_words,
    step_words,
)
from desktop.theme import px
from desktop.widgets.basics import Tile, tile

TILE_WIDTH = 138
"""Narrower than this a tile would cut its number: the tiles then stand in two rows or three."""
ARRANGED = (5, 3, 2, 1)


class RunTiles(QWidget):
    """Step, validation loss, tokens a second, memory (with a card's load and heat), time left."""

    def __init__(self) -> None:
        super().__init__()
        self._step = tile(self.tr("Step"))
        self._eval = tile(self.tr("Validation loss"))
        self._speed = tile(self.tr("Tokens/s"))
        self._memory = tile(self.tr("Memory"))
        self._left = tile(self.tr("Time left"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._columns = 0
        self._arrange(5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return self._step, self._eval, self._speed, self._memory, self._left

    def show_run(
        self, view: RunView, state: str, job: Mapping[str, Any], memory: MemoryNow | None = None
    ) -> None:
        """Show the newest numbers; `memory` is the device's, this moment."""
        self._step.show_value(*step_words(view, job))
        self._eval.show_value(*eval_words(view))
        self._speed.show_value(*speed_words(view, state))
        on_card = memory.on_card if memory else view.started.get("device") not in (None, "cpu")
        self._memory.rename(self.tr("GPU memory") if on_card else self.tr("Memory"))
        self._memory.show_value(*memory_words(view, state, memory))
        self._memory.show_aside(*load_words(memory))
        self._left.show_value(*left_words(view, state))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit = (self.width() + px(12)) // px(TILE_WIDTH + 12)
        self._arrange(next(n for n in ARRANGED if n <= max(1, fit)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for index, made in enumerate(self.tiles):
            self._grid.addWidget(made, index // columns, index % columns)
