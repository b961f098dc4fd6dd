"""What each of the wizard's pages answers to the frame around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from desktop.environment.checker import EnvironmentChecker
from desktop.widgets.basics import Page
from desktop.wizard.session import WizardSession


@dataclass(frozen=True)
class SideAction:
    """A second thing to do from the footer, quieter than the primary button."""

    text: str
    icon: str
    on_click: Callable[[], object]
    role: str = ""
    """"" for a bordered button, "quiet" for words alone."""
    tip: str = ""


class StepPage(Page):
    """One step of the wizard.

    Signals:
        changed: the live line or the reason not to go on may be different.
        left: the person asked for the next step from within the page.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__()
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(
            margins.left(), margins.top() // 2, margins.right(), margins.top() // 2
        )
        self.session, self.checker = session, checker

    def next_text(self) -> str:
        """Words of the primary button: they name the next step."""
        return ""

    def live_line(self) -> str:
        """One line that is always true for what is on the screen; "" for none.

        From the Model page on the frame shows memory and time instead, once they are known.
        """
        return ""

    def side_action(self) -> SideAction | None:
        """What stands left of Back in the footer; asked once, when the page is shown."""
        return None

    def has_footer(self) -> bool:
        """Whether there is a next step to offer at all."""
        return True

    def stale(self) -> bool:
        """Whether the live line waits for a new answer."""
        return self.session.recounting

    def reason_not(self) -> str:
        """Why one cannot go on, as a tooltip; "" if one can."""
        return ""

    def side_reason_not(self) -> str:
        """Why the footer's second thing cannot be done now, as a tooltip; "" if it can."""
        return ""

    def accepts(self, paths: list[str]) -> bool:
        """Whether these dropped paths can be used here."""
        return False

    def show_hot(self, hot: bool) -> None:
        """Something droppable hangs over the page."""

    def take_drop(self, paths: list[str]) -> None:
        """Use what was dropped."""
