"""Pictures of every page in both themes and languages, to be looked at by a person.

    python tests/desktop/screenshots.py FOLDER [page …]     (QT_QPA_PLATFORM=offscreen works)

Not collected by pytest. `--large` draws with text at 200 %, `--small` at 1024 x 640,
`--english` and `--light` leave the other half out.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QPainter, QPixmap  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QDialog  # noqa: E402

from desktop import language  # noqa: E402
from desktop.app import make_application  # noqa: E402
from desktop.main_window import MainWindow  # noqa: E402
from desktop.theme import theme  # noqa: E402
from tests.desktop.window.scenes import DESIGN_POINTS, SCENES, quiet_window  # noqa: E402


def shots(wanted: list[str]) -> Iterator[tuple[str, Callable[[MainWindow], None]]]:
    for name, scene in SCENES.items():
        if not wanted or any(name.startswith(w) for w in wanted):
            yield name, scene


def picture(window: MainWindow) -> QPixmap:
    """The window, with the sheet that lies over it."""
    made = window.grab()
    for sheet in window.findChildren(QDialog):
        if sheet.isVisible():
            painter = QPainter(made)
            painter.drawPixmap(window.mapFromGlobal(sheet.pos()), sheet.grab())
            painter.end()
    return made


def main(arguments: list[str]) -> None:
    flags = {a for a in arguments if a.startswith("--")}
    folder, *wanted = [a for a in arguments if not a.startswith("--")]
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    app = make_application()
    scale, size = (2 if "--large" in flags else 1), (1280, 800)
    if "--small" in flags:
        size = (1024, 640)
    for code in ("en",) if "--english" in flags else ("en", "pt_BR"):
        language.install(code)
        for mode in ("light",) if "--light" in flags else ("light", "dark"):
            theme.use(mode)
            theme.use_text_size(DESIGN_POINTS * scale)
            for name, scene in shots(wanted):
                with tempfile.TemporaryDirectory() as home:
                    window = quiet_window(Path(home))
                    window.resize(*size)
                    window.show()
                    scene(window)
                    QTest.qWait(2500 if name.startswith("08") else 450)  # the chart loads late
                    file = out / f"{name}_{mode}_{code}{'_large' * (scale == 2)}.png"
                    picture(window).save(str(file))
                    window.close()
                    window.deleteLater()
                    app.processEvents()
                    print(file.name)


if __name__ == "__main__":
    main(sys.argv[1:])
