"""Brings the .ts files up to date with the sources: `python -m desktop.i18n.update [--release]`.

For who writes sentences, not for who uses the app. New ones come in unfinished; a test fails until
each has its Portuguese, and, where it counts something, its English plural. `--release` compiles
the .qm files as the set-up does.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

I18N = Path(__file__).resolve().parent
DESKTOP = I18N.parent
LANGUAGES = {"en": "en_US", "pt_BR": "pt_BR"}

_RUN_TOOL = (
    "import sys; from PySide6.scripts import pyside_tool as tools; "
    "name = sys.argv.pop(1); sys.argv[0] = name; getattr(tools, name)()"
)


def sources() -> list[str]:
    """Every file that may hold a sentence."""
    return sorted(str(path) for path in DESKTOP.rglob("*.py") if I18N not in path.parents)


def update(folder: Path = I18N) -> None:
    """Take new sentences in and old ones out; translations that still fit stay."""
    for code, locale in LANGUAGES.items():
        target = folder / f"desktop_{code}.ts"
        options = ["-silent", "-no-obsolete", "-locations", "none"]
        languages = ["-source-language", "en_US", "-target-language", locale]
        qt_tool("lupdate", *options, *languages, *sources(), "-ts", str(target))


def release(folder: Path = I18N) -> None:
    """Compile the .ts files beside themselves."""
    for code in LANGUAGES:
        source = folder / f"desktop_{code}.ts"
        qt_tool("lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


def qt_tool(name: str, *arguments: str) -> None:
    """Run one of Qt's translation tools, which PySide6 brings along.

    Raises:
        subprocess.CalledProcessError: the tool refused.
    """
    subprocess.run([sys.executable, "-I", "-c", _RUN_TOOL, name, *arguments], check=True)


if __name__ == "__main__":
    update()
    if "--release" in sys.argv[1:]:
        release()
