"""The head of the live page: name, state, one line about it, what can be done, how far it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop import format as fmt
from desktop.runs.follow import RunFollower
from desktop.runs.job_words import job_line
from desktop.runs.state_words import GOING, state_sentence, state_word
from desktop.widgets.basics import Header, button, fill, pill, progress, set_enabled
from desktop.widgets.controls import set_progress_state

BAR_PARTS = 1000
QUIET_BAR = ("paused", "stopped", "lost", "damaged", "created", "queued")


class RunHeader(QWidget):
    """Shows a run's state and offers what fits it: one primary button at most.

    Signals:
        asked: "pause", "save" or "stop" was pressed: a request to the engine.
        keep, resume, folder, log, result: what was pressed.
    """

    asked = Signal(str)
    keep = Signal()
    resume = Signal()
    folder = Signal()
    log = Signal()
    result = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pill = pill("", "off", "circle")
        self._buttons = self._make_buttons()
        self._header = Header("", "", *self._buttons.values(), pill=self._pill)
        self._bar = progress(0, BAR_PARTS, name=self.tr("Progress of the run"))
        layout = QVBoxLayout(self)
        fill(layout, (self._header, self._bar), 0, 12)
        self._offer()

    def _make_buttons(self) -> dict[str, QPushButton]:
        """By name, in their order on the screen."""
        return {
            "log": button(self.tr("Show log"), "", "file", self.log.emit),
            "folder": button(self.tr("Open folder"), "", "folder", self.folder.emit),
            "pause": button(self.tr("Pause"), "", "pause", lambda: self.asked.emit("pause")),
            "save": button(self.tr("Save now"), "", "", lambda: self.asked.emit("save")),
            "stop": button(
                self.tr("Stop after checkpoint"), "", "stop", lambda: self.asked.emit("stop")
            ),
            "keep": button(self.tr("Stop and keep"), "", "stop", self.keep.emit),
            "resume": button(self.tr("Resume"), "primary", "play", self.resume.emit),
            "result": button(self.tr("See the result"), "primary", "arrow", self.result.emit),
        }

    @property
    def name(self) -> str:
        return self._header.title.text()

    @property
    def state_text(self) -> str:
        """The word on the pill."""
        return self._pill.text

    @property
    def sentence(self) -> str:
        """The line under the name."""
        return self._header.sentence.text()

    @property
    def bar_value(self) -> int:
        """How far the bar is, 0 to `BAR_PARTS`."""
        return self._bar.value()

    def start_with(self, name: str) -> None:
        """Another run is to be shown; nothing is known of it yet."""
        self._header.title.setText(name)
        self._bar.setValue(0)
        self.show_reading()

    def show_reading(self) -> None:
        """A long history takes a second or two; until it is read nothing is certain."""
        self._pill.show_state(self.tr("Reading"), "off", "clock")
        self._header.sentence.setText(self.tr("Reading the history of this run…"))
        self._offer()

    def show_run(
        self,
        follower: RunFollower,
        state: str,
        job: Mapping[str, Any],
        *,
        waits: Collection[str] = (),
        checking: bool = False,
        sentence: str = "",
    ) -> None:
        """Show a state and what can be done about it.

        Args:
            waits: what was asked of the engine and is not done yet: "save", "pause", "stop".
            checking: a resume is on its way; the environment is being checked.
            sentence: what is known better than from the run's own history.
        """
        word = state_word(state, follower.view.phase)
        self._pill.show_state(word.text, word.tone, word.icon)
        sentence = sentence or state_sentence(
            state,
            follower.view,
            follower.quiet_s,
            has_job=follower.has_job,
            is_gone=follower.is_gone,
            can_write=follower.can_write,
        )
        self._header.sentence.setText(sentence or self._job_sentence(follower, job))
        self._show_bar(follower.view.fraction, state)
        offers = () if follower.is_gone else _offers(state, ended=not follower.alive)
        self._offer(*offers)
        self._show_requests(state, waits, checking=checking)

    def _show_requests(self, state: str, waits: Collection[str], *, checking: bool) -> None:
        """Pressed buttons say at once that they were heard, and why they wait."""
        ends = ""
        if "stop" in waits or state == "stopping":
            ends = self.tr("A stop has been asked for")
        elif "pause" in waits or state == "pausing":
            ends = self.tr("A pause has been asked for")
        early = {"queued": self.tr("Leave the queue"), "starting": self.tr("Stop")}
        self._say("stop", early.get(state, self.tr("Stop after checkpoint")))
        saving = "save" in waits
        self._say("save", self.tr("Saving…") if saving else self.tr("Save now"))
        written = self.tr("A checkpoint is written after the present step")
        set_enabled(self._buttons["save"], ends or (written if saving else ""))
        set_enabled(self._buttons["pause"], ends)
        set_enabled(self._buttons["stop"], ends if state != "pausing" else "")
        wait = self.tr("The environment is being checked") if checking else ""
        set_enabled(self._buttons["resume"], wait)
        set_enabled(self._buttons["keep"], wait)

    def _say(self, name: str, words: str) -> None:
        made = self._buttons[name]
        if made.text().strip() != words:
            made.setText(("  " if made.text().startswith("  ") else "") + words)  # beside its icon
            made.setAccessibleName(words)

    def _offer(self, *names: str) -> None:
        for name, made in self._buttons.items():
            made.setVisible(name in names)

    def _show_bar(self, fraction: float, state: str) -> None:
        """Never backwards: a resume redoes steps, and the eye should not lose them."""
        self._bar.setValue(max(self._bar.value(), round(fraction * BAR_PARTS)))
        quiet = "paused" if state in QUIET_BAR else ""
        set_progress_state(self._bar, "danger" if state == "failed" else quiet)

    def _job_sentence(self, follower: RunFollower, job: Mapping[str, Any]) -> str:
        """Model, method, rows and start, as far as they are known."""
        parts = [job_line(job)]
        rows = follower.view.started.get("train_rows")
        if isinstance(rows, int):
            parts.append(self.tr("%Ln row(s)", "", rows))
        began = fmt.moment(follower.began_t)
        if began is not None:
            parts.append(self.tr("started {time}").format(time=fmt.when(began)))
        return " · ".join(part for part in parts if part)


def _offers(state: str, *, ended: bool) -> tuple[str, ...]:
    """Names of the buttons that fit a state; `ended` says that no engine lives."""
    if state in ("running", "pausing"):
        return "pause", "save", "stop"
    if state == "silent":
        return "log", "stop"
    if state == "paused" and ended:
        return "keep", "resume"
    if state in GOING or state == "stopping":
        return ("stop",)
    if state == "finished":
        return "folder", "result"
    return ("folder",) if state in ("failed", "damaged") else ("folder", "resume")
