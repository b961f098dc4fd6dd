"""The rows that a check found: where they are, what they say, and what can be done about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.sentences.quality import harmful_word, personal_word, why_word
from desktop.widgets.basics import Item, button, card, col, label, muted, row
from desktop.widgets.sheet import Sheet
from desktop.wizard.data.quality_words import fix_words, found_words, leave_out_words
from desktop.wizard.session_data import DataSide

QualitySheetWords = Counted("QualitySheetWords")


class QualitySheet(Sheet):
    """Shows the examples of a check; its buttons decide about all of its rows."""

    def __init__(self, parent: QWidget, session: DataSide, check: Mapping[str, Any]) -> None:
        code = str(check["code"])
        super().__init__(parent, found_words(check), why_word(code), width=760)
        self._session, self._check = session, check
        if words := _by_kind(check):
            self.body.addWidget(muted(words, 0.95, wrap=True))
        examples = check.get("examples") or ()
        for example in examples:
            self.body.addWidget(_example(example))
        if (rest := int(check.get("rows") or 0) - len(examples)) > 0:
            self.body.addWidget(muted(QualitySheetWords.tr("and %Ln more row(s)", "", rest)))
        close = button(translate("Sheet", "Close"), on_click=self.reject)
        self.show_foot(self._look(), [close, *self._acts()])
        close.setFocus()

    def _look(self) -> list[QWidget]:
        see = button(self.tr("See as the model sees them"), "quiet", "eye", self._see)
        return [see]

    def _acts(self) -> list[QPushButton]:
        code, made = str(self._check["code"]), []
        if name := self._check.get("leave_out"):
            made.append(
                button(leave_out_words(code), on_click=lambda: self._take("leave_out", str(name)))
            )
        if fix := self._check.get("fix"):
            made.append(button(fix_words(code), on_click=lambda: self._take("fix", str(fix))))
        return made

    def _take(self, kind: str, name: str) -> None:
        self.accept()
        if kind == "fix":
            self._session.take_fix(name)
        else:
            self._session.take_leave_out(name)

    def _see(self) -> None:
        self.accept()
        self._session.open_token_view(f"quality:{self._check['code']}")


def _example(example: Mapping[str, Any]) -> QWidget:
    where = translate("QualitySheet", "line {line}").format(
        line=format.number(int(example.get("line") or 0))
    )
    if example.get("other_line"):
        other = translate("QualitySheet", "like line {line}").format(
            line=format.number(int(example["other_line"]))
        )
        where = f"{where} · {other}"
    items: list[Item] = [
        muted(where, 0.88),
        label(str(example.get("excerpt") or ""), scale=0.95, wrap=True, selectable=True),
    ]
    if example.get("repaired"):
        items.append(label(str(example["repaired"]), "success", 0.95, wrap=True, selectable=True))
    return card(row((col(*items, spacing=2), 1)), margins=(14, 8, 14, 10))


def _by_kind(check: Mapping[str, Any]) -> str:
    """ "e-mail addresses: 9 · phone numbers: 3" for checks with kinds."""
    word = {"PERSONAL_DATA": personal_word, "HARMFUL": harmful_word}.get(str(check["code"]))
    if word is None:
        return ""
    facts = check.get("facts") or {}
    return " · ".join(
        f"{word(kind)}: {format.number(rows)}"
        for kind, rows in facts.items()
        if isinstance(rows, int)
    )
