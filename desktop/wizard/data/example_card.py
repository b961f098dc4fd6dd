"""One row as the model sees it, token by token."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop import format
from desktop.language import translate
from desktop.widgets.basics import Item, button, card, muted, row, section
from desktop.widgets.token_view import TokenView
from desktop.wizard.data.token_legend import token_legend


def example_card(example: Mapping[str, Any]) -> QFrame:
    """The row, its legend, and a way to copy it."""
    tokens = example["tokens"]
    view = TokenView(tokens, translate("Example", "One row as the model sees it"))
    copy = button(
        translate("Example", "Copy as text"),
        "quiet",
        "copy",
        lambda: QApplication.clipboard().setText(view.text()),
    )
    head: list[Item] = [section(translate("Example", "What the model sees"))]
    if example.get("line"):
        line = translate("Example", "line {line}").format(line=format.number(example["line"]))
        head.append(muted(line, 0.9))
    items: list[Item] = [row(*head, None, copy, spacing=10), view]
    if view.folded:
        items.append(row(_unfold(view), None))
    cut = example.get("total_tokens", 0) - example.get("kept_tokens", 0)
    items.append(token_legend(tokens, cut, example.get("template", "")))
    return card(*items, margins=(18, 10, 12, 14), spacing=10)


def _unfold(view: TokenView) -> QWidget:
    made = button(translate("Example", "Show every token"), "quiet", "down")

    def unfold() -> None:
        view.unfold()
        made.hide()

    made.clicked.connect(unfold)
    return made
