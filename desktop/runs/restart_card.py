"""What became of a run whose engine died while the window was open: taken up again, or why not."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.runs import restart
from desktop.runs.state_words import GOING
from desktop.widgets.basics import clear
from desktop.widgets.problem_card import problem_card
from engine.contract.run_folder import RunFolder


class RestartCard(QWidget):
    """One card, or nothing where nobody had to decide anything."""

    def __init__(self) -> None:
        super().__init__()
        self._key: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_run(self, run: RunFolder, state: str) -> None:
        """Show what was decided last, as long as it says something about the present state.

        A run that goes on tells that it was taken up again; one that does not, why it was not.
        """
        key = (run.path, state, _changed_ns(run))
        if key == self._key:
            return
        self._key = key
        clear(self._layout)
        decided = restart.outcome(run)
        goes = state in GOING
        tells = decided is not None and (goes if decided.restarts else state == "lost")
        if decided is not None and tells:
            tone = "info" if decided.restarts else "warn"
            self._layout.addWidget(problem_card(decided.code, decided.facts, tone=tone))
        self.setVisible(tells)


def _changed_ns(run: RunFolder) -> int:
    try:
        return (run.path / restart.RECORD).stat().st_mtime_ns
    except OSError:
        return 0
