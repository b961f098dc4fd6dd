"""Where things are: Formiga's home, the code, the engine's interpreter. Creates nothing by itself.

The home follows platformdirs' rules; `installer/bootstrap.py` computes the same folder with the
standard library alone, so both must change together.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from envcheck import switch

HOME_VARIABLE = "FORMIGA_HOME"


def formiga_home(chosen: Path | str | None = None) -> Path:
    """The folder of everything Formiga keeps: `chosen`, else $FORMIGA_HOME, else the user's own."""
    wanted = str(chosen) if chosen else os.environ.get(HOME_VARIABLE, "").strip()
    if wanted:
        return Path(wanted).expanduser().absolute()
    from platformdirs import user_data_dir  # 30 ms that a run with FORMIGA_HOME set need not pay

    return Path(user_data_dir("formiga", appauthor=False))


def code_root() -> Path:
    """The folder that holds desktop/, engine/ and envcheck/: the engine's working directory."""
    return Path(__file__).resolve().parent.parent


def runs_dir(home: Path) -> Path:
    return home / "runs"


def models_dir(home: Path) -> Path:
    return home / "models"


def envs_dir(home: Path) -> Path:
    return home / "envs"


def cache_dir(home: Path) -> Path:
    return home / "cache"


def logs_dir(home: Path) -> Path:
    return home / "logs"


def settings_file(home: Path) -> Path:
    return home / "settings.json"


def launcher_file(home: Path) -> Path:
    """The `formiga` command that the set-up writes."""
    return home / "bin" / ("formiga.cmd" if sys.platform == "win32" else "formiga")


def engine_env(home: Path) -> Path | None:
    """The engine environment in use, or None where none has been set up."""
    return switch.current(envs_dir(home))


def engine_python(home: Path) -> Path | None:
    """The interpreter of the engine environment in use (it may be missing on disk), or None."""
    env = engine_env(home)
    return None if env is None else switch.interpreter(env)


def where(home: Path) -> dict[str, str | None]:
    """The flat answer of `formiga where`."""
    env = engine_env(home)
    python = engine_python(home)
    return {
        "app_python": sys.executable,
        "engine_python": None if python is None else str(python),
        "engine_env": None if env is None else str(env),
        "home": str(home),
        "runs": str(runs_dir(home)),
        "code": str(code_root()),
    }
