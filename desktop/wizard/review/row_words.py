"""What Review says of the rows: how many, what is learned of them, what was found in them.

Pure: facts in, (a few words, one quieter line) out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.language import translate

Review = Counted("Review")
Facts = Mapping[str, Any]
Words = tuple[str, str]


def _aside(f: Facts) -> Words:
    head = Review.tr("%Ln row(s) kept aside to measure", "", f["rows"])
    return head, translate("Review", "They are never trained on.")


def _rendered(f: Facts) -> Words:
    if f.get("running"):
        head = translate("Review", "All of the text is learned")
        return head, translate("Review", "An end mark stands behind each text.")
    head = translate("Review", "Answers, end marks and start marks are right in every row")
    if f.get("train_on") == "all":
        head = translate("Review", "End marks and start marks are right in every row")
    if f.get("share") is None:
        return head, translate("Review", "as the model will see them")
    return head, _what_is_learned(str(f.get("train_on"))).format(share=format.share(f["share"]))


def _what_is_learned(train_on: str) -> str:
    if train_on == "all":
        return translate("Review", "Questions and answers are learned: {share} of the tokens")
    if train_on == "last_answer":
        return translate("Review", "{share} of the tokens are last answers; only these are learned")
    return translate("Review", "{share} of the tokens are answers, and only these are learned")


def _double_bos(f: Facts) -> Words:
    head = Review.tr("%Ln row(s) began with two start marks", "", f["rows"])
    return head, translate("Review", "One of them was taken out: the model reads one.")


def _no_end(f: Facts) -> Words:
    head = Review.tr("%Ln answer(s) have no end mark", "", f["rows"])
    return head, translate("Review", "From these the model does not learn to stop.")


def _foreign_end(f: Facts) -> Words:
    text = Review.tr(
        "%Ln answer(s) end with {marks}, where this model does not stop", "", f["rows"]
    )
    note = translate("Review", "Formiga stops there, and writes it down beside the adapter.")
    return text.format(marks=", ".join(f["names"])), note


def _new_tokens(f: Facts) -> Words:
    head = translate("Review", "Marks that the model has no number for: {names}")
    return head.format(names=", ".join(f["names"])), _whose_marks(f)


def _untrained(f: Facts) -> Words:
    head = translate("Review", "Marks that the model was never trained on: {names}")
    return head.format(names=", ".join(f["names"])), _whose_marks(f)


def _whose_marks(f: Facts) -> str:
    if f["from_template"]:
        return translate("Review", "An adapter does not teach them; Formiga's format needs none.")
    return translate(
        "Review", "An adapter does not teach them: take them out of your texts, or change models."
    )


def _no_answer(f: Facts) -> Words:
    head = Review.tr("%Ln row(s) with nothing to learn", "", f["rows"])
    return head, translate("Review", "No token of an answer is left in them.")


def _truncated(f: Facts) -> Words:
    head = Review.tr("%Ln answer(s) lose their end", "", f["rows"])
    note = translate("Review", "{share} of the rows, at {limit} tokens: answers would break off.")
    return head, note.format(share=format.share(f["share"]), limit=format.number(f["limit"]))


def _few(f: Facts) -> Words:
    head = Review.tr("Only %Ln row(s)", "", f["rows"])
    note = translate("Review", "Enough for a first try; {enough} or more teach reliably.")
    return head, note.format(enough=format.number(f["enough"]))


def _too_few(f: Facts) -> Words:
    head = Review.tr("Only %Ln row(s)", "", f["rows"])
    return head, translate("Review", "Enough for a first try; no measured number can be trusted.")


def _leaked(f: Facts) -> Words:
    head = Review.tr("%Ln row(s) are in both training and validation", "", f["rows"])
    return head, translate("Review", "The measurement would be better than the model.")


def _personal(f: Facts) -> Words:
    kinds = {
        "email": translate("Review", "an e-mail address"),
        "phone": translate("Review", "a phone number"),
        "cpf": translate("Review", "a CPF"),
        "cnpj": translate("Review", "a CNPJ"),
        "card": translate("Review", "a card number"),
    }
    seen = [words for kind, words in kinds.items() if f.get(kind)]
    head = Review.tr("%Ln row(s) contain personal data", "", f["rows"])
    note = translate("Review", "the model may repeat them")
    return head, ": ".join(filter(None, (", ".join(seen), note)))


def _left_out(f: Facts) -> Words:
    head = Review.tr("%Ln row(s) left out", "", f["rows"])
    return head, translate("Review", "the reasons are in the row report")


def _cut(f: Facts) -> Words:
    head = Review.tr("%Ln row(s) will be cut", "", f["rows"])
    text = translate("Review", "at {limit} tokens")
    return head, text.format(limit=format.number(f["limit"]))


def _long_left_out(f: Facts) -> Words:
    head = Review.tr("%Ln long row(s) left out", "", f["rows"])
    text = translate("Review", "longer than {limit} tokens")
    return head, text.format(limit=format.number(f["limit"]))


def _whole(f: Facts) -> Words:
    head = translate("Review", "Every row is used whole")
    return head, Review.tr("%Ln row(s)", "", f["rows"])


def _findings(f: Facts) -> Words:
    head = Review.tr("%Ln finding(s) of the data desk are left as they are", "", f["count"])
    return head, ", ".join(f["names"])


def _unused(f: Facts) -> Words:
    head = Review.tr("%Ln column(s) are not used", "", len(f["columns"]))
    return head, ", ".join(f["columns"])


OF_ROWS: Mapping[str, Callable[[Facts], Words]] = {
    "ROWS_KEPT_ASIDE": _aside,
    "ROWS_RENDERED": _rendered,
    "DOUBLE_BOS": _double_bos,
    "NO_END_MARK": _no_end,
    "FOREIGN_EOS": _foreign_end,
    "NEW_TOKENS": _new_tokens,
    "UNTRAINED_MARKS": _untrained,
    "ROWS_WITHOUT_ANSWER": _no_answer,
    "ANSWERS_TRUNCATED": _truncated,
    "FEW_ROWS": _few,
    "TOO_FEW_TO_MEASURE": _too_few,
    "VALIDATION_IN_TRAIN": _leaked,
    "PERSONAL_DATA": _personal,
    "ROWS_LEFT_OUT": _left_out,
    "ROWS_CUT": _cut,
    "LONG_ROWS_LEFT_OUT": _long_left_out,
    "ROWS_WHOLE": _whole,
    "OPEN_FINDINGS": _findings,
    "UNUSED_COLUMNS": _unused,
}
"""Code -> its words."""
