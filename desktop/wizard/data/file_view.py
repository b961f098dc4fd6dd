"""The chosen file: what it is, its first rows as detected, and one row as the model sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from desktop import actions, format
from desktop.sentences.rows import kind_word
from desktop.theme import Weight
from desktop.widgets.basics import (
    Elided,
    Item,
    Stacking,
    button,
    card,
    col,
    fill,
    frame,
    holder,
    image,
    muted,
    pill,
    row,
    section,
)
from desktop.widgets.token_view import TokenView
from desktop.wizard.data.preview_table import PreviewTable
from desktop.wizard.data.roles import top_columns, with_role
from desktop.wizard.data.token_legend import token_legend
from desktop.wizard.session import WizardSession

FORMATS = {"json": "JSON", "jsonl": "JSONL", "csv": "CSV", "parquet": "Parquet", "text": "TXT"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "latin-1": "ISO 8859-1",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
"""What people call them, for Python's names; others are shown as Python calls them."""


class FileView(QWidget):
    """The left column of step 1 once a file was read."""

    def __init__(self, session: WizardSession, choose: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self._report = session.data.report
        items: list[Item] = [self._strip(choose)]
        if self._report.get("preview", {}).get("rows"):
            self.table = PreviewTable(self._report, self._columns())
            self.table.role_chosen.connect(self._set_role)
            items.append(self.table)
            if session.draft.columns is not None:
                items.append(self._own_columns())
        if self._report.get("example"):
            items.append(self._example(self._report["example"]))
        fill(QVBoxLayout(self), [*items, None], 0, 16)

    def _strip(self, choose: Callable[[], object]) -> QFrame:
        report = self._report
        name = Elided(Path(report["path"]).name, weight=Weight.Medium, middle=True, grow=False)
        facts = [
            self.tr("%Ln row(s)", "", report["rows_total"]),
            format.size(report["size_bytes"]),
            FORMATS.get(report["format"], report["format"]),
            ENCODINGS.get(report.get("encoding") or "", report.get("encoding") or ""),
        ]
        if self._session.data.state == "problem":
            kind = pill(self.tr("Please review"), "warn", "warning")
        else:
            kind = pill(kind_word(report["kind"]), "ok", "check")
        another = actions.CHOOSE_ANOTHER
        change = button(another.text, on_click=choose, tip=another.shortcut)
        change.setShortcut(another.shortcut)
        words = col(
            row(name, kind, None, spacing=10),
            Elided(" · ".join(fact for fact in facts if fact), "text2", 0.9),
            spacing=3,
        )
        named = holder(row(image("file", "accent", 24), (words, 1), spacing=14))
        strip = Stacking([(named, 1), change], least=480, spacing=12)
        return frame("card", row((strip, 1)), (16, 12, 12, 12))

    def _own_columns(self) -> QFrame:
        """Who changed a column can go back to what was detected."""
        text = muted(self.tr("You changed what the columns mean."), 1.0, wrap=True)
        reset = button(
            self.tr("As detected"), "quiet", "reset", lambda: self._session.set_columns(None)
        )
        return frame("soft", row((text, 1), reset, spacing=12), (16, 6, 8, 6))

    def _set_role(self, column: str, role: str) -> None:
        self._session.set_columns(
            with_role(self._columns(), self._report["preview"]["columns"], column, role)
        )

    def _columns(self) -> dict[str, str]:
        """role -> column: what the person said, else what was detected."""
        own = self._session.draft.columns
        known = own if own is not None else self._report.get("columns") or {}
        return top_columns(known, self._report["preview"]["columns"])

    def _example(self, example: Mapping[str, Any]) -> QFrame:
        tokens = example["tokens"]
        view = TokenView(tokens, self.tr("One row as the model sees it"))
        copy = button(
            self.tr("Copy as text"),
            "quiet",
            "copy",
            lambda: QApplication.clipboard().setText(view.text()),
        )
        head: list[Item] = [section(self.tr("What the model sees"))]
        if example.get("line"):
            line = self.tr("line {line}").format(line=format.number(example["line"]))
            head.append(muted(line, 0.9))
        items: list[Item] = [row(*head, None, copy, spacing=10), view]
        if view.folded:
            items.append(row(self._unfold(view), None))
        cut = example.get("total_tokens", 0) - example.get("kept_tokens", 0)
        items.append(token_legend(tokens, cut, example.get("template", "")))
        return card(*items, margins=(18, 10, 12, 14), spacing=10)

    def _unfold(self, view: TokenView) -> QWidget:
        made = button(self.tr("Show every token"), "quiet", "down")

        def unfold() -> None:
            view.unfold()
            made.hide()

        made.clicked.connect(unfold)
        return made
