"""The same questions, answered by the base and by the tuned model, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.format import number
from desktop.language import translate
from desktop.results.measures_card import Mark
from desktop.runs.run_marks import Sample
from desktop.theme import px
from desktop.widgets.basics import (
    Elided,
    button,
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
    strong,
)
from desktop.widgets.stacking import Stacking

HALVES_FROM = 480
"""Narrower than this (design pixels) the two answers stand under each other."""
FOLDED_CHARS = 600
"""Longer answers are folded: the next question should be in sight."""


class AnswersCard(QFrame):
    """Base at the left, tuned at the right; the expected answer under both."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(px(18), px(14), px(18), px(16))
        self._list.setSpacing(px(12))

    def show_answers(
        self, samples: Sequence[Sample], base_name: str, tuned_name: str, step: int | None
    ) -> None:
        """Show the last answer to every question."""
        clear(self._list)
        where = self.tr("{run}, step {step}")
        tuned = where.format(run=tuned_name, step=number(step)) if step is not None else tuned_name
        off, on = pill(self.tr("adapter off"), "off"), pill(self.tr("adapter on"), "info")
        left = _side("before", self.tr("Base"), base_name, off)
        right = _side("after", self.tr("Tuned"), tuned, on)
        self._list.addWidget(_halves(left, right))
        self._list.addWidget(rule())
        for sample in samples:
            self._list.addWidget(self._question(sample))

    def _question(self, sample: Sample) -> QWidget:
        asked = label(sample.prompt.strip(), wrap=True, selectable=True)
        strip = frame(
            "sunken", row(image("chat", "text2", 16), (asked, 1), spacing=10), (14, 8, 14, 8)
        )
        answers = _halves(_Answer(sample.base), _Answer(sample.text))
        items: list[QWidget] = [strip, answers]
        if sample.reference:
            expected = label(sample.reference.strip(), "success", wrap=True, selectable=True)
            items.append(holder(col(muted(self.tr("expected"), 0.86), expected, spacing=2)))
        made = holder(col(*items, spacing=10))
        made.setAccessibleName(sample.prompt)
        return made


class _Answer(QWidget):
    """One answer, folded where it is long."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text.strip() or translate("AnswersCard", "(no answer)")
        self._label = label("", wrap=True, selectable=True)
        self._more = button(translate("AnswersCard", "Show all"), "quiet", on_click=self._toggle)
        self._folded = len(self._text) > FOLDED_CHARS
        self._more.setVisible(self._folded)
        self.setLayout(col(self._label, row(self._more, None), None, spacing=4))
        self._show()

    def _toggle(self) -> None:
        self._folded = not self._folded
        self._show()

    def _show(self) -> None:
        folded = self._text[:FOLDED_CHARS].rstrip() + " …"
        self._label.setText(folded if self._folded else self._text)
        more = translate("AnswersCard", "Show all")
        self._more.setText(more if self._folded else translate("AnswersCard", "Show less"))


def _side(which: str, head: str, name: str, state: QWidget) -> QWidget:
    words = col(strong(head), Elided(name, "text2", 0.9), spacing=1)
    return holder(row(Mark(which), (words, 1), state, spacing=10))


def _halves(left: QWidget, right: QWidget) -> QWidget:
    """Two equal columns, or one under the other where the page is narrow."""
    return Stacking([(left, 1), (right, 1)], least=HALVES_FROM, spacing=18)
