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
ARRANGED = {6: (6, 3, 2, 1), 5: (5, 3, 2, 1)}


class RunTiles(QWidget):
    """Step, validation loss, tokens a second, memory, time left; on a card its load as well."""

    def __init__(self) -> None:
        super().__init__()
        self._step = tile(self.tr("Step"))
        self._eval = tile(self.tr("Validation loss"))
        self._speed = tile(self.tr("Tokens/s"))
        self._memory = tile(self.tr("Memory"))
        self._load = tile(self.tr("GPU load"))
        self._left = tile(self.tr("Time left"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._columns = 0
        self._load.hide()
        self._arrange(5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """Those that are shown, in their order."""
        made = (self._step, self._eval, self._speed, self._memory, self._load, self._left)
        return tuple(one for one in made if one is not self._load or not one.isHidden())

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
        self._show_load(memory)
        self._left.show_value(*left_words(view, state))

    def _show_load(self, memory: MemoryNow | None) -> None:
        known = memory is not None and memory.utilization_percent is not None
        if known and memory is not None:
            self._load.show_value(*load_words(memory))
        if self._load.isHidden() == known:
            self._load.setVisible(known)
            self._fit(anew=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *, anew: bool = False) -> None:
        fit = (self.width() + px(12)) // px(TILE_WIDTH + 12)
        columns = next(n for n in ARRANGED[len(self.tiles)] if n <= max(1, fit))
        if anew or columns != self._columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for index, made in enumerate(self.tiles):
            self._grid.addWidget(made, index // columns, index % columns)
