"""One stage of a repair as a row: mark, name, what it does or has done, its time, and its bar."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop import format, icons
from desktop.environment.proof_words import part_word
from desktop.environment.repairs import RepairView, Stage
from desktop.theme import Weight
from desktop.widgets.basics import (
    Elided,
    col,
    image,
    label,
    muted,
    progress,
    row,
    set_ink,
    set_progress_state,
)

MARKS = {
    "waiting": ("circle", "disabled"),
    "running": ("dot", "accent"),
    "done": ("ok", "success"),
    "failed": ("danger", "danger"),
}


class StageRow(QWidget):
    """A stage; only the one at work has a bar."""

    def __init__(self, stage: Stage, *, is_first: bool = False) -> None:
        """`is_first`: nothing has been built before."""
        super().__init__()
        self._is_first = is_first
        self._name = stage.name
        self._mark = image("circle", "disabled", 18)
        self._head = label(self._title(), weight=Weight.Medium, wrap=True)
        self._note = Elided(ink="text2", scale=0.92)
        self._time = muted("")
        self._bar = progress(0, 1000, name=self._title())
        words = col(row((self._head, 1), self._time, spacing=12), self._note, self._bar, spacing=3)
        self.setLayout(row(col(self._mark, None), (words, 1), spacing=14))
        self._shown = ""

    def show_stage(self, stage: Stage, view: RepairView) -> None:
        """Show it as it is now."""
        if stage.state != self._shown:
            self._shown = stage.state
            icon, ink = MARKS[stage.state]
            self._mark.setPixmap(icons.pixmap(icon, ink, 18))
            set_ink(self._head, "text2" if stage.state == "waiting" else "text")
            set_progress_state(self._bar, "danger" if stage.state == "failed" else "")
        running = stage.state == "running"
        self._bar.setVisible(running and not view.ending)
        self._bar.setValue(int(1000 * stage.share))
        self._time.setText(self._time_words(stage))
        note = self._note_words(stage, view)
        self._note.setText(note)
        self.setAccessibleName(f"{self._title()}. {note}")

    def _time_words(self, stage: Stage) -> str:
        if stage.seconds is None or stage.state == "waiting":
            return ""
        return format.duration(stage.seconds)

    def _title(self) -> str:
        return {
            "look": self.tr("Look at this computer"),
            "fetch": self.tr("Fetch the files"),
            "install": self.tr("Install into a new folder"),
            "prove": self.tr("Prove it"),
            "switch": self.tr("Switch on"),
        }.get(self._name, self._name)

    def _note_words(self, stage: Stage, view: RepairView) -> str:
        if stage.state == "waiting":
            return self._will_do()
        if stage.state == "done":
            return self._has_done(stage, view)
        if stage.step == "wait":
            return self.tr("waiting for another set-up on this computer to end")
        item = part_word(stage.item) if self._name == "prove" else stage.item
        if stage.total:
            text = self.tr("{done} of {total}: {item}") if item else self.tr("{done} of {total}")
            numbers = {"done": format.number(stage.done), "total": format.number(stage.total)}
            return text.format(**numbers, item=item)
        return item or self._step_words(stage.step)

    def _step_words(self, step: str) -> str:
        return {
            "python": self.tr("preparing the Python"),
            "fetch": self.tr("fetching"),
            "unpack": self.tr("unpacking"),
            "compile": self.tr("compiling"),
            "hash": self.tr("comparing every file with its fingerprint"),
            "import": self.tr("loading the libraries"),
        }.get(step, part_word(step) if step else self.tr("at work"))

    def _will_do(self) -> str:
        beside = self.tr("beside the present one, which stays in use")
        return {
            "look": self.tr("card, driver, disk, what is there already"),
            "fetch": self.tr("only what is not in the store yet; every fingerprint is checked"),
            "install": self.tr("in Formiga's own folder") if self._is_first else beside,
            "prove": self.tr("one real 4-bit training step, compared with the expected numbers"),
            "switch": self.tr("only when the proof has passed"),
        }.get(self._name, "")

    def _has_done(self, stage: Stage, view: RepairView) -> str:
        plan = view.plan or {}
        if self._name == "look" and plan.get("lockfile"):
            return self.tr("will build {lockfile}").format(lockfile=plan["lockfile"])
        if self._name == "fetch":
            if stage.total_bytes:
                text = self.tr("{size}, all fingerprints match")
                return text.format(size=format.size(stage.total_bytes))
            return self.tr("all fingerprints match")
        if self._name == "install" and stage.total:
            return self.tr("%Ln package(s)", "", stage.total)
        if self._name == "prove":
            return self.tr("passed")
        return ""
