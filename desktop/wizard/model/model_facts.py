"""What was found out about a model without loading it, as a card."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from PySide6.QtWidgets import QFrame

from desktop import format
from desktop.language import translate
from desktop.messages import message
from desktop.theme import Weight
from desktop.widgets.basics import (
    Item,
    card,
    col,
    image,
    label,
    muted,
    pill,
    row,
    rule,
)
from desktop.widgets.text import Elided
from engine.contract.spec import STARTER


def model_name(base_model: str) -> str:
    """A model as a person calls it: the folder's last part, the hub id, or the starter."""
    if base_model == STARTER:
        return translate("Model", "Starter model")
    if "\\" in base_model or PurePath(base_model).is_absolute():
        return PurePath(base_model.replace("\\", "/")).name
    return base_model


def model_card(base_model: str, facts: Mapping[str, Any], data: Mapping[str, Any]) -> QFrame:
    """Size, family, context against the longest row; only what is known."""
    head = Elided(model_name(base_model), scale=1.15, weight=Weight.DemiBold, grow=False)
    if not facts:
        return _not_here_yet(head)
    good = pill(translate("Model", "Can be trained"), "ok", "check")
    items: list[Item] = [row(head, None, good, spacing=10)]
    if facts.get("path") and base_model != STARTER:
        items.append(Elided(str(facts["path"]), "text2", 0.88, mono=True, middle=True))
    items += [2, rule(), 2]
    items += [_line(name, value) for name, value in fact_lines(facts) if value]
    items += _context(facts, data)
    items += _template(facts)
    for notice in facts.get("notices") or ():
        told = message(notice["code"], notice.get("facts"))
        items.append(_note("info", "accent", f"{told.title}. {told.body}"))
    return card(*items, margins=18, spacing=8)


def _not_here_yet(head: Elided) -> QFrame:
    """A name on the hub whose files are not on this computer: nothing is known yet."""
    later = pill(translate("Model", "Not downloaded yet"), "info", "download")
    text = translate(
        "Model",
        "It will be fetched from the Hugging Face hub when training starts, and looked at then. "
        "Until then its size is not known here.",
    )
    return card(row(head, None, later, spacing=10), muted(text, 1.0, wrap=True), margins=18)


def fact_lines(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(name, value) of each fact in words; "" where it is not known."""
    layers = ""
    if facts.get("layers") and facts.get("hidden_size"):
        text = translate("Model", "{layers}, {size} wide")
        layers = text.format(
            layers=format.number(facts["layers"]), size=format.number(facts["hidden_size"])
        )
    return [
        (translate("Model", "Family"), str(facts.get("family") or "")),
        (translate("Model", "Architecture"), str(facts.get("architecture") or "")),
        (translate("Model", "Parameters"), _known(format.parameters, facts.get("parameters"))),
        (translate("Model", "Layers"), layers),
        (translate("Model", "Weights"), _weights(facts)),
        (translate("Model", "Vocabulary"), _known(format.number, facts.get("vocab_size"))),
    ]


def _weights(facts: Mapping[str, Any]) -> str:
    size = _known(format.size, facts.get("weights_bytes"))
    return ", ".join(part for part in (size, str(facts.get("dtype") or "")) if part)


def _context(facts: Mapping[str, Any], data: Mapping[str, Any]) -> list[Item]:
    """The longest text the model can take, against the longest row."""
    limit = facts.get("context_tokens")
    if not limit:
        return []
    text = translate("Model", "{tokens} tokens").format(tokens=format.number(limit))
    items: list[Item] = [_line(translate("Model", "Longest text"), text)]
    longest = (data.get("lengths") or {}).get("max")
    if longest and longest > limit:
        words = translate("Model", "Your longest row has {tokens} tokens; longer rows are cut.")
        items.append(_note("cut", "warning", words.format(tokens=format.number(longest))))
    return items


def _template(facts: Mapping[str, Any]) -> list[Item]:
    if facts.get("chat_template"):
        return [_note("check", "success", translate("Model", "Brings its own chat template"))]
    words = translate("Model", "Brings no chat template; Formiga's documented one is used.")
    return [_note("info", "accent", words)]


def _line(name: str, value: str) -> Any:
    words = label(value, wrap=True, tabular=True, selectable=True)
    first = muted(name, 0.92)
    return row((first, 2), (words, 3), spacing=12)


def _note(icon: str, ink: str, text: str) -> Any:
    return row(
        col(1, image(icon, ink, 16), None, spacing=0), (label(text, wrap=True), 1), spacing=8
    )


def _known(show: Any, value: Any) -> str:
    return show(value) if value else ""
