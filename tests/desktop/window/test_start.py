"""Around the window: one for each home, the crash card, and words when nothing can be shown."""

from __future__ import annotations

import builtins
import locale
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import early
from desktop.app import make_application
from desktop.crash import CrashHandler, log_to
from desktop.paths import code_root
from desktop.single import SingleInstance
from tests.desktop.window.test_wizard import press, words


def test_a_second_start_brings_the_first_window_forward(formiga_home: Path, qtbot: QtBot) -> None:
    first = SingleInstance(formiga_home)
    second = SingleInstance(formiga_home)
    try:
        assert first.is_first
        assert not second.is_first
        with qtbot.waitSignal(first.wanted) as heard:
            assert second.show_first("/home/ana/runs/2026-11-22_1402_tickets")
        assert heard.args == ["/home/ana/runs/2026-11-22_1402_tickets"]
    finally:
        first.close()


def test_two_homes_have_two_windows(formiga_home: Path, tmp_path: Path) -> None:
    first, other = SingleInstance(formiga_home), SingleInstance(tmp_path / "other home")
    assert first.is_first
    assert other.is_first
    first.close()
    other.close()


def test_a_closed_window_makes_room_for_the_next(formiga_home: Path) -> None:
    first = SingleInstance(formiga_home)
    first.close()
    second = SingleInstance(formiga_home)
    assert second.is_first
    second.close()


def test_an_error_in_the_window_becomes_a_card_with_details(
    qtbot: QtBot, formiga_home: Path
) -> None:
    written = log_to(formiga_home / "logs")
    handler = CrashHandler()
    for text in ("first", "second"):
        try:
            raise ValueError(text)
        except ValueError as error:
            handler.handle(type(error), error, error.__traceback__)
    dialog = handler.dialog
    assert dialog is not None
    assert "A run that is going is not affected" in words(dialog)
    press(dialog, "Copy details", qtbot)
    copied = QApplication.clipboard().text()
    assert "ValueError: first" in copied
    assert "second" not in copied, "one card at a time; the log has both"
    log = (formiga_home / "logs" / "window.log").read_text(encoding="utf-8")
    assert "ValueError: first" in log
    assert "ValueError: second" in log
    press(dialog, "Go on", qtbot)
    qtbot.waitUntil(lambda: handler.dialog is None)
    assert written is not None
    logging.getLogger().removeHandler(written)
    written.close()


def test_a_comma_in_the_locale_does_not_reach_c_libraries(qapp: QApplication) -> None:
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        make_application()
        assert locale.localeconv()["decimal_point"] == "."
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)


def test_without_a_screen_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    said = early.trouble()
    assert "There is no screen here" in said
    assert "Não há tela aqui" in said
    assert "formiga --help" in said


def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def broken(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "PySide6" and args[2:3] == (("QtWidgets",),):
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", broken)
    said = early.trouble()
    assert "libEGL.so.1" in said
    assert "sudo apt install libegl1" in said


def test_without_pyside_it_names_the_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "installer/bootstrap.py run" in early.trouble()


def test_the_source_of_what_the_window_imports_is_not_read() -> None:
    code = (
        "import linecache; from desktop import early; early.trouble(); import desktop.app\n"
        "print(len(linecache.cache))"
    )
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=code_root(),
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 10, done.stdout  # PySide's scan reads 250 of them


@pytest.mark.slow
def test_the_module_opens_the_real_window_and_ends_with_it(formiga_home: Path) -> None:
    """`python -m desktop` in a process of its own; it closes itself after a moment."""
    code = (
        "import sys; from PySide6.QtCore import QTimer; import desktop.app as app; "
        "real = app.open_window\n"
        "def opened(*a):\n"
        "    window = real(*a); QTimer.singleShot(300, window.close); return window\n"
        "app.open_window = opened\n"
        "from desktop.__main__ import main; sys.exit(main([]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=code_root(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (formiga_home / "window.ini").is_file()
