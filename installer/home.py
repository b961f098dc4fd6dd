"""Formiga's home folder and what lies where in it.

The same rule as `desktop/paths.py`, which uses platformdirs; here the standard library has to do.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

CODE = Path(__file__).resolve().parent.parent
LOCKS = CODE / "lockfiles"


@dataclass(frozen=True)
class Home:
    """The folder that holds everything Formiga installs and everything a person makes with it."""

    root: Path

    @property
    def app(self) -> Path:
        return self.root / "app"

    @property
    def dev(self) -> Path:
        return self.root / "dev"

    @property
    def envs(self) -> Path:
        """Engine environments."""
        return self.root / "envs"

    @property
    def bin(self) -> Path:
        return self.root / "bin"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def pythons(self) -> Path:
        """Pythons that the set-up fetched because the system has no suitable one."""
        return self.root / "python"


def find_home(chosen: str | None) -> Home:
    """`chosen`, else FORMIGA_HOME, else the user's data folder; the folder need not exist."""
    wanted = chosen or os.environ.get("FORMIGA_HOME", "").strip()
    if wanted:
        return Home(Path(wanted).expanduser().absolute())
    return Home(_user_data() / "formiga")


def _user_data() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "").strip()
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    xdg = os.environ.get("XDG_DATA_HOME", "").strip()
    return Path(xdg) if xdg else Path.home() / ".local" / "share"
