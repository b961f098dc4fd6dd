"""While a file is read: how far it is, a way to stop, and the places where the numbers will be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.theme import color, px
from desktop.widgets.basics import Elided, button, card, progress, row, section

Reading = Counted("Reading")
STEPS = 1000


class ReadingCard(QFrame):
    """A bar, "1.2 of 3.4 GB read", and Cancel; `show_progress` moves it on."""

    def __init__(self, name: str, cancel: Callable[[], object] | None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        words = translate("Reading", "Reading {name}").format(name=name)
        self._bar = progress(0, 0, name=words)
        self._far = Elided("", "text2", 0.9)
        stop = translate("Reading", "Cancel")
        buttons = [button(stop, on_click=cancel)] if cancel is not None else []
        inner = card(Elided(words, scale=1.05), self._bar, margins=0, spacing=10, role="bare")
        line = row((self._far, 1), *buttons, spacing=10)
        layout = inner.layout()
        self.setLayout(row(inner, margins=(18, 14, 14, 14)))
        layout.addLayout(line)  # type: ignore[union-attr]

    def show_progress(self, told: Mapping[str, Any] | None) -> None:
        """Show how far it is; the bar never goes back."""
        if not told:
            return
        done, total = int(told.get("done_bytes") or 0), int(told.get("total_bytes") or 0)
        if total and done:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(max(self._bar.value(), min(STEPS, STEPS * done // total)))
        self._far.setText(far_words(told))


def far_words(told: Mapping[str, Any]) -> str:
    """ "1.2 of 3.4 GB read · 1,234,567 rows"."""
    done, total = int(told.get("done_bytes") or 0), int(told.get("total_bytes") or 0)
    if told.get("stage") == "downloading":
        words = translate("Reading", "{done} of {total} fetched")
    else:
        words = translate("Reading", "{done} of {total} read")
    parts = [words.format(done=format.size(done), total=format.size(total))] if total else []
    if rows := int(told.get("rows") or 0):
        parts.append(Reading.tr("%Ln row(s)", "", rows))
    return " · ".join(parts)


def waiting_cards() -> list[QFrame]:
    """Layout in place: the cards that the report will fill."""
    names = (
        translate("Reading", "Rows"),
        translate("Reading", "Length"),
        translate("Reading", "Quality"),
    )
    return [card(section(name), _Lines(), margins=(16, 12, 16, 16), spacing=10) for name in names]


class _Lines(QWidget):
    """Grey lines where words will be."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, share in enumerate((0.9, 0.6, 0.75)):
            painter.fillRect(0, at * px(22), round(self.width() * share), px(10), color("sunken"))
