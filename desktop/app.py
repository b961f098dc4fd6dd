"""The application around the window: one instance, language, colours, crash card, first look."""

from __future__ import annotations

import locale
import logging
import signal
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import early, language, paths, settings
from desktop.crash import CrashHandler, log_to
from desktop.main_window import MainWindow
from desktop.problems import AppProblem
from desktop.runs.listing import find_run
from desktop.single import SingleInstance
from desktop.theme import theme

log = logging.getLogger(__name__)

SETTLED_MS = 1000
"""From then on what is looked at once at the start has been looked at."""


def run_window(run: str = "", home: str | None = None) -> int:
    """Open the window of a home and stay until it is closed; 0, or 1 if it could not open."""
    folder = paths.formiga_home(home)
    app = make_application()
    try:
        single = SingleInstance(folder)
    except OSError as error:
        sys.stderr.write(f"{folder}: {error}\n")
        return 1
    if not single.is_first:
        return 0 if single.show_first(run) else 1
    log_to(paths.logs_dir(folder))
    chosen = settings.load(paths.settings_file(folder))
    language.install(chosen.language)
    theme.use(chosen.theme)
    crashes = CrashHandler(app)
    crashes.install()
    window = open_window(folder, run)
    single.wanted.connect(lambda wanted: come_forward(window, wanted))
    QTimer.singleShot(SETTLED_MS, early.release_collector)
    code = app.exec()
    save_geometry(window)
    crashes.remove()
    single.close()
    return code


def make_application() -> QApplication:
    """Qt, without its side effect on how C libraries read numbers."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    # Qt sets every locale category of the process; with a comma as decimal mark, C libraries
    # would read "0.5" as 0.
    locale.setlocale(locale.LC_NUMERIC, "C")
    app.setApplicationName("formiga")
    app.setDesktopFileName("formiga")
    with suppress(ValueError):  # only the main thread may; elsewhere Ctrl+C is not ours
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return app


def open_window(home: Path, run: str = "") -> MainWindow:
    """The window, on the named run, else on one that is still going, else on New run."""
    window = MainWindow(home, empty=True)
    restore_geometry(window)
    window.start()
    if run:
        show_run(window, run)
    elif window.watch.going is not None:
        window.open_live(window.watch.going.run.path)
    else:
        window.go("new")
    window.show()
    return window


def show_run(window: MainWindow, run: str) -> None:
    """Show a run by its folder or name; one that is not found leaves the page as it is."""
    try:
        window.open_run(find_run(run, window.home))
    except AppProblem as problem:
        log.warning("cannot show the run %s: %s", run, problem)
        window.go("runs")


def come_forward(window: MainWindow, run: str) -> None:
    """A second start: bring this window to the front, on the run it asked for."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if run:
        show_run(window, run)


def save_geometry(window: MainWindow) -> None:
    """Remember where the window was; not part of the person's settings."""
    _geometry_file(window).setValue("window/geometry", window.saveGeometry())


def restore_geometry(window: MainWindow) -> None:
    stored = _geometry_file(window).value("window/geometry")
    if stored is not None:
        window.restoreGeometry(stored)


def _geometry_file(window: MainWindow) -> QSettings:
    return QSettings(str(window.home / "window.ini"), QSettings.Format.IniFormat)
