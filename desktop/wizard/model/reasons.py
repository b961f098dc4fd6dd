"""Why a model is recommended, and what would make one that is too big fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.sentences.languages import language_word
from desktop.wizard.fits import Fit
from desktop.wizard.model.rows import ModelRow, spoken


def why_recommended(row: ModelRow, report: Mapping[str, Any]) -> str:
    """The rule of the recommendation with its values."""
    Model = Counted("Model")
    rows = Model.tr("%Ln row(s)", "", int(report.get("rows_kept", 0)))
    languages = and_joined([language_word(code) for code in spoken(report)])
    if languages:
        text = translate("Model", "A good size for your {rows} in {languages}.")
    else:
        text = translate("Model", "A good size for your {rows}.")
    why = translate("Model", "The largest that fits well and trains in about {time}.")
    spent = format.duration(row.seconds or 0)
    return f"{text.format(rows=rows, languages=languages)} {why.format(time=spent)}"


def rule_of_recommendation() -> str:
    """How the recommended model is found, in full."""
    return translate(
        "Model",
        "Recommended is the largest model of the list that fits with room to spare, trains within "
        "four hours (without a card half an hour, else over night), speaks the languages of your "
        "rows, takes their length, allows commercial use and asks for no agreement.",
    )


def and_joined(words: list[str]) -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    text = translate("Model", "{first} and {last}")
    return text.format(first=", ".join(words[:-1]), last=words[-1])


def too_big_line(fit: Fit) -> str:
    """What would make it fit; that nothing would, if so."""
    need = format.memory(fit.plan.total_bytes)
    free = format.memory(fit.free_bytes)
    text = translate("Model", "Needs {need}; {free} are free.").format(need=need, free=free)
    nearest = fit.nearest
    if "max_length" in nearest and nearest["max_length"] < fit.setup.row_tokens:
        more = translate("Model", "It would fit with rows of at most {tokens} tokens.")
        return f"{text} {more.format(tokens=format.number(nearest['max_length']))}"
    if "batch" in nearest and nearest["batch"] < fit.setup.rows:
        Model = Counted("Model")
        way = Model.tr("It would fit with %Ln row(s) at once.", "", nearest["batch"])
        return f"{text} {way}"
    if fit.badge == "tight":
        way = translate("Model", "It may work; close other programs that use memory.")
        return f"{text} {way}"
    way = translate("Model", "Choose a smaller model, or use a larger card.")
    return f"{text} {way}"
