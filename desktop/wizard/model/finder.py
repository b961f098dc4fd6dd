"""The left side: a search that takes words, hub ids and folders, four filters, the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import actions, tokens
from desktop.counted import Counted
from desktop.theme import px
from desktop.widgets.basics import button, edit, frame, image, label, muted, restyle, row
from desktop.widgets.flow import flow
from desktop.wizard.model.list_view import ModelView
from desktop.wizard.model.rows import Chip, ModelRow, filtered

HUB_ID = re.compile(r"[\w-][\w.-]*/[\w.-]+", re.ASCII)


class Finder(QWidget):
    """Search, chips, list.

    Signals:
        chosen: id of a row.
        named: a hub id or a folder that was typed.
        folder_wanted: the person wants to choose a folder.
    """

    chosen = Signal(str)
    named = Signal(str)
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ModelRow] = []
        self._current = ""
        self.search = self._search_field()
        self.view = ModelView()
        self.view.chosen.connect(self.chosen)
        self.chips = self._chips()
        folder = actions.CHOOSE_FOLDER
        choose = button(folder.text, "", folder.icon, self.folder_wanted.emit)
        self._frame = frame("card", margins=1)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._nothing, self._say, self._look_up = self._nothing_found()
        inside.addWidget(self.view, 1)
        inside.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(row((self.search, 1), choose, spacing=8))
        column.addWidget(flow(list(self.chips.values())))
        column.addWidget(self._frame, 1)

    def show_rows(self, rows: Sequence[ModelRow], current: str, *, on_card: bool) -> None:
        """Show these models, as far as search and chips let them through."""
        self._rows, self._current = list(rows), current
        here = sum(row.here for row in rows)
        words = self.tr("On this computer {count}").format(count=here)
        self._name(self.chips["here"], words)
        fits = self.tr("Fits my GPU") if on_card else self.tr("Fits this computer")
        self._name(self.chips["fits"], fits)
        self._filter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the detail stands under the list, the list leaves room to see that it does."""
        super().resizeEvent(event)
        self.view.set_compact(self.window().width() < px(tokens.STACK_BELOW))

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def show_hot(self, hot: bool) -> None:
        """A folder hangs over the page."""
        self._frame.setProperty("role", "selected" if hot else "card")
        restyle(self._frame)

    def _search_field(self) -> QLineEdit:
        made = edit(
            name=self.tr("Search models"),
            hint=self.tr("Name, hub id, or drop a folder"),
        )
        made.setTextMargins(px(24), 0, 0, 0)
        glass = image("search", "text2", 16)  # a picture, not a button that does nothing
        inside = QHBoxLayout(made)
        inside.setContentsMargins(px(9), 0, 0, 0)
        inside.addWidget(glass)
        inside.addStretch(1)
        made.textChanged.connect(lambda _: self._filter())
        made.returnPressed.connect(self._enter)
        return made

    def _chips(self) -> dict[Chip, QPushButton]:
        named: dict[Chip, str] = {
            "fits": self.tr("Fits my GPU"),
            "portuguese": self.tr("Speaks Portuguese"),
            "commercial": self.tr("Commercial use"),
            "here": self.tr("On this computer {count}").format(count=0),
        }
        made = {chip: button(words, "chip") for chip, words in named.items()}
        for chip in made.values():
            chip.setCheckable(True)
            chip.toggled.connect(lambda _: self._filter())
        return made

    def _nothing_found(self) -> tuple[QWidget, QLabel, QPushButton]:
        """What stands in the list's place where no model passes."""
        say = muted("", 1.0, wrap=True)
        look = button("", "", "search", self._name_it)
        clear = button(self.tr("Show all"), "quiet", on_click=self._show_all)
        made = frame("plain", margins=24)
        column = QVBoxLayout(made)
        column.addWidget(label(self.tr("No model of the list fits this"), wrap=True))
        column.addWidget(say)
        column.addWidget(flow([look, clear]))
        column.addStretch(1)
        return made, say, look

    def _filter(self) -> None:
        chips = frozenset(chip for chip, made in self.chips.items() if made.isChecked())
        text = self.search.text().strip()
        shown = filtered(self._rows, text, chips)
        self.view.show_rows(shown, self._current)
        self.view.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._look_up.setVisible(bool(self._named_thing()))
        if not shown:
            self._explain(text)
        Finder = Counted("Finder")
        self.view.setAccessibleDescription(Finder.tr("%Ln model(s)", "", len(shown)))

    def _explain(self, text: str) -> None:
        named = self._named_thing()
        words = self.tr("Look up {name} on the hub") if HUB_ID.fullmatch(text) else ""
        self._look_up.setText("  " + (words or self.tr("Look at {name}")).format(name=named))
        hint = self.tr("A hub id reads owner/name; Return looks it up.")
        self._say.setText("" if named else hint)

    def _named_thing(self) -> str:
        """The hub id or folder that stands in the search field, if one does."""
        text = self.search.text().strip().strip('"')
        text = re.sub(r"^https?://[^/]+/", "", text).removesuffix("/tree/main").rstrip("/")
        if HUB_ID.fullmatch(text):
            return text
        raw = self.search.text().strip().strip('"')
        folder = bool(raw) and (PurePath(raw).is_absolute() or raw.startswith("~"))
        return raw if folder or (raw and Path(raw).is_dir()) else ""

    def _enter(self) -> None:
        """Return: the only row that is left, or what was typed as a name."""
        if self.view.list.rowCount() == 1:
            self.chosen.emit(self.view.list.rows[0].id)
        elif self._named_thing():
            self._name_it()
        elif self.view.list.rowCount():
            self.view.setFocus()

    def _name_it(self) -> None:
        if named := self._named_thing():
            self.search.clear()
            self.named.emit(named)

    def _show_all(self) -> None:
        self.search.clear()
        for chip in self.chips.values():
            chip.setChecked(False)

    @staticmethod
    def _name(chip: QPushButton, words: str) -> None:
        if chip.text() != words:
            chip.setText(words)
            chip.setAccessibleName(words)
