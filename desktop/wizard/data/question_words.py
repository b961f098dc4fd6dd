"""The Data page's questions in words: title, what hangs on it, answers, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop import format
from desktop.language import translate
from desktop.wizard.data.kind_words import KIND_WORDS, Ask, Words
from desktop.wizard.data.kinds import YES
from desktop.wizard.data.questions import ALSO_USE, IGNORE, LEAVE, Question
from desktop.wizard.data.roles import role_word


def words_of(question: Question) -> Words:
    """The words for a question; one from a newer engine is asked by its code."""
    make = _WORDS.get(question.code)
    return make(question) if make else Words(question.code, "", question.options, {})


def _column_unused(question: Question) -> Words:
    column = question.column
    text = translate(
        "Ask",
        "In the question, the model learns to answer by it; left out, it must guess from the "
        "question alone.",
    )
    return Words(
        translate("Ask", "What is “{column}” for?").format(column=column),
        f"{_values(question)} {text}".strip(),
        (translate("Ask", "Put it in the question"), translate("Ask", "Leave it out")),
        {
            ALSO_USE: translate("Ask", "“{column}” stands before the question").format(
                column=column
            ),
            IGNORE: translate("Ask", "“{column}” is left out").format(column=column),
        },
    )


def _values(question: Question) -> str:
    """How many different cells a column has, and the first of them."""
    facts = question.facts
    examples = ", ".join(_short(str(e), 24) for e in list(facts.get("examples") or ())[:3])
    has = Ask.tr("It has %Ln value(s) ({examples} …).", "", int(facts.get("values") or 0))
    return has.format(examples=examples) if examples else ""


def _maybe_label(question: Question) -> Words:
    column = question.column
    text = translate(
        "Ask",
        "The file is read as plain texts, and this column is not used. If it rates or sorts the "
        "texts, its values can be learned as answers; the model will then reply with the bare "
        "value.",
    )
    return Words(
        translate("Ask", "Does “{column}” say something of the texts?").format(column=column),
        f"{_values(question)} {text}".strip(),
        (translate("Ask", "Learn the values as answers"), translate("Ask", "Learn only the texts")),
        {
            YES: translate("Ask", "“{column}” is learned as the answer").format(column=column),
            IGNORE: translate("Ask", "“{column}” is left out").format(column=column),
        },
    )


def _mojibake(question: Question) -> Words:
    rows = int(question.facts.get("rows") or 0)
    return Words(
        translate("Ask", "Repair the accented letters?"),
        Ask.tr(
            "%Ln row(s) hold letters that were read wrongly before they came here. The model "
            "would learn to write them so. Your file is not changed.",
            "",
            rows,
        ),
        (
            Ask.tr("Repair %Ln row(s)", "", rows),
            translate("Ask", "Leave as they are"),
        ),
        {
            YES: translate("Ask", "Accented letters are repaired"),
            LEAVE: translate("Ask", "Accented letters stay as they are"),
        },
        before=str(question.facts.get("excerpt") or question.facts.get("before") or ""),
        after=str(question.facts.get("repaired") or question.facts.get("after") or ""),
    )


def _truncated(question: Question) -> Words:
    rows = int(question.facts.get("rows") or 0)
    line = question.facts.get("line")
    text = translate(
        "Ask", "The file ends in the middle of a row; it was probably not copied to its end."
    )
    if line:
        where = translate("Ask", "It breaks off at line {line}.")
        text = f"{text} {where.format(line=format.number(int(line)))}"
    return Words(
        translate("Ask", "Use the part of the file that is whole?"),
        text,
        (Ask.tr("Use the %Ln whole row(s)", "", rows), translate("Ask", "Not this file")),
        {
            YES: Ask.tr("The %Ln whole row(s) of a cut file are used", "", rows),
            LEAVE: translate("Ask", "The cut file is not used"),
        },
    )


def _trailing_comma(question: Question) -> Words:
    rows = int(question.facts.get("rows") or 0)
    return _brought_back(
        rows,
        translate("Ask", "Read lines with a comma too many?"),
        Ask.tr(
            "%Ln line(s) would be whole without their last comma. Your file is not changed.",
            "",
            rows,
        ),
        Ask.tr("%Ln line(s) are read without a comma too many", "", rows),
        translate("Ask", "Lines with a comma too many are left out"),
    )


def _not_finite(question: Question) -> Words:
    rows = int(question.facts.get("rows") or 0)
    return _brought_back(
        rows,
        translate("Ask", "Read NaN and Infinity as nothing?"),
        Ask.tr(
            "%Ln row(s) hold NaN or Infinity, which JSON does not know. Their words can be used "
            "all the same. Your file is not changed.",
            "",
            rows,
        ),
        Ask.tr("In %Ln row(s) NaN and Infinity are read as nothing", "", rows),
        translate("Ask", "Rows with NaN or Infinity are left out"),
    )


def _brought_back(rows: int, head: str, text: str, read: str, left: str) -> Words:
    """Rows that a repair brings back, or that stay out."""
    options = (Ask.tr("Read them (+%Ln row(s))", "", rows), translate("Ask", "Leave them out"))
    return Words(head, text, options, {YES: read, LEAVE: left})


def _extra_cells(question: Question) -> Words:
    rows = int(question.facts.get("rows") or 0)
    return Words(
        translate("Ask", "What about cells under no header?"),
        Ask.tr(
            "%Ln row(s) have more cells than there are columns; often a separator stands inside "
            "a text without quotes.",
            "",
            rows,
        ),
        (
            Ask.tr("Use the row(s) without the extra cells (+%Ln)", "", rows),
            translate("Ask", "Leave them out"),
        ),
        {
            YES: translate("Ask", "Cells under no header are ignored"),
            LEAVE: translate("Ask", "Rows with extra cells are left out"),
        },
    )


def _unknown_role(question: Question) -> Words:
    rows = int(question.facts.get("rows") or 0)
    return Words(
        translate("Ask", "Who speaks here?"),
        Ask.tr(
            "%Ln conversation(s) have a speaker that Formiga does not know. Used as the "
            "assistant, what it says is learned.",
            "",
            rows,
        ),
        (
            Ask.tr("Use as assistant (+%Ln row(s))", "", rows),
            translate("Ask", "Leave them out"),
        ),
        {
            YES: translate("Ask", "Unknown speakers are read as the assistant"),
            LEAVE: translate("Ask", "Conversations with unknown speakers are left out"),
        },
    )


def _guessed(question: Question) -> Words:
    pairs = [
        translate("Ask", "“{column}” is: {role}").format(column=column, role=role_word(role))
        for role, column in (question.facts.get("columns") or {}).items()
    ]
    return Words(
        translate("Ask", "Is this what the columns mean?"),
        translate(
            "Ask", "Their names do not say it, so it was read from what they hold. {pairs}."
        ).format(pairs="; ".join(pairs)),
        (translate("Ask", "Yes, that is right"),),
        {YES: translate("Ask", "You confirmed what the columns mean")},
    )


def _no_header(question: Question) -> Words:
    cells = ", ".join(f"“{_short(cell, 40)}”" for cell in _cells(question.facts))
    return Words(
        translate("Ask", "Is the first line a row, or the names of the columns?"),
        translate("Ask", "It reads: {cells}. It was taken as a row.").format(cells=cells),
        (translate("Ask", "It is a row"), translate("Ask", "It names the columns")),
        {LEAVE: translate("Ask", "The first line is a row")},
    )


def _mixed(question: Question) -> Words:
    facts = question.facts
    shapes = ", ".join(
        f"{name} ({format.number(int(rows))})"
        for name, rows in (facts.get("schemas") or {}).items()
    )
    kept, lost = int(facts.get("kept") or 0), int(facts.get("lost") or 0)
    text = translate("Ask", "Shapes: {shapes}.").format(shapes=shapes)
    if lost:
        left = Ask.tr("%Ln row(s) without question and answer are left out.", "", lost)
        text = f"{text} {left}"
    return Words(
        translate("Ask", "The file holds rows of several shapes"),
        text,
        (Ask.tr("Use these %Ln row(s)", "", kept),),
        {YES: Ask.tr("%Ln row(s) of several shapes are used", "", kept)},
    )


def _cells(facts: Mapping[str, Any]) -> Sequence[str]:
    return [cell for cell in facts.get("first") or () if cell][:3]


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


_WORDS = KIND_WORDS | {
    "COLUMN_UNUSED": _column_unused,
    "MAYBE_LABEL": _maybe_label,
    "MOJIBAKE": _mojibake,
    "truncated": _truncated,
    "trailing_comma": _trailing_comma,
    "not_finite": _not_finite,
    "extra_cells": _extra_cells,
    "unknown_role": _unknown_role,
    "COLUMNS_GUESSED": _guessed,
    "NO_HEADER": _no_header,
    "MIXED_SCHEMAS": _mixed,
}
