"""Before Qt: if the window cannot open, say why in plain words, in both languages of the app.

Standard library only, because this runs when the rest cannot. Qt itself would end the process
without a word that helps: a missing system library is named here, with the package that has it.
"""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import os
import sys
from pathlib import Path

PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
"""Library -> Debian's and Ubuntu's package; other systems name theirs alike."""


def hold_collector() -> None:
    """No garbage collection until `release_collector`: a start makes 75,000 objects that live as
    long as the window, and looking through them again and again took 0.15 s of its first second.
    """
    gc.disable()


def release_collector() -> None:
    """Collect again, without what the start made: each full look at that would cost 50 ms.

    Nor is it looked through once now: of 110,000 objects 1,200 were rubbish.
    """
    gc.freeze()
    gc.enable()


def skip_source_scan() -> None:
    """Keep PySide from reading the source of every module that is imported after it.

    It looks there for its own name, to know where `from __feature__ import snake_case` may apply,
    and leaves all lines in `linecache`: 250 files, 0.12 s and 11 MB of a window that never uses
    that. Nothing happens where PySide's inside looks otherwise than in 6.11; raises ImportError
    if shiboken6 does not load.
    """
    import shiboken6  # noqa: F401 - brings the module that scans

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda module: False)  # noqa: B010


def trouble() -> str:
    """Why a window cannot open here, as a message; "" if nothing stands in the way."""
    if importlib.util.find_spec("PySide6") is None:
        return _both(
            "Formiga's window needs PySide6, and this Python does not have it.\n"
            "Start Formiga with its own command, `formiga`, or run the set-up again:\n"
            "    python3 installer/bootstrap.py run",
            "A janela do Formiga precisa do PySide6, que este Python não tem.\n"
            "Inicie o Formiga com o comando `formiga` ou execute a instalação de novo:\n"
            "    python3 installer/bootstrap.py run",
        )
    if sys.platform.startswith("linux"):
        return _trouble_on_linux()
    return _trouble_loading()


def _trouble_on_linux() -> str:
    if os.environ.get("QT_QPA_PLATFORM"):
        return _trouble_loading()
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return _both(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
            "Everything also works from the command line: formiga --help",
            "Não há tela aqui (nem DISPLAY nem WAYLAND_DISPLAY estão definidas).\n"
            "Tudo também funciona pela linha de comando: formiga --help",
        )
    return _trouble_loading() or ("" if os.environ.get("WAYLAND_DISPLAY") else _trouble_with_x11())


def _trouble_loading() -> str:
    try:
        skip_source_scan()
        from PySide6 import QtWidgets  # noqa: F401 - the import is the test
    except ImportError as error:
        return _missing(str(error))
    return ""


def _trouble_with_x11() -> str:
    """Load Qt's X11 part by hand: the error names what it lacks, where Qt would only abort."""
    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.is_file():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _missing(str(error))
    return ""


def _missing(error: str) -> str:
    library = error.split(":")[0].strip()
    package = PACKAGES.get(library)
    hint_en = f"Install it, for example:\n    sudo apt install {package}" if package else ""
    hint_pt = f"Instale-a, por exemplo:\n    sudo apt install {package}" if package else ""
    return _both(
        f"Formiga's window cannot open: a system library does not load.\n    {error}\n{hint_en}",
        f"A janela do Formiga não abre: uma biblioteca do sistema não carrega.\n    {error}\n"
        f"{hint_pt}",
    )


def _both(english: str, portuguese: str) -> str:
    """The message in both languages: Qt, which would know the right one, is what is missing."""
    return f"{english.rstrip()}\n\n{portuguese.rstrip()}"
