"""The support bundle, to be read before it is saved: a list of its documents, and their text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import format
from desktop.runs.background import Background
from desktop.theme import font, px
from desktop.widgets.basics import Item, button, clear, col, muted, set_enabled, side_bar, waiting
from desktop.widgets.sheet import Sheet
from desktop.widgets.stacking import Stacking

Documents = Mapping[str, str]
LIST_WIDTH, TEXT_HEIGHT = 210, 340
SHOWN_CHARACTERS = 400_000
"""A document is shown up to here; what is saved is whole."""


class BundleSheet(Sheet):
    """Shows the documents; Save… writes them into one file. Nothing is sent anywhere."""

    def __init__(
        self,
        parent: QWidget,
        compose: Callable[[], Documents],
        save: Callable[[Documents, Path], object],
    ) -> None:
        super().__init__(parent, "", width=920)
        self.show_head(
            self.tr("Support bundle"),
            self.tr(
                "Tokens, your name, this computer's name and your folders are taken out. Read "
                "what is in it; it is only saved, never sent."
            ),
        )
        self._write = save
        self._documents: Documents = {}
        self._told = QVBoxLayout()
        self._place = QVBoxLayout()
        self._place.addWidget(waiting(self.tr("Putting the documents together")))
        self.body.addLayout(self._told)
        self.body.addLayout(self._place, 1)
        self.save_button = button(self.tr("Save…"), "primary", "export", self.save)
        set_enabled(self.save_button, self.tr("The documents are being put together"))
        self._close = button(self.tr("Close"), on_click=self.reject)
        self.show_foot([], [self._close, self.save_button])
        self._work = Background(self)
        self._work.done.connect(self._composed)
        self._work.failed.connect(self._failed)
        self._saving = Background(self)
        self._saving.done.connect(self._saved)
        self._saving.failed.connect(self._failed)
        self._work.run(compose)

    def save(self) -> None:
        """Ask where, and write the file."""
        where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(where or ".") / "formiga-support.zip")
        kinds = self.tr("Archives (*.zip)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the bundle"), suggested, kinds)
        if chosen:
            path = Path(chosen).with_suffix(Path(chosen).suffix or ".zip")
            set_enabled(self.save_button, self.tr("Saving"))
            documents = self._documents
            self._saving.run(lambda: self._write_to(documents, path))

    def _write_to(self, documents: Documents, path: Path) -> Path:
        self._write(documents, path)
        return path

    def _composed(self, documents: Documents) -> None:
        self._documents = dict(documents)
        clear(self._place)
        self._list, self._text = self._make_list(), self._make_text()
        sides: list[Item] = [col(self._list), (col(self._caption(), self._text, spacing=6), 1)]
        self._place.addWidget(Stacking(sides, least=620, spacing=16))
        self._list.currentTextChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self._list.setFocus()
        set_enabled(self.save_button, "" if documents else self.tr("There is nothing to save"))
        self.fit()

    def _caption(self) -> QWidget:
        self._size = muted("")
        return self._size

    def _show(self, name: str) -> None:
        text = self._documents.get(name, "")
        self._text.setPlainText(text[:SHOWN_CHARACTERS])
        self._text.setAccessibleName(name)
        self._size.setText(f"{name} · {format.size(len(text.encode('utf-8')))}")

    def _saved(self, path: Path) -> None:
        clear(self._told)
        text = self.tr("Send it to whoever helps you, if you like.")
        head = self.tr("Saved as {file}").format(file=path.name)
        self._told.addWidget(side_bar("ok", head, f"{path}\n{text}"))
        set_enabled(self.save_button, "")
        self.scroller.verticalScrollBar().setValue(0)

    def _failed(self, error: Exception) -> None:
        clear(self._told)
        head = self.tr("The bundle could not be saved")
        if not self._documents:
            clear(self._place)
            head = self.tr("The bundle could not be put together")
        self._told.addWidget(side_bar("bad", head, f"{type(error).__name__}: {error}"))
        set_enabled(self.save_button, "" if self._documents else head)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(self.tr("Documents in the bundle"))
        for name in self._documents:
            item = QListWidgetItem(name, made)
            item.setSizeHint(QSize(0, px(28)))  # Qt forgets the padding of the style sheet
        made.setMinimumWidth(px(LIST_WIDTH))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setMaximumHeight(px(TEXT_HEIGHT + 30))
        return made

    def _make_text(self) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setReadOnly(True)
        made.setFont(font(0.88, mono=True))
        made.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        made.setMinimumHeight(px(TEXT_HEIGHT))
        return made
