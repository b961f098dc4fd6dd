"""Sample answers while a run goes: the same question at several steps, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.format import number
from desktop.runs.run_marks import Sample
from desktop.runs.sample_history import AnswerHistory, answer_history, questions
from desktop.theme import Weight, px
from desktop.widgets.basics import (
    Elided,
    Item,
    button,
    clear,
    col,
    holder,
    label,
    muted,
    pill,
    row,
    rule,
    set_enabled,
)

SHOWN_ANSWERS = 4
SHOWN_CHARS = 220
"""Longer answers end in an ellipsis here; the tooltip and the result page have them whole."""


class SamplesCard(QFrame):
    """One question of the rows kept aside at a time, and how the answer changes.

    Signals:
        asked: the person wants the questions answered now.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shown: AnswerHistory | None = None
        self._nothing = ""
        self._samples: list[Sample] = []
        self._index = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(px(9))
        self._now = button(self.tr("Sample now"), "quiet", on_click=self.asked.emit)
        self._now.hide()
        name = Elided(self.tr("Sample answers"), scale=1.05, weight=Weight.DemiBold)
        head = row((name, 1), self._now)
        margins = (16, 14, 12, 14)
        self.setLayout(col(head, self._build_walk(), self._list, None, margins=margins, spacing=9))
        self.show_samples([])

    def show_samples(self, samples: Sequence[Sample], nothing: str = "") -> None:
        """Show the newest answers to the chosen question, the base's own, and the expected one;
        `nothing` while there are none."""
        self._samples = list(samples)
        known = questions(samples)
        if self._index not in known:
            self._index = known[0] if known else 0
        self._walk.setVisible(len(known) > 1)
        if len(known) > 1:
            at = known.index(self._index) + 1
            said = self.tr("Question {at} of {count}")
            self._place.setText(said.format(at=number(at), count=number(len(known))))
        history = answer_history(samples, self._index, SHOWN_ANSWERS)
        if (history, nothing) != (self._shown, self._nothing):
            self._shown, self._nothing = history, nothing
            self._show(history)

    def offer_now(self, offered: bool, *, waits: bool) -> None:
        """Offer to answer now while an engine trains; `waits` while it has been asked to."""
        self._now.setVisible(offered)
        words = self.tr("Answering…") if waits else self.tr("Sample now")
        if self._now.text() != words:
            self._now.setText(words)
            self._now.setAccessibleName(words)
        reason = self.tr("The model answers after the present step")
        set_enabled(self._now, reason if waits else "")

    def _build_walk(self) -> QWidget:
        """Which of several questions is shown."""
        self._place = muted("", 0.88)
        back = button("", "icon", "left", lambda: self._go(-1), name=self.tr("Question before"))
        on = button("", "icon", "right", lambda: self._go(1), name=self.tr("Next question"))
        self._walk = holder(row(self._place, None, back, on, spacing=2))
        return self._walk

    def _go(self, by: int) -> None:
        known = questions(self._samples)
        if known:
            self._index = known[(known.index(self._index) + by) % len(known)]
            self.show_samples(self._samples, self._nothing)

    def _show(self, history: AnswerHistory) -> None:
        clear(self._list)
        if not history.answers:
            self._list.addWidget(muted(self._nothing, wrap=True))
            return
        self._list.addWidget(_short("“" + history.question + "”", "text2"))
        for sample in history.answers:
            self._add(self._step_words(sample), sample.text, closest=sample == history.closest)
        if history.expected:
            self._add(self.tr("expected"), history.expected, "success")

    def _step_words(self, sample: Sample) -> str:
        if sample.step == 0:
            return self.tr("before training")
        return self.tr("step {step}").format(step=number(sample.step))

    def _add(self, head: str, text: str, ink: str = "text", *, closest: bool = False) -> None:
        self._list.addWidget(rule())
        beside: list[Item] = [muted(head, 0.86), None]
        if closest:
            best = pill(self.tr("closest yet"), "ok")
            best.setToolTip(self.tr("Of all answers so far the most like the expected one"))
            beside.append(best)
        answer = _short(text or self.tr("(no answer)"), ink)
        self._list.addLayout(col(row(*beside), answer, spacing=3))


def _short(text: str, ink: str) -> QLabel:
    line = " ".join(text.split())
    made = label(
        line if len(line) <= SHOWN_CHARS else line[: SHOWN_CHARS - 1] + "…",
        ink,
        0.94,
        wrap=True,
        selectable=True,
    )
    made.setToolTip(text if len(line) > SHOWN_CHARS else "")
    return made
