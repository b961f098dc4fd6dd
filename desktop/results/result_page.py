"""What came out of a run: the verdict in one sentence, the numbers, the answers, the facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import format as fmt
from desktop.results.answers_card import AnswersCard
from desktop.results.facts import adapter_size, run_facts, trained_s
from desktop.results.measures_card import MeasuresCard, swatch
from desktop.results.verdict import Verdict, judge
from desktop.runs.follow import RunFollower
from desktop.runs.job_words import job_line, model_words, read_job
from desktop.runs.run_view import RunView
from desktop.runs.state_words import state_word
from desktop.theme import Weight, px
from desktop.widgets.basics import (
    Align,
    Columns,
    Elided,
    Header,
    Page,
    button,
    card,
    clear,
    col,
    frame,
    holder,
    image,
    label,
    muted,
    pill,
    row,
    rule,
    section,
)
from desktop.widgets.stacking import Stacking
from engine.contract.run_folder import RunFolder

VERDICT_FROM = 520
"""Narrower than this (design pixels) the button stands under the verdict."""
_TONES = {"better": ("ok", "ok"), "same": ("off", "info"), "worse": ("warn", "warning")}


class ResultPage(Page):
    """The result of one run at a time.

    Signals:
        open_live: the person wants to see the training curves of this run.
    """

    open_live = Signal(Path)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._run: RunFolder | None = None
        self._job: dict[str, Any] = {}
        self._follower = RunFollower(self)
        self._follower.changed.connect(self.refresh)
        self._build()
        self.verdict = Verdict("unknown")

    def show_run(self, path: Path) -> None:
        """Show this run from now on."""
        if self._run is not None and self._run.path == path:
            self._follower.look_now()
            return
        self._run = RunFolder(path)
        self._job = dict(read_job(self._run.job))
        name = self._name()
        self._header.title.setText(name)
        self.setAccessibleName(name)
        self._header.sentence.setText(self.tr("Reading the history of this run…"))
        self._follower.follow(path)
        self.refresh()

    def refresh(self) -> None:
        """Show what the run's folder says now."""
        if self._run is None or not self._follower.is_caught_up:
            return
        view, state = self._follower.view, self._follower.state
        word = state_word(state, view.phase)
        self._pill.show_state(word.text, word.tone, word.icon)
        self._header.sentence.setText(self._sentence(view))
        self.verdict = judge(view.before, view.after, _whole(view.started.get("validation_rows")))
        self._show_verdict(view, state)
        self._measures.show_numbers(view.before, view.after)
        self._show_facts(view)
        self._show_answers(view)

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._pill = pill("", "off", "circle")
        self._curves = button(self.tr("Training curves"), "", "runs", self._open_live)
        self._header = Header("", "", self._curves, pill=self._pill)
        self._verdict_box = QVBoxLayout()
        self._measures = MeasuresCard()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(px(8))
        legend = (swatch("before", self.tr("before")), swatch("after", self.tr("after")))
        head = self._heading(self.tr("Before and after"), *legend)
        left = holder(col(head, (self._measures, 1)))
        facts = card(self._facts, None, margins=(18, 14, 18, 14))
        right = holder(col(self._heading(self.tr("This run")), (facts, 1)))
        self._answers_head = section("")
        self._answers_note = muted("")
        self._answers = AnswersCard()
        self._answers_part = holder(
            col(row(self._answers_head, self._answers_note, None, spacing=10), self._answers)
        )
        self.add(self._header, self._verdict_box, Columns(left, right, 322), self._answers_part)
        self.add(None)

    def _heading(self, text: str, *legend: QWidget) -> QWidget:
        made = holder(row(section(text), None, *legend, spacing=12))
        made.setFixedHeight(px(22))
        return made

    # -- parts --------------------------------------------------------------------------------

    def _show_verdict(self, view: RunView, state: str) -> None:
        clear(self._verdict_box)
        tone, icon = _TONES.get(self.verdict.word, ("off", "info"))
        ink = {"ok": "success", "warn": "warning"}.get(tone, "text2")
        head = label(self._verdict_head(state), scale=1.25, weight=Weight.DemiBold, wrap=True)
        words = col(head, muted(self._verdict_note(view), 0.95, wrap=True), spacing=3)
        folder = button(self.tr("Open adapter folder"), "primary", "folder", self._open_folder)
        folder.setVisible(self._run is not None and self._run.adapter.is_dir())
        said = holder(row(image(icon, ink, 26), (words, 1), spacing=14))
        both = Stacking([(said, 1), folder], least=VERDICT_FROM, spacing=14)
        made: QFrame = frame("bar", row((both, 1)), (20, 16, 16, 16))
        made.setProperty("tone", tone)
        made.setAccessibleName(head.text())
        self._verdict_box.addWidget(made)

    def _verdict_head(self, state: str) -> str:
        if state != "finished":
            return self.tr("This run has not finished")
        return {
            "better": self.tr("Better on rows it never saw"),
            "same": self.tr("No clear difference on rows it never saw"),
            "worse": self.tr("Worse on rows it never saw"),
            "unknown": self.tr("Trained, but not measured"),
        }[self.verdict.word]

    def _verdict_note(self, view: RunView) -> str:
        verdict = self.verdict
        if verdict.word == "unknown":
            return self.tr("No rows were kept aside, so nothing can be said about new questions.")
        parts = [self.tr("Measured on %Ln row(s) kept aside.", "", verdict.rows or 0)]
        if not verdict.rows:
            parts = []
        best = _whole(view.finished.get("best_step"))
        is_best = best is not None and view.is_best(best)
        if best is not None and is_best and view.total_steps and verdict.word != "worse":
            kept = self.tr("Step {step} of {steps} was best and is kept.")
            parts.append(kept.format(step=fmt.number(best), steps=fmt.number(view.total_steps)))
        if verdict.word == "worse":
            parts.append(self.tr("Fewer epochs or a lower learning rate often help."))
        elif verdict.word == "same":
            parts.append(self.tr("More rows, more epochs or a higher learning rate may help."))
        if verdict.is_hint:
            parts.append(self.tr("So few rows give only a hint."))
        return " ".join(parts)

    def _show_facts(self, view: RunView) -> None:
        clear(self._facts)
        if self._run is None:
            return
        for at, (name, value) in enumerate(run_facts(self._run, view)):
            if at:
                self._facts.addWidget(rule())
            said = Elided(value, weight=Weight.Medium, scale=0.95)
            said.setAlignment(Align.AlignRight)
            said.setAccessibleName(f"{name}: {value}")
            self._facts.addLayout(row(muted(name), (said, 1), spacing=12))

    def _show_answers(self, view: RunView) -> None:
        samples = view.final_samples()
        self._answers_part.setVisible(bool(samples))
        trained_on = view.started.get("validation_rows") == 0
        seen, unseen = self.tr("Answers on trained rows"), self.tr("Answers on rows it never saw")
        self._answers_head.setText(seen if trained_on else unseen)
        self._answers_note.setText(self.tr("%Ln question(s)", "", len(samples)))
        base = model_words(str(self._job.get("base_model") or ""))
        step = _whole(view.finished.get("best_step"))
        self._answers.show_answers(samples, base, self._name(), step)

    def _sentence(self, view: RunView) -> str:
        parts = [job_line(self._job)]
        ended, seconds = fmt.moment(view.last_t), trained_s(view)
        if ended is not None and view.ending == "finished":
            parts.append(self.tr("finished {time}").format(time=fmt.when(ended)))
        if seconds is not None:
            parts.append(self.tr("trained for {time}").format(time=fmt.duration(seconds)))
        size = adapter_size(self._run, view) if self._run else ""
        if size:
            parts.append(self.tr("adapter {size}").format(size=size))
        return " · ".join(part for part in parts if part)

    def _name(self) -> str:
        fallback = self._run.path.name if self._run else ""
        return str(self._job.get("name") or fallback)

    # -- actions ------------------------------------------------------------------------------

    def _open_folder(self) -> None:
        if self._run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._run.adapter)))

    def _open_live(self) -> None:
        if self._run is not None:
            self.open_live.emit(self._run.path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follower.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follower.set_visible(False)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
