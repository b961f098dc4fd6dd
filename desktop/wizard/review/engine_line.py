"""A quiet line on Review: whether an engine waits for the start, what it holds, the switch."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import format
from desktop.widgets.basics import button, fill, muted
from desktop.wizard.session import WizardSession


class EngineLine(QWidget):
    """The waiting engine in words, with the choice to have none."""

    def __init__(self, session: WizardSession) -> None:
        super().__init__()
        self._session = session
        self._words = muted("", 0.9)
        self.switch = button("", "quiet", "", self._turn)
        fill(QHBoxLayout(self), [self._words, self.switch, None], 0, 8)
        session.engine.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show it as it is now."""
        keeps = self._session.settings.keep_engine_warm
        self._words.setText(self._text(keeps))
        self.switch.setText(self.tr("Turn off") if keeps else self.tr("Keep it ready"))
        self.switch.setToolTip(
            self.tr(
                "The first step then comes some seconds later, and the memory is free meanwhile"
            )
            if keeps
            else self.tr(
                "An engine then waits while a run is set up, and the first step comes sooner"
            )
        )

    def _text(self, keeps: bool) -> str:
        engine = self._session.engine
        if keeps and engine.warm:
            held = format.memory(engine.memory_bytes)
            return self.tr("The engine is ready and holds {memory} of memory.").format(memory=held)
        if keeps and engine.starting:
            return self.tr("The engine is getting ready.")
        return self.tr("The engine starts together with the run.")

    def _turn(self) -> None:
        self._session.keep_engine_warm(not self._session.settings.keep_engine_warm)
