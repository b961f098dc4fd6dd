"""Translations, with the app's own Qt: compile them, and see whether a sentence is missing.

.ts files are text and kept in the repository; .qm files are what Qt loads, made on each machine.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from envcheck import switch
from installer.home import CODE

I18N = CODE / "desktop" / "i18n"
DEADLINE_S = 120

# The tools are inside PySide6-Essentials; their scripts in bin/ would need a shebang that fits.
_QT_TOOL = """\
import sys
from PySide6.scripts import pyside_tool
name = sys.argv.pop(1)
sys.argv[0] = name
getattr(pyside_tool, name)()
"""

Message = tuple[str, ...]
"""Context, source text, comment."""


def compile_translations(app: Path, folder: Path = I18N) -> str:
    """Compile what is newer than its result; returns what went wrong, empty if nothing did."""
    for source in sorted(folder.glob("*.ts")):
        result = source.with_suffix(".qm")
        if result.is_file() and result.stat().st_mtime >= source.stat().st_mtime:
            continue
        problem = _qt_tool(app, "lrelease", "-silent", str(source), "-qm", str(result))
        if problem or not result.is_file():
            return problem or f"lrelease wrote no {result.name}"
    return ""


def stale_translations(app: Path, folder: Path = I18N) -> list[str]:
    """What the .ts files lack or no longer need, compared with the sources; empty when fresh."""
    findings: list[str] = []
    sources = sorted(str(path) for path in (CODE / "desktop").rglob("*.py"))
    for kept in sorted(folder.glob("*.ts")):
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name) / kept.name
            shutil.copyfile(kept, copy)
            if problem := _qt_tool(app, "lupdate", "-silent", *sources, "-ts", str(copy)):
                return [f"lupdate: {problem}"]
            wanted, had = _messages(copy), _messages(kept)
        findings += [f"{kept.name}: not in it yet: {one}" for one in sorted(wanted - had)]
        findings += [f"{kept.name}: no longer used: {one}" for one in sorted(had - wanted)]
        findings += [f"{kept.name}: not translated: {one}" for one in _untranslated(kept)]
    return findings


def _messages(path: Path) -> set[Message]:
    """Messages that are in use (lupdate keeps old ones and marks them)."""
    return {
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
        )
        for context, message in _all(path)
        if _state(message) not in {"vanished", "obsolete"}
    }


def _untranslated(path: Path) -> list[str]:
    """Unfinished messages; English needs words of its own only where there is a number."""
    english = path.stem.endswith("_en")
    return [
        message.findtext("source", "")
        for _, message in _all(path)
        if _state(message) == "unfinished" and (not english or message.get("numerus") == "yes")
    ]


def _all(path: Path) -> list[tuple[ElementTree.Element, ElementTree.Element]]:
    tree = ElementTree.parse(path)  # noqa: S314  (our own file)
    return [(c, m) for c in tree.getroot().iter("context") for m in c.iter("message")]


def _state(message: ElementTree.Element) -> str:
    translation = message.find("translation")
    return "unfinished" if translation is None else translation.get("type", "")


def _qt_tool(app: Path, *arguments: str) -> str:
    """Run one of Qt's tools; returns its last words if it failed, else nothing."""
    command = [str(switch.interpreter(app)), "-I", "-B", "-c", _QT_TOOL, *arguments]
    try:
        answer = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=DEADLINE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    said = (answer.stderr or answer.stdout).strip().splitlines()
    return (said[-1] if said else f"exit code {answer.returncode}") if answer.returncode else ""
