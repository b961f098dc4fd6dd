"""What a person's hands and eyes do in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot


def button(window: QWidget, text: str) -> QAbstractButton:
    """The visible button with these words."""
    found = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and text in b.text()]
    assert found, f"no button says {text!r}: {sorted(words(window))}"
    return found[0]


def press(qtbot: QtBot, window: QWidget, text: str, timeout_s: float = 60) -> None:
    """Wait until the button can be pressed, and press it."""
    qtbot.waitUntil(lambda: button(window, text).isEnabled(), timeout=int(timeout_s * 1000))
    qtbot.mouseClick(button(window, text), Qt.MouseButton.LeftButton)


def words(window: QWidget) -> set[str]:
    """Every text that can be read in the window now."""
    labels = {w.text() for w in window.findChildren(QLabel) if w.isVisible() and w.text()}
    fields = {w.text() for w in window.findChildren(QLineEdit) if w.isVisible() and w.text()}
    buttons = {w.text() for w in window.findChildren(QAbstractButton) if w.isVisible()}
    return labels | fields | buttons


def reads(window: QWidget, text: str) -> bool:
    """Whether this text stands somewhere in the window."""
    return any(text in word for word in words(window))


def wait_to_read(qtbot: QtBot, window: QWidget, text: str, timeout_s: float = 60) -> None:
    """Wait until this text stands in the window."""
    try:
        qtbot.waitUntil(lambda: reads(window, text), timeout=int(timeout_s * 1000))
    except Exception:
        pytest.fail(f"{text!r} did not appear; there is: {sorted(words(window))}")


def drop(target: QWidget, file: Path) -> None:
    """Drag a file from the desktop and let it fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, point = Qt.DropAction.CopyAction, target.rect().center()
    enter = QDragEnterEvent(point, copy, data, left, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(point), copy, data, left, none))


def wait_for(qtbot: QtBot, condition: Callable[[], bool], timeout_s: float = 60) -> None:
    """Wait, while the window stays alive."""
    qtbot.waitUntil(condition, timeout=int(timeout_s * 1000))
