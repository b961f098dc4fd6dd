"""Choosing an earlier run to draw beside the one that is shown."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import format as fmt
from desktop.runs.background import Background
from desktop.runs.history import Glance, fold_block
from desktop.runs.listing import RunSummary, list_runs
from desktop.runs.run_view import RunView
from desktop.widgets.basics import combo, row
from engine.contract.run_folder import RunFolder

MOST = 30
"""Runs that are offered; the list of runs has all."""


class CompareChoice(QWidget):
    """A quiet drop-down; hidden where this home has no other run with a step.

    Signals:
        chosen: (name, history) of the run to draw; no name and None for none.
    """

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._run: Path | None = None
        self._combo = combo([], None, name=self.tr("Compare with an earlier run"))
        self._combo.setProperty("state", "quiet")
        self._combo.activated.connect(self._choose)
        self.setLayout(row(self._combo))
        self._listing, self._reading = Background(self), Background(self)
        self._listing.done.connect(self._fill)
        self._reading.done.connect(self._read)
        self._combo.hide()

    @property
    def names(self) -> list[str]:
        """What can be chosen, as it reads."""
        return [self._combo.itemText(at) for at in range(self._combo.count())]

    def offer(self, home: Path, run: Path) -> None:
        """Offer the other runs of this home beside `run`; nothing is chosen yet."""
        self._run = run
        self._combo.hide()
        self.chosen.emit("", None)
        self._listing.run(lambda: (run, _others(home, run)))

    def choose(self, at: int) -> None:
        """Choose as a person does."""
        self._combo.setCurrentIndex(at)
        self._choose(at)

    def _fill(self, answer: tuple[Path, list[RunSummary]]) -> None:
        run, others = answer
        if run != self._run:
            return
        self._combo.clear()
        self._combo.addItem(self.tr("Compare with…"), None)
        for other in others:
            when = fmt.moment(other.t)
            words = [other.name, *([fmt.when(when)] if when else [])]
            self._combo.addItem(" · ".join(words), (other.name, other.path))
        self._combo.setVisible(bool(others))

    def _choose(self, at: int) -> None:
        found = self._combo.itemData(at)
        if found is None:
            self._combo.setItemText(0, self.tr("Compare with…"))
            self.chosen.emit("", None)
            return
        self._combo.setItemText(0, self.tr("Compare with none"))
        name, path = found
        run = self._run
        self._reading.run(lambda: (run, name, read_history(path)))

    def _read(self, answer: tuple[Path, str, RunView]) -> None:
        run, name, view = answer
        if run == self._run:
            self.chosen.emit(name, view)


def read_history(path: Path) -> RunView:
    """A run's history, thinned where it is long."""
    view = RunView(longest_gap_s=math.inf)
    for block in Glance(RunFolder(path).events, end_whole=False).blocks():
        fold_block(view, block)
    return view


def _others(home: Path, run: Path) -> list[RunSummary]:
    return [one for one in list_runs(home) if one.path != run and one.step > 0][:MOST]
