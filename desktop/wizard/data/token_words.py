"""What the page "What the model sees" says: which template, what was checked, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from engine.contract.spec import STARTER

Tokens = Counted("Tokens")


@dataclass(frozen=True)
class Check:
    """One line of the list of checks."""

    text: str
    is_ok: bool


def template_sentence(model: str, template: str, *, chosen: bool) -> str:
    """Whose template renders the rows; `model` is a name to show."""
    if template == "default":
        text = translate(
            "Tokens",
            "{model} brings no chat template, so Formiga's documented one is used. This is the "
            "exact input of training, token by token.",
        )
    elif template == "chosen":
        text = translate(
            "Tokens",
            "Your row in Formiga's own conversation format, as you chose, instead of {model}'s. "
            "This is the exact input of training, token by token.",
        )
    elif not chosen:
        text = translate(
            "Tokens",
            "No model is chosen yet: this is your row after {model}'s chat template. With another "
            "model it looks different.",
        )
    else:
        text = translate(
            "Tokens",
            "Your row after {model}'s chat template. This is the exact input of training, token "
            "by token.",
        )
    return text.format(model=model)


def model_name(model: str, report: Mapping[str, Any]) -> str:
    """What a model is called on the page."""
    if not model or model == STARTER:
        return translate("Tokens", "the starter model")
    return str(report.get("id") or "") or Path(model).name or model


def train_on_hint(train_on: str) -> str:
    """One sentence about what is learned."""
    return {
        "answers": translate("Tokens", "Answers: the usual choice for chat."),
        "last_answer": translate(
            "Tokens", "Last answer: earlier ones are context. For long conversations."
        ),
        "all": translate("Tokens", "All: questions are learned too. For plain text."),
    }[train_on]


def checks_of(lengths: Mapping[str, Any]) -> list[Check]:
    """What was checked on every measured row, good news and bad."""
    found: Mapping[str, Any] = lengths.get("checks") or {}
    if not found:
        return []
    if "blocks" in lengths:
        text = Tokens.tr("The text becomes %Ln block(s); nothing is cut off", "", lengths["blocks"])
        return [Check(text, True)]
    return [
        _template(str(found.get("template"))),
        _ends(found.get("no_end_mark", 0)),
        _begins(found.get("double_bos", 0)),
        _fewest(found),
        *_refused(lengths.get("template_refused", 0)),
        *_foreign_ends(found.get("foreign_ends") or []),
        *_new_tokens([*(found.get("new_tokens") or []), *(found.get("untrained_marks") or [])]),
    ]


def _template(template: str) -> Check:
    words = {
        "model": translate("Tokens", "Template comes from the tokenizer"),
        "default": translate("Tokens", "Formiga's own template: the model has none"),
        "chosen": translate("Tokens", "Formiga's own template, as you chose"),
        "base_without_end": translate(
            "Tokens", "The template writes no end mark; Formiga puts one behind each answer"
        ),
    }
    return Check(words.get(template, words["model"]), True)


def _ends(rows: int) -> Check:
    if not rows:
        return Check(translate("Tokens", "Every trained part ends with an end mark"), True)
    return Check(Tokens.tr("%Ln row(s) end without an end mark", "", rows), False)


def _begins(rows: int) -> Check:
    if not rows:
        return Check(translate("Tokens", "No doubled start mark"), True)
    text = Tokens.tr("%Ln row(s) had a doubled start mark; one was taken out", "", rows)
    return Check(text, True)


def _fewest(found: Mapping[str, Any]) -> Check:
    if rows := found.get("no_supervised", 0):
        return Check(Tokens.tr("%Ln row(s) would train nothing and are left out", "", rows), False)
    fewest = found.get("supervised_min", 0)
    return Check(Tokens.tr("Every row trains at least %Ln token(s)", "", fewest), True)


def _refused(rows: int) -> list[Check]:
    if not rows:
        return []
    text = Tokens.tr("The template refuses %Ln row(s); they are left out", "", rows)
    return [Check(text, False)]


def _foreign_ends(ends: Sequence[Sequence[Any]]) -> list[Check]:
    if not ends:
        return []
    text = translate("Tokens", "Answers end with {marks}: Formiga stops there, the model would not")
    return [Check(text.format(marks=", ".join(str(mark) for mark, _ in ends)), True)]


def _new_tokens(names: list[str]) -> list[Check]:
    if not names:
        return []
    text = translate("Tokens", "Marks that the model was never trained on: {names}")
    return [Check(text.format(names=", ".join(names[:4])), False)]


def refusal_words(row: Mapping[str, Any]) -> str:
    """Why a row cannot be shown as tokens."""
    if row.get("refused") == "template_refused":
        text = translate("Tokens", "The chat template refuses this row. It says: {error}")
        return text.format(error=row.get("error") or "–")
    return translate("Tokens", "Nothing of this row would be learned with this choice.")


_PLACES = (("place", "row"), ("places", "of"))
"""Among all rows; a row that is left out has only its place among those that the filter shows."""


def place_words(row: Mapping[str, Any]) -> tuple[str, str]:
    """ "Row 2,317 of 4,791" among all used rows, whatever the filter, and where in the file."""
    text = translate("Tokens", "Row {number} of {count}")
    number, count = (row.get(name, row.get(other, 0)) for name, other in _PLACES)
    number = int(number) + 1
    where = translate("Tokens", "line {line}").format(line=format.number(int(row.get("line", 0))))
    if name := row.get("file_name"):
        where = f"{name} · {where}"
    return text.format(number=format.number(number), count=format.number(count)), where


def nothing_words(which: str, max_length: int) -> str:
    """Why a filter has no row to show."""
    if which == "cut":
        return Tokens.tr("No row is longer than %Ln token(s): nothing is cut.", "", max_length)
    return translate("Tokens", "There is no such row.")
