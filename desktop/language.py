"""Words and numbers in the person's language: which one, and Qt's translators for it.

Importing this module does not import Qt, so that `formiga where` stays quick: `install` does.
`lupdate` finds `translate("Context", "…")` and `QT_TRANSLATE_NOOP("Context", "…")` by their
names; both must be called with plain string literals, and `translate` by position.
"""

from __future__ import annotations

import locale
import logging
import os
import sys
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

LANGUAGES = ("en", "pt_BR")
SYSTEM = ""
"""The setting that means: follow the computer's language."""

I18N = Path(__file__).parent / "i18n"

_installed: dict[str, Any] = {"language": "en", "app": None, "translators": []}


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks `text` of a table for translation and returns it unchanged."""
    return text


def translate(context: str, text: str, comment: str | None = None, n: int = -1) -> str:
    """`text` in the installed language; `text` itself where Qt was not needed so far."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return text
    translated: str = core.QCoreApplication.translate(context, text, comment, n)
    return translated


def resolve(chosen: str) -> str:
    """One of LANGUAGES for a setting, a locale name, or SYSTEM (the computer's language)."""
    name = (chosen or system_language()).replace("-", "_").lower()
    return "pt_BR" if name.startswith(("pt", "portuguese")) else "en"


def system_language() -> str:
    """The locale name that the operating system gives, such as `pt_BR`; "" where it gives none."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return locale.getlocale()[0] or ""


def current() -> str:
    """The installed language, one of LANGUAGES."""
    return str(_installed["language"])


def install(chosen: str) -> str:
    """Makes `chosen` the language of sentences, Qt's own buttons and numbers; returns which.

    Works with the window's QApplication, or makes a QCoreApplication for the command line.
    Can be called again to change the language. A missing compiled file leaves the English
    source text and says so in the log.
    """
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale

    language = resolve(chosen)
    _installed["app"] = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    for translator in _installed["translators"]:
        QCoreApplication.removeTranslator(translator)
    _installed["translators"] = []
    QLocale.setDefault(QLocale("en_US" if language == "en" else language))
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if language != "en":  # Qt's own words are English already
        _add_translator(qt_folder / f"qtbase_{language}.qm")
    if not _add_translator(I18N / f"desktop_{language}.qm"):
        log.info("no compiled translation for %s in %s", language, I18N)
    _installed["language"] = language
    return language


def _add_translator(compiled: Path) -> bool:
    if not compiled.is_file():
        return False
    from PySide6.QtCore import QCoreApplication, QTranslator

    translator = QTranslator(_installed["app"])
    if not translator.load(str(compiled)):
        return False
    _installed["translators"].append(translator)
    return bool(QCoreApplication.installTranslator(translator))
