"""A job waits for the environment: its name, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QPushButton

from desktop.widgets.basics import Elided, button, frame, image, row


@dataclass(frozen=True)
class WaitingJob:
    """The job that a person left on Review to see the Environment page."""

    name: str
    starts: bool
    """Whether Start was pressed and refused: then going back starts it."""


class JobWords(QObject):
    """Banner and button for a waiting job; a QObject only for its translations."""

    def banner(self, job: WaitingJob, lead_back: Callable[[], object]) -> QFrame:
        """A strip at the top of the page with a visible way back."""
        text = self.tr("“{name}” waits for this").format(name=job.name)
        back = button(self.tr("Back to your job"), "quiet", "left", lead_back)
        items = (image("clock", "accent", 18), (Elided(text), 1), back)
        return frame("soft", row(*items, spacing=12), (14, 6, 8, 6))

    def primary(self, job: WaitingJob, lead_back: Callable[[], object]) -> QPushButton:
        """The next step once the environment is ready."""
        tip = self.tr("Training starts at once") if job.starts else ""
        return button(self.words(), "primary", "play" if job.starts else "", lead_back, tip=tip)

    def words(self) -> str:
        """What leads back to the job is always called the same."""
        return self.tr("Back to your job")

    def afterwards(self, job: WaitingJob) -> str:
        """What going back does."""
        return self.tr("Training starts when you go back.") if job.starts else ""
