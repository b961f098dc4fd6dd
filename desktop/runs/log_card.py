"""What the libraries printed (`engine.log`), folded away until somebody asks."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from desktop import icons
from desktop.theme import Weight, font, px
from desktop.widgets.basics import Elided, button, col, row

TAIL_BYTES = 64 * 1024
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class LogCard(QFrame):
    """A line that unfolds to the end of the log; the file is read only while it is open."""

    def __init__(self, head: str = "", note: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        head = head or self.tr("Engine log")
        self._path: Path | None = None
        self._seen: tuple[int, int] | None = (-1, -1)  # unlike any file, and unlike none
        self._fold = button("  " + head, "fold", on_click=self.toggle)
        self._fold.setAccessibleName(head)
        self._fold.setFont(font(1.0, Weight.Medium))
        self._fold.setIconSize(QSize(px(16), px(16)))
        note = note or self.tr("What the libraries print while they work")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(font(0.88, mono=True))
        self._text.setFixedHeight(px(220))
        self._text.setAccessibleName(head)
        line = row(self._fold, (Elided(note, "text2", 0.92), 1), spacing=8)
        self.setLayout(col(line, self._text, margins=(8, 6, 16, 6), spacing=6))
        self._show_open(False)

    @property
    def is_open(self) -> bool:
        return not self._text.isHidden()

    def show_file(self, path: Path) -> None:
        """Follow this file from now on; it need not exist yet."""
        self._path, self._seen = path, (-1, -1)
        self.refresh()

    def toggle(self) -> None:
        """Fold or unfold."""
        self._show_open(not self.is_open)
        self.refresh()

    def unfold(self) -> None:
        """Show the log and bring it into view."""
        self._show_open(True)
        self.refresh()
        self._text.setFocus()

    def refresh(self) -> None:
        """Read the end of the file again if it has changed; stays at the end if it was there."""
        if self._path is None or not self.is_open:
            return
        stamp = _stamp(self._path)
        if stamp == self._seen:
            return
        self._seen = stamp
        bar = self._text.verticalScrollBar()
        at_end, place = bar.value() >= bar.maximum() - 1, bar.value()
        self._text.setPlainText(read_tail(self._path) or self.tr("Nothing has been printed yet."))
        if at_end:
            self._text.moveCursor(QTextCursor.MoveOperation.End)
        bar.setValue(bar.maximum() if at_end else place)

    def _show_open(self, open_: bool) -> None:
        self._text.setVisible(open_)
        self._fold.setIcon(icons.icon("down" if open_ else "right", "text2", 16))
        said = self.tr("Hide what the libraries printed")
        self._fold.setAccessibleDescription(
            said if open_ else self.tr("Show what the libraries printed")
        )


def read_tail(path: Path) -> str:
    """The end of a log as text: whole lines, without colours, progress bars in their last state."""
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            start = max(0, size - TAIL_BYTES)
            stream.seek(start)
            block = stream.read()
    except OSError:
        return ""
    if start:
        block = block[block.find(b"\n") + 1 :]
    text = _ANSI.sub("", block.decode("utf-8", "replace"))
    lines = (line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
