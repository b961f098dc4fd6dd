"""When something in the window goes wrong: a card with details to copy, and the window stays.

A run is never affected: it lives in a process of its own. Details go to the log as well.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout

from desktop import __version__, actions
from desktop.theme import font, px
from desktop.widgets.basics import button, fill, row, side_bar

log = logging.getLogger(__name__)

LOG_BYTES = 1_000_000


def log_to(folder: Path) -> logging.Handler | None:
    """Write the window's log into `folder`; a folder that cannot be written costs only the log."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "window.log", maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError as error:
        log.warning("no log file in %s: %s", folder, error)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return handler


class CrashHandler(QObject):
    """Takes the place of `sys.excepthook` while the window is open."""

    _crashed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dialog: CrashDialog | None = None
        self._crashed.connect(self._show)

    def install(self) -> None:
        sys.excepthook = self.handle

    def remove(self) -> None:
        sys.excepthook = sys.__excepthook__

    def handle(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        """Log the exception and show it; a second one while the card is open is only logged."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.error("unhandled", exc_info=(kind, error, where))
        self._crashed.emit("".join(traceback.format_exception(kind, error, where)))

    def _show(self, details: str) -> None:
        if self.dialog is not None or QThread.currentThread() is not self.thread():
            return
        self.dialog = CrashDialog(details)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None


class CrashDialog(QDialog):
    """What happened, in one sentence, with everything that helps to mend it."""

    def __init__(self, details: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Formiga")
        self.details = f"{_versions()}\n\n{details}"
        text = QPlainTextEdit(self.details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(font(0.9, mono=True))
        text.setAccessibleName(self.tr("Details"))
        copy = actions.COPY_DETAILS
        copying = button(copy.text, "", copy.icon, self.copy)
        go_on = button(self.tr("Go on"), "primary", "", self.accept)
        card = side_bar(
            "bad",
            self.tr("Something in the window went wrong"),
            self.tr("A run that is going is not affected, and nothing of it is lost."),
            note=self.tr("You can go on. If it happens again, the details help to mend it."),
        )
        line = row(None, copying, go_on, spacing=8)
        fill(QVBoxLayout(self), (card, (text, 1), line), 24, 16)
        self.resize(px(720), px(480))

    def copy(self) -> None:
        QApplication.clipboard().setText(self.details)


def _versions() -> str:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    python = platform.python_version()
    return f"Formiga {__version__}, Python {python}, Qt {qVersion()}, {system}"
