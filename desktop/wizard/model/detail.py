"""The chosen model in detail: its terms, its size, and its memory in three ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop import format, hub_account
from desktop.language import translate
from desktop.messages import message
from desktop.theme import Weight
from desktop.widgets.basics import (
    Elided,
    Item,
    button,
    card,
    col,
    holder,
    image,
    label,
    muted,
    pill,
    row,
    rule,
)
from desktop.widgets.flow import flow
from desktop.wizard.model.list_model import ICONS, TONES, badge_text
from desktop.wizard.model.memory_ways import close_up, three_ways
from desktop.wizard.model.model_words import licence_line, purpose
from desktop.wizard.model.reasons import rule_of_recommendation, too_big_line, why_recommended
from desktop.wizard.model.rows import ModelRow
from engine.contract.spec import STARTER


def detail_card(
    row_: ModelRow,
    report: Mapping[str, Any],
    *,
    download: QWidget | None,
    account: QWidget | None,
    on_explain: Callable[[], object],
) -> QFrame:
    """Everything that is known of a model, as a card.

    Args:
        row_: the chosen row.
        report: of the examples, for the longest of them.
        download: what can be done about files that are not here, or None.
        account: the notice about an agreement and the sign-in, or None.
    """
    items: list[Item] = [_head(row_), *_sentences(row_, report), rule(), *_terms(row_, report)]
    items += [made for made in (download, account) if made is not None]
    items += _notes(row_.facts)
    if row_.fit is not None:
        items += [rule(), three_ways(row_.fit), rule(), close_up(row_.fit, on_explain)]
    else:
        words = translate(
            "Model", "Its memory is counted as soon as its size and this computer are known."
        )
        items += [rule(), muted(words, 1.0, wrap=True)]
    return card(*items, margins=(18, 14, 18, 14), spacing=8)


def _head(row_: ModelRow) -> Item:
    name = Elided(row_.name, scale=1.2, weight=Weight.DemiBold, grow=True)
    name.setToolTip(row_.id)
    if row_.fit is None:
        return row((name, 1))
    badge = pill(badge_text(row_.fit), TONES[row_.fit.badge], ICONS[row_.fit.badge])
    if row_.fit.machine.device == "cpu":  # a longer badge: it must not push the name away
        return col(name, row(badge, None), spacing=6)
    return row((name, 1), badge, spacing=10)


def _sentences(row_: ModelRow, report: Mapping[str, Any]) -> list[Item]:
    """What it is good for and why it is recommended; what would make a too big one fit."""
    said = [purpose(row_.facts)]
    if row_.id == STARTER:
        said = [
            translate(
                "Model",
                "Very small; it travels with Formiga and trains on any computer. Made to try "
                "everything with the sample, not to answer real questions.",
            )
        ]
    if row_.recommended and row_.fit is not None:
        said = [why_recommended(row_, report)]
    lines: list[Item] = [muted(text, 0.95, wrap=True) for text in said if text]
    if row_.recommended and isinstance(lines[0], QWidget):
        lines[0].setToolTip(rule_of_recommendation())
    if row_.fit is not None and row_.fit.badge != "fits":
        lines.append(_note("warning", "warning", too_big_line(row_.fit)))
    return lines


def _terms(row_: ModelRow, report: Mapping[str, Any]) -> list[Item]:
    facts = row_.facts
    listed = [
        (translate("Model", "Licence"), "" if row_.id == STARTER else licence_line(facts)),
        (translate("Model", "Download"), _download(row_)),
        (translate("Model", "Context"), _context(facts, report)),
        (translate("Model", "From"), "" if row_.id in (row_.name, STARTER) else row_.id),
    ]
    return [holder(col(*(_line(n, v) for n, v in listed if v), spacing=3))]


def _download(row_: ModelRow) -> str:
    facts = row_.facts
    if row_.here:
        size = facts.get("weights_bytes")
        here = translate("Model", "on this computer")
        return f"{here}, {format.size(size)}" if size else here
    if not facts.get("download_bytes"):
        return translate("Model", "not known yet")
    text = translate("Model", "{size} from {host}, once")
    return text.format(size=format.size(facts["download_bytes"]), host=host())


def host() -> str:
    """The hub's address without its scheme."""
    return urlsplit(hub_account.endpoint()).netloc or hub_account.endpoint()


def _context(facts: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """The longest text it takes, against the longest row."""
    limit = facts.get("context_tokens")
    if not limit:
        return ""
    longest = (report.get("lengths") or {}).get("max")
    if not longest:
        return translate("Model", "{tokens} tokens").format(tokens=format.number(limit))
    text = translate("Model", "{tokens} tokens; your longest row {longest}")
    if longest > limit:
        text = translate("Model", "{tokens} tokens; your longest row has {longest} and is cut")
    return text.format(tokens=format.number(limit), longest=format.number(longest))


def _notes(facts: Mapping[str, Any]) -> list[Item]:
    """A template that is missing, and what the engine found worth knowing."""
    notes: list[Item] = []
    if facts.get("chat_template") is False:
        words = translate(
            "Model",
            "No chat template: a base model, not tuned to answer. Formiga's documented template "
            "is used; an instruct version of the same model usually learns faster.",
        )
        notes.append(_note("warning", "warning", words))
    for notice in facts.get("notices") or ():
        told = message(notice["code"], notice.get("facts"))
        notes.append(_note("info", "accent", f"{told.title}. {told.body}"))
    return notes


def account_notice(
    facts: Mapping[str, Any],
    name: str | None,
    on_page: Callable[[], object],
    on_sign_in: Callable[[], object],
) -> QWidget | None:
    """A gate and how to pass it; None where there is none."""
    if not facts.get("gated"):
        return None
    text = translate("Model", "Needs your agreement on {host}").format(host=host())
    if name:
        text += " · " + translate("Model", "signed in as {name}").format(name=name)
    page = translate("Model", "Open its page")
    actions: list[QPushButton] = [button(page, "quiet", "globe", on_page)]
    sign = translate("Model", "Account…") if name else translate("Model", "Sign in…")
    actions.append(button(sign, "quiet", "lock", on_sign_in))
    return holder(col(_note("lock", "warning", text), flow(actions), spacing=2))


def _line(name: str, value: str) -> Any:
    first = muted(name, 0.95)
    first.setFixedWidth(first.fontMetrics().horizontalAdvance("M" * 7))
    return row(first, (label(value, scale=0.95, wrap=True, tabular=True), 1), spacing=8)


def _note(icon: str, ink: str, text: str) -> QWidget:
    words = label(text, scale=0.95, wrap=True)
    return holder(row(col(1, image(icon, ink, 16), None, spacing=0), (words, 1), spacing=8))
