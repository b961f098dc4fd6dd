"""Ways to name a file: the system's dialog, and what lies on the clipboard."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.language import translate
from desktop.wizard.data.drop_zone import SUFFIXES


def ask_for_file(parent: QWidget, folder: str) -> str:
    """The chosen file's path; "" where the person changed their mind."""
    patterns = " ".join(f"*{suffix} *{suffix}.gz" for suffix in SUFFIXES)
    kinds = [
        translate("Choosing", "Examples ({patterns})").format(patterns=patterns),
        translate("Choosing", "Every file (*)"),
    ]
    title = translate("Choosing", "Choose a file with examples")
    path, _ = QFileDialog.getOpenFileName(parent, title, folder, ";;".join(kinds))
    return path


def ask_for_folder(parent: QWidget, folder: str) -> str:
    """The chosen folder's path; "" where the person changed their mind."""
    title = translate("Choosing", "Choose a folder with files of examples")
    return QFileDialog.getExistingDirectory(parent, title, folder)


def pasted() -> str:
    """A copied file, path or name of a dataset; "" for anything longer."""
    data = QApplication.clipboard().mimeData()
    if data is None:
        return ""
    local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if local:
        return local[0] if len(local) == 1 else ""
    text = data.text().strip().strip('"')
    return text if "\n" not in text and len(text) < 1000 else ""
