"""One open question as an amber card under the table, and a line for each that was answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop.language import translate
from desktop.theme import Weight
from desktop.widgets.basics import (
    Item,
    button,
    card,
    col,
    holder,
    image,
    label,
    muted,
    row,
)
from desktop.widgets.flow import flow
from desktop.wizard.data.answering import answer, take_back
from desktop.wizard.data.question_words import Words, words_of
from desktop.wizard.data.questions import Question
from desktop.wizard.session_data import DataSide


def question_card(session: DataSide, question: Question) -> QFrame:
    """Asks, says what hangs on it, and offers the answers."""
    words = words_of(question)
    lines: list[Item] = [label(words.head, weight=Weight.DemiBold, wrap=True)]
    if words.text:
        lines.append(muted(words.text, 0.95, wrap=True))
    if words.before:
        lines.append(_example(words))
    buttons = []
    for option, text in zip(question.options, words.options, strict=False):
        made = button(text, on_click=lambda o=option: answer(session, question, o))  # type: ignore[misc]
        made.setAccessibleDescription(words.head)
        buttons.append(made)
    lines += [4, flow(buttons)]
    icon = holder(col(1, image("warning", "warning", 18), None, spacing=0))
    made_card = card(
        row(icon, (col(*lines, spacing=3), 1), spacing=12),
        role="bar",
        margins=(18, 14, 16, 14),
    )
    made_card.setProperty("tone", "warn")
    made_card.setAccessibleName(words.head)
    made_card.setAccessibleDescription(words.text)
    return made_card


def decided_line(session: DataSide, question: Question, option: str) -> QWidget | None:
    """What was decided, and the way back; None where the page says it elsewhere."""
    said = words_of(question).decided.get(option)
    if not said:
        return None
    undo = button(_undo_word(), "quiet", on_click=lambda: take_back(session, question))
    undo.setAccessibleName(f"{_undo_word()}: {said}")
    words = label(said, scale=0.95, wrap=True)
    icon = image("check", "success", 16)
    return holder(row(icon, (words, 1), undo, spacing=10))


def _undo_word() -> str:
    return translate("Ask", "Undo")


def _example(words: Words) -> QWidget:
    """Before and after, one under the other."""
    lines: list[Item] = [_quoted(words.before, "text2")]
    if words.after:
        arrow = image("arrow", "text2", 14)
        lines.append(row(arrow, (_quoted(words.after, "text"), 1), spacing=8))
    return holder(col(*lines, margins=(0, 4, 0, 0), spacing=2))


def _quoted(text: str, ink: str) -> QWidget:
    made = label(text, ink, 0.9, mono=True, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
