"""Sample answers while a run goes: the same question at several steps, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop.format import number
from desktop.runs.run_marks import Sample
from desktop.theme import px
from desktop.widgets.basics import clear, col, label, muted, row, rule, section

SHOWN_ANSWERS = 3
SHOWN_CHARS = 220
"""Longer answers end in an ellipsis here; the tooltip and the result page have them whole."""


class SamplesCard(QFrame):
    """One question of the rows kept aside, and how the answer changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shown: list[Sample] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(px(9))
        head = row(section(self.tr("Sample answers")), None)
        self.setLayout(col(head, self._list, None, margins=(16, 14, 16, 14), spacing=9))
        self.show_samples([])

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Show the newest answers to the first question, the base's own, and the expected one."""
        chosen = _history(samples)
        if chosen == self._shown:
            return
        self._shown = chosen
        clear(self._list)
        if not chosen:
            self._list.addWidget(
                muted(
                    self.tr("The first answer comes before training, the next with a measurement."),
                    wrap=True,
                )
            )
            return
        newest = chosen[0]
        self._list.addWidget(_short("“" + newest.prompt + "”", "text2"))
        for sample in chosen:
            self._add(self._step_words(sample), sample.text)
        if newest.reference:
            self._add(self.tr("expected"), newest.reference, "success")

    def _step_words(self, sample: Sample) -> str:
        if sample.step == 0:
            return self.tr("before training")
        return self.tr("step {step}").format(step=number(sample.step))

    def _add(self, head: str, text: str, ink: str = "text") -> None:
        self._list.addWidget(rule())
        self._list.addLayout(
            col(muted(head, 0.86), _short(text or self.tr("(no answer)"), ink), spacing=3)
        )


def _history(samples: Sequence[Sample]) -> list[Sample]:
    """How the answer to the first question changed: newest first, the oldest always the last.

    An answer that stayed the same is shown once, with the newest step that gave it.
    """
    if not samples:
        return []
    index = min(sample.index for sample in samples)
    by_step = {sample.step: sample for sample in samples if sample.index == index}
    changes: list[Sample] = []
    for step in sorted(by_step, reverse=True):
        if not changes or by_step[step].text != changes[-1].text or step == 0:
            changes.append(by_step[step])
    if len(changes) <= SHOWN_ANSWERS:
        return changes
    return [*changes[: SHOWN_ANSWERS - 1], changes[-1]]


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
