"""Questions about files that are not used unasked, in words; each of them says why, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.counted import Counted
from desktop.language import translate
from desktop.wizard.data.kinds import AS_TEXT, YES
from desktop.wizard.data.questions import Question

Ask = Counted("Ask")


@dataclass(frozen=True)
class Words:
    """A question as it is read.

    Attributes:
        head, text: what is asked, and what hangs on the answer.
        options: words of the buttons, in the order of the question's options.
        decided: what is so now, by option.
        before, after: an example of what a repair changes.
    """

    head: str
    text: str
    options: tuple[str, ...]
    decided: Mapping[str, str]
    before: str = ""
    after: str = ""


def _preference(question: Question) -> Words:
    return Words(
        translate("Ask", "Train on the preferred answers?"),
        translate(
            "Ask",
            "Each row has a preferred and a rejected answer. Formiga teaches answers: it can "
            "learn the preferred ones. The rejected ones are never trained on.",
        ),
        (translate("Ask", "Learn the preferred answers"),),
        {YES: translate("Ask", "The preferred answers are learned, the rejected ones not used")},
    )


def _rated(question: Question) -> Words:
    good = int(question.facts.get("good") or 0)
    column = (question.facts.get("columns") or {}).get("label", "")
    return Words(
        translate("Ask", "Train on the answers that are marked good?"),
        Ask.tr(
            "“{column}” says which answers are good: %Ln row(s). All others are left out, so "
            "that no bad answer is learned.",
            "",
            good,
        ).format(column=column),
        (Ask.tr("Learn the %Ln row(s) marked good", "", good),),
        {YES: translate("Ask", "Only the rows marked good are learned")},
    )


def _multiple_choice(question: Question) -> Words:
    column = (question.facts.get("columns") or {}).get("output", "")
    return Words(
        translate("Ask", "Train on the right choices?"),
        translate(
            "Ask",
            "Each question has choices, and “{column}” says which of them is right. The choices "
            "stand under the question, each with its letter; the right one is the answer.",
        ).format(column=column),
        (translate("Ask", "Learn the right choices"),),
        {YES: translate("Ask", "The right choices are learned as answers")},
    )


def _no_answers(question: Question) -> Words:
    columns = question.facts.get("columns") or {}
    column = columns.get("instruction") or columns.get("text", "")
    return Words(
        translate("Ask", "No answers were found"),
        translate(
            "Ask",
            "If a column holds them, choose “Answer” above it. The texts of “{column}” can also "
            "be learned as they are; the model then writes such texts and answers nothing.",
        ).format(column=column),
        (translate("Ask", "Learn the texts as they are"),),
        {AS_TEXT: translate("Ask", "The texts are learned as they are")},
    )


def _classification(question: Question) -> Words:
    column = (question.facts.get("columns") or {}).get("label", "")
    return Words(
        translate("Ask", "These are labels, not answers"),
        translate(
            "Ask",
            "“{column}” sorts texts into groups. Learned as answers, the model will reply with "
            "the bare name of a group and nothing else, to whatever it is asked.",
        ).format(column=column),
        (translate("Ask", "Learn the labels as answers"), translate("Ask", "Learn only the texts")),
        {
            YES: translate("Ask", "The labels are learned as answers"),
            AS_TEXT: translate("Ask", "The texts are learned without their labels"),
        },
    )


KIND_WORDS: dict[str, Callable[[Question], Words]] = {
    "PREFERENCE": _preference,
    "UNPAIRED_PREFERENCE": _rated,
    "CLASSIFICATION": _classification,
    "MULTIPLE_CHOICE": _multiple_choice,
    "NO_ANSWERS": _no_answers,
}
